import Forms
import Reports
import Testing

@testable import Checks

private func rules(_ report: Report) -> [String] {
  checks(of: report).map { "\($0.rule) \($0.severity) \($0.row ?? "").\($0.column ?? "")" }
}

@Suite struct IdentityCheckTests {
  @Test(arguments: FormCode.allCases)
  func `a report that balances has no finding`(form: FormCode) {
    #expect(rules(sample(form: form)).isEmpty)
    let figures = applications([
      "new.natural": "7", "new.total": "7", "granted.natural": "5", "granted.total": "5",
      "total_handled.natural": "5", "total_handled.total": "5", "carried_out.natural": "2",
      "carried_out.total": "2",
    ])
    #expect(rules(sample(2024, form: form, figures)).isEmpty)
  }

  @Test func `T3.A fires in the column in which received and handled differ`() throws {
    let figures = applications([
      "new.natural": "60", "granted.natural": "61", "total_handled.natural": "61", "new.total": "60",
      "granted.total": "61", "total_handled.total": "61",
    ])
    let found = checks(of: sample(2024, figures))
    #expect(found.map(\.rule) == ["T3.A", "T3.A"])
    #expect(found.map(\.column) == ["natural", "total"])
    let first = try #require(found.first)
    #expect(first.severity == .error)
    #expect(first.expected == "60 + 0 = 60")
    #expect(first.actual == "61 + 0 = 61")
    #expect(
      first.message.en
        == "column 自然人: 一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 is 60 + 0 = 60, （七）总计 + 四、结转下年度继续办理 is 61 + 0 = 61; difference -1"
    )
    #expect(
      first.message.zh
        == "自然人列：一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量为60 + 0 = 60，（七）总计 + 四、结转下年度继续办理为61 + 0 = 61；相差-1")
  }

  @Test func `T3.B names the outcomes that are not 0`() throws {
    let figures = applications([
      "new.natural": "5", "new.total": "5", "granted.natural": "4", "granted.total": "4",
      "partial.natural": "2",
      "partial.total": "2", "total_handled.natural": "5", "total_handled.total": "5",
    ])
    let found = checks(of: sample(2024, figures))
    #expect(found.map(\.rule) == ["T3.B", "T3.B"])
    let first = try #require(found.first)
    #expect(first.message.en == "column 自然人: 各项办理结果 is 4 + 2 = 6, （七）总计 is 5; difference 1")
    #expect(first.message.zh == "自然人列：各项办理结果为4 + 2 = 6，（七）总计为5；相差1")
  }

  @Test(arguments: [FormCode.f2019, .f2021])
  func `T3.B counts every outcome of its form`(form: FormCode) {
    let around: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    for row in Form.of(form).table(.applications)?.rows ?? [] where !around.contains(row.code) {
      let figures = applications([
        "\(row.code).natural": "3", "\(row.code).total": "3", "total_handled.natural": "3",
        "total_handled.total": "3", "new.natural": "3", "new.total": "3",
      ])
      #expect(rules(sample(2024, form: form, figures)).isEmpty, "\(row.code)")
    }
  }

  @Test func `T3.C fires in the row whose applicants do not add up`() throws {
    let found = checks(
      of: sample(2024, applications(["denied_law.legal": "2", "total_handled.legal": "2", "new.legal": "2"])))
    #expect(found.map(\.rule) == ["T3.C", "T3.C", "T3.C"])
    #expect(found.map(\.row) == ["new", "denied_law", "total_handled"])
    let second = try #require(found.dropFirst().first)
    #expect(second.message.en == "row 2.其他法律行政法规禁止公开: 各列 is 2 = 2, 总计 is 0; difference 2")
    #expect(second.message.zh == "2.其他法律行政法规禁止公开行：各列为2 = 2，总计为0；相差2")
  }

  @Test func `T4.A fires in the block whose results do not add up`() throws {
    let found = checks(
      of: sample(2024, ["appeals.suit_direct.upheld": "3", "appeals.suit_direct.total": "4"]))
    #expect(found.map(\.rule) == ["T4.A"])
    #expect(found.first?.row == "suit_direct")
    #expect(found.first?.column == "total")
  }

  @Test func `money and signs do not disturb the sums`() {
    #expect(rules(sample(2024, ["disclosure.fee.amount_wan": "59237.2449"])).isEmpty)
  }
}

