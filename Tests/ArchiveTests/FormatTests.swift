import Foundation
import Testing

/// A call whose rows every format must carry.
struct Rows: CustomTestStringConvertible, Sendable {
  let words: String
  let count: Int
  /// Codes that name the columns in machine formats.
  let columns: [String]
  var testDescription: String { words }
}

@Suite struct FormatTests {
  static let rows = [
    Rows(
      words: "list", count: 7,
      columns: [
        "issuer", "year", "form", "revision", "numbers", "blank", "na", "unreadable", "errors", "warnings",
        "published_on", "source",
      ]),
    Rows(
      words: "show 示例市 2022", count: 200,
      columns: ["section", "row", "col", "value", "unit", "state", "basis", "raw", "place"]),
    Rows(
      words: "trend --field applications.new.total --issuer 示例市", count: 7,
      columns: [
        "issuer", "field", "label", "unit", "year", "value", "previous_year", "previous", "change",
        "change_pct",
        "comparable", "note",
      ]),
    Rows(
      words: "check --quiet", count: 2,
      columns: [
        "issuer", "year", "rule", "severity", "section", "row", "col", "expected", "actual", "message", "id",
        "verdict", "note",
      ]),
    Rows(words: "fields --quiet", count: -1, columns: ["code", "label", "unit", "years", "formula"]),
  ]

  private func run(_ rows: Rows, _ format: String) throws -> Run {
    let desk = try Sample.desk()
    let run = try desk.archive(rows.words.split(separator: " ").map(String.init) + ["--format", format])
    #expect(run.status == (rows.words.hasPrefix("check") ? 1 : 0), "\(run.testDescription)")
    #expect(run.err == "")
    return run
  }

  @Test(arguments: rows) func `JSON is one list of objects`(_ rows: Rows) throws {
    let json = try JSONSerialization.jsonObject(with: try run(rows, "json").stdout)
    let objects = try #require(json as? [[String: Any]])
    #expect(rows.count < 0 ? objects.count > 150 : objects.count == rows.count)
    for object in objects { #expect(Set(object.keys) == Set(rows.columns)) }
  }

  @Test(arguments: rows) func `NDJSON is an object a line`(_ rows: Rows) throws {
    let lines = try run(rows, "ndjson").outLines
    #expect(rows.count < 0 ? lines.count > 150 : lines.count == rows.count)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object.map { Set($0.keys) } == Set(rows.columns))
    }
  }

  @Test(arguments: rows) func `CSV reads back into rows of equal length`(_ rows: Rows) throws {
    let desk = try Sample.desk()
    try desk.write(try run(rows, "csv").stdout, to: "out.csv")
    // The stock shell is an independent reader of CSV.
    let read = try desk.shell(
      "sqlite3 :memory: -cmd '.mode csv' -cmd '.import out.csv t' \"SELECT count(*) FROM t\" \"SELECT group_concat(name) FROM pragma_table_info('t')\""
    )
    #expect(read.err == "")
    let shown = read.out.replacingOccurrences(of: "\"", with: "").split(whereSeparator: \.isNewline).map(
      String.init)
    #expect(rows.count < 0 || shown.first == String(rows.count), "\(read.testDescription)")
    #expect(shown.last == rows.columns.joined(separator: ","))
  }

  @Test(arguments: rows) func `TSV has the same number of fields in every line`(_ rows: Rows) throws {
    let lines = try run(rows, "tsv").outLines
    #expect(lines.first == rows.columns.joined(separator: "\t"))
    #expect(rows.count < 0 || lines.count == rows.count + 1)
    for line in lines {
      #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == rows.columns.count)
    }
  }

  @Test(arguments: rows) func `Markdown and tables are for people`(_ rows: Rows) throws {
    let markdown = try run(rows, "markdown").outLines
    #expect(markdown.contains { $0.hasPrefix("|") && $0.contains("---") })
    #expect(try run(rows, "table").outLines.count > 3)
  }

  @Test func `a file gets what the terminal would`() throws {
    let desk = try Sample.desk()
    let shown = try desk.archive("list", "--format", "csv")
    let run = try desk.archive("list", "--format", "csv", "-o", "reports.csv")
    #expect(run.status == 0)
    #expect(run.out == "")
    #expect(try desk.read("reports.csv") == shown.stdout)
    #expect(try desk.archive("list", "--format", "csv", "-o", "-").stdout == shown.stdout)
  }
}
