import Testing

@testable import Forms

@Suite struct FieldSearchTests {
  @Test(arguments: [
    // codes, however spelt
    ("applications.granted.natural", "applications.granted.natural"),
    ("Applications.Granted.Natural", "applications.granted.natural"),
    (" group.denied.total ", "group.denied.total"),
    ("ａｐｐｅａｌｓ.review.total", "appeals.review.total"),
    // labels and names
    ("予以公开", "applications.granted.total"),
    ("予 以 公 开", "applications.granted.total"),
    ("granted", "applications.granted.total"),
    ("Granted", "applications.granted.total"),
    ("予以公开·自然人", "applications.granted.natural"),
    ("部分公开（区分处理的，只计这一情形，不计其他情形）", "applications.partial.total"),
    ("行政处罚", "disclosure.penalty.decisions"),
    ("⾏政许可", "disclosure.licence.decisions"),
    ("行政事业性收费", "disclosure.fee.amount_wan"),
    ("行政复议", "appeals.review.total"),
    ("行政诉讼", "group.suits.total"),
    ("不予公开", "group.denied.total"),
    ("不予处理", "group.rejected.total"),
    ("其他处理", "group.other.total"),
    ("总计", "applications.total_handled.total"),
    // parts
    ("新收政府信息", "applications.new.total"),
    ("国家秘密", "applications.denied_secret.total"),
    ("other_all", "applications.other_all.total"),
    ("fees charged", "disclosure.fee.amount_wan"),
    ("采购总金额", "disclosure.procurement.amount_yuan"),
  ])
  func `a text that fits one field finds it`(text: String, code: String) throws {
    let label = try #require(FieldCatalogue.field(code)).label
    #expect(FieldCatalogue.search(text) == .fields([code], title: label))
  }

  @Test(arguments: ["依申请", "依申请公开", "Applications"])
  func `the group 依申请 is its ten fields`(name: String) {
    let fields = [
      "applications.new.total", "applications.carried_in.total", "applications.total_handled.total",
      "applications.carried_out.total", "applications.granted.total", "applications.partial.total",
      "group.denied.total", "group.unavailable.total", "group.rejected.total", "group.other.total",
    ]
    #expect(FieldCatalogue.search(name) == .fields(fields, title: Wording(en: "applications", zh: "依申请公开")))
  }

  /// 主动公开: 10 cells of form 2021 and the 19 of form 2019 that are not among them (the three decisions are).
  @Test(arguments: [("主动公开", 29), ("复议诉讼", 4)])
  func `a group is all its fields`(name: String, count: Int) {
    guard case .fields(let codes, _) = FieldCatalogue.search(name) else {
      Issue.record("\(name) found \(FieldCatalogue.search(name))")
      return
    }
    #expect(codes.count == count)
  }

  @Test(arguments: [
    (
      "规章",
      [
        "disclosure.regulation.issued", "disclosure.regulation.repealed", "disclosure.regulation.effective",
        "disclosure.regulation.made", "disclosure.regulation.newly_public",
        "disclosure.regulation.public_total",
      ]
    ),
    ("政府集中采购", ["disclosure.procurement.items", "disclosure.procurement.amount_yuan"]),
    (
      "处罚",
      ["disclosure.penalty.decisions", "disclosure.penalty.prev_items", "disclosure.penalty.change"]
    ),
    (
      "尚未审结",
      [
        "appeals.review.pending", "appeals.suit_direct.pending", "appeals.suit_after_review.pending",
        "group.suits.pending",
      ]
    ),
    (
      "复议",
      [
        "appeals.review.total", "appeals.suit_direct.total", "appeals.suit_after_review.total",
        "appeals.review.upheld", "appeals.review.corrected", "appeals.review.other", "appeals.review.pending",
        "appeals.suit_direct.upheld", "appeals.suit_direct.corrected", "appeals.suit_direct.other",
      ]
    ),
  ])
  func `a part that fits several offers them, totals first, ten at most`(text: String, codes: [String]) {
    #expect(FieldCatalogue.search(text) == .ambiguous(codes))
  }

  @Test(arguments: [
    ("grnated", "applications.granted.total"),
    ("予以公幵", "applications.granted.total"),
    ("行政处发", "disclosure.penalty.decisions"),
    ("不与公开", "group.denied.total"),
    ("applications.granted.totl", "applications.granted.total"),
  ])
  func `a misspelling gets the nearest three`(text: String, nearest: String) {
    guard case .none(let codes) = FieldCatalogue.search(text) else {
      Issue.record("\(text) found \(FieldCatalogue.search(text))")
      return
    }
    #expect(codes.count == 3)
    #expect(codes.first == nearest)
  }

  @Test(arguments: ["", "   ", "　", "。，", "\u{0}\u{1B}"])
  func `a text without a word finds nothing and offers nothing`(text: String) {
    #expect(FieldCatalogue.search(text) == .none(nearest: []))
  }

  @Test(arguments: [
    String(repeating: "予", count: 1_000_000), String(repeating: "公开", count: 200_000),
    "annex." + String(repeating: "x", count: 500_000) + ".year",
  ])
  func `a text of any length is answered soon`(text: String) {
    var match = FieldMatch.none(nearest: [])
    let time = ContinuousClock().measure { match = FieldCatalogue.search(text) }
    guard case .none(let nearest) = match else {
      Issue.record("found \(match)")
      return
    }
    #expect(nearest.count == 3)
    #expect(time < .seconds(10))
  }

  @Test(arguments: [
    // stored labels, exactly or in another spelling, by code or bare
    ("annex.信函申请数.year", "信函申请数"), ("annex.信函 申请数.year", "信函申请数"),
    ("信函申请数", "信函申请数"), ("信函", "信函申请数"),
    // a known concept needs no stored label
    ("annex.同意公开答复数.year", "同意公开答复数"),
  ])
  func `a row of a local annex is found by its label`(text: String, label: String) {
    let match = FieldCatalogue.search(text, annexLabels: ["当面申请数", "信函申请数"])
    #expect(match == .fields(["annex.\(label).year"], title: Wording(en: label, zh: label)))
  }

  @Test(arguments: ["annex.没有此行.year", "annex..year", "annex.year"])
  func `an annex row that is nowhere finds nothing`(text: String) {
    guard case .none = FieldCatalogue.search(text) else {
      Issue.record("\(text) found \(FieldCatalogue.search(text))")
      return
    }
  }

  @Test func `every code and every name of a group is found again`() {
    for field in FieldCatalogue.all {
      #expect(FieldCatalogue.search(field.code) == .fields([field.code], title: field.label))
    }
    for group in FieldCatalogue.groups {
      for name in group.names {
        #expect(FieldCatalogue.search(name) == .fields(group.fields, title: group.label))
      }
    }
  }
}
