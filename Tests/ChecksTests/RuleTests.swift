import Forms
import Reports
import Testing

@testable import Checks

/// Every rule has a report that it meets and one beside it that it leaves alone.
@Suite struct RuleTests {
  private struct Case {
    let meets: Report
    let leaves: Report
    var beside = Neighbours()
  }

  private static func cases() throws -> [String: Case] {
    let clean = try Anomaly.report("00_consistent_2024")
    func file(_ name: String) throws -> Case { Case(meets: try Anomaly.report(name), leaves: clean) }
    func figures(_ figures: [String: String]) -> Case {
      Case(meets: sample(2024, figures), leaves: sample(2024))
    }
    let stock = sample(2023, ["disclosure.normative.effective": "8"])
    let long = (0..<60).map { "甲乙丙丁第\($0)项戊己庚辛壬癸" }.joined(separator: "，")
    let years = (2020...2022).map { sample($0, ["disclosure.licence.decisions": "100"]) }
    return [
      "T3.A": figures(applications(["new.total": "1", "new.natural": "1"])),
      "T3.B": figures(applications(["granted.total": "1", "granted.natural": "1"])),
      "T3.C": figures(applications(["partial.natural": "1"])),
      "T4.A": figures(["appeals.review.upheld": "1"]),
      "X.1": Case(
        meets: sample(2024), leaves: sample(2024, applications(["carried_in.total": "2"])),
        beside: Neighbours(previous: sample(2023, applications(["carried_out.total": "2"])))),
      "X.2": Case(
        meets: sample(2024), leaves: sample(2024, ["disclosure.normative.effective": "8"]),
        beside: Neighbours(previous: stock)),
      "R.form": try file("16_obsolete_form"), "R.unit": try file("13_no_unit"),
      "R.blank": try file("18_recoverable_blank"), "R.table": try file("05_balance_in_words"),
      "N.1": try file("04_received"), "N.3": try file("07_sum_of_three"),
      "N.2": Case(
        meets: try Anomaly.report("02_other_scope"),
        leaves: try Anomaly.report(
          try Anomaly.report("02_other_scope"), saying: "共收办申请3646件，同比增长1.08%。"),
        beside: Neighbours(previous: try Anomaly.report("02_other_scope_before"))),
      "N.4": try file("05_balance_in_words"), "W.template": try file("15_template"),
      "W.date": try file("14_last_years_date"),
      "W.copied": Case(
        meets: try Anomaly.text(long), leaves: try Anomaly.text(String(long.reversed())),
        beside: Neighbours(previous: try Anomaly.text(long, year: 2023))),
      "W.rules": try file("11_rules_at_township"), "W.items": try file("10_signs"),
      "W.range": Case(
        meets: sample(2024, ["disclosure.licence.decisions": "5000"]),
        leaves: sample(2024, ["disclosure.licence.decisions": "500"]), beside: Neighbours(others: years)),
    ]
  }

  /// What reading a document tells is tested where documents are read (ReportsTests, and SettlementTests and
  /// AmendmentTests of the store).
  private static let told: Set<String> = [
    "R.unreadable", "R.neighbour", "R.missing", "R.extra", "R.label", "R.period", "R.year", "R.scan",
    "R.amended", "R.issuer", "R.script",
  ]

  @Test func `every rule meets its case and leaves another alone`() throws {
    let cases = try RuleTests.cases()
    #expect(Set(cases.keys).union(RuleTests.told) == Set(Rule.all.map(\.id)))
    for (rule, given) in cases {
      func rules(_ report: Report) -> [String] { findings(in: report, beside: given.beside).map(\.rule) }
      #expect(rules(given.meets).contains(rule), "\(rule)")
      #expect(!rules(given.leaves).contains(rule), "\(rule)")
    }
  }

  @Test func `rules have ids of their own, words in both languages, a reference and a need`() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      let words = [rule.title.en, rule.title.zh, rule.text.en, rule.text.zh, rule.reference]
      #expect(words.allSatisfy { !$0.isEmpty } && !rule.needs.isEmpty, "\(rule.id)")
      #expect(
        rule.severity != .error || rule.id.hasPrefix("T"), "\(rule.id): only a sum of the form is an error")
    }
  }
}
