import Forms
import GRDB
import Reports

extension FilingRows {
  /// Writes a cell into the table of its section. What cannot stand there exactly is an error: a figure is stored as
  /// it is printed, or not at all.
  func insert(_ cell: Cell, order: Int, filing: Int64) throws {
    guard (cell.value != nil) == (cell.state == .number) else { throw misfit(cell) }
    switch cell.key.section {
    case .applications: try insertCount(cell, filing, "application_count", "outcome_id", "applicant_id")
    case .appeals: try insertCount(cell, filing, "appeal_count", "route_id", "result_id")
    case .disclosure: try insertDisclosure(cell, filing)
    case .annex: try insertAnnex(cell, filing, order: order)
    }
  }

  private func insertCount(
    _ cell: Cell, _ filing: Int64, _ table: String, _ row: String, _ column: String
  ) throws {
    guard let ids = codes.ids(of: cell.key), cell.value?.scale ?? 0 == 0 else { throw misfit(cell) }
    try db.run(
      """
      INSERT INTO \(table) (filing_id, \(row), \(column), value, state_id, basis_id, raw,
        at_page, at_table, at_row, at_col) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, [filing, ids.row, ids.column, cell.value?.mantissa] + reading(cell) + place(cell.place))
  }

  private func insertDisclosure(_ cell: Cell, _ filing: Int64) throws {
    guard let ids = codes.ids(of: cell.key) else { throw misfit(cell) }
    let unit = cell.unit == codes.unit(of: cell.key) ? nil : cell.unit
    try db.run(
      """
      INSERT INTO disclosure_count (filing_id, item_id, measure_id, value, scale, unit, state_id, basis_id, raw,
        at_page, at_table, at_row, at_col) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [filing, ids.row, ids.column, cell.value?.mantissa, cell.value?.scale ?? 0, unit] + reading(cell)
        + place(cell.place))
  }

  private func insertAnnex(_ cell: Cell, _ filing: Int64, order: Int) throws {
    guard ["year", "cumulative"].contains(cell.key.column) else { throw misfit(cell) }
    let item = try annexItem(cell.key.row)
    try db.run(
      """
      INSERT INTO annex_count (filing_id, item_id, which, value, scale, unit, state_id, basis_id, raw,
        at_page, at_table, at_row, at_col, form_order) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [filing, item, cell.key.column, cell.value?.mantissa, cell.value?.scale ?? 0, cell.unit] + reading(cell)
        + place(cell.place) + [order])
  }

  /// The id of a printed label, made when it is met for the first time.
  private func annexItem(_ label: String) throws -> Int64? {
    let concept = AnnexConcept.of(label: label)?.code
    try db.run("INSERT OR IGNORE INTO annex_item (label, concept) VALUES (?, ?)", [label, concept])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM annex_item WHERE label = ?"), arguments: [label.whole])
  }

  private func reading(_ cell: Cell) -> Values {
    [codes.state.ids[cell.state.rawValue], codes.basis.ids[cell.basis.rawValue], raw(of: cell)]
  }

  /// The printed text, nil where it would only repeat the value or the blank.
  private func raw(of cell: Cell) -> String? {
    guard let value = cell.value else { return cell.raw.isEmpty ? nil : cell.raw }
    return value.scale == 0 && cell.raw == value.description ? nil : cell.raw
  }

  private func misfit(_ cell: Cell) -> StoreError { .cell(cell.key, value: cell.raw) }
}
