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
        add(values, told, raw, place, to: &reading)
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

  private func leave(_ raw: String, _ place: Place, _ candidates: [String], in reading: inout Reading) {
    for key in keys { reading.add(Cell(key, state: .unreadable, raw: raw, place: place)) }
    reading.remarks.append(.undecided(keys, raw: raw, candidates: candidates, at: place))
  }

  /// The partings that nothing rules out, in words: `5, 6, 15`.
  private func candidates(of parting: RowParting?) -> [String] {
    guard case .undecided(let listed, _) = parting else { return [] }
    return listed.map { $0.map { $0?.description ?? "" }.joined(separator: ", ") }
  }
}

extension Remark {
  /// Figures that cannot be brought to their cells, with the readings that remain.
  static func undecided(_ keys: [CellKey], raw: String, candidates: [String] = [], at place: Place)
    -> Remark
  {
    let listed = candidates.prefix(5).joined(separator: " / ")
    let (en, zh) = candidates.isEmpty ? ("", "") : ("; possible: \(listed)", "；可能为：\(listed)")
    return Remark(
      "R.unreadable", section: keys.first?.section, row: keys.first?.row, actual: raw,
      message: Wording(
        en: "\(place): “\(raw)” cannot be told apart into \(keys.count) cells; nothing is stored\(en)",
        zh: "\(place)：“\(raw)”无法确定地分为 \(keys.count) 个单元格，未存入任何数\(zh)"))
  }
}
