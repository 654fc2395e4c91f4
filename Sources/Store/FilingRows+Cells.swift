import Forms
import GRDB
import Reports

extension FilingRows {
  /// Writes cells into the tables of their sections, in their order. What cannot stand there exactly is an error: a
  /// figure is stored as it is printed, or not at all.
  func insert(_ cells: [(order: Int, cell: Cell)], filing: Int64) throws {
    let sections = Dictionary(grouping: cells) { $0.cell.key.section }
    for (section, insert) in FilingRows.inserts {
      let rows = try sections[section]?.map { try row($0.cell, order: $0.order, filing) }
      try insert.put(rows ?? [], in: db)
    }
  }

  /// The columns of the four tables, in the order in which `row` gives their values.
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

  private func row(_ cell: Cell, order: Int, _ filing: Int64) throws -> [StoredValue] {
    guard (cell.value != nil) == (cell.state == .number) else { throw misfit(cell) }
    if cell.key.section == .annex { return try annexRow(cell, order: order, filing) }
    guard let ids = codes.ids(of: cell.key) else { throw misfit(cell) }
    let key: [StoredValue] = [.integer(filing), .integer(ids.row), .integer(ids.column)]
    if cell.key.section == .disclosure {
      let unit = cell.unit == codes.unit(of: cell.key) ? nil : cell.unit
      return key + [StoredValue(cell.value?.scale ?? 0), StoredValue(unit)] + reading(cell)
    }
    guard cell.value?.scale ?? 0 == 0 else { throw misfit(cell) }
    return key + reading(cell)
  }

  private func annexRow(_ cell: Cell, order: Int, _ filing: Int64) throws -> [StoredValue] {
    guard ["year", "cumulative"].contains(cell.key.column) else { throw misfit(cell) }
    let item = try annexItem(cell.key.row)
    let scale = StoredValue(cell.value?.scale ?? 0)
    return [.integer(filing), StoredValue(item), .text(cell.key.column), scale, StoredValue(cell.unit)]
      + reading(cell) + [StoredValue(order)]
  }

  /// The id of a printed label, made when it is met for the first time.
  private func annexItem(_ label: String) throws -> Int64? {
    let concept = AnnexConcept.of(label: label)?.code
    try db.run("INSERT OR IGNORE INTO annex_item (label, concept) VALUES (?, ?)", [label, concept])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM annex_item WHERE label = ?"), arguments: [label.whole])
  }

  private func reading(_ cell: Cell) -> [StoredValue] {
    [
      StoredValue(cell.value?.mantissa), StoredValue(codes.state.ids[cell.state.rawValue]),
      StoredValue(codes.basis.ids[cell.basis.rawValue]), StoredValue(raw(of: cell)),
      StoredValue(cell.place.page),
      StoredValue(cell.place.table), StoredValue(cell.place.row), StoredValue(cell.place.column),
    ]
  }

  /// The printed text, nil where it would only repeat the value or the blank.
  private func raw(of cell: Cell) -> String? {
    guard let value = cell.value else { return cell.raw.isEmpty ? nil : cell.raw }
    return value.scale == 0 && cell.raw == value.description ? nil : cell.raw
  }

  private func misfit(_ cell: Cell) -> StoreError { .cell(cell.key, value: cell.raw) }
}
