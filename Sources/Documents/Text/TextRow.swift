/// A line of a text that holds cells. Layouts of domain.md §7:
/// P1, P2, P6 part cells by bars, with or without a leading one, padded with empty cells at the end; the rule of
/// dashes under a Markdown head is no row. P3 and P4 put one cell on a line: a line with one bar and at most one cell,
/// or with nothing but bars outside a table, stays a paragraph with its bars, for the reader of reports to put together.
/// P10 puts a whole report on one line: a long line stays a paragraph.
struct TextRow {
  /// What parts the cells.
  enum Separator { case bar, tab }

  var separator: Separator
  /// Nil for the rule under a Markdown head.
  var cells: [TableCell]?
  /// The line as a paragraph, for a row that turns out to stand alone.
  var line: Paragraph?
  /// The empty cell behind the last bar of a line without a leading one: a cell where the other lines of the table end in
  /// text, nothing where they end in bars.
  var tail: TableCell?

  /// The longest line, in bytes, that is taken for a row. Rows of the forms with their longest labels and fifteen figures
  /// stay under 600; whole paragraphs and reports of one line (domain.md §7 P10) are longer.
  static let lengthLimit = 3000

  /// Takes a line and the row before it, if there is one; nil when the line is no row.
  init?(_ line: ArraySlice<UInt8>, number: Int, continues previous: TextRow?) {
    let line = line.trimmedOfLineEnd
    guard line.count <= Self.lengthLimit, let separator = Self.separator(in: line) else { return nil }
    var cells = Self.cells(in: line, parted: separator, number: number)
    if separator == .bar, let last = cells.last, last.text.isEmpty {
      cells.removeLast()
      if line.trimmed.first != 0x7C { tail = last }
    }
    let filled = cells.count { !$0.text.isBlank }
    switch separator {
    case .bar:
      let bars = line.count { $0 == 0x7C }
      guard filled >= 2 || (bars >= 2 && (filled == 1 || previous?.separator == .bar)) else { return nil }
    case .tab:
      guard filled >= 1, cells.count >= 2 else { return nil }
    }
    self.separator = separator
    self.cells = separator == .bar && Self.isRule(line) ? nil : cells
    self.line = PlainText.paragraph(line, number: number)
  }

  /// Takes rows that follow each other and gives tables, one for each run with the same separator.
  static func pieces(of rows: [TextRow]) -> [Piece] {
    rows.chunked { $0.separator == $1.separator }.flatMap { run -> [Piece] in
      if run.count == 1, let row = run.first, row.isSentence {
        return row.line.map { [.paragraph($0)] } ?? []
      }
      let isOpen = run.count { $0.tail == nil } * 2 > run.count
      let rows = run.compactMap { row in row.cells.map { $0 + (isOpen ? [row.tail].compactMap(\.self) : []) }
      }
      return rows.isEmpty ? [] : [.rows(Table(layout: .ordered, rows: rows))]
    }
  }

