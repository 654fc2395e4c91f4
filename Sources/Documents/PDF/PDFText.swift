/// Puts the pages of a PDF together: tables that go on overleaf become one, lines that fill their measure run on.
struct PDFText {
  private(set) var pieces: [Piece] = []
  private var table: PDFTable?
  private var paragraph: Paragraph?
  private var last: TextLine?
  private var measure: (left: Double, right: Double) = (0, 0)

  /// Takes the pages without their furniture.
  init(_ layouts: [PDFLayout]) {
    measure = Self.measure(of: layouts)
    for layout in layouts { read(layout) }
    endTable()
    endParagraph()
  }

  private mutating func read(_ layout: PDFLayout) {
    var number = 0
    for (index, run) in layout.parts.chunked({ $0.isLine && $1.isLine }).enumerated() {
      if case .table(let table)? = run.first { read(table, isFirst: index == 0) }
      var lines = run.compactMap(\.line)[...]
      while let line = lines.first {
        let found = UnruledRows.table(lines, page: layout.page.number)
        if let found {
          read(found.table, isFirst: false)
        } else {
          read(line, at: .line(number + 1, page: layout.page.number))
        }
        lines.removeFirst(found?.count ?? 1)
        number += found?.count ?? 1
      }
    }
  }

  /// A table at the head of a page goes on with the one at the foot of the page before.
  private mutating func read(_ next: PDFTable, isFirst: Bool) {
    endParagraph()
    if isFirst, let open = table, open.continues(in: next) {
      table?.append(next)
    } else {
      endTable()
      table = next
    }
  }

  private mutating func read(_ line: TextLine, at place: Place) {
    endTable()
    if let last, var open = paragraph, goesOn(last, in: line) {
      open.text += Self.joint(open.text, line.text) + line.text
      paragraph = open
    } else {
      endParagraph()
      paragraph = Paragraph(line.text, at: place)
    }
    last = line
  }

  /// A line goes on in the next when it reaches the right edge of the text and the next begins at the left edge, close
  /// below it or overleaf. A line of less than a dozen characters fills no measure.
  private func goesOn(_ line: TextLine, in next: TextLine) -> Bool {
    let size = max(line.size, next.size)
    let gap = next.box.top - line.box.bottom
    guard gap < size * 1.5, line.box.width > size * 12 else { return false }
    return line.segments.count == 1 && next.segments.count == 1 && line.box.right > measure.right - size * 1.5
      && next.box.left < measure.left + size * 0.8 && abs(line.size - next.size) < size * 0.3
  }

  /// Words and figures at the break stay apart, ideographs do not.
  private static func joint(_ text: String, _ next: String) -> String {
    guard let last = text.utf8.last, let first = next.utf8.first else { return "" }
    return last < 0x80 && first < 0x80 ? " " : ""
  }

  private mutating func endTable() {
    if let table { pieces.append(.table(table.placed)) }
    table = nil
  }

  private mutating func endParagraph() {
    if let paragraph { pieces.append(.paragraph(paragraph)) }
    paragraph = nil
    last = nil
  }

  /// The edges of the text: the outermost that at least three lines reach, or one of three when there are few.
  private static func measure(of layouts: [PDFLayout]) -> (left: Double, right: Double) {
    let lines = layouts.flatMap(\.parts).compactMap { if case .line(let line) = $0 { line.box } else { nil } }
    let lefts = lines.map(\.left).sorted()
    let rights = lines.map(\.right).sorted(by: >)
    let left = zip(lefts, lefts.dropFirst(2)).first { $1 - $0 < 4 }?.0 ?? lefts.first ?? 0
    let right = zip(rights, rights.dropFirst(2)).first { $0 - $1 < 8 }?.0 ?? rights.first ?? 0
    return (left, right)
  }
}
