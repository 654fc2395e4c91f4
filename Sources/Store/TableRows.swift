import GRDB
import GRDBSQLite

/// The tables of an archive at one moment, row by row, for engines that go on where one file ends.
package struct TableRows {
  let db: Database

  /// Years that have a report, in any revision.
  package func years() throws -> [Int] {
    try Int.fetchAll(db, sql: "SELECT DISTINCT year FROM filing ORDER BY year")
  }

  /// Gives the rows of a table in the order of its key, computed columns left out; of a table by year those of one
  /// year, report by report.
  package func each(of table: StoredTable, year: Int? = nil, _ body: ([StoredValue]) throws -> Void) throws {
    let names = table.columns.filter { $0.formula == nil }.map(\.name)
    let all = "SELECT \(names.joined(separator: ", ")) FROM \(table.name)"
    let order = " ORDER BY \(table.key.joined(separator: ", "))"
    guard let year, table.hasFiling else {
      let condition = year == nil ? "" : " WHERE year = ?"
      return try each(all + condition + order, [year].compactMap(\.self), body)
    }
    let filings = try Int64.fetchAll(
      db, sql: "SELECT id FROM filing WHERE year = ? ORDER BY id", arguments: [year])
    for filing in filings {
      if table.name == "text_section" {
        try eachSection(of: filing, table.columns.map(\.name), body)
      } else {
        try each(all + " WHERE filing_id = ?" + order, [filing], body)
      }
    }
  }

  /// The sections of a text, which no statement can give.
  private func eachSection(
    of filing: Int64, _ columns: [String], _ body: ([StoredValue]) throws -> Void
  ) throws {
    for (order, section) in try StoredRows(filing: filing, codes: Codes(db), db: db).sections().enumerated() {
      let place = section.place
      let values: [String: StoredValue] = [
        "filing_id": .integer(filing), "ordinal": StoredValue(order), "heading": .text(section.heading),
        "text": .text(section.text), "at_page": StoredValue(place.page), "at_table": StoredValue(place.table),
        "at_row": StoredValue(place.row), "at_col": StoredValue(place.column),
      ]
      try body(columns.map { values[$0] ?? .null })
    }
  }

  /// How many rows the views give for each year; not those of fields, which would all be computed for it.
  package func viewRows(_ view: ContractView) throws -> [(year: Int, rows: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT \"\(view.year)\", count(*) FROM \"\(view.name)\" GROUP BY 1 ORDER BY 1"
    ).map { ($0[0], $0[1]) }
  }

  /// The sums of all cells of current reports by year, and within one by the number of decimals: exact, in whole numbers.
  package func cellSums() throws -> [Int: [Int: Int128]] {
    var sums: [Int: [Int: Int128]] = [:]
    try each("SELECT year, scale, mantissa FROM figure WHERE mantissa IS NOT NULL", [] as [Int]) { row in
      guard case .integer(let year) = row[0], case .integer(let scale) = row[1],
        case .integer(let mantissa) = row[2]
      else { return }
      sums[Int(year), default: [:]][Int(scale), default: 0] += Int128(mantissa)
    }
    return sums
  }

  private func each(
    _ sql: String, _ values: [some DatabaseValueConvertible], _ body: ([StoredValue]) throws -> Void
  ) throws {
    let statement = try db.cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(values))
    while try cursor.next() != nil { try body(StoredValue.row(statement.sqliteStatement)) }
  }
}

extension ArchiveStore {
  /// Gives the tables to read, all of one moment.
  package func tables<T>(_ body: (TableRows) throws -> T) throws -> T {
    try read { try body(TableRows(db: $0)) }
  }
}
