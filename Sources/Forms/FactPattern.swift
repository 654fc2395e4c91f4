/// A figure that running text may give, as data: what the sentence must speak of, what stands before the figure, and
/// the units it may have (domain.md §4, §10). Words are compared after folding, without spaces.
package struct FactPattern: Sendable {
  package let code: String
  package let label: Wording
  /// Words of which one must stand in the sentence.
  package let subjects: [String]
  /// Words of which one must stand before the figure.
  package let leads: [String]
  /// How far a lead may stand from the figure, in characters; nil where only words that join the two may stand
  /// between (`joints`).
  package let reach: Int?
  package let units: [String]
  /// Words that say the thing did not happen; the fact then has no value.
  package var denials: [String] = []
  /// Words that make the sentence speak of something else.
  package var exclusions: [String] = []
  /// Words before the lead that make it a part of a longer one (公开及 before 部分公开).
  package var notAfter: [String] = []

  /// Characters that may stand between a lead and its figure where no reach is given: `无法提供的10件`.
  package static let joints: Set<Character> = Set("的为有共计数约是达案件答复申请政府信息:了")
  /// How many of them.
  package static let longestJoint = 8
  /// Words behind a first figure that make a second one a part of it, or another count.
  package static let parts = ["其中", "(", "办结", "办理", "答复", "结转", "含", "涉及"]

  /// Every pattern, what sentences are told by before what the table holds too.
  package static let all: [FactPattern] = general + applications + appeals

  static let general: [FactPattern] = [
    FactPattern(
      code: "applications_received", label: Wording(en: "applications received (text)", zh: "收到申请（正文）"),
      subjects: ["申请"], leads: ["收到", "受理", "收办"], reach: 40, units: ["件", "条", "宗", "例", "人次", "次"],
      denials: ["未收到", "没有收到", "未受理", "没有受理"], exclusions: ["复议", "诉讼", "审批事项", "作为依申请"]),
    FactPattern(
      code: "disclosed_items", label: Wording(en: "items disclosed (text)", zh: "主动公开信息（正文）"),
      subjects: ["主动公开"], leads: ["主动公开政府信息", "主动公开信息", "主动公开各类政府信息", "主动公开各类信息", "主动公开公安政府信息"],
      reach: 8, units: ["条", "件"]),
    FactPattern(
      code: "processing_fee_yuan", label: Wording(en: "processing fees (text)", zh: "信息处理费（正文）"),
      subjects: ["信息处理费", "信息公开处理费", "信息公开收费", "收费金额", "实际收费"],
      leads: ["收费", "收取", "处理费", "共计", "合计", "金额"], reach: 20, units: ["元"],
      denials: ["未收取", "没有收取", "无收取", "未发生", "没有产生", "未产生", "不收取", "无收费", "没有发生"], exclusions: ["万元"]),
    FactPattern(
      code: "processing_fee_cases",
      label: Wording(en: "cases with a processing fee (text)", zh: "信息处理费笔数（正文）"),
      subjects: ["信息处理费", "信息公开处理费", "信息公开收费"], leads: ["发生", "共发生", "收取"], reach: 6, units: ["笔", "件"]),
    FactPattern(
      code: "public_concerns",
      label: Wording(en: "answers to public concerns (text)", zh: "回应公众关注热点或重大舆情（正文）"),
      subjects: ["回应公众关注热点", "重大舆情"], leads: ["热点", "舆情"], reach: 14, units: ["次", "条", "件"]),
  ]

  /// Sentences about other business that use the same words.
  private static let otherBusiness = [
    "制发", "制作", "审批", "信访件", "提案", "建议", "热线", "12345", "留言", "咨询", "案卷评查",
  ]

  static let applications: [FactPattern] = [
    outcome(
      "carried_in", "carried in", "上年结转",
      ["上年结转", "上年度结转", "上一年结转", "上一年度结转", "结转上年", "结转上年度", "结转上一年", "上年结转办", "上一年结转办"]),
    outcome(
      "carried_out", "carried over", "结转下年",
      [
        "结转下年", "结转下年度", "结转下一年", "结转下一年度", "转下一年度办理", "结转下一年度办理", "结转下年度办理", "结转下年度继续办理",
        "结转至下年度", "结转到下年度", "结转至下一年度", "结转到下一年度",
      ]),
    outcome("handled", "handled", "办结", ["办结", "共办理"], subjects: ["申请", "结转", "依申请"]),
    outcome("granted", "granted", "予以公开", ["予以公开", "同意公开"], notAfter: ["不", "不能", "未"]),
    outcome(
      "partial", "partly granted", "部分公开", ["部分公开", "予以部分公开", "同意部分公开"],
      notAfter: ["公开及", "公开和", "公开、", "公开或", "公开与"]),
    outcome(
      "granted_partial", "granted in whole or in part", "予以公开及部分公开",
      ["予以公开及部分公开", "予以公开和部分公开", "予以公开、部分公开", "予以公开或部分公开"]),
    outcome("denied", "refused", "不予公开", ["不予公开"]),
    outcome("unavailable", "unable to provide", "无法提供", ["无法提供"]),
    outcome("rejected", "not processed", "不予处理", ["不予处理"]),
    outcome("other", "other disposal", "其他处理", ["其他处理"]),
  ]

  private static func outcome(
    _ code: String, _ en: String, _ zh: String, _ leads: [String], subjects: [String]? = nil,
    notAfter: [String] = []
  ) -> FactPattern {
    FactPattern(
      code: "applications_\(code)", label: Wording(en: "\(en) (text)", zh: "\(zh)（正文）"),
      subjects: subjects ?? leads, leads: leads, reach: nil, units: ["件", "宗"],
      exclusions: otherBusiness + ["复议", "诉讼"], notAfter: notAfter)
  }

  static let appeals: [FactPattern] = [
    FactPattern(
      code: "reviews", label: Wording(en: "reviews (text)", zh: "行政复议（正文）"), subjects: ["信息公开"],
      leads: ["行政复议"], reach: nil, units: ["件", "起", "宗"], exclusions: otherBusiness),
    FactPattern(
      code: "suits", label: Wording(en: "suits (text)", zh: "行政诉讼（正文）"), subjects: ["信息公开"],
      leads: ["行政诉讼"], reach: nil, units: ["件", "起", "宗"], exclusions: otherBusiness,
      notAfter: ["复议、", "复议和", "复议及", "复议与", "复议或", "复议、提起"]),
    FactPattern(
      code: "admin_fee_wan", label: Wording(en: "administrative fees (text)", zh: "行政事业性收费（正文）"),
      subjects: ["行政事业性收费"], leads: ["行政事业性收费", "行政事业性收费金额", "行政事业性收费总额"], reach: nil, units: ["万元"]),
  ]
}
