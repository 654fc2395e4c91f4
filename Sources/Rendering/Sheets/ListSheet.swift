import Forms
import Reports
import Store

/// The reports in an archive, a line each.
package func listSheet(_ reports: [ReportSummary]) -> Sheet {
  Sheet(
    title: Wording(en: "reports: \(reports.count)", zh: "报告：\(reports.count) 份"), columns: columns,
    rows: reports.map(row))
}

private let columns: [Sheet.Column] = [
  .issuer, .year, .form,
  Sheet.Column("revision", Wording(en: "revision", zh: "版次"), isFigure: true),
  Sheet.Column("numbers", Wording(en: "numbers", zh: "有数"), isFigure: true),
  Sheet.Column("blank", Wording(en: "blank", zh: "空白"), isFigure: true),
  Sheet.Column("na", Wording(en: "n/a", zh: "不适用"), isFigure: true),
  Sheet.Column("unreadable", Wording(en: "unreadable", zh: "未识别"), isFigure: true),
  Sheet.Column("errors", Wording(en: "errors", zh: "错误"), isFigure: true),
  Sheet.Column("warnings", Wording(en: "warnings", zh: "警告"), isFigure: true),
  Sheet.Column("published_on", Wording(en: "published", zh: "公开日期")),
  .source,
]

private func row(_ report: ReportSummary) -> [Sheet.Value] {
  let counts = CellState.allCases.map { Sheet.Value.ordinal(report.cells[$0, default: 0]) }
  let findings = [Severity.error, .warning].map { Sheet.Value.ordinal(report.findings[$0, default: 0]) }
  return [
    .text(report.issuer), .ordinal(report.year), .text(report.form.rawValue), .ordinal(report.revision),
  ]
    + counts + findings + [Sheet.Value(report.publishedOn), .text(report.source)]
}
