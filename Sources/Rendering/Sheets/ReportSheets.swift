import Forms
import Reports
import Store

/// A report's tables as its form prints them, a sheet each, with the rules that found something beside the rows and
/// the findings' words below.
package func reportSheets(_ report: Report, findings: [StoredFinding]) -> [Sheet] {
  let cells = Dictionary(report.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  let tables = Form.of(report.form).tables.map { table in
    table.section == .disclosure
      ? measureSheet(table, cells, findings) : matrixSheet(table, cells, findings)
  }
  let annex = report.cells.contains { $0.key.section == .annex } ? [annexSheet(report, findings)] : []
  return [headSheet(report, findings)] + tables + annex
}

/// Every cell of a report on a line of its own: what machine formats of `show` and `inspect` give.
package func cellSheet(_ report: Report) -> Sheet {
  Sheet(
    title: Wording(en: "\(report.issuer.name) \(report.year)", zh: "\(report.issuer.name) \(report.year)年"),
    columns: [
      Sheet.Column("section", Wording(en: "section", zh: "表")),
      Sheet.Column("row", Wording(en: "row", zh: "事项")),
      Sheet.Column("col", Wording(en: "column", zh: "列")), .value, .unit, .state,
      Sheet.Column("basis", Wording(en: "basis", zh: "依据")),
      Sheet.Column("raw", Wording(en: "printed", zh: "原文")),
      Sheet.Column("place", Wording(en: "place", zh: "位置")),
    ],
    rows: report.cells.map { cell in
      [
        .text(cell.key.section.rawValue), .text(cell.key.row), .text(cell.key.column),
        cell.value.map { .number($0) } ?? .empty(Wording(en: "", zh: "")), Sheet.Value(cell.unit),
        .text(cell.state.rawValue), .text(cell.basis.rawValue), .text(cell.raw),
        .text(cell.place.description),
      ]
    })
}

private let itemColumn = Sheet.Column("row", Wording(en: "item", zh: "事项"))
private let ruleColumn = Sheet.Column("rule", Wording(en: "findings", zh: "核对"))

/// Who, when, on which form, from what.
private func headSheet(_ report: Report, _ findings: [StoredFinding]) -> Sheet {
  let facts: [(Wording, String?)] = [
    (Wording(en: "title", zh: "标题"), report.title), (Wording(en: "form", zh: "格式"), report.form.rawValue),
    (Wording(en: "published", zh: "公开日期"), report.publishedOn),
    (Wording(en: "period", zh: "统计期限"), report.period?.sentence),
    (Wording(en: "index number", zh: "索引号"), report.indexNumber),
    (
      Wording(en: "scope", zh: "范围"),
      report.scope?.rawValue
    ),
  ]
  return Sheet(
    title: Wording(en: "\(report.issuer.name) \(report.year)", zh: "\(report.issuer.name) \(report.year)年"),
    columns: [
      Sheet.Column("what", Wording(en: "what", zh: "项")), Sheet.Column("text", Wording(en: "text", zh: "内容")),
    ],
    rows: facts.compactMap { label, text in text.map { [.coded(code: label.en, label: label), .text($0)] } },
    notes: findings.filter { $0.section == nil }.map(note))
}

/// Rows by columns: tables 三 and 四.
private func matrixSheet(_ table: FormTable, _ cells: [CellKey: Cell], _ findings: [StoredFinding]) -> Sheet {
  let own = findings.filter { $0.section == table.section }
  return Sheet(
    title: Wording(en: table.title, zh: table.title),
    columns: [itemColumn]
      + table.columns.map { Sheet.Column($0.code, Wording(en: $0.label, zh: $0.label), isFigure: true) }
      + [ruleColumn],
    rows: table.rows.map { row in
      [.coded(code: row.code, label: Wording(en: row.printed, zh: row.printed))]
        + table.columns.map { Sheet.Value(cells[CellKey(table.section, row.code, $0.code)]) } + [
          rules(own, row.code)
        ]
    }, notes: own.map(note))
}

/// One measure a line: table 二, whose rows have columns of their own.
private func measureSheet(_ table: FormTable, _ cells: [CellKey: Cell], _ findings: [StoredFinding]) -> Sheet
{
  let own = findings.filter { $0.section == table.section }
  let rows = table.rows.flatMap { row in
    row.columns.map { code -> [Sheet.Value] in
      let cell = cells[CellKey(table.section, row.code, code)]
      let label = table.column(code)?.label ?? code
      return [
        .coded(code: row.code, label: Wording(en: row.label, zh: row.label)),
        .coded(code: code, label: Wording(en: label, zh: label)), Sheet.Value(cell), Sheet.Value(cell?.unit),
        rules(own.filter { $0.column == nil || $0.column == code }, row.code),
      ]
    }
  }
  return Sheet(
    title: Wording(en: table.title, zh: table.title),
    columns: [itemColumn, Sheet.Column("col", Wording(en: "measure", zh: "指标")), .value, .unit, ruleColumn],
    rows: rows, notes: own.map(note))
}

/// An annex of indicators, under the labels that it prints.
private func annexSheet(_ report: Report, _ findings: [StoredFinding]) -> Sheet {
  let annex = report.cells.filter { $0.key.section == .annex }
  var labels: [String] = []
  for cell in annex where !labels.contains(cell.key.row) { labels.append(cell.key.row) }
  let cells = Dictionary(annex.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  return Sheet(
    title: Wording(en: "政府信息公开情况统计表", zh: "政府信息公开情况统计表"),
    columns: [
      itemColumn, .unit, Sheet.Column("year", Wording(en: "year", zh: "年度"), isFigure: true),
      Sheet.Column("cumulative", Wording(en: "cumulative", zh: "历年累计"), isFigure: true), ruleColumn,
    ],
    rows: labels.map { label in
      let year = cells[CellKey(.annex, label, "year")]
      let all = cells[CellKey(.annex, label, "cumulative")]
      return [
        .text(label), Sheet.Value(year?.unit ?? all?.unit), Sheet.Value(year), Sheet.Value(all),
        rules(findings, label),
      ]
    }, notes: findings.filter { $0.section == .annex }.map(note))
}

private func rules(_ findings: [StoredFinding], _ row: String) -> Sheet.Value {
  .text(Set(findings.filter { $0.row == row }.map(\.rule)).sorted().joined(separator: " "))
}

private func note(_ finding: StoredFinding) -> Wording {
  Wording(
    en: "\(finding.severity.label.en) \(finding.rule): \(finding.message.en)",
    zh: "\(finding.severity.label.zh) \(finding.rule)：\(finding.message.zh)")
}
