import Checks
import Forms
import Trends

/// Two years of one issuer, cell by cell.
package struct ReportPair: Sendable {
  package let issuer: String
  package let before: Int
  package let now: Int
  package let lines: [Line]
  /// What the sums over two years (X.1, X.2) find.
  package let findings: [Finding]

  /// A field with its figures of both years; `now` holds the change from `before`.
  package struct Line: Sendable {
    package let field: String
    package let before: Point
    package let now: Point

    package init(field: String, before: Point, now: Point) {
      self.field = field
      self.before = before
      self.now = now
    }
  }

  package init(issuer: String, before: Int, now: Int, lines: [Line], findings: [Finding]) {
    self.issuer = issuer
    self.before = before
    self.now = now
    self.lines = lines
    self.findings = findings
  }
}

/// A sheet a table for people, one list with the columns of `trend` and the rules for machines.
package func pairSheets(_ pair: ReportPair, for format: OutputFormat) -> [Sheet] {
  if format.isForMachines { return [list(pair)] }
  let sections: [(Section, String)] = [
    (.disclosure, Disclosure.title), (.applications, Applications.title), (.appeals, Appeals.title),
    (.annex, "政府信息公开情况统计表"),
  ]
  let pages = sections.compactMap { section, title in page(pair, section, title) }
  guard var last = pages.last else { return [] }
  last.notes += notes(pair)
  return pages.dropLast() + [last]
}

private let rules = Sheet.Column("rules", Wording(en: "checks", zh: "核对"))

private func page(_ pair: ReportPair, _ section: Section, _ title: String) -> Sheet? {
  let lines = pair.lines.filter { $0.field.hasPrefix(section.rawValue + ".") }
  guard !lines.isEmpty else { return nil }
  return Sheet(
    title: Wording(
      en: "\(pair.issuer) \(pair.before) and \(pair.now): \(title)",
      zh: "\(pair.issuer)\(pair.before)年与\(pair.now)年：\(title)"),
    columns: [
      TrendColumn.field, year(pair.before), year(pair.now), TrendColumn.change, TrendColumn.percent, rules,
      TrendColumn.note,
    ],
    rows: lines.map { line in
      [
        .coded(code: line.field, label: TrendField(line.field).label), line.before.shownValue,
        line.now.shownValue, line.now.shownChange, line.now.shownPercent, marks(line, pair), note(line, pair),
      ]
    })
}

private func year(_ year: Int) -> Sheet.Column {
  Sheet.Column(String(year), Wording(en: String(year), zh: String(year)), isFigure: true)
}

private func list(_ pair: ReportPair) -> Sheet {
  Sheet(
    title: Wording(en: "Two years", zh: "两年对比"), columns: TrendList.columns + [rules],
    rows: pair.lines.flatMap { line in
      TrendList.machineRows(Series(issuer: pair.issuer, field: line.field, points: [line.now]))
        .map { $0 + [marks(line, pair)] }
    })
}

/// The rules that find something in the cell.
private func marks(_ line: ReportPair.Line, _ pair: ReportPair) -> Sheet.Value {
  let found = pair.findings.filter { finding in
    let parts = [finding.section?.rawValue, finding.row, finding.column].compactMap(\.self)
    return parts.joined(separator: ".") == line.field
  }
  return .text(Set(found.map(\.rule)).sorted().joined(separator: " "))
}

/// The note of a trend says “the year before”; here that year is named. Nothing is said of 0 beside 0.
private func note(_ line: ReportPair.Line, _ pair: ReportPair) -> Sheet.Value {
  guard case .coded(let code, let label) = line.now.note else { return line.now.note }
  if case .noBase(Number(0), nil) = line.now.change { return .text("") }
  return .coded(
    code: code,
    label: Wording(
      en: label.en.replacing("the year before", with: String(pair.before)),
      zh: label.zh.replacing("上年", with: "\(pair.before)年")))
}

private func notes(_ pair: ReportPair) -> [Wording] {
  let found = pair.findings.map {
    Wording(en: "\($0.rule): \($0.message.en)", zh: "\($0.rule)：\($0.message.zh)")
  }
  guard pair.now == pair.before + 1 else {
    return [
      Wording(
        en:
          "\(pair.before) and \(pair.now) do not follow each other: changes are no yearly growth, X.1 and X.2 say nothing",
        zh: "\(pair.before)年与\(pair.now)年不相邻：增减不是年增长，X.1、X.2 不适用")
    ]
  }
  return found.isEmpty
    ? [Wording(en: "X.1 and X.2 find nothing", zh: "X.1、X.2 未发现问题")] : found
}
