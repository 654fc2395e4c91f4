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
}
