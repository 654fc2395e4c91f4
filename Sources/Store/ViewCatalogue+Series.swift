import Forms

/// Views by field: values over the years, and each beside the year before.
extension ViewCatalogue {
  static let seriesViews = [series, trend]

  private static let field = ViewColumn(
    "field", .text, "field", "指标代码",
    "Code of the field: section.row.col, group.… for a sum of rows, or ratio.… for one sum divided by another.",
    "指标代码：表.行.列；group.… 为多行之和；ratio.… 为两数之比。")
  private static let fieldValue = ViewColumn(
    "value", .figure, "value", "数值",
    "The figure or sum, or the ratio, not rounded; empty where there is none: see state.",
    "数值、合计或比值（不四舍五入）；没有时为空，见 state。", optional: true)
  private static let label = ViewColumn("label", .text, "label", "指标", "The field's Chinese label.", "指标名称。")
  private static let fieldState = ViewColumn(
    "state", .code(["number", "blank", "na", "unreadable", "missing", "zero_base"]), "state", "状态",
    "number, or why there is no value: blank, na, unreadable, missing (a row is lacking), zero_base (a ratio on 0).",
    "number 为有数；否则为无数的原因：blank 空白，na 不适用，unreadable 无法辨认，missing 缺行，zero_base 分母为0。")
  private static let scale = ViewColumn(
    "scale", .ordinal, "decimals", "小数位数", "How many decimals are printed.", "所印小数位数。")
  private static let byForm =
    "(SELECT o.form_order FROM field o WHERE o.code = %) IS NULL, (SELECT o.form_order FROM field o WHERE o.code = %)"

  private static func fieldOrder(_ column: String) -> [String] {
    [byForm.split(separator: "%", omittingEmptySubsequences: false).joined(separator: column), column]
  }

  private static let series = ContractView(
    name: "series", slug: "series",
    rows: Wording(en: "one row per field, issuer and year", zh: "每个指标、机构、年份一行"),
    columns: [issuer, field, label, unit, year, fieldValue, form, fieldState, scale],
    issuer: "issuer", year: "year", key: ["issuer", "field", "year"], order: fieldOrder("field"))

  private static let trend = ContractView(
    name: "trend", slug: "trend",
    rows: Wording(en: "one row per field, issuer and year, with the year before", zh: "每个指标、机构、年份一行，并列上年"),
    columns: [
      issuer, field, label, unit, year, fieldValue,
      ViewColumn(
        "previous_year", .year, "previous year", "上年年份",
        "The year before, where its report is in the archive.",
        "上年年份；档案中没有上年报告时为空。", optional: true),
      ViewColumn(
        "previous", .figure, "previous", "上年数值", "The value of the year before.", "上年数值。", optional: true),
      ViewColumn(
        "change", .figure, "change", "增减", "value - previous, where the two may be compared.",
        "数值减上年数值；不可比时为空。",
        optional: true),
      ViewColumn(
        "change_pct", .computed, "change in percent", "增幅（%）",
        "100 × change ÷ previous, not rounded; empty on a base of zero.", "100×增减÷上年数值，不四舍五入；上年为0时为空。",
        optional: true),
      ViewColumn(
        "comparable", .flag, "comparable", "可比",
        "1: may be compared with the year before; 0: not, see note; empty: first year.",
        "1 可与上年比较，0 不可比（见 note），空为第一年。", optional: true),
      ViewColumn(
        "note", .text, "note", "说明", "Why there is no change, or what to mind, in words.",
        "没有增减的原因，或注意事项（英文；中文见视图 趋势）。",
        optional: true),
      fieldState, form,
      ViewColumn(
        "previous_form", .code(FormCode.allCases.map(\.rawValue)), "previous form", "上年格式",
        "The form of the year before.", "上年报告的格式。", optional: true),
      scale,
      ViewColumn(
        "note_code", .text, "code of the note", "说明代码",
        "What note says, as a code, which archive trend gives as note in formats for programs: "
          + "first_year, no_report_before, no_figure, no_figure_before, zero_denominator, zero_base, negative_base, "
          + "break A/B, close A/B (forms), break (units), unit_unknown.",
        "note 的代码，即 archive trend 在供程序使用的格式中的 note：first_year 首份报告，no_report_before 无上年报告，"
          + "no_figure 本年无数，no_figure_before 上年无数，zero_denominator 分母为0，zero_base 上年为0，negative_base 上年为负，"
          + "break A/B 格式 A 到 B 不可比，close A/B 近似可比，break 单位不同，unit_unknown 单位未定。",
        optional: true),
    ], issuer: "issuer", year: "year", key: ["issuer", "field", "year"], order: fieldOrder("field"))
}

/// Views in the form's own words.
extension ViewCatalogue {
  static let formViews = [applicationTable, disclosureTable, appealTable, changes, checked]

