import Documents
import Forms
import GRDB
import Reports

/// An id of a filing that no archive of ours gives.
struct StrangeFiling: Error {
  let filing: Int64
}

/// A table whose rows are printed rows, and the one with what is odd in them.
struct RowTable {
  let section: Section
  let name: String
  let oddName: String
  /// Codes of the form's columns, which are the names of the table's; their ids count from 1 in this order.
  let columns: [String]

  static let applications = RowTable(
    section: .applications, name: "application_row", oddName: "application_odd",
    columns: ["natural", "business", "research", "social", "legal", "other", "total"])
  static let appeals = RowTable(
    section: .appeals, name: "appeal_row", oddName: "appeal_odd",
    columns: ["upheld", "corrected", "other", "pending", "total"])

  /// A key of a row: the filing and two digits for the row. Throws a `StrangeFiling` where that would not fit.
  static func key(_ filing: Int64, _ row: Int64) throws(StrangeFiling) -> Int64 {
    guard (1...mostFilings).contains(filing) else { throw StrangeFiling(filing: filing) }
    return filing * 100 + row
  }

  /// A key has four digits more at most; ids of filings count from 1.
  private static let mostFilings = Int64.max / 1_000_000

  static let reading = ["state_id", "basis_id", "raw", "at_page", "at_table", "at_row", "at_col"]

  func dimension(_ codes: Codes) -> Codes.Dimension {
    section == .appeals ? codes.route : codes.outcome
  }

  var insert: RowInsert {
    RowInsert(table: name, columns: ["id"] + columns + RowTable.reading + ["odd", "at_cols"])
  }

  var insertOdd: RowInsert { RowInsert(table: oddName, columns: ["id"] + RowTable.reading) }
}

extension RowTable {
  /// The values of a row and of its odd cells, appended for the two inserts.
  func append(
    _ row: PrintedRow, key: Int64, to rows: inout [StoredValue], odd odds: inout [StoredValue]
  ) {
    guard let (common, odd) = row.folded else { return }
    rows.append(.integer(key))
    for cell in row.cells { rows.append(StoredValue(cell?.value)) }
    append(state: common.state, common.basis, common.raw, common.place, to: &rows)
    rows.append(odd.isEmpty ? .null : .integer(1))
    rows.append(StoredValue(common.columns))
    for column in odd {
      guard let cell = row.cells[column] else { continue }
      odds.append(.integer(key * 100 + Int64(column) + 1))
      append(
        state: cell.value == nil ? cell.reading.state : nil, cell.reading.basis, cell.reading.raw,
        cell.reading.place, to: &odds)
    }
  }

  private func append(
    state: Int64?, _ basis: Int64, _ raw: String?, _ place: Place, to values: inout [StoredValue]
  ) {
    values.append(StoredValue(state))
    values.append(.integer(basis))
    values.append(StoredValue(raw))
    values.append(StoredValue(place.page))
    values.append(StoredValue(place.table))
    values.append(StoredValue(place.row))
    values.append(StoredValue(place.column))
  }

  /// The rows of a filing by the ids of their row, or the one of an id.
  func rows(of filing: Int64, only id: Int64? = nil, in db: Database) throws -> [(id: Int64, row: PrintedRow)]
  {
    let bounds =
      (try RowTable.key(filing, id ?? 0), try RowTable.key(filing, id ?? 99))
    let sql =
      "SELECT id, \(RowTable.reading.joined(separator: ", ")), at_cols, odd, "
      + "\(columns.joined(separator: ", ")) FROM \(name) WHERE id BETWEEN ? AND ?"
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [bounds.0, bounds.1])
    var rows: [(id: Int64, row: PrintedRow)] = []
    while let row = try cursor.next() {
      let key: Int64 = row[0]
      let odd = row[9] == nil ? [:] : try self.odd(of: key, in: db)
      rows.append((key % 100, self.row(row, odd)))
    }
    return rows
  }

  private func row(_ row: Row, _ odd: [Int: PrintedRow.Reading]) -> PrintedRow {
    let common = PrintedRow.Common(
      state: row[1], basis: row[2], raw: row[3],
      place: Place(page: row[4], table: row[5], row: row[6], column: row[7]), columns: row[8])
    return PrintedRow(
      cells: columns.indices.map { column in
        let value: Int64? = row[10 + column]
        var reading = odd[column] ?? common.reading(of: column, hasValue: value != nil)
        if value != nil { reading.state = PrintedRow.number }
        if value == nil && reading.state == PrintedRow.number { return nil }
        return PrintedRow.Cell(value: value, reading: reading)
      })
  }

  private func odd(of key: Int64, in db: Database) throws -> [Int: PrintedRow.Reading] {
    let sql =
      "SELECT id, \(RowTable.reading.joined(separator: ", ")) FROM \(oddName) WHERE id BETWEEN ? AND ?"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [key * 100 + 1, key * 100 + 99])
    let readings = rows.map { row in
      (
        Int((row[0] as Int64) % 100) - 1,
        PrintedRow.Reading(
          state: row[1] ?? PrintedRow.number, basis: row[2], raw: row[3],
          place: Place(page: row[4], table: row[5], row: row[6], column: row[7]))
      )
    }
    return Dictionary(readings, uniquingKeysWith: { first, _ in first })
  }
}
