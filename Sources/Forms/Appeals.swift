/// Table 四, 政府信息公开行政复议、行政诉讼情况: one row of three blocks, unchanged since 2019 (domain.md §1.3).
package enum Appeals {
  package static let title = "政府信息公开行政复议、行政诉讼情况"

  /// How a dispute ended, in the order of each block.
  package static let results: [FormColumn] = [
    FormColumn("upheld", "结果维持", "upheld", unit: "件"),
    FormColumn("corrected", "结果纠正", "corrected", unit: "件"),
    FormColumn("other", "其他结果", "other result", unit: "件"),
    FormColumn("pending", "尚未审结", "pending", unit: "件"),
    FormColumn("total", "总计", "total", unit: "件", variants: ["合计"]),
  ]

  /// The way a dispute took.
  package static let routes: [FormRow] = [
    FormRow("review", "", "行政复议", "administrative review", keys: ["行政复议"], columns: results.map(\.code)),
    FormRow(
      "suit_direct", "", "未经复议直接起诉", "suits without review", group: "suits",
      keys: ["未经复议直接起诉", "未经复议"], columns: results.map(\.code)),
    FormRow(
      "suit_after_review", "", "复议后起诉", "suits after review", group: "suits", keys: ["复议后起诉"],
      columns: results.map(\.code)),
  ]

  /// The label above both kinds of suit; it carries no figures.
  package static let suits = FormRow("suits", "", "行政诉讼", "administrative suits", columns: [])

  package static let table = FormTable(section: .appeals, title: title, rows: routes, columns: results)
}
