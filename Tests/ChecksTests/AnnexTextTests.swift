import Forms
import Reports
import Testing

@testable import Checks

/// Figures of the running text against an annex of 2014: received 21 (3 in all years before), answered 20, granted 17,
/// partly 2, refused 1; disclosed 360 (805 with all years before), 300 of them on the site.
@Suite struct AnnexTextTests {
  private static let rows = [
    ("主动公开信息数", 360, 805), ("政府网站公开数", 300, 700), ("受理政府信息公开申请总数", 21, 24), ("对申请的答复总数", 20, 23),
    ("同意公开答复数", 17, 19), ("同意部分公开答复数", 2, 2), ("不予公开答复数", 1, 2), ("行政复议数", 0, 1), ("行政诉讼数", 3, 3),
  ]

  private func report(saying sentences: String, withCumulative: Bool = true) throws -> Report {
    var report = Report(issuer: Issuer("丙丁县"), year: 2014, form: .f2014)
    report.cells = AnnexTextTests.rows.flatMap { label, year, all in
      [cell(label, "year", year)] + (withCumulative ? [cell(label, "cumulative", all)] : [])
    }
    return try Anomaly.report(report, saying: sentences)
  }

  private func cell(_ label: String, _ column: String, _ value: Int) -> Cell {
    Cell(
      CellKey(.annex, label, column), state: .number, value: Number(Int64(value)), raw: "\(value)",
      place: .line(1))
  }

  private func found(_ sentences: String) throws -> [String] {
    checks(of: try report(saying: sentences)).map { "\($0.rule) \($0.row ?? "") \($0.actual ?? "")" }
  }

  @Test(
    arguments: [
      ("共受理政府信息公开申请22件。", ["N.1 受理政府信息公开申请总数 22"]),
      ("主动公开政府信息361条。", ["N.1 主动公开信息数 361"]),
      ("同意公开16件，同意部分公开3件。", ["N.1 同意公开答复数 16", "N.1 同意部分公开答复数 3"]),
      ("不予公开4件。", ["N.1 不予公开答复数 4"]),
      ("因政府信息公开引起行政诉讼4件。", ["N.1 行政诉讼数 4"]),
    ] as [(String, [String])])
  func `a figure that the annex does not have is told at its row`(sentence: String, told: [String]) throws {
    #expect(try found(sentence) == told)
  }

  @Test(arguments: [
    "共受理政府信息公开申请21件。", "共受理政府信息公开申请24件。", "主动公开政府信息360条。", "主动公开政府信息805条。",
    "主动公开政府信息300条。", "同意公开17件，同意部分公开2件。", "同意公开19件。", "不予公开1件。",
    "因政府信息公开引起行政诉讼3件。", "网上受理申请4件。", "主动公开政府信息360余条。",
  ])
  func `a figure of the year, of all years, or of the site is left alone`(sentence: String) throws {
    #expect(try found(sentence).isEmpty)
  }

  @Test func `an annex without a cumulative column is held against the year alone`() throws {
    let report = try report(saying: "共受理政府信息公开申请24件。", withCumulative: false)
    let finding = try #require(checks(of: report).first)
    #expect(finding.rule == "N.1")
    #expect(finding.expected == "受理政府信息公开申请总数 = 21")
    #expect(verdicts(in: report).map(\.answer) == [.broken])
  }
}
