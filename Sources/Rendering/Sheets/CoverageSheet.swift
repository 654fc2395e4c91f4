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
      Sheet.Column("warnings", Wording(en: "warnings", zh: "警告"), isFigure: true),
    ],
    rows: coverage.lines.flatMap { line in line.marks.compactMap { row($0, of: line.issuer) } })
}

private func row(_ mark: Coverage.Mark, of issuer: String) -> [Sheet.Value]? {
  mark.state.map { state in
    let counts = [Severity.error, .warning].map { severity in
      mark.report.map { Sheet.Value.ordinal($0.findings[severity, default: 0]) }
        ?? Sheet.Value(nil as String?)
    }
    return [
      .text(issuer), .ordinal(mark.year), .text(state.rawValue), Sheet.Value(mark.report?.form.rawValue),
    ] + counts
  }
}

private func matrix(_ coverage: Coverage) -> Sheet {
  let marks = coverage.lines.flatMap(\.marks)
  let (present, missing) = (marks.count { $0.report != nil }, marks.count { $0.state == .missing })
  let listed = Sheet.Column("list", Wording(en: "list", zh: "名单"))
  return Sheet(
    title: Wording(en: "reports: \(present), missing: \(missing)", zh: "报告：\(present)份，缺：\(missing)份"),
    columns: [.issuer] + (coverage.isAgainstList ? [listed] : [])
      + coverage.years.map { Sheet.Column(String($0), Wording(en: String($0), zh: String($0))) },
    rows: coverage.lines.map { line in
      [.text(line.issuer)] + (coverage.isAgainstList ? [standing(line)] : []) + line.marks.map(shown)
    }, notes: notes(coverage))
}

private func standing(_ line: Coverage.Line) -> Sheet.Value {
  let label = line.isExpected ? Wording(en: "listed", zh: "在列") : Wording(en: "not listed", zh: "未列")
  return .coded(code: line.isExpected ? "listed" : "unlisted", label: label)
}

/// The form of the report, and its errors behind a cross.
private func shown(_ mark: Coverage.Mark) -> Sheet.Value {
  guard let report = mark.report else {
    return .empty(mark.state == .missing ? Wording(en: "missing", zh: "缺") : Wording(en: "", zh: ""))
  }
  let errors = report.findings[.error, default: 0]
  return .text(report.form.rawValue + (errors > 0 ? " ✗\(errors)" : ""))
}

private func notes(_ coverage: Coverage) -> [Wording] {
  let legend = Wording(
    en: "in the cells: the form of the report, behind ✗ the number of its errors", zh: "格内为报告的格式，✗ 后为错误数")
  guard coverage.isAgainstList else { return [legend] }
  let unknown = coverage.lines.filter { !$0.isKnown }.map(\.issuer)
  let unlisted = coverage.lines.filter { !$0.isExpected }.map(\.issuer)
  return [legend]
    + names(unknown, Wording(en: "on the list, unknown to the archive", zh: "名单中有而档案中没有的机构"))
    + names(unlisted, Wording(en: "in the archive, not on the list", zh: "档案中有而名单中没有的机构"))
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
