import Forms
import Reports
import Testing

@testable import Checks

@Suite struct AnomalyTests {
  /// domain.md §9, row by row: the rule and the cell that the figures of the row lead to.
  @Test(
    arguments: [
      (
        "01_text_against_table",
        ["N.1 applications.granted.total", "N.1 applications.unavailable_not_held.total"]
      ),
      (
        "03_off_by_one", ["T3.A applications.total_handled.natural", "T3.A applications.total_handled.total"]
      ),
      ("04_received", ["N.1 applications.new.total"]),
      ("05_balance_in_words", ["N.4 applications.total_handled.total", "R.table"]),
      ("06_parts_exceed", ["N.3", "R.table"]),
      ("07_sum_of_three", ["N.3", "R.table"]),
      ("08_off_by_one_in_words", ["N.3", "R.table"]),
      ("09_one_is_three", ["N.3"]),
      ("10_signs", ["W.items disclosure.licence.prev_items"]),
      ("11_rules_at_township", ["W.rules disclosure.regulation.effective"]),
      ("12_items_twice", ["W.items disclosure.coercion.prev_items"]),
      ("13_no_unit", ["R.unit disclosure.procurement.amount_yuan"]),
      ("14_last_years_date", ["W.date"]),
      ("15_template", ["W.template"]),
      ("16_obsolete_form", ["R.form"]),
      ("17_items_as_decisions", ["W.items disclosure.licence.decisions"]),
      ("18_recoverable_blank", ["R.blank applications", "T3.A applications.total_handled.total"]),
    ] as [(String, [String])])
  func `an anomaly is found by its rule at its cell and by no other`(file: String, found: [String]) throws {
    #expect(findings(in: try Anomaly.report(file)).map(\.line).sorted() == found)
  }

  /// Row 2, and the 1.05 % of §10: (3646 - 3607) / 3607 is 1.08 %.
  @Test func `cases of another scope and a growth that last year does not give are told`() throws {
    let before = try Anomaly.report("02_other_scope_before")
    #expect(findings(in: before).isEmpty)
    let found = findings(
      in: try Anomaly.report("02_other_scope"), beside: Neighbours(previous: before))
    #expect(
      found.map(\.line) == [
        "N.1 appeals.review.total", "N.1 appeals.suit_direct.total", "N.2 applications.new.total",
      ])
    #expect(found.map(\.actual) == ["134", "57", "1.05%"])
    #expect(found.last?.expected?.contains("(3646 - 3607) / 3607 = 1.08%") == true)
    #expect(found.allSatisfy { $0.severity == .info && $0.place?.table == nil && $0.place != nil })
  }

  /// The double minus of row 10.
  @Test func `two signs before a change are told`() throws {
    var report = sample(2019, form: .f2019)
    let at = try #require(report.cells.firstIndex { $0.key.code == "disclosure.penalty.change" })
    report.cells[at].raw = "--253"
    #expect(checks(of: report).map(\.line) == ["W.items disclosure.penalty.change"])
  }

  /// Row 18: 34 + 2 = 35 + 1, and the 1 is not printed.
  @Test func `a sum that cannot be told names the cell that it lacks`() throws {
    let report = try Anomaly.report("18_recoverable_blank")
    let verdict = try #require(
      verdicts(in: report).first { $0.rule == "T3.A" && $0.cells.last?.column == "total" })
    #expect(verdict.answer == .doubtful([CellKey(.applications, "carried_out", "total")]))
  }

  @Test func `two consistent years have no finding, and the text names its reading`() throws {
    let before = try Anomaly.report("00_consistent_2023")
    let now = try Anomaly.report("00_consistent_2024")
    #expect(findings(in: before).isEmpty)
    #expect(findings(in: now, beside: Neighbours(previous: before)).isEmpty)
    let told = verdicts(in: now).filter { $0.rule == "N.1" }
    #expect(told.allSatisfy { $0.answer == .holds })
    #expect(told.first?.right == "本年新收 = 50")
  }
}
