import Forms
import Reports
import Testing

@testable import Store

/// Ratios in the views. 诸暨市 2024 by hand from the report's tables: 373 granted and 33 partly of 611 handled; 48, 103, 10
/// and 44 otherwise; 614 received and 36 carried in, 39 carried out; 608 received from natural persons; 42 reviews, 22 suits;
/// 7 corrected of 36 upheld, 7 corrected, 7 other; 25 repealed, 220 in force.
@Suite struct RatioViewTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  private static let zhuji: [String: String?] = [
    "applications.new.total": "614", "applications.new.natural": "608", "applications.new.business": "5",
    "applications.new.other": "1", "applications.carried_in.total": "36", "applications.granted.total": "373",
    "applications.partial.total": "33", "applications.denied_law.total": "1",
    "applications.denied_safety.total": "1", "applications.denied_third_party.total": "1",
    "applications.denied_internal.total": "5", "applications.denied_process.total": "1",
    "applications.denied_enforcement.total": "22", "applications.denied_query.total": "17",
    "applications.unavailable_not_held.total": "100", "applications.unavailable_create.total": "2",
    "applications.unavailable_unclear.total": "1", "applications.rejected_petition.total": "3",
    "applications.rejected_repeat.total": "6", "applications.rejected_confirm.total": "1",
    "applications.other_no_correction.total": "14", "applications.other_misc.total": "30",
    "applications.total_handled.total": "611", "applications.carried_out.total": "39",
    "appeals.review.upheld": "21", "appeals.review.corrected": "7", "appeals.review.other": "6",
    "appeals.review.pending": "8", "appeals.review.total": "42", "appeals.suit_direct.upheld": "10",
    "appeals.suit_direct.pending": "2", "appeals.suit_direct.total": "12",
    "appeals.suit_after_review.upheld": "5", "appeals.suit_after_review.other": "1",
    "appeals.suit_after_review.pending": "4", "appeals.suit_after_review.total": "10",
    "disclosure.normative.repealed": "25", "disclosure.normative.effective": "220",
  ]

  @Test(
    arguments: [
      ("granted", 406, 611, 1), ("denied", 48, 611, 1), ("not_held", 103, 611, 1), ("rejected", 10, 611, 1),
      ("other", 44, 611, 1), ("handling", 611, 650, 1), ("backlog", 39, 650, 1),
      ("applicant_natural", 608, 614, 1), ("applicant_business", 5, 614, 1),
      ("applicant_research", 0, 614, 1),
      ("reviews_per_100", 42, 611, 100), ("suits_per_100", 22, 611, 100), ("correction", 7, 50, 1),
      ("turnover", 25, 220, 1),
    ] as [(String, Int64, Int64, Int64)])
  func `a ratio is one division of two sums`(code: String, over: Int64, under: Int64, per: Int64) throws {
    try archive.add(sample(2024, .f2021, Self.zhuji))
    let observation = try #require(try archive.observations(fields: ["ratio.\(code)"]).first)
    let expected = try #require(Ratio(over: over, under: under, per: per))
    #expect(observation.ratio == expected)
    #expect(observation.value == nil)
    let row = "SELECT typeof(value), value = \(per * over) / \(under).0, state FROM series"
    #expect(try archive.rows("\(row) WHERE field = 'ratio.\(code)'") == ["real|1|number"])
  }

  @Test(arguments: FormCode.national)
  func `the five shares add up to exactly 1`(form: FormCode) throws {
    let figures: [String: String?] =
      form == .f2021
      ? Self.zhuji
      : [
        "applications.granted.total": "7", "applications.partial.total": "3",
        "applications.denied_secret.total": "1", "applications.unavailable_create.total": "2",
        "applications.rejected_repeat.total": "4", "applications.other_all.total": "6",
        "applications.total_handled.total": "23",
      ]
    try archive.add(sample(2024, form, figures))
    let shares = ["granted", "denied", "not_held", "rejected", "other"].map { "ratio.\($0)" }
    let ratios = try archive.observations(fields: shares).compactMap(\.ratio)
    #expect(ratios.count == 5)
    #expect(Set(ratios.map(\.under)).count == 1)
    #expect(ratios.map(\.over).reduce(0, +) == ratios.first?.under)
  }

  @Test(
    arguments: [
      ("611", "611|", "number"), ("0", "", "zero_base"), ("", "", "blank"), ("/", "", "na"),
      ("?6", "", "unreadable"), (nil, "", "missing"),
    ] as [(String?, String, String)])
  func `a ratio without a denominator is empty and says why`(
    handled: String?, value: String, state: String
  ) throws {
    var figures = Self.zhuji
    figures.updateValue(handled, forKey: "applications.total_handled.total")
    try archive.add(sample(2024, .f2021, figures))
    let rows = try archive.rows("SELECT value IS NULL, state FROM series WHERE field = 'ratio.granted'")
    #expect(rows == [value.isEmpty ? "1|\(state)" : "0|\(state)"])
    let observation = try #require(try archive.observations(fields: ["ratio.granted"]).first)
    #expect((observation.ratio == nil) == value.isEmpty)
    #expect(observation.state == state)
  }

  @Test func `a ratio of decimals divides them at one scale`() throws {
    try archive.add(
      annexed(2016, [("行政复议数量", "1.5"), ("申请办结数", "2.25")]))
    let observation = try #require(try archive.observations(fields: ["ratio.reviews_per_100"]).first)
    #expect(observation.ratio == Ratio(over: 150, under: 225, per: 100))
  }

  @Test func `a ratio changes by a difference and never in percent`() throws {
    try archive.add(
      sample(
        2022, .f2021, ["applications.granted.total": "1", "applications.total_handled.total": "4"]))
    try archive.add(
      sample(
        2023, .f2021, ["applications.granted.total": "3", "applications.total_handled.total": "4"]))
    try archive.add(sample(2024, .f2021, ["applications.total_handled.total": "4"]))
    try archive.add(sample(2025, .f2021))
    #expect(
      try archive.rows(
        """
        SELECT year, value, previous, change, change_pct, comparable, note FROM trend
        WHERE field = 'ratio.granted' AND issuer = '甲市' ORDER BY year
        """) == [
          "2022|0.25|||||first year in the archive", "2023|0.75|0.25|0.5||1|", "2024|0.0|0.75|-0.75||1|",
          "2025||0.0|||1|value is zero_base",
        ])
    #expect(
      try archive.rows("SELECT 说明 FROM 趋势 WHERE 代码 = 'ratio.granted' AND 年份 = 2025") == ["本年分母为0"])
  }

  @Test func `a ratio goes on over a close joint with its footnotes and stops at a break`() throws {
    try archive.add(
      annexed(2018, [("同意公开答复数", "6"), ("属于已主动公开范围数", "0"), ("同意部分公开答复数", "2"), ("申请办结数", "16")]))
    try archive.add(
      sample(
        2019, .f2019, ["applications.granted.total": "3", "applications.total_handled.total": "4"]))
    #expect(
      try archive.rows(
        """
        SELECT year, value, change, comparable, note FROM trend
        WHERE field = 'ratio.granted' AND issuer = '甲市' ORDER BY year
        """) == [
          "2018|0.5|||first year in the archive",
          "2019|0.75|0.25|1|counted by case since 2019; since 2019 counted once where the answer is mixed; "
            + "since 2019 with cases not processed",
        ])
    #expect(
      try archive.rows("SELECT year, comparable FROM trend WHERE field = 'ratio.denied'") == ["2019|0"])
  }

  @Test(arguments: [
    ("trend", "field = 'ratio.granted' AND issuer = '甲市'"), ("trend", "field = 'ratio.correction'"),
    ("series", "field = 'ratio.turnover' AND issuer IN ('甲市', '乙市')"),
    ("趋势", "代码 = 'ratio.denied' AND 机构 = '甲市'"),
    ("field_year", "field = 'ratio.granted' AND issuer = '甲市' AND year BETWEEN 2020 AND 2023"),
  ])
  func `a query for a ratio reaches the figures through their keys`(view: String, condition: String) throws {
    for isFilled in [false, true] {
      for year in 2015..<2024 where isFilled { try archive.add(sample(year, .f2021, [:])) }
      let plan = try archive.rows("EXPLAIN QUERY PLAN SELECT * FROM \(view) WHERE \(condition)")
      #expect(!plan.isEmpty)
      #expect(plan.filter { $0.contains("SCAN ac") || $0.contains("SCAN dc") } == [])
      #expect(plan.filter { $0.contains("SCAN pc") || $0.contains("SCAN xc") } == [])
    }
  }
}