@Suite struct BlankRulesTests {
  /// Every cell of table 三 that is 0 printed empty, 总计 printed only in rows 一, 二, （七）, 四 (domain.md §1.4, SHO19).
  @Test func `zeros and totals printed empty are no flood of findings`() {
    var figures: [String: String] = [:]
    for key in Form.form2019.keys where key.section == .applications { figures[key.code] = "blank" }
    for row in ["new", "granted", "total_handled"] { figures["applications.\(row).natural"] = "12" }
    figures["applications.new.total"] = "12"
    figures["applications.total_handled.total"] = "12"
    #expect(rules(sample(2024, form: .f2019, figures)).isEmpty)
  }

  /// 自然人 and 总计 filled in, everything else empty (corpus shuyang_fgj_2023).
  @Test func `a table with two columns filled in is not found broken`() {
    var figures: [String: String] = [:]
    for key in Form.form2021.keys where key.section == .applications {
      figures[key.code] = ["natural", "total"].contains(key.column) ? "0" : "blank"
    }
    #expect(rules(sample(2024, figures)).isEmpty)
  }

  /// 四、结转… has no 总计: 34 + 2 against 35 and an empty cell (corpus sh_kewei_2024).
  @Test func `an identity that an empty cell leaves open is one warning`() throws {
    let figures = applications([
      "new.natural": "34", "new.total": "34", "carried_in.natural": "2", "carried_in.total": "2",
      "granted.natural": "35", "granted.total": "35", "total_handled.natural": "35",
      "total_handled.total": "35",
      "carried_out.natural": "1", "carried_out.total": "blank",
    ])
    let found = checks(of: sample(2024, figures))
    #expect(found.filter { $0.rule == "T3.A" }.map(\.severity) == [.warning])
    #expect(found.count == 1)
    let first = try #require(found.first)
    #expect(first.column == "total")
    #expect(
      first.message.en
        == "column 总计: 一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 is 34 + 2 = 36, （七）总计 + 四、结转下年度继续办理 is 35 + 空 = 35; cells are empty, and read as 0 they do not balance (difference 1)"
    )
    #expect(
      first.message.zh
        == "总计列：一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量为34 + 2 = 36，（七）总计 + 四、结转下年度继续办理为35 + 空 = 35；有空白单元格，按0计则相差1"
    )
  }

  @Test func `parts that exceed the total are broken whatever the blanks hold`() {
    let figures = applications([
      "granted.natural": "9", "partial.natural": "blank", "total_handled.natural": "5", "new.natural": "5",
      "granted.total": "blank", "total_handled.total": "blank", "new.total": "blank",
      "partial.total": "blank",
    ])
    #expect(rules(sample(2024, figures)).contains("T3.B error total_handled.natural"))
  }

  @Test(arguments: ["unreadable", "missing"])
  func `a cell that cannot be read keeps its sums silent`(state: String) {
    let figures = applications(["granted.natural": state, "total_handled.natural": "5", "new.natural": "5"])
      .merging(applications(["new.total": "5", "total_handled.total": "5", "granted.total": "5"])) { $1 }
    #expect(rules(sample(2024, figures)).isEmpty)
  }

  @Test func `a row that is not printed keeps its sums silent`() {
    var figures: [String: String] = [:]
    for applicant in Applications.applicants { figures["applications.granted.\(applicant.code)"] = "missing" }
    for row in ["new", "total_handled"] {
      figures["applications.\(row).natural"] = "4"
      figures["applications.\(row).total"] = "4"
    }
    #expect(rules(sample(2024, figures)).isEmpty)
  }

  @Test func `the checks change no value`() {
    let report = sample(2024, applications(["new.natural": "5"]))
    let before = report.cells
    _ = findings(in: report)
    #expect(report.cells == before)
  }
}
