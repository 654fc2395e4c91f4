/// Table 二, 主动公开政府信息情况, by the items of article 20 (domain.md §1.1, §2.1).
package enum Disclosure {
  package static let title = "主动公开政府信息情况"

  package static let table2019 = FormTable(
    section: .disclosure, title: title, rows: rows2019, columns: columns2019)
  package static let table2021 = FormTable(
    section: .disclosure, title: title, rows: rows2021, columns: columns2021)

  /// Captions above the rows, in the form's order; they carry no figures.
  package static let captions: [String: String] = [
    "regulation": "第二十条第（一）项", "normative": "第二十条第（一）项", "licence": "第二十条第（五）项",
    "other_services": "第二十条第（五）项", "penalty": "第二十条第（六）项", "coercion": "第二十条第（六）项",
    "fee": "第二十条第（八）项", "procurement": "第二十条第（九）项",
  ]

  private static let columns2021: [FormColumn] = [
    FormColumn("issued", "本年制发件数", "issued in the year", unit: "件"),
    FormColumn("repealed", "本年废止件数", "repealed in the year", unit: "件"),
    FormColumn("effective", "现行有效件数", "in force", unit: "件"),
    FormColumn("decisions", "本年处理决定数量", "decisions in the year", unit: "件"),
    FormColumn("amount_wan", "本年收费金额（单位：万元）", "fees charged", unit: "万元", variants: ["本年收费金额"]),
  ]

  private static let columns2019: [FormColumn] = [
    FormColumn("made", "本年新制作数量", "made in the year", unit: "件"),
    FormColumn("newly_public", "本年新公开数量", "newly disclosed", unit: "件"),
    FormColumn("public_total", "对外公开总数量", "disclosed in all", unit: "件"),
    FormColumn("prev_items", "上一年项目数量", "items the year before", unit: "项"),
    FormColumn("change", "本年增/减", "change in items", unit: "项", variants: ["本年增", "本年增减"]),
    FormColumn("decisions", "处理决定数量", "decisions in the year", unit: "件"),
    FormColumn("items", "采购项目数量", "procurement items", unit: "项"),
    FormColumn("amount_yuan", "采购总金额", "procurement amount"),
  ]

  private static let documents2021 = ["issued", "repealed", "effective"]
  private static let rows2021: [FormRow] = [
    FormRow("regulation", "", "规章", "rules", keys: ["规章"], columns: documents2021),
    FormRow(
      "normative", "", "行政规范性文件", "normative documents", keys: ["行政规范性文件", "规范性文件"],
      columns: documents2021),
    FormRow("licence", "", "行政许可", "licences", keys: ["行政许可"], columns: ["decisions"]),
    FormRow("penalty", "", "行政处罚", "penalties", keys: ["行政处罚"], columns: ["decisions"]),
    FormRow("coercion", "", "行政强制", "coercive measures", keys: ["行政强制"], columns: ["decisions"]),
    FormRow("fee", "", "行政事业性收费", "administrative fees", keys: ["行政事业性收费"], columns: ["amount_wan"]),
  ]

  private static let documents2019 = ["made", "newly_public", "public_total"]
  private static let items2019 = ["prev_items", "change", "decisions"]
  private static let rows2019: [FormRow] = [
    FormRow("regulation", "", "规章", "rules", keys: ["规章"], columns: documents2019),
    FormRow(
      "normative", "", "规范性文件", "normative documents", keys: ["行政规范性文件", "规范性文件"],
      columns: documents2019),
    FormRow("licence", "", "行政许可", "licences", keys: ["行政许可"], columns: items2019),
    FormRow(
      "other_services", "", "其他对外管理服务事项", "other services", keys: ["对外管理服务事项"], columns: items2019),
    FormRow("penalty", "", "行政处罚", "penalties", keys: ["行政处罚"], columns: items2019),
    FormRow("coercion", "", "行政强制", "coercive measures", keys: ["行政强制"], columns: items2019),
    FormRow(
      "fee", "", "行政事业性收费", "administrative fees", keys: ["行政事业性收费"], columns: ["prev_items", "change"]),
    FormRow(
      "procurement", "", "政府集中采购", "central procurement", keys: ["政府集中采购"], columns: ["items", "amount_yuan"]),
  ]
}
