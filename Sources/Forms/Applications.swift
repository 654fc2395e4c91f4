/// Table 三, 收到和处理政府信息公开申请情况: outcomes by applicant (domain.md §1.2, §2.2).
package enum Applications {
  package static let title = "收到和处理政府信息公开申请情况"

  package static let applicants: [FormColumn] = [
    FormColumn("natural", "自然人", "natural persons", unit: "件"),
    FormColumn("business", "商业企业", "businesses", unit: "件"),
    FormColumn("research", "科研机构", "research bodies", unit: "件"),
    FormColumn(
      "social", "社会公益组织", "social organisations", unit: "件", variants: ["社会公益", "社会公益机构"]),
    FormColumn("legal", "法律服务机构", "legal services", unit: "件", variants: ["法律服务组织"]),
    FormColumn("other", "其他", "others", unit: "件"),
    FormColumn("total", "总计", "total", unit: "件", variants: ["合计"]),
  ]

  /// Labels above rows; they carry no figures of their own.
  package static let groups: [FormRow] = [
    group("results", "三、", "本年度办理结果", "outcome in the year"),
    group("denied", "（三）", "不予公开", "refused"),
    group("unavailable", "（四）", "无法提供", "unable to provide"),
    group("rejected", "（五）", "不予处理", "not processed"),
    group("other", "（六）", "其他处理", "other disposal"),
  ]

  package static let table2019 = FormTable(
    section: .applications, title: title, rows: opening + [otherAll] + closing, columns: applicants)
  package static let table2021 = FormTable(
    section: .applications, title: title, rows: opening + otherSplit + closing, columns: applicants)

  private static let codes = applicants.map(\.code)

  private static func group(_ code: String, _ number: String, _ label: String, _ english: String) -> FormRow {
    FormRow(code, number, label, english, columns: [])
  }

  private static func row(
    _ code: String, _ number: String, _ label: String, _ english: String, _ group: String? = nil,
    keys: [String]
  ) -> FormRow {
    FormRow(code, number, label, english, group: group, keys: keys, columns: codes)
  }

  private static let opening: [FormRow] = [
    row("new", "一、", "本年新收政府信息公开申请数量", "received in the year", keys: ["本年新收", "新收政府信息公开申请"]),
    row(
      "carried_in", "二、", "上年结转政府信息公开申请数量", "carried in from the year before",
      keys: ["上年结转", "上一年结转", "上年度结转"]),
    row("granted", "（一）", "予以公开", "granted", "results", keys: ["予以公开"]),
    row(
      "partial", "（二）", "部分公开（区分处理的，只计这一情形，不计其他情形）", "partly granted", "results",
      keys: ["部分公开", "区分处理", "只计这一情形", "不计其他情形"]),
    row("denied_secret", "1.", "属于国家秘密", "state secret", "denied", keys: ["国家秘密"]),
    row(
      "denied_law", "2.", "其他法律行政法规禁止公开", "disclosure forbidden by law", "denied",
      keys: ["法律行政法规禁止", "其他法律"]),
    row(
      "denied_safety", "3.", "危及“三安全一稳定”", "endangers security or stability", "denied",
      keys: ["三安全一稳定", "三安全"]),
    row(
      "denied_third_party", "4.", "保护第三方合法权益", "rights of third parties", "denied",
      keys: ["第三方合法权益", "保护第三方"]),
    row(
      "denied_internal", "5.", "属于三类内部事务信息", "internal affairs", "denied",
      keys: ["三类内部事务", "内部事务信息"]),
    row(
      "denied_process", "6.", "属于四类过程性信息", "deliberative process", "denied",
      keys: ["四类过程性", "过程性信息"]),
    row(
      "denied_enforcement", "7.", "属于行政执法案卷", "enforcement files", "denied", keys: ["行政执法案卷", "执法案卷"]),
    row("denied_query", "8.", "属于行政查询事项", "administrative queries", "denied", keys: ["行政查询"]),
    row(
      "unavailable_not_held", "1.", "本机关不掌握相关政府信息", "not held", "unavailable",
      keys: ["不掌握相关政府信息", "本机关不掌握"]),
    row(
      "unavailable_create", "2.", "没有现成信息需要另行制作", "would have to be created", "unavailable",
      keys: ["没有现成信息", "需要另行制作", "另行制作"]),
    row(
      "unavailable_unclear", "3.", "补正后申请内容仍不明确", "unclear after correction", "unavailable",
      keys: ["申请内容仍不明确", "补正后申请"]),
    row("rejected_petition", "1.", "信访举报投诉类申请", "petitions and complaints", "rejected", keys: ["信访举报投诉"]),
    row("rejected_repeat", "2.", "重复申请", "repeated", "rejected", keys: ["重复申请"]),
    row(
      "rejected_publication", "3.", "要求提供公开出版物", "public publications", "rejected", keys: ["公开出版物"]),
    row(
      "rejected_excessive", "4.", "无正当理由大量反复申请", "excessive without good reason", "rejected",
      keys: ["大量反复申请", "大量反复"]),
    row(
      "rejected_confirm", "5.", "要求行政机关确认或重新出具已获取信息", "confirm or reissue information", "rejected",
      keys: ["确认或重新出具", "重新出具已获取信息", "已获取信息"]),
  ]

  private static let otherAll = row(
    "other_all", "（六）", "其他处理", "other disposal", "results", keys: ["其他处理"])

  private static let otherSplit: [FormRow] = [
    row(
      "other_no_correction", "1.", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
      "not corrected in time", "other", keys: ["逾期不补正"]),
    row(
      "other_unpaid", "2.", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "fee not paid in time",
      "other", keys: ["逾期未按收费", "收费通知要求", "缴纳费用", "逾期不缴费"]),
    row("other_misc", "3.", "其他", "other", "other", keys: []),
  ]

  private static let closing: [FormRow] = [
    row("total_handled", "（七）", "总计", "handled in the year", keys: []),
    row(
      "carried_out", "四、", "结转下年度继续办理", "carried over to the next year",
      keys: ["结转下年度", "下年度继续办理", "结转下一年度"]),
  ]
}
