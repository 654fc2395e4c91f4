import Documents
import Forms

/// What is gathered while a document is read: cells, rows of no form, and remarks.
struct Reading: Sendable {
  /// The cells in the order in which they were met, each key once.
  private(set) var cells: [Cell] = []
  private var places: [CellKey: Int] = Dictionary(minimumCapacity: 256)
  /// Cells printed twice with two figures, and cells printed once with a figure and once empty.
  private var disputed: Set<CellKey> = []
  private var halfBlank: Set<CellKey> = []
  private var confirmed: Set<CellKey> = []
  var extras: [ExtraCell] = []
  var undecided: [UndecidedRow] = []
  var remarks: [Remark] = []

  /// Takes a cell. The same cell printed twice with two figures has two readings, so neither is kept.
  mutating func add(_ cell: Cell) {
    // Nearly every cell is met once: it is looked up and noted in one step.
    guard let place = places.updateValue(cells.count, forKey: cell.key) else { return cells.append(cell) }
    places[cell.key] = place
    let there = cells[place]
    guard there.state != cell.state || there.value != cell.value else {
      confirmed.insert(cell.key)
      return
    }
    if cell.state == .blank || there.state == .blank {
      halfBlank.insert(cell.key)
      if there.state == .blank { cells[place] = cell }
      return
    }
    disputed.insert(cell.key)
    cells[place] = Cell(
      cell.key, state: .unreadable, raw: "\(there.raw) | \(cell.raw)", unit: cell.unit, place: there.place)
    remarks.append(.twice(there, cell))
  }

  /// The reading, where it does not mix two reports. Three rows with two figures each are no slip but a second table:
  /// another year beside this one (a comparison, domain.md §11 SQ). Which figure is whose cannot be told, so only what
  /// both print alike is kept. The three blocks of table 四 are one printed row and count as one.
  var unmixed: Reading {
    let rows = Set(disputed.map { $0.section == .appeals ? "appeals" : "\($0.section) \($0.row)" })
    guard rows.count >= 3 else { return self }
    var reading = self
    for (place, cell) in cells.enumerated()
    where halfBlank.contains(cell.key) || !confirmed.contains(cell.key) {
      guard cell.state == .number else { continue }
      reading.cells[place] = Cell(
        cell.key, state: .unreadable, raw: cell.raw, unit: cell.unit, place: cell.place)
    }
    reading.remarks.append(.mixed(disputed.count))
    return reading
  }

  /// Puts another reading of a cell in its place.
  mutating func replace(_ cell: Cell) {
    guard let place = places[cell.key] else { return add(cell) }
    cells[place] = cell
  }

  func has(_ section: Section) -> Bool { cells.contains { $0.key.section == section } }
  func has(_ key: CellKey) -> Bool { places[key] != nil }
}

extension Remark {
  /// Two reports in one document.
  fileprivate static func mixed(_ count: Int) -> Remark {
    Remark(
      "R.unreadable", actual: String(count),
      message: Wording(
        en:
          "the document holds two tables that differ in \(count) cells, of two years perhaps; only what both print alike is stored: import each report by itself",
        zh: "文件中有两份表格，\(count)个单元格的数不同，可能属于不同年份；只存入两份一致的数，请将各报告分开导入"))
  }

  fileprivate static func twice(_ first: Cell, _ second: Cell) -> Remark {
    Remark(
      "R.unreadable", section: first.key.section, row: first.key.row, column: first.key.column,
      actual: "\(first.raw) | \(second.raw)",
      message: Wording(
        en:
          "printed twice with two figures: \(first.raw) (\(first.place)) and \(second.raw) (\(second.place))",
        zh: "同一单元格出现两个不同的数：\(first.raw)（\(first.place)）和 \(second.raw)（\(second.place)）"))
  }

  /// A label that was matched although it is misprinted.
  static func misprint(
    _ printed: String, for label: String, at place: Place, _ section: Section, row: String? = nil
  )
    -> Remark
  {
    Remark(
      "R.label", section: section, row: row, actual: printed,
      message: Wording(
        en: "\(place): “\(printed)” is read as \(label)", zh: "\(place)：“\(printed)”按“\(label)”识别"))
  }
}

extension Cell {
  /// A cell from the text printed in it. The unit is the cell's own, else `unit`.
  init(_ key: CellKey, printed text: String, unit: String?, signed: Bool = false, at place: Place) {
    let figure = Figure(text, signed: signed)
    self.init(
      key, state: figure.state, value: figure.value, raw: Cell.raw(text), unit: figure.unit ?? unit,
      place: place)
  }

  /// A cell of which cannot be told whether the figure printed in it is its own.
  init(_ key: CellKey, unreadable cell: TableCell, unit: String?) {
    self.init(key, state: .unreadable, raw: Cell.raw(cell.text), unit: unit, place: cell.place)
  }

  /// The printed text without the white space around it.
  static func raw(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, isPrinted(first), isPrinted(last) {
      return text
    }
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let end = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }

  /// True for ASCII that is no white space.
  private static func isPrinted(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
