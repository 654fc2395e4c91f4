import Forms
import Foundation
import Testing

@testable import Store

struct QueryTests {
  private func ask(_ sql: String, seconds: Int = 30, rows: Int = 100) throws -> (
    rows: [[StoredValue]], end: QueryEnd
  ) {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let archive = try folder.archive()
    try archive.add(sample(2020, .f2019))
    var found: [[StoredValue]] = []
    let end = try archive.query(sql, limits: QueryLimits(seconds: seconds, rows: rows)) { _ in
    } row: {
      found.append($0)
    }
    return (found, end)
  }

  @Test func `Values come as the database holds them`() throws {
    let sql = "SELECT 9223372036854775807, 0.1, 'a' || char(0) || 'b', x'00FF', NULL"
    #expect(
      try ask(sql).rows == [[.integer(.max), .real(0.1), .text("a\0b"), .bytes([0, 255]), .null]])
  }

  @Test(arguments: [
    "DELETE FROM filing", "INSERT INTO issuer (name) VALUES ('x')", "UPDATE issuer SET name = 'x'",
    "DROP VIEW cell", "CREATE TABLE x (a)", "CREATE TEMP TABLE x (a)", "ATTACH 'x.db' AS x", "DETACH main",
    "VACUUM INTO 'x.db'", "BEGIN", "SAVEPOINT x", "PRAGMA user_version = 9", "PRAGMA journal_mode = delete",
    "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "PRAGMA wal_checkpoint", "REINDEX", "ANALYZE",
    "PRAGMA temp_store_directory = '/'", "SELECT load_extension('x')", "EXPLAIN DELETE FROM filing",
    "WITH x AS (SELECT 1) DELETE FROM filing",
  ])
  func `What would write or reach outside is refused`(_ sql: String) throws {
    #expect(throws: QueryError.writes) { try ask(sql) }
  }

  @Test(arguments: [
    "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM filing", "SELECT 1; nonsense", ";SELECT 1;;SELECT 2",
  ])
  func `A second statement is refused, whatever it says`(_ sql: String) throws {
    #expect(throws: QueryError.severalStatements) { try ask(sql) }
  }

  @Test(arguments: [
    "SELECT 1;", "SELECT 1 ;; -- done", ";SELECT 1", "/* why */ SELECT 1", "VALUES (1)",
    "WITH x AS (SELECT 1) SELECT * FROM x",
    "SELECT value FROM json_each('[1]')", "PRAGMA table_info(report)",
    "SELECT 1 FROM pragma_table_info('report')",
    "PRAGMA user_version", "EXPLAIN QUERY PLAN SELECT * FROM cell",
  ])
  func `What reads is carried out`(_ sql: String) throws {
    #expect(try ask(sql).end == .whole)
    #expect(try ask(sql).rows.isEmpty == false)
  }

  @Test(arguments: ["", " \n", "-- nothing", ";", "/* */"])
  func `No statement is an error of the call`(_ sql: String) throws {
    #expect(throws: QueryError.empty) { try ask(sql) }
  }

  @Test func `A statement that ends in NUL is not cut there`() throws {
    #expect(throws: QueryError.holdsNull) { try ask("SELECT 1\0; DELETE FROM filing") }
  }

  @Test func `What SQLite says about a mistake is handed on with what to do`() throws {
    #expect(throws: QueryError.wrong("no such table: nope")) { try ask("SELECT * FROM nope") }
    #expect(
      QueryError.wrong("no such table: nope").wording
        == Wording(
          en: "SQL: no such table: nope; `archive schema` lists views and columns",
          zh: "SQL：no such table: nope；可用 archive schema 查看视图和列"))
  }

  @Test func `A limit of rows cuts only where there is more`() throws {
    let three = "VALUES (1), (2), (3)"
    #expect(try ask(three, rows: 2).rows.count == 2)
    #expect(try ask(three, rows: 2).end == .cutAtRows)
    #expect(try ask(three, rows: 3).end == .whole)
  }

  @Test func `A limit of time stops a query that gives no row`() throws {
    let endless = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"
    let start = Date()
    #expect(try ask(endless, seconds: 1).end == .cutInTime)
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test func `A value that fills the memory is not made`() throws {
    #expect(throws: QueryError.failed("string or blob too big")) { try ask("SELECT zeroblob(1000000000)") }
  }
}
