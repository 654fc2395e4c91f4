import Foundation
import Testing

@Suite struct SQLTests {
  private func sql(_ arguments: String...) throws -> Run {
    try Sample.desk().archive(["sql"] + arguments)
  }

  /// 诸暨市2024.txt, row （一）予以公开: 373.
  @Test(arguments: [
    ("csv", "issuer,year,总计\n诸暨市,2024,373\n"),
    ("tsv", "issuer\tyear\t总计\n诸暨市\t2024\t373\n"),
    ("json", "[\n{\"issuer\":\"诸暨市\",\"year\":2024,\"总计\":373}\n]\n"),
    ("ndjson", "{\"issuer\":\"诸暨市\",\"year\":2024,\"总计\":373}\n"),
    ("markdown", "| issuer | year | 总计 |\n| --- | ---: | ---: |\n| 诸暨市 | 2024 | 373 |\n"),
    ("table", "issuer  year  总计\n------  ----  ----\n诸暨市  2024   373\n"),
  ])
  func `An answer comes in every format under the names as they come`(_ format: String, _ text: String) throws
  {
    let run = try sql(
      "SELECT 机构 AS issuer, 年份 AS year, 总计 FROM 依申请公开 WHERE 机构 = '诸暨市' AND 事项 = '予以公开'", "--format",
      format)
    #expect(run.status == 0 && run.out == text, "\(run.testDescription)")
  }

  @Test func `Integers are exact, decimals have every digit, NULL is empty and bytes are hexadecimal`() throws
  {
    let run = try sql(
      "SELECT 9223372036854775807 AS i, 0.1 AS r, 20152.54 AS m, NULL AS n, x'00ff' AS b, 2024 AS year, '007' AS t",
      "--format", "csv")
    #expect(run.out == "i,r,m,n,b,year,t\n9223372036854775807,0.1,20152.54,,00FF,2024,007\n")
  }

  @Test func `Two columns of one name stay apart in JSON`() throws {
    #expect(try sql("SELECT 1 AS a, 2 AS a", "--format", "ndjson").out == "{\"a\":1,\"a:1\":2}\n")
    #expect(try sql("SELECT 1 AS a, 2 AS a", "--format", "csv").out == "a,a\n1,2\n")
  }

  @Test func `The statement may come from standard input`() throws {
    let run = try Sample.desk().archive(
      ["sql", "-", "--format", "csv"], stdin: Data("SELECT count(*) AS n\nFROM report;\n".utf8))
    #expect(run.out == "n\n7\n")
  }

  @Test(arguments: [
    (
      "SELECT * FROM nope",
      "error: SQL: no such table: nope; `archive schema` lists views and columns\n"
    ),
    (
      "SELECT 1; SELECT 2", "error: more than one statement; give one, without a second after the semicolon\n"
    ),
    (
      "DELETE FROM filing",
      "error: the archive is only read here; begin with SELECT, WITH, VALUES or EXPLAIN (PRAGMA only to describe tables)\n"
    ),
    (" ", "error: no SQL given; write for example SELECT * FROM report\n"),
  ])
  func `A wrong statement is told in one line and is an error of the call`(_ text: String, _ line: String)
    throws
  {
    let run = try sql(text, "--format", "csv")
    #expect(run.status == 64 && run.out == "" && run.err == line, "\(run.testDescription)")
  }

  @Test(arguments: ["csv", "table"]) func `A limit of rows that bites is said`(_ format: String) throws {
    let run = try sql("SELECT issuer FROM report", "--limit", "2", "--format", format)
    #expect(run.status == 1)
    #expect(run.err == "error: stopped after 2 rows, there are more; --limit allows more\n")
    #expect(run.outLines.suffix(2) == ["示例市", "示例市"])
    #expect(try sql("SELECT issuer FROM report", "--limit", "7").status == 0)
  }

  @Test func `A limit of time that bites is said, and JSON stays whole`() throws {
    let run = try sql(
      "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT sum(n) FROM c", "--timeout",
      "1",
      "--format", "json")
    #expect(run.status == 1 && run.out == "[]\n")
    #expect(run.err == "error: stopped after 1 seconds, rows are missing; --timeout allows more\n")
  }

  @Test func `Nothing in the folder changes, whatever is asked`() throws {
    let desk = try Sample.desk()
    let before = try desk.read("archive.db")
    for text in [
      "VACUUM INTO 'copy.db'", "ATTACH 'other.db' AS o", "UPDATE issuer SET name = 'x'", "SELECT 1",
    ] {
      _ = try desk.archive("sql", text)
    }
    #expect(try desk.read("archive.db") == before)
    #expect(!desk.exists("copy.db") && !desk.exists("other.db"))
  }

  @Test(arguments: ["csv", "table"]) func `The answer never takes the place of the archive`(_ format: String)
    throws
  {
    let desk = try Sample.desk()
    let before = try desk.read("archive.db")
    let run = try desk.archive("sql", "SELECT 1", "-o", "./archive.db", "--format", format)
    #expect(run.status == 64)
    #expect(run.err == "error: ./archive.db is the archive itself; give another file with -o\n")
    #expect(try desk.read("archive.db") == before)
  }

  @Test func `A file appears whole or not at all`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("sql", "SELECT 1 AS a", "-o", "a.csv", "--format", "csv").status == 0)
    #expect(try desk.read("a.csv") == Data("a\n1\n".utf8))
    #expect(
      try desk.archive("sql", "SELECT abs(-9223372036854775808)", "-o", "b.csv", "--format", "csv").status
        == 64)
    #expect(!desk.exists("b.csv"))
    let beside = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
    #expect(Set(beside.filter { !$0.hasPrefix("archive.db") }) == ["SampleData", "a.csv"])
  }
}

@Suite struct SchemaTests {
  @Test func `Every view is listed with the meaning of its columns in the reader's language`() throws {
    let desk = try Sample.desk()
    let english = try desk.archive("schema", "report").outLines
    #expect(english.first == "report: one row per current report")
    #expect(english.contains("year          year     The year that the report is about."))
    let chinese = try desk.archive("schema", "趋势", "--lang", "zh").outLines
    #expect(chinese.first == "趋势：每个指标、机构、年份一行，并列上年")
    #expect(chinese.contains("年份  年份    报告所述年份。"))
  }

  @Test func `Machines get all views in one list, the same in every language`() throws {
    let desk = try Sample.desk()
    let english = try desk.archive("schema", "--format", "csv")
    #expect(english.out == (try desk.archive("schema", "--format", "csv", "--lang", "zh").out))
    #expect(
      english.outLines.first == "view,column,type,optional,title_en,title_zh,description_en,description_zh")
    #expect(english.outLines.count == 137)  // 136 columns and the head
  }

  @Test func `An unknown view is told with those there are`() throws {
    let run = try Desk().archive("schema", "cells")
    #expect(run.status == 64)
    #expect(
      run.err
        == "error: no view 'cells'; there are report, cell, extra, fact, finding, series, trend, 依申请公开, 主动公开, "
        + "复议诉讼, 趋势, 核对结果\n")
  }
}
