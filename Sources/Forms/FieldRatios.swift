/// A ratio as it is written down: the fields above and below the line, by their codes.
private struct RatioEntry {
  let code: String
  let label: Wording
  let names: [String]
  let over: [String]
  let under: [String]
  let formula: Wording
  var per: Int64 = 1
  var unit: String?

  /// The code of the field.
  var whole: String { "ratio.\(code)" }

  /// Every ratio. Adding one is adding an entry. The first five part the whole of what was handled.
  static let all: [RatioEntry] = shares + grants + flows + applicants + disputes + documents

  private static let handled = ["applications.total_handled.total"]
  private static let intake = ["applications.new.total", "applications.carried_in.total"]
  private static let routes = ["appeals.review", "appeals.suit_direct", "appeals.suit_after_review"]

  private static let shares: [RatioEntry] = [
    share(
      "granted", Wording(en: "share granted", zh: "予以公开率"), ["公开率", "公开占比"],
      ["applications.granted.total", "applications.partial.total"],
      Wording(en: "(granted + partly granted) / handled", zh: "（予以公开＋部分公开）÷办理结果总计")),
    share(
      "denied", Wording(en: "share refused", zh: "不予公开率"), ["拒绝率", "refusal rate"],
      ["group.denied.total"], Wording(en: "refused / handled", zh: "不予公开÷办理结果总计")),
    share(
      "not_held", Wording(en: "share unable to provide", zh: "无法提供率"), ["无法提供占比"],
      ["group.unavailable.total"], Wording(en: "unable to provide / handled", zh: "无法提供÷办理结果总计")),
    share(
      "rejected", Wording(en: "share not processed", zh: "不予处理率"), ["不予处理占比"],
      ["group.rejected.total"], Wording(en: "not processed / handled", zh: "不予处理÷办理结果总计")),
    share(
      "other", Wording(en: "share of other disposal", zh: "其他处理率"), ["其他处理占比"],
      ["group.other.total"], Wording(en: "other disposal / handled", zh: "其他处理÷办理结果总计")),
  ]

  /// The two parts of the share granted, apart.
  private static let grants: [RatioEntry] = [
    share(
      "granted_fully", Wording(en: "share granted in full", zh: "完全公开率"), ["完全公开占比"],
      ["applications.granted.total"], Wording(en: "granted / handled", zh: "予以公开÷办理结果总计")),
    share(
      "partial", Wording(en: "share partly granted", zh: "部分公开率"), ["部分公开占比"],
      ["applications.partial.total"], Wording(en: "partly granted / handled", zh: "部分公开÷办理结果总计")),
  ]

  private static let flows: [RatioEntry] = [
    RatioEntry(
      code: "handling", label: Wording(en: "handling rate", zh: "办结率"), names: ["办理率"],
      over: handled, under: intake,
      formula: Wording(
        en: "handled / (received + carried in)", zh: "办理结果总计÷（本年新收＋上年结转）")),
    RatioEntry(
      code: "backlog", label: Wording(en: "backlog rate", zh: "结转率"), names: ["积压率", "积压", "backlog"],
      over: ["applications.carried_out.total"], under: intake,
      formula: Wording(
        en: "carried over / (received + carried in)", zh: "结转下年度÷（本年新收＋上年结转）")),
  ]

  private static let applicants: [RatioEntry] = Applications.applicants.filter { $0.code != "total" }.map {
    let column = $0.code == "other" ? "其他申请人" : $0.label
    return RatioEntry(
      code: "applicant_\($0.code)",
      label: Wording(en: "share of requests by \($0.english)", zh: "\(column)申请占比"), names: ["\(column)占比"],
      over: ["applications.new.\($0.code)"], under: ["applications.new.total"],
      formula: Wording(
        en: "received from \($0.english) / received", zh: "本年新收·\($0.label)÷本年新收·总计"))
  }

  private static let disputes: [RatioEntry] = [
    RatioEntry(
      code: "reviews_per_100", label: Wording(en: "reviews per 100 handled", zh: "每百件办结的复议件数"),
      names: ["复议率", "每百件复议"], over: ["appeals.review.total"], under: handled,
      formula: Wording(en: "100 × reviews / handled", zh: "100×行政复议总计÷办理结果总计"), per: 100, unit: "件/百件"),
    RatioEntry(
      code: "suits_per_100", label: Wording(en: "suits per 100 handled", zh: "每百件办结的诉讼件数"),
      names: ["诉讼率", "每百件诉讼"], over: ["group.suits.total"], under: handled,
      formula: Wording(en: "100 × suits / handled", zh: "100×行政诉讼总计÷办理结果总计"), per: 100, unit: "件/百件"),
    RatioEntry(
      code: "correction", label: Wording(en: "correction rate", zh: "纠错率"), names: ["纠正率"],
      over: routes.map { "\($0).corrected" },
      under: ["upheld", "corrected", "other"].flatMap { result in routes.map { "\($0).\(result)" } },
      formula: Wording(
        en: "corrected / (upheld + corrected + other result), reviews and suits",
        zh: "结果纠正÷（结果维持＋结果纠正＋其他结果），复议诉讼合计")),
  ]

  private static let documents: [RatioEntry] = [
    RatioEntry(
      code: "turnover", label: Wording(en: "turnover of normative documents", zh: "规范性文件废止率"),
      names: ["废止率", "turnover"], over: ["disclosure.normative.repealed"],
      under: ["disclosure.normative.effective"],
      formula: Wording(en: "repealed / in force", zh: "本年废止件数÷现行有效件数"))
  ]

  private static func share(
    _ code: String, _ label: Wording, _ names: [String], _ over: [String], _ formula: Wording
  ) -> RatioEntry {
    RatioEntry(code: code, label: label, names: names, over: over, under: handled, formula: formula)
  }
}

extension FieldCatalogue {
  static let ratios: [Field] = RatioEntry.all.map(ratio)
  static let ratioCodes: [String] = RatioEntry.all.map(\.whole)

  static func ratio(_ code: String) -> Field? { RatioEntry.all.first { $0.code == code }.map(ratio) }

  /// The forms that have all parts have the ratio; it goes on from form to form as the weakest of its parts does.
  private static func ratio(_ entry: RatioEntry) -> Field {
    let over = fields(entry.over)
    let under = fields(entry.under)
    let parts = over + under
    let forms = FormCode.allCases.filter { form in parts.allSatisfy { $0.terms[form] != nil } }
    return Field(
      entry.whole, entry.label, unit: entry.unit, names: entry.names,
      terms: terms(of: over, in: forms),
      division: Division(by: terms(of: under, in: forms), per: entry.per, formula: entry.formula),
      joints: (0..<(FormCode.allCases.count - 1)).map { step in weakest(parts.map { $0.joints[step] }) })
  }

  private static func fields(_ codes: [String]) -> [Field] {
    codes.compactMap(field)
  }

  private static func terms(of parts: [Field], in forms: [FormCode]) -> [FormCode: [CellKey]] {
    Dictionary(uniqueKeysWithValues: forms.map { form in (form, parts.flatMap { $0.terms[form] ?? [] }) })
  }

  /// The weakest of some joints, with the notes of all that are as weak, each once.
  private static func weakest(_ joints: [Joint]) -> Joint {
    let comparability = joints.map(\.comparability).max() ?? .same
    var notes: [Wording] = []
    for joint in joints where joint.comparability == comparability && !notes.contains(joint.note) {
      notes.append(joint.note)
    }
    return Joint(
      comparability: comparability,
      note: Wording(
        en: notes.map(\.en).joined(separator: "; "), zh: notes.map(\.zh).joined(separator: "；")))
  }
}
