import Foundation
import Testing

/// `--as-of`: what each verb said on an earlier day.
@Suite struct AsOfTests {
  let desk: Desk

  /// Reports on 10 January, a correction on 1 February, another text on 1 March, the correction taken back on 1 April.
  init() throws {
    desk = try Desk()
    try desk.addSamples()
    try run(["import", "SampleData"], on: 1_768_003_200)
    let cell = ["amend", "示例市", "2022", "applications.granted.total"]
    try run(cell + ["144", "--reason", "misprint", "--by", "张三"], on: 1_769_904_000)
    try desk.write(
      try Sample.text("诸暨市2024.txt").replacingOccurrences(of: "3899", with: "3898"), to: "later.txt")
    try run(["import", "later.txt"], on: 1_772_323_200)
    try run(cell + ["--undo"], on: 1_775_001_600)
  }

  private func run(_ arguments: [String], on seconds: Int) throws {
    let run = try desk.archive(arguments, ["SOURCE_DATE_EPOCH": String(seconds)])
    #expect(run.status == 0, "\(run)")
  }

  private func said(_ arguments: [String], _ day: String) throws -> String {
    try desk.archive(arguments + ["--as-of", day, "--quiet"], ["TZ": "UTC"]).out
  }

  private func trace(_ day: String) throws -> String {
    let arguments = ["trace", "示例市", "2022", "applications.granted.total", "--format", "csv"]
    let lines = Run.lines(try said(arguments, day))
    return lines.first { $0.hasPrefix("value,") || $0.hasPrefix("basis,") } ?? ""
  }

  @Test(arguments: [
    ("2026-01-15", "145", "printed", "3899", "1", "2"), ("2026-02-01", "144", "amended", "3899", "1", "0"),
    ("2026-03-15", "144", "amended", "3898", "2", "0"), ("2026-04-01", "145", "printed", "3898", "2", "2"),
    ("2026-01-31T23:59:59Z", "145", "printed", "3899", "1", "2"),
  ])
  func `verbs that read give the day's answer`(
    day: String, granted: String, basis: String, coercion: String, revision: String, errors: String
  ) throws {
    let show = try said(["show", "示例市", "2022", "--format", "csv"], day)
    #expect(show.contains("applications,granted,total,\(granted),件,number,\(basis),145,"), "\(show)")
    #expect(try trace(day) == "value,\(granted)")
    let trend = ["trend", "--field", "disclosure.coercion.decisions", "--issuer", "诸暨市", "--format", "csv"]
    #expect(try said(trend, day).contains(",2024,\(coercion),"))
    let list = Run.lines(try said(["list", "--format", "csv"], day))
    #expect(list.contains { $0.hasPrefix("诸暨市,2024,2021,\(revision),") })
    #expect(try said(["coverage", "--format", "csv"], day).contains("示例市,2022,present,2021,\(errors),"))
    #expect(
      try said(["compare", "--field", "disclosure.coercion.decisions", "--year", "2024"], day).contains(
        coercion))
    #expect(try said(["compare", "示例市", "2021", "2022", "--format", "csv"], day).contains(",\(granted),"))
    #expect(try said(["brief", "示例市", "2022"], day).contains("granted: \(granted), "))
    #expect(try said(["export", "cell", "--issuer", "诸暨市"], day).contains(",\(coercion),"))
    #expect(try said(["search", "处理费"], day).contains("诸暨市"))
    let sql = "SELECT value, basis FROM cell WHERE year = 2022 AND row = 'granted' AND col = 'total'"
    #expect(try said(["sql", sql, "--format", "csv"], day) == "value,basis\n\(granted),\(basis)\n")
  }

  @Test func `history ends at the day`() throws {
    func events(_ day: String) throws -> [String] {
      Run.lines(try said(["history", "示例市", "2022", "--format", "csv"], day)).dropFirst()
        .map { String($0.split(separator: ",")[2]) }
    }
    #expect(try events("2026-01-31") == ["revision"])
    #expect(try events("2026-02-01") == ["revision", "amended"])
    #expect(try events("2026-04-01") == ["revision", "amended", "undone"])
  }

  @Test func `what has no date is said, and the file is not touched`() throws {
    let before = try desk.sqlite("archive.db", ".dump")
    let run = try desk.archive(["list", "--as-of", "2026-02-15"], ["TZ": "UTC"])
    #expect(
      run.err == "as of 2026-02-15T23:59:59Z; names, aliases, levels and scopes of issuers are today's\n")
    let chinese = try desk.archive(
      ["list", "--as-of", "2026-02-15", "--lang", "zh"], ["TZ": "Asia/Shanghai"])
    #expect(chinese.err == "截至 2026-02-15T15:59:59Z；机构的名称、别名、层级和范围为目前的情况\n")
    #expect(try desk.sqlite("archive.db", ".dump") == before)
  }

  @Test(arguments: [
    "DELETE FROM filing", "DROP VIEW report", "PRAGMA query_only = OFF", "INSERT INTO cell VALUES (1)",
  ])
  func `the past cannot be changed`(sql: String) throws {
    let run = try desk.archive("sql", sql, "--as-of", "2026-02-15", "--quiet")
    #expect(run.status == 64, "\(run)")
    #expect(run.out.isEmpty)
  }

  @Test func `before the first import there is nothing`() throws {
    #expect(try desk.archive("list", "--as-of", "2025-12-31").out.hasPrefix("reports: 0\n"))
    let run = try desk.archive("show", "示例市", "2022", "--as-of", "2025-12-31", "--quiet")
    #expect(run.status == 2)
    #expect(run.err.contains("no report of 示例市 for 2022 in the archive"))
  }

  @Test(arguments: ["yesterday", "2026-13-01", "2026-02-30", "", "20260201", "2026-02"])
  func `what is no day is refused`(day: String) throws {
    let run = try desk.archive("list", "--as-of", day)
    #expect(run.status == 64)
    #expect(
      run.err.contains(
        "The value '\(day)' is invalid for '--as-of'. Please give a day such as 2026-03-01."), "\(run)")
  }
}
