/// What rows of local annexes (forms 2008 and 2014) mean, where that is certain (domain.md §5). Rows are kept under
/// their printed label whether or not a concept is known.
package struct AnnexConcept: Sendable, Hashable {
  package let code: String
  package let labels: [String]

  package static let all: [AnnexConcept] = [
    AnnexConcept(
      code: "received", labels: ["收到申请数", "申请总数", "受理依申请公开信息总数", "受理依申请公开政府信息总数", "受理政府信息公开申请总数"]),
    AnnexConcept(
      code: "handled", labels: ["申请办结数", "对申请的答复总数", "对申请的答复数", "本年度对申请的答复总数"]),
    AnnexConcept(code: "already_public", labels: ["属于已主动公开范围数"]),
    AnnexConcept(code: "granted", labels: ["同意公开答复数"]),
    AnnexConcept(code: "partial", labels: ["同意部分公开答复数"]),
    AnnexConcept(code: "review", labels: ["行政复议数", "行政复议数量"]),
    AnnexConcept(code: "suit", labels: ["行政诉讼数", "行政诉讼数量"]),
    AnnexConcept(code: "secret", labels: ["涉及国家秘密"]),
    AnnexConcept(code: "business_secret", labels: ["涉及商业秘密"]),
    AnnexConcept(code: "privacy", labels: ["涉及个人隐私"]),
    AnnexConcept(code: "nonexistent", labels: ["申请信息不存在数", "“信息不存在”数"]),
    AnnexConcept(code: "not_held", labels: ["不属于本行政机关公开数", "“非本部门掌握”数"]),
    AnnexConcept(code: "documents_made", labels: ["制发规范性文件总数", "新增的行政规范性文件数"]),
    AnnexConcept(code: "documents_disclosed", labels: ["主动公开规范性文件数"]),
    AnnexConcept(code: "review_upheld", labels: ["维持具体行政行为数"]),
    AnnexConcept(code: "review_corrected", labels: ["行政复议数量/被依法纠错数"]),
    AnnexConcept(code: "review_other", labels: ["行政复议数量/其他情形数"]),
  ]

  /// The concept of a label, numbering and 其中 taken off; nil where none is certain.
  package static func of(label: String) -> AnnexConcept? { byKey[Fold.key(withoutNote(label))] }

  /// A label without the note in brackets behind it: `主动公开政府信息数（不同渠道和方式公开相同信息计1条）`.
  static func withoutNote(_ label: String) -> Substring { label.prefix { $0 != "(" && $0 != "（" } }

  private static let byKey: [[UInt16]: AnnexConcept] = Dictionary(
    all.flatMap { concept in concept.labels.map { (Fold.key($0), concept) } },
    uniquingKeysWith: { first, _ in first })
}

/// The indicators of the national form of 2014 and of the local annexes we know (domain.md §3, §4), numbering off:
/// they tell a row whose unit is not printed.
package enum AnnexIndicator {
  /// True for a label that is one of them, with or without 数 at its end and with or without a note in brackets.
  package static func isKnown(_ label: String) -> Bool { keys.contains(key(label)) }

  private static let keys = Set(labels.map(key))

  private static func key(_ label: String) -> [UInt16] {
    let key = Fold.key(AnnexConcept.withoutNote(label))
    return key.last == number ? Array(key.dropLast()) : key
  }

  private static let number = Fold.key("数")[0]

  private static let labels = [
    "主动公开政府信息数", "主动公开规范性文件数", "制发规范性文件总数", "政府公报公开政府信息数", "政府网站公开政府信息数",
    "政务微博公开政府信息数", "政务微信公开政府信息数", "其他方式公开政府信息数", "回应公众关注热点或重大舆情数",
    "参加或举办新闻发布会总次数", "主要负责同志参加新闻发布会次数", "政府网站在线访谈次数", "主要负责同志参加政府网站在线访谈次数",
    "政策解读稿件发布数", "微博微信回应事件数", "其他方式回应事件数", "收到申请数", "当面申请数", "传真申请数", "网络申请数",
    "信函申请数", "申请办结数", "按时办结数", "延期办结数", "申请答复数", "属于已主动公开范围数", "同意公开答复数",
    "同意部分公开答复数", "不同意公开答复数", "涉及国家秘密", "涉及商业秘密", "涉及个人隐私",
    "危及国家安全、公共安全、经济安全和社会稳定", "不是《条例》所指政府信息", "法律法规规定的其他情形", "不属于本行政机关公开数",
    "申请信息不存在数", "告知作出更改补充数", "告知通过其他途径办理数", "行政复议数量", "行政诉讼数量", "维持具体行政行为数",
    "被依法纠错数", "其他情形数", "维持具体行政行为或者驳回原告诉讼请求数", "举报投诉数量", "依申请公开信息收取的费用",
    "政府信息公开工作专门机构数", "设置政府信息公开查阅点数", "从事政府信息公开工作人员数", "专职人员数", "兼职人员数",
    "政府信息公开专项经费", "召开政府信息公开工作会议或专题会议数", "举办各类培训班数", "接受培训人员数",
    "主动公开信息数", "网站公开", "政府公报公开", "受理依申请公开信息总数", "电子邮件申请数", "网上申请数", "其它形式申请数",
    "本年度对申请的答复总数", "对申请的答复总数", "否决公开答复总数", "不予公开答复数", "其他类型答复数", "行政复议数", "行政诉讼数",
    "行政申诉数", "新增的行政规范性文件数", "申请总数",
  ]
}
