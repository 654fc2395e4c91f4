import Documents
import Forms

/// A row on its way into a reading: cells that stand apart go in as they are, glued ones as the parting tells them,
/// and what cannot be told goes in as unreadable, with the candidates in a remark.
struct GluedRow {
  let code: String
  private let keys: [CellKey]
  private let row: FlowRow
  private let basis: Basis

  init(_ code: String, _ keys: [CellKey], _ row: FlowRow, basis: Basis = .printed) {
    self.code = code
    self.keys = keys
    self.row = row
    self.basis = basis
  }

  /// The runs of all rows of a table by code; rows that cannot be read at all are left out.
  static func runs(of rows: [GluedRow]) -> [String: Run] {
    Dictionary(
      rows.compactMap { row in row.run.map { (row.code, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  private var run: Run? {
    switch row {
    case .cells(let cells): Run(cells.map { $0.value?.description })
    case .glued(let pieces, _, _): Run(pieces)
    case .undecided: nil
    }
  }

  /// True for a row whose digits must be parted.
  var isGlued: Bool {
    if case .glued = row { true } else { false }
  }

  /// True for a row that the order of the form tells, not its label.
  var isOrdered: Bool { basis == .ordered }

  /// The figures that the row would give.
  func figures(_ parting: RowParting?) -> [CellKey: Number] {
    switch row {
    case .cells(let cells):
      Dictionary(
        cells.compactMap { cell in cell.value.map { (cell.key, $0) } },
        uniquingKeysWith: { first, _ in first })
    case .glued:
      Dictionary(
        zip(keys, parting?.cells ?? []).compactMap { key, value in value.map { (key, $0) } },
        uniquingKeysWith: { first, _ in first })
    case .undecided: [:]
    }
  }

  /// Leaves the row unread, with what is printed in it.
  func leave(in reading: inout Reading) {
    switch row {
    case .cells(let cells):
      guard let first = cells.first else { return }
      leave(cells.map(\.raw).joined(separator: " | "), first.place, [], in: &reading)
    case .glued(_, let raw, let place), .undecided(let raw, let place): leave(raw, place, [], in: &reading)
    }
  }

  /// Puts the row's cells into `reading`, `parting` being what the sums of the table say of it.
  func add(_ parting: RowParting?, to reading: inout Reading) {
    switch row {
    case .cells(let cells):
      for var cell in cells {
        cell.basis = basis
        reading.add(cell)
      }
    case .glued(_, let raw, let place):
      if case .certain(let values, let told) = parting, values.count == keys.count {
        add(values, isOrdered ? .ordered : told, raw, place, to: &reading)
      } else {
        leave(raw, place, candidates(of: parting), in: &reading)
      }
    case .undecided(let raw, let place): leave(raw, place, [], in: &reading)
    }
  }

  private func add(
    _ values: [Number?], _ told: Basis, _ raw: String, _ place: Place, to reading: inout Reading
  ) {
    for (key, value) in zip(keys, values) {
      let unit = key.section == .disclosure ? Form.unit(of: key) : "件"
      reading.add(
        Cell(
          key, state: value == nil ? .blank : .number, value: value, basis: told, raw: raw, unit: unit,
          place: place))
    }
  }

  private func leave(_ raw: String, _ place: Place, _ candidates: [[Number]], in reading: inout Reading) {
    let row = UndecidedRow(keys: keys, candidates: candidates, raw: raw, place: place)
    row.unreadable.forEach { reading.add($0) }
    reading.undecided.append(row)
  }

  /// All partings that nothing rules out; none where they could not all be listed.
  private func candidates(of parting: RowParting?) -> [[Number]] {
    guard case .undecided(let told, let count) = parting else { return [] }
    if count == told.count { return told.compactMap(GluedRow.whole) }
    guard case .glued(let pieces, _, _) = row, keys.first?.section == .disclosure else { return [] }
    let all = partings(of: Run(pieces), cells: keys.count, limit: GluedRow.most)
    return all.count == all.listed.count ? all.listed.compactMap(GluedRow.whole) : []
  }

  /// More readings than these are not kept for another year to choose from.
  private static let most = 100

  private static func whole(_ cells: [Number?]) -> [Number]? {
    cells.contains(nil) ? nil : cells.compactMap(\.self)
  }
}