  private static let applicationTable = ContractView(
    name: "依申请公开", slug: "zh_applications",
    rows: Wording(en: "one row per row of table 三 (requests)", zh: "表三（收到和处理申请情况）每行一行"),
    columns: [
      zhIssuer, zhYear,
      ViewColumn(
        "类别", .text, "group", "类别", "Label of the group above the row; empty where there is none.",
        "行所属的上级标题；没有时为空。",
        optional: true),
      ViewColumn("事项", .text, "item", "事项", "The form's label without its numbering.", "表中行名，不含序号。"),
      figure("自然人", "natural persons"), figure("商业企业", "businesses"), figure("科研机构", "research institutes"),
      figure("社会公益组织", "social organisations"), figure("法律服务机构", "legal services"), figure("其他", "others"),
      figure("总计", "total"),
    ], issuer: "机构", year: "年份", key: ["机构", "年份", "类别", "事项"],
    order: ["(SELECT min(o.form_order) FROM outcome o WHERE o.label_zh = 事项 AND o.category = 类别)"])

  private static let disclosureTable = ContractView(
    name: "主动公开", slug: "zh_disclosure",
    rows: Wording(en: "one row per cell of table 二 (proactive disclosure)", zh: "表二（主动公开）每个单元格一行"),
    columns: [
      zhIssuer, zhYear,
      ViewColumn(
        "事项", .text, "item", "事项", "The row under the words of the report's own form.", "报告所用格式中的行名。"),
      ViewColumn(
        "指标", .text, "measure", "指标", "The column under the words of the report's own form.", "报告所用格式中的列名。"),
      figure("数值", "value"), zhUnit,
    ], issuer: "机构", year: "年份", key: [],
    order: [labelOrder("disclosure_item", "row", "事项"), labelOrder("disclosure_measure", "col", "指标")])

  /// The place in the form of a label that some form prints.
  private static func labelOrder(_ table: String, _ axis: String, _ column: String) -> String {
    """
    (SELECT min(d.form_order) FROM form_label l JOIN \(table) d ON d.code = l.code
    WHERE l.section = 'disclosure' AND l.axis = '\(axis)' AND l.label = \(column))
    """
  }

  private static let appealTable = ContractView(
    name: "复议诉讼", slug: "zh_appeals",
    rows: Wording(en: "one row per way that a dispute took (table 四)", zh: "表四（复议、诉讼）每种途径一行"),
    columns: [
      zhIssuer, zhYear,
      ViewColumn(
        "途径", .text, "route", "途径", "Review, or a suit with or without one before.", "行政复议或行政诉讼的途径。"),
      figure("结果维持", "upheld"), figure("结果纠正", "corrected"), figure("其他结果", "other results"),
      figure("尚未审结", "pending"), figure("总计", "total"),
    ], issuer: "机构", year: "年份", key: ["机构", "年份", "途径"],
    order: ["(SELECT o.form_order FROM appeal_route o WHERE o.label_zh = 途径)"])

  private static let changes = ContractView(
    name: "趋势", slug: "zh_trend",
    rows: Wording(en: "the view trend in Chinese", zh: "每个指标、机构、年份一行，并列上年"),
    columns: [
      zhIssuer, zhYear, ViewColumn("指标", .text, "label", "指标", "The field's label.", "指标名称。"), zhUnit,
      figure("数值", "value"), figure("上年", "value of the year before"),
      ViewColumn(
        "增减", .figure, "change", "增减", "数值 - 上年, where the two may be compared.", "数值减上年；不可比时为空。",
        optional: true),
      ViewColumn(
        "增幅", .computed, "change in percent", "增幅（%）", "100 × 增减 ÷ 上年, not rounded.", "100×增减÷上年，不四舍五入。",
        optional: true),
      ViewColumn(
        "可比", .flag, "comparable", "可比", "1: may be compared; 0: not, see 说明; empty: first year.",
        "1 可比，0 不可比（见说明），空为第一年。", optional: true),
      ViewColumn(
        "说明", .text, "note", "说明", "Why there is no change, in Chinese.", "没有增减的原因，或注意事项。", optional: true),
      ViewColumn("代码", .text, "field", "代码", "The field's code.", "指标代码。"),
    ], issuer: "机构", year: "年份", key: ["机构", "代码", "年份"], order: fieldOrder("代码"))

  private static let checked = ContractView(
    name: "核对结果", slug: "zh_findings",
    rows: Wording(en: "one row per finding, in Chinese", zh: "每条核对结果一行"),
    columns: [
      zhIssuer, zhYear, ViewColumn("规则", .text, "rule", "规则", "Code of the check.", "校验规则代码。"),
      ViewColumn(
        "级别", .code(["错误", "警告", "提示"]), "severity", "级别", "错误 error, 警告 warning, 提示 info.", "错误、警告或提示。"),
      ViewColumn("事项", .text, "item", "事项", "The row, in the form's words.", "所涉行。", optional: true),
      ViewColumn("列", .text, "column", "列", "The column, in the form's words.", "所涉列。", optional: true),
      ViewColumn("应为", .text, "expected", "应为", "What the check expects.", "应有的值。", optional: true),
      ViewColumn("实为", .text, "actual", "实为", "What is printed.", "实际的值。", optional: true),
      ViewColumn("说明", .text, "message", "说明", "The finding in Chinese.", "核对说明。"),
    ], issuer: "机构", year: "年份", key: [], order: ["规则"])
}
