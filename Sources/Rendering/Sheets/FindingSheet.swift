import Forms
import Store

/// Findings with both sides, the gravest first.
package func findingSheet(_ findings: [StoredFinding]) -> Sheet {
  let errors = findings.count { $0.severity == .error }
  return Sheet(
    title: Wording(
      en: "findings: \(findings.count), of these errors: \(errors)",
      zh: "核对结果：\(findings.count) 条，其中错误 \(errors) 条"),
    columns: [
      .issuer, .year, .rule,
      Sheet.Column("severity", Wording(en: "severity", zh: "级别")),
      Sheet.Column("section", Wording(en: "section", zh: "表")),
      Sheet.Column("row", Wording(en: "row", zh: "事项")),
      Sheet.Column("col", Wording(en: "column", zh: "列")),
      Sheet.Column("expected", Wording(en: "expected", zh: "应为")),
      Sheet.Column("actual", Wording(en: "actual", zh: "实为")),
      Sheet.Column("message", Wording(en: "message", zh: "说明")),
    ],
    rows: findings.enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }
      .map { row($0.element) })
}

private func row(_ finding: StoredFinding) -> [Sheet.Value] {
  [
    .text(finding.issuer), .ordinal(finding.year), .text(finding.rule),
    .coded(code: finding.severity.rawValue, label: finding.severity.label),
    Sheet.Value(finding.section?.rawValue),
    Sheet.Value(finding.row), Sheet.Value(finding.column), Sheet.Value(finding.expected),
    Sheet.Value(finding.actual), .coded(code: finding.message.en, label: finding.message),
  ]
}

extension Severity {
  /// The word that people read.
  package var label: Wording {
    switch self {
    case .error: Wording(en: "error", zh: "错误")
    case .warning: Wording(en: "warning", zh: "警告")
    case .info: Wording(en: "info", zh: "提示")
    }
  }
}
