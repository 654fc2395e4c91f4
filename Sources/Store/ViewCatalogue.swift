import Forms

/// The views that users may stand on, column by column: the one list from which `schema`, exports and codebooks are
/// made. A test holds it against the schema.
package enum ViewCatalogue {
  /// Every view of the contract, in its order.
  package static let all: [ContractView] = codeViews + seriesViews + formViews

  /// The view of a name, or of its name in ASCII.
  package static func view(_ name: String) -> ContractView? {
    all.first { $0.name == name || $0.slug == name }
  }

  /// Views that only serve to build the others and may change.
  static let inner = [
    "application_count", "disclosure_count", "appeal_count", "field_cell", "filing_finding",
    "figure", "field_sum", "field_state", "field_year", "field_pair", "field_step", "field_change",
  ]

  /// The kind of a column that bears a name of the contract, where all views agree on it.
  package static func kind(of column: String) -> ViewColumn.Kind? {
    let kinds = Set(all.compactMap { $0.column(column)?.kind })
    return kinds.count == 1 ? kinds.first : nil
  }
}

extension ViewCatalogue {
  static let issuer = ViewColumn(
    "issuer", .text, "issuer", "机构", "Who reports, by its own name in the archive.", "报告机构，用档案中的本名。")
  static let year = ViewColumn(
    "year", .year, "year", "年份", "The year that the report is about.", "报告所述年份。")
  static let form = ViewColumn(
    "form", .code(FormCode.allCases.map(\.rawValue)), "form", "格式",
    "The national form that the report follows.",
    "报告所用的全国格式。")
  static let reportID = ViewColumn(
    "report_id", .ordinal, "report id", "报告编号", "Key of the report within this archive; joins the views.",
    "报告在本档案中的编号，用于连接各视图。")
  static let source = ViewColumn(
    "source", .text, "source", "来源", "Name of the file, as it was given at import.", "导入时给出的文件名。")
  static let place = ViewColumn(
    "place", .text, "place", "位置", "Where in the source it stands: line, or table, row and column.",
    "在来源文件中的位置：行号，或表、行、列号。")
  static let raw = ViewColumn(
    "raw", .text, "printed", "原文", "What the source prints there; empty where it prints nothing.",
    "来源文件中的原文；空白处为空。",
    optional: true)
  static let unit = ViewColumn(
    "unit", .text, "unit", "单位", "The unit; empty where the form fixes none.", "计量单位；表式未规定时为空。",
    optional: true)
  static let value = ViewColumn(
    "value", .figure, "value", "数值", "The figure as printed; empty where the cell is no number: see state.",
    "原样数值；不是数字时为空，见 state。", optional: true)
  static let state = ViewColumn(
    "state", .code(["number", "blank", "na", "unreadable"]), "state", "状态",
    "What the cell says: number, blank, na (a slash or the like) or unreadable.",
    "单元格内容：number 为数字，blank 为空白，na 为斜杠等不适用标记，unreadable 为无法辨认。")
  static let section = ViewColumn(
    "section", .code(["applications", "disclosure", "appeals", "annex"]), "section", "表",
    "The table: applications (三), disclosure (二), appeals (四), annex (local).",
    "所在表：applications 表三，disclosure 表二，appeals 表四，annex 地方附表。")
  static let zhIssuer = ViewColumn(
    "机构", .text, "issuer", "机构", "Who reports, by its own name in the archive.", "报告机构，用档案中的本名。")
  static let zhYear = ViewColumn(
    "年份", .year, "year", "年份", "The year that the report is about.", "报告所述年份。")
  static let zhUnit = ViewColumn(
    "单位", .text, "unit", "单位", "The unit; empty where the form fixes none.", "计量单位；表式未规定时为空。", optional: true)

  /// The place of a row's table in the order of the contract.
  static let sectionOrder =
    "CASE section WHEN 'applications' THEN 1 WHEN 'disclosure' THEN 2 WHEN 'appeals' THEN 3 ELSE 4 END"

  /// A cell of a table that the form prints, by the label of its column.
  static func figure(_ label: String, _ english: String) -> ViewColumn {
    ViewColumn(
      label, .figure, english, label, "The figure under this heading; empty where the cell is no number.",
      "该列数值；不是数字时为空。", optional: true)
  }
}
