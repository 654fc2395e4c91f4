import Forms

/// Views by code: reports, cells, and what was read and found beside them.
extension ViewCatalogue {
  static let codeViews = [reports, cells, extras, facts, findings]

  private static let reports = ContractView(
    name: "report", slug: "report",
    rows: Wording(en: "one row per current report", zh: "每份现行报告一行"),
    columns: [
      reportID, issuer, year, form,
      ViewColumn("title", .text, "title", "标题", "The report's title.", "报告标题。", optional: true),
      ViewColumn(
        "published_on", .text, "published on", "公开日期",
        "Date of publication as printed, in the form 2025-01-31.",
        "文中所载公开日期，形如 2025-01-31。", optional: true),
      ViewColumn(
        "scope", .code(["aggregate", "own"]), "scope", "范围",
        "aggregate: a government with its organs; own: the issuer alone.", "aggregate 为一级政府汇总，own 为本机关。",
        optional: true),
      source,
      ViewColumn("sha256", .text, "SHA-256", "SHA-256", "Digest of the source's bytes.", "来源文件的摘要。"),
      ViewColumn("imported_at", .text, "imported at", "导入时间", "When it was imported (UTC).", "导入时间（UTC）。"),
      ViewColumn(
        "revision", .ordinal, "revision", "版次", "Which version of the report this is, counted from 1.",
        "报告的第几版，从 1 计。"),
      ViewColumn(
        "amended", .text, "amended", "更正",
        "Which of issuer, year and form a person has corrected; empty where none.",
        "经人工更正的项：issuer 机构，year 年份，form 格式；没有时为空。", optional: true),
    ], issuer: "issuer", year: "year", key: ["issuer", "year"], order: [])

  private static let cells = ContractView(
    name: "cell", slug: "cell",
    rows: Wording(en: "one row per cell of a current report", zh: "现行报告每个单元格一行"),
    columns: [
      issuer, year, form, section,
      ViewColumn("row", .text, "row", "行", "Code of the row; an annex row's own label.", "行代码；附表行用其原名。"),
      ViewColumn(
        "col", .text, "column", "列", "Code of the column: applicant, measure or result.", "列代码：申请人、指标或结果。"),
      value, unit, state,
      ViewColumn(
        "basis", .code(["printed", "parted", "ordered", "neighbour", "amended"]), "basis", "依据",
        "How the value was read: printed; parted by sums; ordered by the form; neighbour, by another year; amended by a person.",
        "取值依据：printed 原样，parted 按合计拆分，ordered 按表式顺序，neighbour 由相邻年份判定，amended 人工更正。"),
      raw, source, place, reportID,
      ViewColumn(
        "form_order", .ordinal, "form order", "表内顺序", "The cell's place within its table.", "单元格在表中的顺序。"),
    ], issuer: "issuer", year: "year", key: ["issuer", "year", "section", "row", "col"],
    order: [sectionOrder, "form_order"])

  private static let extras = ContractView(
    name: "extra", slug: "extra",
    rows: Wording(en: "one row per printed figure that belongs to no row of the form", zh: "表式之外的行，每个数一行"),
    columns: [
      issuer, year, section,
      ViewColumn("label", .text, "label", "行名", "The row's label as printed.", "原样行名。"),
      ViewColumn("col", .text, "column", "列", "Code of the column.", "列代码。"),
      value, unit, state, raw, source, place, reportID,
    ], issuer: "issuer", year: "year", key: [], order: [sectionOrder])

  private static let facts = ContractView(
    name: "fact", slug: "fact",
    rows: Wording(en: "one row per figure read from a sentence", zh: "从正文句子中读出的数，每个一行"),
    columns: [
      issuer, year,
      ViewColumn("fact", .text, "fact", "事实", "Code of what the sentence tells.", "事实代码。"),
      value, unit,
      ViewColumn("sentence", .text, "sentence", "句子", "The sentence.", "原句。"), source, place, reportID,
    ], issuer: "issuer", year: "year", key: [], order: ["fact"])

  private static let findings = ContractView(
    name: "finding", slug: "finding",
    rows: Wording(en: "one row per finding on a current report", zh: "现行报告每条核对结果一行"),
    columns: [
      issuer, year,
      ViewColumn("rule", .text, "rule", "规则", "Code of the check.", "校验规则代码。"),
      ViewColumn(
        "severity", .code(["error", "warning", "info"]), "severity", "级别", "error, warning or info.",
        "级别：error 错误，warning 警告，info 提示。"),
      optional(section),
      ViewColumn("row", .text, "row", "行", "Code of the row it is about.", "所涉行代码。", optional: true),
      ViewColumn("col", .text, "column", "列", "Code of the column it is about.", "所涉列代码。", optional: true),
      ViewColumn("expected", .text, "expected", "应为", "What the check expects.", "应有的值。", optional: true),
      ViewColumn("actual", .text, "actual", "实为", "What is printed.", "实际的值。", optional: true),
      ViewColumn("message", .text, "message", "英文说明", "The finding in English.", "英文说明。"),
      reportID,
      ViewColumn(
        "origin", .code(["check", "reading"]), "origin", "出处",
        "check: found by a check; reading: told while reading.",
        "check 为校验所得，reading 为读取时所记。"),
      ViewColumn(
        "ordinal", .ordinal, "ordinal", "序号", "Its place among the findings of its origin.", "同类中的序号。"),
      ViewColumn("message_zh", .text, "message in Chinese", "说明", "The finding in Chinese.", "中文说明。"),
      ViewColumn(
        "id", .text, "id", "编号", "Short name of the finding, for `archive ack`.", "核对结果的短编号，用于 archive ack。"),
      ViewColumn(
        "verdict", .code(["explained"]), "verdict", "结论", "explained: a person has explained it; else empty.",
        "explained 为已说明；否则为空。", optional: true),
      ViewColumn("note", .text, "note", "备注", "The explanation.", "说明的内容。", optional: true),
    ], issuer: "issuer", year: "year", key: ["report_id", "origin", "ordinal"], order: ["origin", "ordinal"])

  private static func optional(_ column: ViewColumn) -> ViewColumn {
    ViewColumn(
      column.name, column.kind, column.title.en, column.title.zh, column.meaning.en, column.meaning.zh,
      optional: true)
  }
}
