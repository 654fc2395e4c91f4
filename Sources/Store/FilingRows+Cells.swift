import Forms
import GRDB
import Reports

extension FilingRows {
  /// Writes cells into the tables of their sections, in their order. What cannot stand there exactly is an error: a
  /// figure is stored as it is printed, or not at all.
  func insert(_ cells: [(order: Int, cell: Cell)], filing: Int64) throws {
    for (section, insert) in FilingRows.inserts {
      var values: [StoredValue] = []
      values.reserveCapacity(cells.count * FilingRows.mostColumns)
      for (order, cell) in cells where cell.key.section == section {
        try append(cell, order: order, filing, to: &values)
      }
      try insert.put(values, in: db)
    }
  }

  /// The columns of the four tables, in the order in which `append` gives their values.
  private static let inserts: [(Section, RowInsert)] = [
    (
      .disclosure,
      RowInsert(table: "disclosure_count", columns: ["filing_id", "item_id", "measure_id"] + amount)
    ),
    (
      .applications,
      RowInsert(table: "application_count", columns: ["filing_id", "outcome_id", "applicant_id"] + count)
    ),
    (.appeals, RowInsert(table: "appeal_count", columns: ["filing_id", "route_id", "result_id"] + count)),
    (
      .annex,
      RowInsert(table: "annex_count", columns: ["filing_id", "item_id", "which"] + amount + ["form_order"])
    ),
  ]
  private static let count = [
    "value", "state_id", "basis_id", "raw", "at_page", "at_table", "at_row", "at_col",
  ]
  private static let amount = ["scale", "unit"] + count

  private static let mostColumns = 14

  private func append(_ cell: Cell, order: Int, _ filing: Int64, to values: inout [StoredValue]) throws {
    guard (cell.value != nil) == (cell.state == .number) else { throw misfit(cell) }
    values.append(.integer(filing))
    if cell.key.section == .annex { return try appendAnnex(cell, order: order, to: &values) }
    guard let ids = codes.ids(of: cell.key) else { throw misfit(cell) }
    values.append(.integer(ids.row))
    values.append(.integer(ids.column))
    if cell.key.section == .disclosure {
      values.append(StoredValue(cell.value?.scale ?? 0))
      values.append(StoredValue(cell.unit == codes.unit(of: cell.key) ? nil : cell.unit))
    } else {
      guard cell.value?.scale ?? 0 == 0 else { throw misfit(cell) }
    }
    appendReading(cell, to: &values)
  }

  private func appendAnnex(_ cell: Cell, order: Int, to values: inout [StoredValue]) throws {
    guard ["year", "cumulative"].contains(cell.key.column) else { throw misfit(cell) }
    values.append(StoredValue(try annexItem(cell.key.row)))
    values.append(.text(cell.key.column))
    values.append(StoredValue(cell.value?.scale ?? 0))
    values.append(StoredValue(cell.unit))
    appendReading(cell, to: &values)
    values.append(StoredValue(order))
  }

  /// The id of a printed label, made when it is met for the first time.
  private func annexItem(_ label: String) throws -> Int64? {
    let concept = AnnexConcept.of(label: label)?.code
    try db.run("INSERT OR IGNORE INTO annex_item (label, concept) VALUES (?, ?)", [label, concept])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM annex_item WHERE label = ?"), arguments: [label.whole])
  }

  private func appendReading(_ cell: Cell, to values: inout [StoredValue]) {
    values.append(StoredValue(cell.value?.mantissa))
    values.append(StoredValue(codes.state.ids[cell.state.rawValue]))
    values.append(StoredValue(codes.basis.ids[cell.basis.rawValue]))
    values.append(StoredValue(raw(of: cell)))
    values.append(StoredValue(cell.place.page))
    values.append(StoredValue(cell.place.table))
    values.append(StoredValue(cell.place.row))
    values.append(StoredValue(cell.place.column))
  }

  /// The printed text, nil where it would only repeat the value or the blank.
  private func raw(of cell: Cell) -> String? {
    guard let value = cell.value else { return cell.raw.isEmpty ? nil : cell.raw }
    return value.scale == 0 && cell.raw == value.description ? nil : cell.raw
  }

  private func misfit(_ cell: Cell) -> StoreError { .cell(cell.key, value: cell.raw) }
}
