import GRDBSQLite

/// The limit of storing: the rows that an archive holds, put by bare SQLite into empty tables of the same shape (same
/// columns, keys, indexes and checks), each statement prepared once, one transaction per report, WAL as in the archive.
final class InsertLimit {
  private struct Rows {
    var insert: String
    /// For each report, the values of all rows.
    var values: [[[OpaquePointer?]]]
  }

  struct Failure: Error { let message: String }

  private let schema: [String]
  private let tables: [Rows]
  private let count: Int

  /// Tables of one row a report, and how they are joined to it; then those with many.
  private static let sources =
    [
      ("sqlar", "JOIN source s ON s.sqlar_name = t.name JOIN filing f ON f.source_id = s.id WHERE f.id = ?"),
      ("source", "JOIN filing f ON f.source_id = t.id WHERE f.id = ?"), ("filing", "WHERE t.id = ?"),
    ]
    + [
      "application_row", "application_odd", "disclosure_cell", "appeal_row", "appeal_odd", "annex_count",
      "extra_count", "sentence_fact", "finding_row", "report_text",
    ].map { ($0, "WHERE t.filing_id = ?") }

  /// Takes an archive and holds all rows of its first `count` reports in memory.
  init(archive path: String, count: Int) throws {
    let db = try Connection(path)
    self.count = count
    let names = Self.sources.map { "'\($0.0)'" }.joined(separator: ", ")
    schema = try db.texts(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN (\(names)) ORDER BY type DESC")
    tables = try Self.sources.map { table, condition in
      let columns = try db.texts("SELECT name FROM pragma_table_info('\(table)')")
      let select = "SELECT \(columns.map { "t." + $0 }.joined(separator: ", ")) FROM \(table) t \(condition)"
      let values = try (1...count).map { try db.rows(select, $0) }
      let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
      return Rows(
        insert: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))", values: values)
    }.filter { rows in rows.values.contains { !$0.isEmpty } }
  }

  deinit { for rows in tables { rows.values.joined().joined().forEach(sqlite3_value_free) } }

  /// A new database with empty tables, ready for `insert`.
  func prepare(_ path: String) throws -> Connection {
    let db = try Connection(path)
    try db.run("PRAGMA journal_mode = WAL")
    for sql in schema { try db.run(sql) }
    return db
  }

  func insert(into db: Connection) throws {
    let statements = try tables.map { try db.prepared($0.insert) }
    defer { statements.forEach { sqlite3_finalize($0) } }
    for report in 0..<count {
      try db.run("BEGIN IMMEDIATE")
      for (statement, rows) in zip(statements, tables) {
        for row in rows.values[report] { try db.insert(row, with: statement) }
      }
      try db.run("COMMIT")
    }
  }
}

/// A database opened through the C interface.
final class Connection {
  private let db: OpaquePointer?

  init(_ path: String) throws {
    var db: OpaquePointer?
    let status = sqlite3_open(path, &db)
    self.db = db
    guard status == SQLITE_OK else { throw failure }
  }

  deinit { sqlite3_close(db) }

  private var failure: InsertLimit.Failure {
    InsertLimit.Failure(message: String(cString: sqlite3_errmsg(db)))
  }

  func run(_ sql: String) throws {
    guard sqlite3_exec(db, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  func prepared(_ sql: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
    return statement
  }

  func insert(_ row: [OpaquePointer?], with statement: OpaquePointer?) throws {
    for (index, value) in row.enumerated() { sqlite3_bind_value(statement, Int32(index + 1), value) }
    guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
    sqlite3_reset(statement)
  }

  /// The rows of a query with one argument; the caller frees the values.
  func rows(_ sql: String, _ argument: Int) throws -> [[OpaquePointer?]] {
    let statement = try prepared(sql)
    defer { sqlite3_finalize(statement) }
    sqlite3_bind_int64(statement, 1, Int64(argument))
    var rows: [[OpaquePointer?]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<sqlite3_column_count(statement)).map { sqlite3_value_dup(sqlite3_column_value(statement, $0)) })
    }
    return rows
  }

  /// The first column of a query.
  func texts(_ sql: String) throws -> [String] {
    let statement = try prepared(sql)
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { texts.append(String(cString: text)) }
    }
    return texts
  }
}
