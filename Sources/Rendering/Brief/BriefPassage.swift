import Forms

/// A passage of a brief as data: its heading and the fields of which it speaks. Adding one is adding an entry.
struct BriefPassage: Sendable {
  let heading: Wording
  let clauses: [BriefClause]

  static let all: [BriefPassage] = [applications, outcomes, disclosure, appeals]

  private static let applications = BriefPassage(
    heading: Wording(en: "Applications", zh: "依申请公开"),
    clauses: [
      BriefClause("applications.new.total", "received", "新收政府信息公开申请"),
      BriefClause("applications.carried_in.total", "carried in from the year before", "上年结转"),
      BriefClause("applications.total_handled.total", "handled", "办理结果总计"),
      BriefClause("applications.carried_out.total", "carried over to the next year", "结转下年度继续办理"),
    ])

  private static let outcomes = BriefPassage(
    heading: Wording(en: "Outcomes", zh: "办理结果"),
    clauses: [
      BriefClause("applications.granted.total", "granted", "予以公开"),
      BriefClause("applications.partial.total", "partly granted", "部分公开"),
      BriefClause("group.denied.total", "refused", "不予公开"),
      BriefClause("group.unavailable.total", "unable to provide", "无法提供"),
      BriefClause("group.rejected.total", "not processed", "不予处理"),
      BriefClause("group.other.total", "other disposal", "其他处理"),
      BriefClause("ratio.granted", "granted and partly granted, of all handled", "予以公开和部分公开占办理结果总计"),
    ])

  private static let disclosure = BriefPassage(
    heading: Wording(en: "Proactive disclosure", zh: "主动公开"),
    clauses: [
      BriefClause("disclosure.normative.issued", "normative documents issued", "制发行政规范性文件"),
      BriefClause("disclosure.normative.repealed", "normative documents repealed", "废止行政规范性文件"),
      BriefClause("disclosure.normative.effective", "normative documents in force", "现行有效行政规范性文件"),
      BriefClause("disclosure.licence.decisions", "decisions on licences", "行政许可处理决定"),
      BriefClause("disclosure.penalty.decisions", "decisions on penalties", "行政处罚处理决定"),
      BriefClause("disclosure.coercion.decisions", "decisions on coercive measures", "行政强制处理决定"),
      BriefClause("disclosure.fee.amount_wan", "administrative fees", "行政事业性收费"),
    ])

  private static let appeals = BriefPassage(
    heading: Wording(en: "Reviews and suits", zh: "行政复议和行政诉讼"),
    clauses: [
      BriefClause("appeals.review.total", "reviews", "行政复议"),
      BriefClause("appeals.review.corrected", "reviews that corrected", "复议结果纠正"),
      BriefClause("group.suits.total", "suits", "行政诉讼"),
      BriefClause("group.suits.corrected", "suits that corrected", "诉讼结果纠正"),
    ])
}

/// A field as it is named in a sentence.
struct BriefClause: Sendable {
  let field: String
  let name: Wording

  init(_ field: String, _ en: String, _ zh: String) {
    self.field = field
    name = Wording(en: en, zh: zh)
  }
}
