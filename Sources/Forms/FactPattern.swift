/// A figure that running text may give, as data: what the sentence must speak of, what stands before the figure, and
/// the units it may have (domain.md §4, §10). Words are compared after folding, without spaces.
package struct FactPattern: Sendable {
  package let code: String
  package let label: Wording
  /// Words of which one must stand in the sentence.
  package let subjects: [String]
  /// Words of which one must stand before the figure, not further away than `reach` characters.
  package let leads: [String]
  package let reach: Int
  package let units: [String]
  /// Words that say the thing did not happen; the fact then has no value.
  package let denials: [String]
  /// Words that make the sentence speak of something else.
  package let exclusions: [String]

  package static let all: [FactPattern] = [
    FactPattern(
      code: "applications_received", label: Wording(en: "applications received (text)", zh: "收到申请（正文）"),
      subjects: ["申请"], leads: ["收到", "受理", "收办"], reach: 40, units: ["件", "条", "宗", "例", "人次", "次"],
      denials: ["未收到", "没有收到", "未受理", "没有受理"], exclusions: ["复议", "诉讼", "审批事项", "作为依申请"]),
    FactPattern(
      code: "disclosed_items", label: Wording(en: "items disclosed (text)", zh: "主动公开信息（正文）"),
      subjects: ["主动公开"], leads: ["主动公开政府信息", "主动公开信息", "主动公开各类政府信息", "主动公开各类信息", "主动公开公安政府信息"],
      reach: 8, units: ["条", "件"], denials: [], exclusions: []),
    FactPattern(
      code: "processing_fee_yuan", label: Wording(en: "processing fees (text)", zh: "信息处理费（正文）"),
      subjects: ["信息处理费", "信息公开处理费", "信息公开收费", "收费金额", "实际收费"],
      leads: ["收费", "收取", "处理费", "共计", "合计", "金额"], reach: 20, units: ["元"],
      denials: ["未收取", "没有收取", "无收取", "未发生", "没有产生", "未产生", "不收取", "无收费", "没有发生"], exclusions: ["万元"]),
    FactPattern(
      code: "processing_fee_cases",
      label: Wording(en: "cases with a processing fee (text)", zh: "信息处理费笔数（正文）"),
      subjects: ["信息处理费", "信息公开处理费", "信息公开收费"], leads: ["发生", "共发生", "收取"], reach: 6, units: ["笔", "件"],
      denials: [], exclusions: []),
    FactPattern(
      code: "public_concerns",
      label: Wording(en: "answers to public concerns (text)", zh: "回应公众关注热点或重大舆情（正文）"),
      subjects: ["回应公众关注热点", "重大舆情"], leads: ["热点", "舆情"], reach: 14, units: ["次", "条", "件"], denials: [],
      exclusions: []),
  ]
}
