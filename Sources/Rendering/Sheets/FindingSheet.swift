import Forms
import Store

/// Findings in drafts, the gravest first, with the place in the source and how sure each is.
package func draftSheet(_ found: [(finding: StoredFinding, place: String?)], for format: OutputFormat)
  -> Sheet
{
  let columns = format.isForMachines ? machineColumns : head + [message]
  let sorted = found.enumerated().sorted {
    ($0.element.finding.severity, $0.offset) < ($1.element.finding.severity, $1.offset)
  }
  var sheet = findingSheet(found.map(\.finding), for: format)
  let at = columns.count - 1
  let place = Sheet.Column("place", Wording(en: "place", zh: "位置"))
  let certainty = Sheet.Column("certainty", Wording(en: "how sure", zh: "把握"))
  sheet.columns = columns.map(\.column)
  sheet.columns.insert(contentsOf: [certainty, place], at: at)
  sheet.rows = sorted.map { _, element in
    var row = columns.map { $0.value(element.finding) }
    row.insert(contentsOf: [certain(element.finding.rule), Sheet.Value(element.place)], at: at)
    return row
  }
  return sheet
}

private func certain(_ rule: String) -> Sheet.Value {
  guard let certainty = Rule.of(rule)?.certainty else { return .empty(Wording(en: "", zh: "")) }
  return .coded(code: certainty.rawValue, label: certainty.label)
}

/// Findings, the gravest first, those that somebody has explained last. People read where and what in the words of the
/// message, which holds both sides;
/// machines get codes and sides as columns of their own.
package func findingSheet(_ findings: [StoredFinding], for format: OutputFormat) -> Sheet {
  let explained = findings.count { $0.explanation != nil }
  let errors = findings.count { $0.severity == .error && $0.explanation == nil }
  let sorted = findings.enumerated().sorted {
    ($0.element.explanation == nil ? 0 : 1, $0.element.severity, $0.offset)
      < ($1.element.explanation == nil ? 0 : 1, $1.element.severity, $1.offset)
  }
  let named = findings.contains { $0.id != nil } ? [id] : []
  let columns =
    format.isForMachines
    ? machineColumns + verdictColumns
    : head + named + [message] + (explained > 0 ? verdictColumns.suffix(1) : [])
  return Sheet(
    title: Wording(
      en: "findings: \(findings.count), of these errors: \(errors)"
        + (explained > 0 ? ", explained: \(explained)" : ""),
      zh: "核对结果：\(findings.count) 条，其中错误 \(errors) 条" + (explained > 0 ? "，已说明 \(explained) 条" : "")),
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
private let id = FindingColumn(Sheet.Column("id", Wording(en: "id", zh: "编号"))) { Sheet.Value($0.id) }
private let verdictColumns: [FindingColumn] = [
  id,
  FindingColumn(Sheet.Column("verdict", Wording(en: "verdict", zh: "结论"))) {
    Sheet.Value($0.explanation == nil ? nil : "explained")
  },
  FindingColumn(Sheet.Column("note", Wording(en: "explained", zh: "已说明"))) { Sheet.Value($0.explanation) },
]
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
