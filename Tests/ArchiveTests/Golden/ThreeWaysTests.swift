import Foundation
import Python
import Testing

/// One trend, three ways to it: the program, the view `trend` in the stock shell, DuckDB over the exported files. Every
/// field of every issuer of the golden archive, every figure to the last bit.
@Suite struct ThreeWaysTests {
  @Test func `the program and the stock shell give one trend`() throws {
    let desk = try GoldenArchive.desk()
    let program = try TrendRow.program(desk)
    let shell = try TrendRow.shell(desk)
    #expect(shell.count > 2000)
    // The program also tells of years and forms that have no such figure; the view has no rows there.
    let told = program.filter { $0.note != "no_report" }
    let extra = Set(told).subtracting(shell)
    #expect(extra.allSatisfy { $0.isWithoutFigure }, "\(extra.filter { !$0.isWithoutFigure }.prefix(3))")
    #expect(Set(shell).subtracting(told) == [], "\(Set(shell).subtracting(told).prefix(3))")
  }

  @Test func `CSV and JSON are one trend`() throws {
    let desk = try GoldenArchive.desk()
    let call = ["trend", "--field", "shares", "--field", "disclosure.fee.amount_wan", "--field", "新收"]
    try desk.write(try desk.archive(call + ["--format", "csv"]).stdout, to: "trend.csv")
    let read = try desk.shell(
      "sqlite3 :memory: -cmd '.mode csv' -cmd '.import trend.csv t' -cmd '.mode list' \"\(TrendRow.query(from: "t", note: "note"))\""
    )
    let own = try TrendRow.rows(ofLines: try desk.archive(call + ["--format", "ndjson"]).outLines)
    #expect(try TrendRow.rows(ofLines: read.outLines) == own, "\(read.testDescription)")
    let list = try desk.archive(call + ["--format", "json"]).stdout
    #expect(try JSONDecoder().decode([TrendRow].self, from: list) == own)
  }

  @Test(.enabled(if: Python.has("duckdb"), Comment(rawValue: Python.lacks("duckdb"))))
  func `DuckDB gives the same from the exported CSV and from Parquet`() throws {
    let desk = try GoldenArchive.desk()
    #expect(try desk.archive("export", "--package", "package").status == 0)
    let duck = try desk.python(
      """
      import duckdb, json
      duckdb.sql("CREATE TABLE trend AS FROM read_csv('package/data/trend-*.csv', union_by_name = true, sample_size = -1)")
      duckdb.sql("COPY trend TO 'trend.parquet'")
      for source in ("trend", "'trend.parquet'"):
        rows = duckdb.sql("SELECT issuer, field, label, unit, year, value, previous_year, previous, change, change_pct, "
          "comparable, note_code AS note FROM " + source + " ORDER BY issuer, field, year")
        for row in rows.fetchall():
          print(json.dumps({name: value if value is None or isinstance(value, str) else repr(value)
            for name, value in zip(rows.columns, row)}, ensure_ascii=False))
        print("--")
      """)
    #expect(duck.status == 0, "\(duck.testDescription)")
    let answers = duck.outLines.split(separator: "--").map(Array.init)
    #expect(answers.count == 2)
    let shell = Set(try TrendRow.shell(desk))
    for answer in answers {
      let rows = try TrendRow.rows(ofLines: answer)
      #expect(rows.count == shell.count)
      #expect(Set(rows).subtracting(shell) == [], "\(Set(rows).subtracting(shell).prefix(3))")
    }
  }

  @Test(.enabled(if: Python.has("duckdb"), Comment(rawValue: Python.lacks("duckdb"))))
  func `DuckDB works the changes out anew from the exported series`() throws {
    let desk = try GoldenArchive.desk()
    #expect(try desk.archive("export", "series", "trend", "-o", "out").status == 0)
    let duck = try desk.python(
      """
      import duckdb
      print(duckdb.sql('''
        WITH s AS (FROM read_csv('out/series.csv', sample_size = -1)), t AS (FROM read_csv('out/trend.csv', sample_size = -1))
        SELECT count(*) FILTER (comparable = 1 AND change IS NULL AND s.value - b.value IS NOT NULL),
          count(*) FILTER (comparable IS DISTINCT FROM 1 AND change IS NOT NULL),
          count(*) FILTER (abs(change - (s.value - b.value)) > 1e-9), count(*) FILTER (s.value IS DISTINCT FROM t.value),
          count(change) > 1000
        FROM t JOIN s USING (issuer, field, year)
        LEFT JOIN s b ON b.issuer = t.issuer AND b.field = t.field AND b.year = t.year - 1
        ''').fetchall())
      """)
    #expect(duck.status == 0, "\(duck.testDescription)")
    #expect(duck.out == "[(0, 0, 0, 0, True)]\n", "\(duck.testDescription)")
  }
}

/// A row of a trend from whichever source, its figures as the doubles that their digits stand for.
struct TrendRow: Hashable, Decodable, CustomStringConvertible {
  private static let columns = [
    "issuer", "field", "label", "unit", "year", "value", "previous_year", "previous", "change", "change_pct",
    "comparable", "note",
  ]
  private static let texts = ["issuer", "field", "label", "unit", "note"]
  private let values: [String]

  var description: String { values.joined(separator: "|") }
  var note: String { values.last ?? "" }
  /// Neither a value nor a change.
  var isWithoutFigure: Bool { values[5].isEmpty && values[8].isEmpty }

  /// A value of JSON. `JSONSerialization` goes through decimals of its own and loses the last bit.
  private enum Value: Decodable {
    case text(String), number(Double), nothing

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      self =
        if value.decodeNil() { .nothing } else if let number = try? value.decode(Double.self) {
          .number(number)
        } else {
          .text(try value.decode(String.self))
        }
    }
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.singleValueContainer().decode([String: Value].self)
    values = try Self.columns.map { name in
      switch object[name] ?? .nothing {
      case .nothing: return ""
      case .number(let number): return "\(number)"
      case .text(let text):
        if Self.texts.contains(name) || text.isEmpty { return text }
        return "\(try #require(Double(text), "\(name) is \(text)"))"
      }
    }
  }

  static func rows(ofLines lines: [String]) throws -> [TrendRow] {
    try lines.map { try JSONDecoder().decode(TrendRow.self, from: Data($0.utf8)) }
  }

  /// Every field of the archive by `archive trend`.
  static func program(_ desk: Desk) throws -> [TrendRow] {
    let fields = try desk.sqlite("archive.db", "SELECT DISTINCT field FROM series")
    let run = try desk.archive(["trend", "--format", "ndjson"] + fields.flatMap { ["--field", $0] })
    #expect(run.status == 0, "\(run.err)")
    return try rows(ofLines: run.outLines)
  }

  /// Every row of the view by the stock shell, with every digit of its doubles.
  static func shell(_ desk: Desk) throws -> [TrendRow] {
    try rows(ofLines: try desk.sqlite("archive.db", query(from: "trend", note: "note_code")))
  }

  /// A statement that gives a row as JSON; figures as text with seventeen digits, which tell every double apart.
  static func query(from table: String, note: String) -> String {
    let parts = columns.map { name in
      let column = name == "note" ? note : name
      let isText = texts.contains(name)
      return "'\(name)', "
        + (isText ? column : "iif(\(column) IS NULL OR \(column) = '', '', printf('%!.17g', \(column)))")
    }
    return "SELECT json_object(\(parts.joined(separator: ", "))) FROM \(table)"
  }
}
