import Forms
import Trends

/// Panels, a row a year with the number of reports behind it; below for people who is in it and who is not.
package func panelSheets(_ panels: [Panel], for format: OutputFormat) -> [Sheet] {
  guard format.isForMachines else { return panels.map(page) }
  return [
    Sheet(
      title: Wording(en: "Panel", zh: "同一批机构"), columns: [TrendColumn.field] + columns,
      rows: panels.flatMap { panel in panel.years.map { [.text(panel.field)] + exact($0) } })
  ]
}

private let columns = [
  TrendColumn.year, Sheet.Column("reports", Wording(en: "reports", zh: "报告数"), isFigure: true),
  Sheet.Column("sum", Wording(en: "sum", zh: "合计"), isFigure: true),
  Sheet.Column("summed", Wording(en: "reports in the sum", zh: "计入合计"), isFigure: true),
  CompareColumn.lower, CompareColumn.median, CompareColumn.upper, TrendColumn.note,
]

private func page(_ panel: Panel) -> Sheet {
  let name = TrendField(panel.field)
  let unit = name.shownUnit.map { (" (\($0))", "（\($0)）") } ?? ("", "")
  return Sheet(
    title: Wording(
      en: "\(name.label.en)\(unit.0), the same \(panel.issuers.count) issuers in every year",
      zh: "\(name.label.zh)\(unit.1)，各年均有数的\(panel.issuers.count)个机构"),
    columns: columns, rows: panel.years.map { shown($0, panel) }, notes: notes(panel))
}

private func exact(_ year: PanelYear) -> [Sheet.Value] {
  let real = { (value: Double?) -> Sheet.Value in value.map { .real($0, decimals: 4) } ?? CompareWords.none }
  return head(year) + [
    real(year.spread?.lower), real(year.spread?.median), real(year.spread?.upper),
    .text(year.obstacle == nil ? "" : "break"),
  ]
}

private func shown(_ year: PanelYear, _ panel: Panel) -> [Sheet.Value] {
  let real = { (value: Double?) -> Sheet.Value in
    value.flatMap { value in year.sample.flatMap { CompareWords.quantity(value, like: $0) } }.map {
      .number($0)
    }
      ?? CompareWords.none
  }
  return head(year) + [
    real(year.spread?.lower), real(year.spread?.median), real(year.spread?.upper),
    year.obstacle.map { .coded(code: "break", label: TrendWords.notComparable($0)) } ?? .text(""),
  ]
}

private func head(_ year: PanelYear) -> [Sheet.Value] {
  [
    .ordinal(year.year), .ordinal(year.reports), year.sum.map { .number($0.value) } ?? CompareWords.none,
    year.sum.map { .ordinal($0.added.count) } ?? CompareWords.none,
  ]
}

private func notes(_ panel: Panel) -> [Wording] {
  let list = panel.issuers.joined(separator: "、")
  let inside = Wording(en: "in the panel: \(list)", zh: "机构：\(list)")
  let out = panel.leftOut.map { one in
    let years = one.years.map(String.init)
    return Wording(
      en: "left out: \(one.issuer), no figure for \(years.joined(separator: ", "))",
      zh: "未列入：\(one.issuer)，\(years.joined(separator: "、"))年没有数")
  }
  let sums = CompareWords.sum(panel.years.last?.sum, of: panel.issuers)
  return (panel.issuers.isEmpty ? [] : [inside]) + out + sums.dropFirst()
}
