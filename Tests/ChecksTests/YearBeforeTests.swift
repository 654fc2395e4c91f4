import Forms
import Reports
import Testing

@testable import Checks

private func found(_ now: Report, _ before: Report?) -> [Finding] {
  checks(of: now, beside: Neighbours(previous: before)).filter { $0.rule.hasPrefix("X.") }
}

@Suite struct YearBeforeTests {
  @Test func `what was carried over must be carried in`() throws {
    let before = sample(2023, applications(["carried_out.natural": "4", "carried_out.total": "4"]))
    let now = sample(2024, applications(["carried_in.natural": "3", "carried_in.total": "4"]))
    let findings = found(now, before)
    #expect(findings.map(\.rule) == ["X.1"])
    let first = try #require(findings.first)
    #expect(first.severity == .warning)
    #expect(first.expected == "4")
    #expect(first.actual == "3")
    #expect(
      first.message.en
        == "column 自然人: 二、上年结转 is 3, but the report for 2023 carried 4 over (四、结转下年度继续办理); difference -1")
    #expect(first.message.zh == "自然人列：二、上年结转为3，而2023年报告四、结转下年度继续办理为4；相差-1")
  }

  @Test func `documents in force must follow from last year's`() throws {
    let before = sample(2023, ["disclosure.normative.effective": "597"])
    let now = sample(
      2024,
      [
        "disclosure.normative.issued": "50", "disclosure.normative.repealed": "227",
        "disclosure.normative.effective": "421",
      ])
    let findings = found(now, before)
    #expect(findings.map(\.rule) == ["X.2"])
    let first = try #require(findings.first)
    #expect(first.expected == "597 + 50 - 227 = 420")
    #expect(
      first.message.en
        == "行政规范性文件: in force 2023 + issued - repealed is 597 + 50 - 227 = 420, 现行有效件数 is 421; difference 1")
    #expect(first.message.zh == "行政规范性文件：2023年现行有效 + 本年制发 - 本年废止为597 + 50 - 227 = 420，现行有效件数为421；相差1")
  }

  @Test func `years that agree, and a year without one before, have no finding`() {
    let before = sample(2023, applications(["carried_out.total": "4"]))
    let now = sample(2024, applications(["carried_in.total": "4"]))
    #expect(found(now, before).isEmpty)
    #expect(found(now, nil).isEmpty)
  }

  @Test(arguments: ["blank", "na", "unreadable", "missing"])
  func `a cell without a figure says nothing of the other year`(state: String) {
    let stated = sample(2023, applications(["carried_out.natural": "4"]))
    let open = sample(2024, applications(["carried_in.natural": state]))
    #expect(found(open, stated).isEmpty)
    let lost = sample(2023, applications(["carried_out.natural": state]))
    #expect(found(sample(2024, applications(["carried_in.natural": "4"])), lost).isEmpty)
  }

  @Test func `documents in force are not held against the form of 2019`() {
    let before = sample(2020, form: .f2019, ["disclosure.normative.public_total": "368"])
    let now = sample(2021, ["disclosure.normative.effective": "189"])
    #expect(found(now, before).isEmpty)
  }

  @Test func `what reading has to tell becomes a finding with the catalogue's severity`() {
    var report = sample()
    report.remarks = [Remark("R.extra", message: Wording(en: "a", zh: "b"))]
    #expect(findings(in: report).map(\.severity) == [.info])
    #expect(findings(in: report).map(\.message) == [Wording(en: "a", zh: "b")])
  }
}
