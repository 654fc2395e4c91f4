import Forms
import Store
import Trends

/// The matrix of issuers and years for people; for machines a row for each issuer and year.
package func coverageSheet(_ coverage: Coverage, for format: OutputFormat) -> Sheet {
  format.isForMachines ? list(coverage) : matrix(coverage)
}

private func list(_ coverage: Coverage) -> Sheet {
  Sheet(
    title: Wording(en: "Coverage", zh: "报送情况"),
    columns: [
      .issuer, .year, .state, .form, Sheet.Column("errors", Wording(en: "errors", zh: "错误"), isFigure: true),
      Sheet.Column("warnings", Wording(en: "warnings", zh: "警告"), isFigure: true), parentColumn,
      Sheet.Column("refused_file", Wording(en: "refused file", zh: "拒收文件")),
      Sheet.Column("reason", Wording(en: "reason", zh: "拒收原因")),
    ],
    rows: coverage.lines.flatMap { line in line.marks.compactMap { row($0, of: line) } })
}

private let parentColumn = Sheet.Column("parent", Wording(en: "above it", zh: "上级"))

private func row(_ mark: Coverage.Mark, of line: Coverage.Line) -> [Sheet.Value]? {
  mark.state.map { state in
    let counts = [Severity.error, .warning].map { severity in
      mark.report.map { Sheet.Value.ordinal($0.findings[severity, default: 0]) }
        ?? Sheet.Value(nil as String?)
    }
    return [
      .text(line.issuer), .ordinal(mark.year), .coded(code: state.rawValue, label: label(state)),
      Sheet.Value(mark.report?.form.rawValue),
    ] + counts + [
      Sheet.Value(line.parent), Sheet.Value(mark.refusal?.name), Sheet.Value(mark.refusal?.reason.en),
    ]
  }
}

private func label(_ state: Coverage.State) -> Wording {
  switch state {
  case .present: Wording(en: "present", zh: "已报")
  case .missing: Wording(en: "missing", zh: "缺")
  case .unexpected: Wording(en: "unexpected", zh: "名单外")
  case .refused: Wording(en: "refused", zh: "拒收")
  }
}

private func title(_ coverage: Coverage) -> Wording {
  let marks = coverage.lines.flatMap(\.marks)
  let (present, missing) = (marks.count { $0.report != nil }, marks.count { $0.state == .missing })
  let refused = marks.count { $0.state == .refused }
  return Wording(
    en: "reports: \(present), missing: \(missing)" + (refused > 0 ? ", refused: \(refused)" : ""),
    zh: "报告：\(present)份，缺：\(missing)份" + (refused > 0 ? "，拒收：\(refused)份" : ""))
}

private func matrix(_ coverage: Coverage) -> Sheet {
  let hasParents = coverage.lines.contains { $0.parent != nil }
  let listed = Sheet.Column("list", Wording(en: "list", zh: "名单"))
  return Sheet(
    title: title(coverage),
    columns: [.issuer] + (hasParents ? [parentColumn] : []) + (coverage.isAgainstList ? [listed] : [])
      + coverage.years.map { Sheet.Column(String($0), Wording(en: String($0), zh: String($0))) },
    rows: coverage.lines.map { line in
      [.text(line.issuer)] + (hasParents ? [Sheet.Value(line.parent)] : [])
        + (coverage.isAgainstList ? [standing(line)] : []) + line.marks.map(shown)
    }, notes: notes(coverage))
}

private func standing(_ line: Coverage.Line) -> Sheet.Value {
  let label = line.isExpected ? Wording(en: "listed", zh: "在列") : Wording(en: "not listed", zh: "未列")
  return .coded(code: line.isExpected ? "listed" : "unlisted", label: label)
}

/// The form of the report, and its errors behind a cross.
private func shown(_ mark: Coverage.Mark) -> Sheet.Value {
  guard let report = mark.report else { return .empty(mark.state.map(label) ?? Wording(en: "", zh: "")) }
  let errors = report.findings[.error, default: 0]
  return .text(report.form.rawValue + (errors > 0 ? " ✗\(errors)" : ""))
}

private func notes(_ coverage: Coverage) -> [Wording] {
  let legend = Wording(
    en: "in the cells: the form of the report, behind ✗ the number of its errors", zh: "格内为报告的格式，✗ 后为错误数")
  let refused = refusals(coverage)
  guard coverage.isAgainstList else { return [legend] + refused }
  let unknown = coverage.lines.filter { !$0.isKnown }.map(\.issuer)
  let unlisted = coverage.lines.filter { !$0.isExpected }.map(\.issuer)
  return [legend] + refused
    + names(unknown, Wording(en: "on the list, unknown to the archive", zh: "名单中有而档案中没有的机构"))
    + names(unlisted, Wording(en: "in the archive, not on the list", zh: "档案中有而名单中没有的机构"))
}

/// The files that were refused, ten at most: those that belong to a cell, then those of which nothing tells whose they
/// are.
private func refusals(_ coverage: Coverage) -> [Wording] {
  let placed = coverage.lines.flatMap { $0.marks.compactMap(\.refusal) }
  let all = placed + coverage.unplaced
  let shown = all.prefix(10).map { file in
    Wording(en: "refused: \(file.name): \(file.reason.en)", zh: "拒收：\(file.name)：\(file.reason.zh)")
  }
  let rest = all.count - shown.count
  return shown
    + (rest > 0 ? [Wording(en: "and \(rest) more refused files", zh: "另有 \(rest) 个拒收文件")] : [])
}

private func names(_ names: [String], _ what: Wording) -> [Wording] {
  let list = names.joined(separator: "、")
  return names.isEmpty ? [] : [Wording(en: "\(what.en): \(list)", zh: "\(what.zh)：\(list)")]
}

/// One issuer's findings as CSV to send out, begun with the mark by which spreadsheets know the encoding; the words in
/// both languages, because who gets it chose neither.
package func findingsFile(_ findings: [StoredFinding]) -> String {
  let sorted = findings.enumerated().sorted {
    ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
  }.map(\.element)
  var sheet = findingSheet(sorted, for: .csv)
  sheet.columns.append(Sheet.Column("message_zh", Wording(en: "message in Chinese", zh: "中文说明")))
  sheet.rows = zip(sheet.rows, sorted).map { $0 + [.text($1.message.zh)] }
  return "\u{FEFF}" + sheet.rendered(as: .csv, language: .english)
}
