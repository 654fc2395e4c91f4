import Checks
import Forms
import Reports
import Testing

@testable import Store

@Suite struct CheckTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  /// Says what the year before carried out, or that it is not there.
  private func carried(_ report: Report, _ neighbours: Neighbours) -> [Finding] {
    let key = CellKey(.applications, "carried_out", "total")
    let out = neighbours.previous?.cells.first { $0.key == key }?.value
    return [
      Finding(
        rule: "X.1", severity: .warning, section: .applications, row: "carried_in", column: "total",
        expected: out?.description, actual: "0", message: Wording(en: "carried in differs", zh: "上年结转不符"))
    ]
  }

  private func file(_ report: Report) throws {
    _ = try archive.file(
      report, from: sourceFile("\(report.year)\(report.cells)"), importedAt: noon, check: carried)
  }

  @Test func `findings of the year after follow when its neighbour comes or changes`() throws {
    try file(sample(2024))
    #expect(try archive.findings(year: 2024).map(\.expected) == [nil])
    try file(sample(2023, .f2021, ["applications.carried_out.total": "5"]))
    #expect(try archive.findings(year: 2024).map(\.expected) == ["5"])
    try file(sample(2023, .f2021, ["applications.carried_out.total": "6"]))
    #expect(try archive.findings(year: 2024).map(\.expected) == ["6"])
    #expect(try archive.findings(issuer: "甲市").map(\.year) == [2023, 2024])
  }

  @Test
  func `in a batch the year before is the one just stored, and one that cannot be stored leaves nothing`()
    throws
  {
    try archive.begin()
    try file(sample(2023, .f2021, ["applications.carried_out.total": "5"]))
    try file(sample(2024))
    #expect(try archive.findings(year: 2024).map(\.expected) == ["5"])
    var broken = sample(2023, .f2021, ["applications.carried_out.total": "7"])
    broken.cells.append(cell(CellKey(.applications, "no_such_row", "total"), "1", at: .line(1)))
    #expect(throws: StoreError.self) { try file(broken) }
    #expect(try archive.rows("SELECT count(*) FROM filing") == ["2"])
    try file(sample(2023, .f2021, ["applications.carried_out.total": "6"]))
    try file(sample(2025))
    try archive.commit()
    #expect(try archive.findings().map(\.expected) == [nil, "6", "0"])
    #expect(
      try archive.rows("SELECT year, revision FROM report ORDER BY year") == ["2023|2", "2024|1", "2025|1"])
  }

  @Test func `checks replace their own findings and leave what reading had to tell`() throws {
    var report = sample(2024)
    report.remarks = [
      Remark("R.unit", section: .disclosure, row: "fee", message: Wording(en: "no unit", zh: "没有单位"))
    ]
    try file(report)
    #expect(try archive.recheck(issuer: "甲市", year: 2024) { _, _ in [] } == 1)
    #expect(
      try archive.findings() == [
        StoredFinding(
          issuer: "甲市", year: 2024, rule: "R.unit", severity: .warning, section: .disclosure, row: "fee",
          column: nil,
          expected: nil, actual: nil, message: Wording(en: "no unit", zh: "没有单位"), id: "13909d3e5d")
      ])
    #expect(try archive.recheck(check: carried) == 1)
    #expect(try archive.findings().map(\.rule) == ["X.1", "R.unit"])
    #expect(try archive.recheck(issuer: "乙市", check: carried) == 0)
  }

  @Test func `findings read in both languages`() throws {
    try file(sample(2023, .f2021, ["applications.carried_out.total": "5"]))
    try file(sample(2024))
    #expect(
      try archive.rows("SELECT * FROM finding WHERE year = 2024").map {
        $0.components(separatedBy: "|").prefix(10)
      }
        == [
          [
            "甲市", "2024", "X.1", "warning", "applications", "carried_in", "total", "5", "0",
            "carried in differs",
          ]
        ])
    #expect(
      try archive.rows("SELECT * FROM 核对结果 WHERE 年份 = 2024")
        == ["甲市|2024|X.1|警告|上年结转政府信息公开申请数量|总计|5|0|上年结转不符"])
  }

  @Test(arguments: [
    (Severity.error, Section.disclosure, "normative", "issued", "错误|行政规范性文件|本年制发件数"),
    (.info, .appeals, "review", "upheld", "提示|行政复议|结果维持"), (.info, .annex, "甲数", "cumulative", "提示|甲数|累计"),
  ])
  func `a finding names row and column as the form does`(
    severity: Severity, section: Section, row: String, column: String, line: String
  ) throws {
    let finding = Finding(
      rule: "T", severity: severity, section: section, row: row, column: column,
      message: Wording(en: "e", zh: "中"))
    _ = try archive.file(sample(2024), from: sourceFile("a"), importedAt: noon) { _, _ in [finding] }
    #expect(try archive.rows("SELECT 级别, 事项, 列 FROM 核对结果") == [line])
  }
}
