import Forms
import Trends

/// The sheet of some series. Machine formats always get one row a year with the columns of the view `trend`; people
/// get years down for one field of one issuer, fields down and years across for several fields of one issuer, and
/// one row a year for several issuers.
package func trendSheet(_ series: [Series], for format: OutputFormat) -> Sheet {
  if format.isForMachines { return TrendList.forMachines(series) }
  guard let first = series.first, Set(series.map(\.issuer)).count == 1 else {
    return TrendList.forPeople(series)
  }
  return series.count == 1 ? TrendYears.sheet(first) : TrendMatrix.sheet(series, issuer: first.issuer)
}

/// One field of one issuer, a year a row.
private enum TrendYears {
  static func sheet(_ series: Series) -> Sheet {
    Sheet(
      title: title(series), columns: columns, rows: series.points.map(row),
      notes: series.points.isEmpty ? [TrendWords.noReports] : [])
  }

  private static func title(_ series: Series) -> Wording {
    let name = TrendField(series.field)
    let unit = name.shownUnit.map { ("（\($0)）", " (\($0))") } ?? ("", "")
    return Wording(
      en: "\(series.issuer): \(name.label.en)\(unit.1)", zh: "\(series.issuer)：\(name.label.zh)\(unit.0)")
  }

  private static let columns: [Sheet.Column] = [
    TrendColumn.year, TrendColumn.value, TrendColumn.change, TrendColumn.percent, TrendColumn.note,
  ]

  private static func row(_ point: Point) -> [Sheet.Value] {
    [.ordinal(point.year), point.shownValue, point.shownChange, point.shownPercent, point.note]
  }
}

/// Columns of trends, each with one code and one label wherever it stands.
enum TrendColumn {
  static let issuer = Sheet.Column("issuer", Wording(en: "issuer", zh: "机构"))
  static let field = Sheet.Column("field", Wording(en: "field", zh: "指标"))
  static let label = Sheet.Column("label", Wording(en: "label", zh: "名称"))
  static let unit = Sheet.Column("unit", Wording(en: "unit", zh: "单位"))
  static let year = Sheet.Column("year", Wording(en: "year", zh: "年份"), isFigure: true)
  static let value = Sheet.Column("value", Wording(en: "value", zh: "数值"), isFigure: true)
  static let previousYear = Sheet.Column(
    "previous_year", Wording(en: "year before", zh: "上年年份"), isFigure: true)
  static let previous = Sheet.Column("previous", Wording(en: "before", zh: "上年"), isFigure: true)
  static let change = Sheet.Column("change", Wording(en: "change", zh: "增减"), isFigure: true)
  static let percent = Sheet.Column("change_pct", Wording(en: "change %", zh: "增幅%"), isFigure: true)
  static let comparable = Sheet.Column("comparable", Wording(en: "comparable", zh: "可比"))
  static let note = Sheet.Column("note", Wording(en: "note", zh: "说明"))
}

/// The name and unit of a series' field: from the catalogue, or for a row of a local annex from its printed label.
struct TrendField {
  let label: Wording
  let unit: String?
  let isShare: Bool

  init(_ code: String) {
    let field = FieldCatalogue.field(code)
    let printed = TrendField.annexLabel(code)
    label = field?.label ?? Wording(en: printed, zh: printed)
    unit = field?.unit
    isShare = field?.isShare ?? false
  }

  /// The unit that people read: shares are shown in percent.
  var shownUnit: String? { isShare ? "%" : unit }

  /// The label, with the unit where it is not that of most fields.
  var labelled: Wording {
    isShare ? Wording(en: "\(label.en) (%)", zh: "\(label.zh)（%）") : label
  }

  private static func annexLabel(_ code: String) -> String {
    guard code.hasPrefix("annex."), code.hasSuffix(".year") else { return code }
    return String(code.dropFirst("annex.".count).dropLast(".year".count))
  }
}
