import Documents
import Forms

/// A document as one stream of folded UTF-16 units, for layouts in which figures follow their labels: text in pipes,
/// one cell a line, text from PDF, a whole report on one line. Spaces are not units; whether one stood before a unit
/// is kept, because a space between digits is a certain border between cells and its absence is not (domain.md §9.1).
struct Flow: Sendable {
  /// What stood before a unit in the source.
  enum Gap: UInt8, Sendable, Comparable {
    case none, space, line
    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// Stands for the border of a table cell.
  static let bar: UInt16 = 0x1F
  /// Stands for the start of a table's row: figures before it and behind it are of two rows.
  static let rowStart: UInt16 = 0x1E
  /// The offset of a mark, which stands in no text.
  private static let nowhere = UInt32.max

  private(set) var units: [UInt16] = []
  private(set) var gaps: [Gap] = []
  private var offsets: [UInt32] = []
  private var pieces: [Piece] = []

  /// A paragraph or a cell: the flow's units from `start` on came from `text`.
  private struct Piece: Sendable {
    var start: Int
    var text: String
    var place: Place
  }

  init(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph) where PageFoot.isFoot(paragraph.text): break
      case .paragraph(let paragraph): append(paragraph.text, at: paragraph.place, after: .line)
      case .table(let table): append(table)
      }
    }
  }

  var count: Int { units.count }

  private mutating func append(_ table: Table) {
    for row in table.rows {
      var gap = Gap.line
      append(mark: Flow.rowStart)
      for (index, cell) in row.filter(\.isOrigin).enumerated() {
        if index > 0 { append(mark: Flow.bar) }
        append(cell.text, at: cell.place, after: gap)
        gap = .none
      }
    }
    // What follows the table is no more of its last row: `… | 5 | |` and then `2024年…`.
    append(mark: Flow.rowStart)
  }

  private mutating func append(mark: UInt16) {
    units.append(mark)
    gaps.append(.none)
    offsets.append(Flow.nowhere)
  }

  private mutating func append(_ text: String, at place: Place, after first: Gap) {
    pieces.append(Piece(start: units.count, text: text, place: place))
    var gap = first
    var offset: UInt32 = 0
    // By scalars, which a string gives faster than units.
    for scalar in text.unicodeScalars {
      for raw in scalar.utf16 {
        defer { offset &+= 1 }
        let unit = Fold.unit(raw)
        if unit == 0 { continue }
        if unit == 0x20 {
          gap = max(gap, raw == 0x0A ? .line : .space)
          continue
        }
        units.append(unit == 0x7C ? Flow.bar : unit)
        gaps.append(gap)
        offsets.append(offset)
        gap = .none
      }
    }
  }

  /// The last piece that begins at or before a unit.
  private func piece(of unit: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= unit { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// Where a unit stands: the place of its paragraph or cell, with the character where the line is long enough to
  /// need it. The start of a row stands with its first cell.
  func place(of unit: Int) -> Place {
    let unit = unit < count && units[unit] == Flow.rowStart ? unit + 1 : unit
    guard let piece = piece(of: unit).map({ pieces[$0] }) else { return .line(1) }
    guard piece.place.table == nil, unit < count, offsets[unit] != Flow.nowhere, piece.text.utf16.count > 120
    else { return piece.place }
    return .line(
      piece.place.row, character: (piece.place.column ?? 1) + Int(offsets[unit]), page: piece.place.page)
  }

  /// The printed text of a range of units; a range over several pieces gives what stands in the first.
  func raw(_ range: Range<Int>) -> String {
    guard let first = range.first(where: isPrinted), let index = piece(of: first) else { return "" }
    let next = index + 1 < pieces.count ? pieces[index + 1].start : count
    guard let last = (first..<min(range.upperBound, next)).last(where: isPrinted) else { return "" }
    let text = pieces[index].text.utf16
    let start = text.index(text.startIndex, offsetBy: Int(offsets[first]))
    let end = text.index(start, offsetBy: Int(offsets[last] - offsets[first]) + 1)
    return String(text[start..<end]) ?? ""
  }

  /// False for the marks of borders and rows, which stand in no text.
  private func isPrinted(_ unit: Int) -> Bool { offsets[unit] != Flow.nowhere }

  /// The part of a range behind the last border of a cell or row in it.
  func lastCell(of range: Range<Int>) -> Range<Int> {
    let border = range.last { units[$0] == Flow.bar || units[$0] == Flow.rowStart }
    return (border.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
  }

  /// The rows of tables in a range, each without the mark of its start; what stands in no table is one row.
  func rows(of range: Range<Int>) -> [Range<Int>] {
    units[range].split(separator: Flow.rowStart).map { $0.startIndex..<$0.endIndex }
  }

  /// The words of a range: letters, digits and ideographs, without borders and punctuation.
  func key(_ range: Range<Int>) -> [UInt16] { units[range].filter(Fold.isWord) }

  /// The words of a label: like `key`, without the numbers of notes (`行政许可[1]`, `（1）`, `注1`).
  func label(_ range: Range<Int>) -> [UInt16] {
    guard range.contains(where: isDigit) else { return key(range) }
    var label: [UInt16] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let end = noteEnd(from: index), end <= range.upperBound {
        index = end
      } else {
        if Fold.isWord(units[index]) { label.append(units[index]) }
        index += 1
      }
    }
    return label
  }

  /// Where the number of a note that begins at `index` ends; nil where none begins there.
  private func noteEnd(from index: Int) -> Int? {
    let isWord = units[index] == Flow.note
    guard isWord || Flow.opening.contains(units[index]), isDigit(index + 1) else { return nil }
    let end = units[(index + 1)...].prefix(3).firstIndex { !Fold.isDigit($0) } ?? min(index + 3, count)
    if isWord { return end }
    return end < count && Flow.closing.contains(units[end]) ? end + 1 : nil
  }

  private static let note: UInt16 = 0x6CE8  // 注
  static let opening = Set("([〔【〈".utf16)
  static let closing = Set(")]〕】〉".utf16)

  /// True for one digit and the mark that makes it number the words behind it: `2.其他`.
  func isNumbering(at index: Int) -> Bool {
    isDigit(index) && index + 1 < count && (units[index + 1] == 0x2E || units[index + 1] == 0x3001)
  }

  /// A range of digits, signs and points as text.
  func digits(_ range: Range<Int>) -> String {
    String(decoding: units[range].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }

  func isDigit(_ index: Int) -> Bool { index < units.count && Fold.isDigit(units[index]) }
}
