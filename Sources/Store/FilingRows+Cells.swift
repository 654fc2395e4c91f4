import Forms
import GRDB
import Reports

extension FilingRows {
  /// Writes cells into the tables of their sections, in their order. What cannot stand there exactly is an error: a
  /// figure is stored as it is printed, or not at all.
  func insert(_ cells: [(order: Int, cell: Cell)], filing: Int64) throws {
    var rows = CellRows(filing: filing)
    for (order, cell) in cells { try append(cell, order: order, to: &rows) }
    try FilingRows.disclosure.put(rows.disclosure, in: db)
    try put(rows.applications, FilingRows.applications, filing)
    try put(rows.appeals, FilingRows.appeals, filing)
    try FilingRows.annex.put(rows.annex, in: db)
  }

  /// The rows of one filing on their way: values of a row for each cell, or cells by printed rows.
  private struct CellRows {
    let filing: Int64
    var disclosure: [StoredValue] = []
    var annex: [StoredValue] = []
    var applications: [Int64: PrintedRow] = [:]
    var appeals: [Int64: PrintedRow] = [:]
  }

  private struct Inserts {
    let table: RowTable
    let row: RowInsert
    let odd: RowInsert

    init(_ table: RowTable) { (self.table, row, odd) = (table, table.insert, table.insertOdd) }
  }

  private static let applications = Inserts(.applications)
  private static let appeals = Inserts(.appeals)
  /// The columns in the order in which `append` gives their values.
  private static let disclosure = RowInsert(
    table: "disclosure_cell", columns: ["id", "scale", "unit", "value"] + RowTable.reading)
  private static let annex = RowInsert(
    table: "annex_count",
    columns: ["filing_id", "item_id", "which", "scale", "unit", "value"] + RowTable.reading + ["form_order"])

  private func put(_ rows: [Int64: PrintedRow], _ inserts: Inserts, _ filing: Int64) throws {
    var (values, odd): ([StoredValue], [StoredValue]) = ([], [])
    for (id, row) in rows.sorted(by: { $0.key < $1.key }) {
      inserts.table.append(row, key: try RowTable.key(filing, id), to: &values, odd: &odd)
    }
    try inserts.row.put(values, in: db)
    try inserts.odd.put(odd, in: db)
  }

  private func append(_ cell: Cell, order: Int, to rows: inout CellRows) throws {
    guard (cell.value != nil) == (cell.state == .number) else { throw misfit(cell) }
    if cell.key.section == .annex { return try appendAnnex(cell, order: order, rows.filing, to: &rows.annex) }
    guard let ids = codes.ids(of: cell.key) else { throw misfit(cell) }
    switch cell.key.section {
    case .applications: try add(cell, ids, of: .applications, to: &rows.applications)
    case .appeals: try add(cell, ids, of: .appeals, to: &rows.appeals)
    default:
      rows.disclosure.append(.integer(try RowTable.key(try RowTable.key(rows.filing, ids.row), ids.column)))
      rows.disclosure.append(StoredValue(cell.value?.scale ?? 0))
      rows.disclosure.append(StoredValue(cell.unit == codes.unit(of: cell.key) ? nil : cell.unit))
      try appendReading(cell, to: &rows.disclosure)
    }
  }

  private func add(
    _ cell: Cell, _ ids: (row: Int64, column: Int64), of table: RowTable, to rows: inout [Int64: PrintedRow]
  ) throws {
    let column = Int(ids.column) - 1
    guard cell.value?.scale ?? 0 == 0, table.columns.indices.contains(column) else { throw misfit(cell) }
    let empty = PrintedRow(cells: Array(repeating: nil, count: table.columns.count))
    rows[ids.row, default: empty].cells[column] = try printed(cell)
  }

  /// A cell in codes.
  func printed(_ cell: Cell) throws -> PrintedRow.Cell {
    guard let state = codes.state.ids[cell.state.rawValue], let basis = codes.basis.ids[cell.basis.rawValue]
    else { throw misfit(cell) }
    return PrintedRow.Cell(
      value: cell.value?.mantissa,
      reading: PrintedRow.Reading(state: state, basis: basis, raw: raw(of: cell)?.whole, place: cell.place))
  }

  private func appendAnnex(_ cell: Cell, order: Int, _ filing: Int64, to values: inout [StoredValue]) throws {
    guard ["year", "cumulative"].contains(cell.key.column) else { throw misfit(cell) }
    values.append(.integer(filing))
    values.append(StoredValue(try annexItem(cell.key.row)))
    values.append(.text(cell.key.column))
    values.append(StoredValue(cell.value?.scale ?? 0))
    values.append(StoredValue(cell.unit))
    try appendReading(cell, to: &values)
    values.append(StoredValue(order))
  }

  /// The id of a printed label, made when it is met for the first time.
  private func annexItem(_ label: String) throws -> Int64? {
    let concept = AnnexConcept.of(label: label)?.code
    try db.run("INSERT OR IGNORE INTO annex_item (label, concept) VALUES (?, ?)", [label, concept])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM annex_item WHERE label = ?"), arguments: [label.whole])
  }

  private func appendReading(_ cell: Cell, to values: inout [StoredValue]) throws {
    let printed = try printed(cell)
    values.append(StoredValue(printed.value))
    values.append(.integer(printed.reading.state))
    values.append(.integer(printed.reading.basis))
    values.append(StoredValue(printed.reading.raw))
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
