import Foundation
import Testing

/// An archive that somebody sends: nothing in it takes effect but its tables.
@Suite struct StrangerTests {
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sql: String
    let en: String
    let zh: String

    init(_ name: String, _ sql: String, en: String, zh: String) {
      testDescription = name
      self.sql = sql
      self.en = en
      self.zh = zh
    }
  }

  private static let untrusted = "so its figures cannot be trusted; take the last backup"
  private static let drop =
    "which this program does not make and which could change figures; drop it with sqlite3 if you know it"

  @Test(arguments: [
    Change(
      "a view that gives other figures",
      "ALTER TABLE source RENAME COLUMN name TO name2; ALTER TABLE source RENAME COLUMN name2 TO name;"
        + "DROP VIEW cell; CREATE VIEW cell AS SELECT * FROM (SELECT 1 AS issuer, 2024 AS year, 666 AS value)",
      en: "a.db has another view cell than this program makes, \(untrusted)",
      zh: "a.db 的视图 cell 与本程序所建的不同，其中数字不可信；请使用最近的备份"),
    Change(
      "a table in the place of a view", "DROP VIEW series; CREATE TABLE series (issuer, year, value)",
      en: "a.db has another view series than this program makes, \(untrusted)",
      zh: "a.db 的视图 series 与本程序所建的不同，其中数字不可信；请使用最近的备份"),
    Change(
      "a view that is gone", "DROP VIEW extra",
      en: "a.db lacks the view extra and is left alone; take the last backup",
      zh: "a.db 缺少视图 extra，未作改动；请使用最近的备份"),
    Change(
      "a trigger", "CREATE TRIGGER evil AFTER INSERT ON filing BEGIN DELETE FROM source; END",
      en: "a.db has the trigger evil, \(drop)", zh: "a.db 有触发器 evil，并非本程序所建，可能改变数字；确知其来历者可用 sqlite3 删除"),
    Change(
      "a trigger on a view", "CREATE TRIGGER evil INSTEAD OF INSERT ON cell BEGIN SELECT 1; END",
      en: "a.db has the trigger evil, \(drop)", zh: "a.db 有触发器 evil，并非本程序所建，可能改变数字；确知其来历者可用 sqlite3 删除"),
    Change(
      "a column that computes itself",
      "ALTER TABLE application_row ADD COLUMN evil INTEGER AS (total * 2)",
      en: "a.db has another table application_row than this program makes, \(untrusted)",
      zh: "a.db 的表 application_row 与本程序所建的不同，其中数字不可信；请使用最近的备份"),
    Change(
      "an index that computes", "CREATE INDEX evil ON filing (abs(year))",
      en: "a.db has the index evil, \(drop)",
      zh: "a.db 有索引 evil，并非本程序所建，可能改变数字；确知其来历者可用 sqlite3 删除"),
    Change(
      "a table that a module makes up", "CREATE VIRTUAL TABLE evil USING fts5(x)",
      en: "a.db has the table evil, \(drop)",
      zh: "a.db 有表 evil，并非本程序所建，可能改变数字；确知其来历者可用 sqlite3 删除"),
    Change(
      "a name that lies",
      "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES ('table', 'note', 'filing', 0, "
        + "'CREATE TRIGGER note AFTER INSERT ON filing BEGIN DELETE FROM source; END')",
      en: "a.db is damaged (malformed database schema (note)); take the last backup",
      zh: "a.db 已损坏（malformed database schema (note)）；请使用最近的备份"),
  ])
  func `a schema that is not ours is refused for reading and for writing`(_ change: Change) throws {
    let desk = try Sample.desk()
    let made = try desk.shell("cp archive.db a.db; sqlite3 a.db \"$SQL\"", ["SQL": change.sql])
    #expect(made.status == 0, "\(made.testDescription)")
    let before = try desk.read("a.db")
    for (language, said) in [("en", "error: " + change.en), ("zh", "错误：" + change.zh)] {
      for words in [
        ["list"], ["import", "SampleData"], ["sql", "SELECT * FROM cell"], ["backup", "b.db"],
        ["trend", "--field", "依申请"],
      ] {
        let run = try desk.archive(["--lang", language, "--db", "a.db"] + words)
        #expect(run.status == 2, "\(run.testDescription)")
        #expect(run.errLines == [said], "\(run.testDescription)")
        #expect(run.out == "")
      }
    }
    #expect(try desk.read("a.db") == before)
    #expect(!desk.exists("b.db"))
  }

  @Test(arguments: [
    (
      "UPDATE report_text SET data = x'00'", ["search", "公开"],
      "a.db is damaged (the text of report 6 cannot be read); take the last backup"
    ),
    (
      "UPDATE report_text SET dictionary = 2 WHERE filing_id = 7", ["check"],
      "a.db is damaged (the text of report 7 cannot be read); take the last backup"
    ),
    (
      "PRAGMA ignore_check_constraints = 1; UPDATE filing SET id = 9000000000000000000 WHERE id = 7",
      ["show", "诸暨市", "2024"],
      "a.db is damaged (no report can have the id 9000000000000000000); take the last backup"
    ),
  ])
  func `what cannot be read is told and not taken for nothing`(sql: String, words: [String], said: String)
    throws
  {
    let desk = try Sample.desk()
    _ = try desk.shell("cp archive.db a.db; sqlite3 a.db \"$SQL\"", ["SQL": sql])
    let before = try desk.sqlite("a.db", "SELECT count(*) FROM finding")
    let run = try desk.archive(["--lang", "en", "--db", "a.db"] + words)
    #expect(run.status == 2, "\(run.testDescription)")
    #expect(run.errLines.last == "error: " + said, "\(run.testDescription)")
    #expect(run.out == "")
    #expect(try desk.sqlite("a.db", "SELECT count(*) FROM finding") == before)
  }

  @Test func `tables and views of one's own are let be`() throws {
    let desk = try Sample.desk()
    _ = try desk.sqlite(
      "archive.db",
      "CREATE TABLE people (issuer, number); CREATE VIEW per_head AS SELECT * FROM people; CREATE INDEX p ON people (issuer); ANALYZE"
    )
    #expect(try desk.archive("list").status == 0)
    #expect(try desk.archive("import", "SampleData").status == 0)
    #expect(try desk.archive("sql", "SELECT count(*) FROM per_head").status == 0)
  }

  @Test func `what a function could do is out of reach of a view`() throws {
    let desk = try Sample.desk()
    _ = try desk.sqlite("archive.db", "CREATE VIEW evil AS SELECT load_extension('x'), randomblob(3) AS r")
    let run = try desk.archive("sql", "SELECT * FROM evil")
    #expect(run.status == 64, "\(run.testDescription)")
    #expect(!run.err.contains("x.so"))
  }

  /// Every hundredth byte, one at a time, made another: told or read, never a trap, and never a wrong sum in silence
  /// where SQLite can see the damage.
  @Test func `a damaged archive is told or read, and nothing breaks down`() throws {
    let desk = try Sample.desk()
    let whole = try desk.read("archive.db")
    var random = Seeded(state: 11)
    for _ in 0..<12 {
      var broken = whole
      for _ in 0..<20 {
        broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      try desk.write(broken, to: "a.db")
      for words in [["list"], ["trend", "--field", "依申请"], ["verify"], ["import", "SampleData"]] {
        let run = try desk.archive(["--db", "a.db"] + words)
        #expect([0, 1, 2, 64].contains(run.status), "\(run.testDescription)")
      }
    }
  }

  @Test(arguments: [
    ("mkfifo a.db", "a.db is no SQLite file; give the archive's place with --db"),
    ("mkdir a.db", "a.db is no SQLite file; give the archive's place with --db"),
    ("ln -s /dev/zero a.db", "a.db is no SQLite file; give the archive's place with --db"),
    ("ln -s a.db a.db", "no archive at a.db"),
    ("ln -s b.db a.db; ln -s a.db b.db", "no archive at a.db"),
    ("head -c 5000 /dev/zero > a.db", "a.db is no SQLite file; give the archive's place with --db"),
    (
      "sqlite3 a.db 'CREATE TABLE t(a); PRAGMA application_id = 1; PRAGMA user_version = 3'", "but no archive"
    ),
    ("cp archive.db a.db; sqlite3 a.db 'PRAGMA user_version = -5'", "a.db was written by a later version"),
    ("cp archive.db a.db; sqlite3 a.db \"UPDATE sqlar SET sz = 2000000000\"", ""),
  ])
  func `an archive that is something else is told at once`(script: String, said: String) throws {
    let desk = try Sample.desk()
    _ = try desk.shell(script)
    for words in [["list"], ["verify"]] {
      let cost = try Measured(desk, ["--db", "a.db"] + words, limit: 20)
      #expect(cost.seconds < 15 && cost.peak < 256, "\(cost.seconds) s, \(cost.peak) MiB")
      if said.isEmpty { continue }
      #expect(cost.run.status == 2, "\(cost.run.testDescription)")
      #expect(cost.run.err.contains(said), "\(cost.run.testDescription)")
    }
  }
}
