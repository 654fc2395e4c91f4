import Forms
import Testing

@testable import Store
@testable import Trends

@Suite struct CoverageTests {
  private let issuers = [
    KnownIssuer(
      name: "甲市", organCode: nil, aliases: [KnownIssuer.Alias(name: "甲市人民政府", evidence: "named so")]),
    KnownIssuer(name: "乙局", organCode: nil, aliases: []),
  ]

  private func report(_ issuer: String, _ year: Int, errors: Int = 0) -> ReportSummary {
    ReportSummary(
      issuer: issuer, year: year, form: .f2021, revision: 1, title: nil, publishedOn: nil, source: "a.txt",
      cells: [:], findings: errors > 0 ? [.error: errors] : [:])
  }

  /// A line as text: `甲市 present missing`, `-` where nothing was expected.
  private func lines(_ coverage: Coverage) -> [String] {
    coverage.lines.map { line in
      ([line.issuer] + line.marks.map { $0.state?.rawValue ?? "-" }).joined(separator: " ")
    }
  }

  private func coverage(_ expected: [String]?, _ years: ClosedRange<Int>? = nil) -> Coverage {
    Coverage(
      reports: [report("甲市", 2022), report("甲市", 2024), report("乙局", 2024, errors: 2)], issuers: issuers,
      expected: expected, years: years)
  }

  @Test(
    arguments: [
      (nil, nil, ["甲市 present missing present", "乙局 missing missing present"]),
      (nil, 2023...2023, ["甲市 missing", "乙局 missing"]),
      // An alias, spaces and full width lead to the issuer; a second name for it counts once.
      (["甲市人民政府", "甲 市"], 2024...2025, ["甲市 present missing", "乙局 unexpected -"]),
      (["丙局", "乙局"], 2024...2024, ["丙局 missing", "乙局 present", "甲市 unexpected"]),
      (["丙局"], 2023...2023, ["丙局 missing"]),
      ([], 2022...2022, ["甲市 unexpected"]),
    ] as [([String]?, ClosedRange<Int>?, [String])])
  func `each year of an issuer is present, missing or unexpected`(
    expected: [String]?, years: ClosedRange<Int>?, lines: [String]
  ) {
    #expect(self.lines(coverage(expected, years)) == lines)
  }

  @Test func `a name that the archive has never met is told from one without reports`() {
    let result = coverage(["丙局", "甲市"], 2023...2023)
    #expect(result.lines.map(\.isKnown) == [false, true])
    #expect(result.isAgainstList)
  }

  @Test func `an empty archive has no years of its own`() {
    #expect(Coverage(reports: [], issuers: [], expected: ["甲市"]).years == [])
  }

  private func refused(_ name: String, issuer: String? = nil, year: Int? = nil) -> RefusedFile {
    RefusedFile(name: name, sha256: nil, issuer: issuer, year: year, reason: Wording(en: "a scan", zh: "扫描件"))
  }

  @Test(
    arguments: [
      ("甲市2023.pdf", nil, nil, "甲市 2023"), ("in/2022/甲市人民政府2023年报告.pdf", nil, nil, "甲市 2023"),
      ("2024-01-20甲 市2023年年度报告.doc", nil, nil, "甲市 2023"), ("乙局2023与2022.pdf", nil, nil, nil),
      ("扫描20230120.pdf", "乙局", 2023, "乙局 2023"), ("甲市.pdf", nil, 2023, "甲市 2023"),
      ("2023.pdf", nil, nil, nil),
      ("丙局2023.pdf", nil, nil, nil), ("甲市2022.pdf", nil, nil, nil),
    ] as [(String, String?, Int?, String?)])
  func `a refused file stands where its name or the call says, and never in the place of a report`(
    name: String, issuer: String?, year: Int?, place: String?
  ) {
    let coverage = Coverage(
      reports: [report("甲市", 2022), report("乙局", 2024)], issuers: issuers,
      refused: [refused(name, issuer: issuer, year: year)])
    let marked = coverage.lines.flatMap { line in
      line.marks.filter { $0.state == .refused }.map { "\(line.issuer) \($0.year)" }
    }
    #expect(marked == [place].compactMap { $0 })
    #expect(coverage.unplaced.isEmpty == (place != nil || name == "甲市2022.pdf"))
  }

  @Test func `a file of an expected issuer that the archive has never met is refused, not missing`() {
    let coverage = Coverage(
      reports: [report("甲市", 2022)], issuers: issuers, expected: ["丙局"], refused: [refused("丙局2023.pdf")])
    #expect(lines(coverage) == ["丙局 missing refused", "甲市 unexpected -"])
  }

  @Test func `issuers stand behind the one above them`() {
    var book = ["丁局", "甲市", "乙局", "丙县"].map { KnownIssuer(name: $0, organCode: nil, aliases: []) }
    book[0].parent = "甲市"
    book[2].parent = "甲市"
    let coverage = Coverage(reports: [report("甲市", 2022)], issuers: book, byParent: true)
    #expect(coverage.lines.map(\.issuer) == ["甲市", "丁局", "乙局", "丙县"])
    #expect(coverage.lines.map(\.parent) == [nil, "甲市", "甲市", nil])
  }
}
