import Documents
import Forms

/// What is gathered while a document is read: cells, rows of no form, and remarks.
struct Reading: Sendable {
  private(set) var cells: [CellKey: Cell] = [:]
  /// The cells' keys in the order in which they were met.
  private(set) var keys: [CellKey] = []
  var extras: [ExtraCell] = []
  var undecided: [UndecidedRow] = []
  var remarks: [Remark] = []

  /// Takes a cell. The same cell printed twice with two figures has two readings, so neither is kept.
  mutating func add(_ cell: Cell) {
    guard let there = cells[cell.key] else {
      keys.append(cell.key)
      return cells[cell.key] = cell
    }
    guard there.state != cell.state || there.value != cell.value else { return }
    if cell.state == .blank { return }
    if there.state == .blank { return cells[cell.key] = cell }
    cells[cell.key] = Cell(
      cell.key, state: .unreadable, raw: "\(there.raw) | \(cell.raw)", unit: cell.unit, place: there.place)
    remarks.append(.twice(there, cell))
  }

  /// Puts another reading of a cell in its place.
  mutating func replace(_ cell: Cell) {
    if cells[cell.key] == nil { keys.append(cell.key) }
    cells[cell.key] = cell
  }

  func has(_ section: Section) -> Bool { cells.keys.contains { $0.section == section } }
}

extension Remark {
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

  /// The printed text without the white space around it.
  static func raw(_ text: String) -> String {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let end = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }
}