  /// What a line that stands alone rather is: a sentence with tabs in it, or a title with the name of its site behind a
  /// bar, which a row of one label and one figure is not.
  private var isSentence: Bool {
    guard separator == .bar else { return !endsInFigures }
    let isBarred = line.map { $0.text.hasPrefix("|") || $0.text.hasSuffix("|") } ?? true
    return !isBarred && cells?.count == 2
      && cells?.contains { $0.text.utf8.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2D } } == false
  }

  /// Words, then nothing but figures and empty cells, two or more: a row of a table with empty lines between its rows.
  /// Figures without words before them are a cell to a line, with tabs about it.
  private var endsInFigures: Bool {
    guard let cells, let first = cells.firstIndex(where: { $0.text.isBlank || Self.isFigure($0.text) }),
      first > 0
    else { return false }
    let rest = cells[first...]
    return rest.count >= 2 && rest.contains { Self.isFigure($0.text) }
      && rest.allSatisfy { $0.text.isBlank || Self.isFigure($0.text) }
  }

  /// Digits, with a sign or a unit at most: what follows the last digit is no more than a word of three characters.
  private static func isFigure(_ text: String) -> Bool {
    let digits = text.drop { "-+".contains($0) }.prefix { "0123456789０１２３４５６７８９.,".contains($0) }
    return !digits.isEmpty && text.count - digits.count <= 3
  }

  private static func separator(in line: ArraySlice<UInt8>) -> Separator? {
    if line.contains(0x7C) { return .bar }
    return line.contains(0x09) ? .tab : nil
  }

  /// `---|:--:|---`: at least three dashes or a colon in each cell, for a single `-` in every cell is a row that says "none".
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    let parts = line.split(separator: 0x7C).map(\.trimmed).filter { !$0.isEmpty }
    return !parts.isEmpty
      && parts.allSatisfy { part in
        part.allSatisfy { $0 == 0x2D || $0 == 0x3A } && (part.contains(0x3A) || part.count >= 3)
      }
  }

  /// The cells between the separators, and what follows the last one. A leading bar opens no cell.
  private static func cells(in line: ArraySlice<UInt8>, parted separator: Separator, number: Int)
    -> [TableCell]
  {
    let sign: UInt8 = separator == .bar ? 0x7C : 0x09
    var cells: [TableCell] = []
    var character = 1
    var start = line.startIndex
    for end in line.indices where line[end] == sign && !isEscaped(end, in: line) {
      cells.append(cell(line[start..<end], number: number, character: &character))
      character += 1
      start = end + 1
    }
    cells.append(cell(line[start...], number: number, character: &character))
    if separator == .bar, line.trimmed.first == 0x7C { cells.removeFirst() }
    return cells
  }

  private static func isEscaped(_ index: Int, in line: ArraySlice<UInt8>) -> Bool {
    index > line.startIndex && line[index] == 0x7C && line[index - 1] == 0x5C
  }

  /// One cell, placed at the character where its text begins (an empty cell: where it opens); `character` moves to its
  /// end. Escaped bars lose their backslash.
  private static func cell(_ part: ArraySlice<UInt8>, number: Int, character: inout Int) -> TableCell {
    let text = part.trimmed
    let lead = text.isEmpty ? 0 : text.startIndex - part.startIndex
    let place = Place.line(number, character: character + lead)
    character += part.count { $0.startsScalar }
    let shown = text.contains(0x5C) ? text.removingEscapes : Array(text)
    return TableCell(String(decoding: shown.breakingLines, as: UTF8.self), at: place)
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and carriage returns at the end; tabs stay, for they part cells.
  fileprivate var trimmedOfLineEnd: ArraySlice<UInt8> {
    self[startIndex...].prefix(upTo: (lastIndex { $0 != 0x20 && $0 != 0x0D } ?? startIndex - 1) + 1)
  }

  /// With `\|` made `|`.
  fileprivate var removingEscapes: [UInt8] {
    var result: [UInt8] = []
    for byte in self {
      if byte == 0x7C, result.last == 0x5C { result.removeLast() }
      result.append(byte)
    }
    return result
  }
}

extension [UInt8] {
  /// With `<br>` and `<br/>`, by which Markdown breaks lines within a cell, made line ends.
  fileprivate var breakingLines: [UInt8] {
    guard var open = firstIndex(of: "<br") else { return self }
    var result: [UInt8] = []
    var start = 0
    while let close = self[open...].prefix(6).firstIndex(of: 0x3E) {
      result += self[start..<open] + [0x0A]
      start = close + 1
      guard let next = firstIndex(of: "<br", from: start) else { break }
      open = next
    }
    return result + self[start...]
  }
}

extension Array {
  /// Parts the elements into runs in which each neighbour belongs with the one before it.
  func chunked(_ belongs: (Element, Element) -> Bool) -> [[Element]] {
    var runs: [[Element]] = []
    for element in self {
      if let last = runs.last?.last, belongs(last, element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
    return runs
  }
}
