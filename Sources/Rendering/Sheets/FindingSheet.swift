import Forms
import Store

/// Findings, the gravest first. People read where and what in the words of the message, which holds both sides;
/// machines get codes and sides as columns of their own.
package func findingSheet(_ findings: [StoredFinding], for format: OutputFormat) -> Sheet {
  let errors = findings.count { $0.severity == .error }
  let sorted = findings.enumerated().sorted {
    ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
  }
  let columns = format.isForMachines ? machineColumns : peopleColumns
  return Sheet(
    title: Wording(
      en: "findings: \(findings.count), of these errors: \(errors)",
      zh: "核对结果：\(findings.count) 条，其中错误 \(errors) 条"),
    columns: columns.map(\.column), rows: sorted.map { finding in columns.map { $0.value(finding.element) } })
}

/// A column and what a finding has to say in it.
private struct FindingColumn: Sendable {
  let column: Sheet.Column
  let value: @Sendable (StoredFinding) -> Sheet.Value

  init(_ column: Sheet.Column, _ value: @escaping @Sendable (StoredFinding) -> Sheet.Value) {
    self.column = column
    self.value = value
  }
}

private let head: [FindingColumn] = [
  FindingColumn(.issuer) { .text($0.issuer) }, FindingColumn(.year) { .ordinal($0.year) },
  FindingColumn(.rule) { .text($0.rule) },
  FindingColumn(Sheet.Column("severity", Wording(en: "severity", zh: "级别"))) {
    .coded(code: $0.severity.rawValue, label: $0.severity.label)
  },
]
private let message = FindingColumn(Sheet.Column("message", Wording(en: "message", zh: "说明"))) {
  .coded(code: $0.message.en, label: $0.message)
}
private let peopleColumns: [FindingColumn] = head + [message]
private let machineColumns: [FindingColumn] =
  head + [
    FindingColumn(Sheet.Column("section", Wording(en: "section", zh: "表"))) {
      Sheet.Value($0.section?.rawValue)
    },
    FindingColumn(Sheet.Column("row", Wording(en: "row", zh: "事项"))) { Sheet.Value($0.row) },
    FindingColumn(Sheet.Column("col", Wording(en: "column", zh: "列"))) { Sheet.Value($0.column) },
    FindingColumn(Sheet.Column("expected", Wording(en: "expected", zh: "应为"))) { Sheet.Value($0.expected) },
    FindingColumn(Sheet.Column("actual", Wording(en: "actual", zh: "实为"))) { Sheet.Value($0.actual) },
    message,
  ]

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
