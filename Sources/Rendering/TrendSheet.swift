import Forms
import Trends

/// The sheet of some series. Machine formats always get one row a year with the columns of the view `trend`, behind
/// them those of an index or of the mean growth where asked for; people get years down for one field of one issuer,
/// fields down and years across for several fields of one issuer, and one row a year for several issuers.
package func trendSheet(_ series: [Series], for format: OutputFormat, growth: Bool = false) -> Sheet {
  if format.isForMachines { return TrendList.forMachines(series, growth: growth) }
  guard let first = series.first, Set(series.map(\.issuer)).count == 1 else {
    return TrendList.forPeople(series)
  }
  return series.count == 1
    ? TrendYears.sheet(first, hasSparkline: format == .table)
    : TrendMatrix.sheet(
      series, issuer: first.issuer,
      hasSparkline: format == .table && series.contains { $0.points.count(where: \.hasFigure) > 1 })
}

/// One field of one issuer, a year a row, and a row of its own where the form changed and the field with it.
private enum TrendYears {
  static func sheet(_ series: Series, hasSparkline: Bool) -> Sheet {
    let sparkline = hasSparkline && series.points.count(where: \.hasFigure) > 1 ? sparkline(series) : []
    return Sheet(
      title: title(series), columns: columns(series), rows: series.points.flatMap { rows($0, series) },
      notes: sparkline + (series.points.isEmpty ? [TrendWords.noReports] : TrendWords.growthNotes([series])))
  }

  private static func sparkline(_ series: Series) -> [Wording] {
    let text = Sparkline.of(series, over: series.points.map(\.year))
    return text.isEmpty ? [] : [Wording(en: text, zh: text)]
  }

  private static func title(_ series: Series) -> Wording {
    let name = TrendField(series.field)
    let unit = name.shownUnit.map { ("（\($0)）", " (\($0))") } ?? ("", "")
    return Wording(
      en: "\(series.issuer): \(name.label.en)\(unit.1)", zh: "\(series.issuer)：\(name.label.zh)\(unit.0)")
  }

  /// A ratio has no percentage of itself.
  private static func columns(_ series: Series) -> [Sheet.Column] {
    let isShare = TrendField(series.field).isShare
    let percent = isRatio(series) ? [] : [TrendColumn.percent]
    let index = series.base.map { [TrendColumn.index($0.year)] } ?? []
    return [TrendColumn.year, TrendColumn.value, isShare ? TrendColumn.points : TrendColumn.change]
      + percent + index + [TrendColumn.note]
  }

  private static func isRatio(_ series: Series) -> Bool {
    FieldCatalogue.field(series.field)?.division != nil
  }

  private static func rows(_ point: Point, _ series: Series) -> [[Sheet.Value]] {
    let percent = isRatio(series) ? [] : [point.shownPercent]
    let index = series.base == nil ? [] : [series.shownIndex(point)]
    let head: [Sheet.Value] = [.ordinal(point.year), point.shownValue, point.shownChange]
    let row = head + percent + index
    guard point.isJoint, case .broken(let reason) = point.change else { return [row + [point.note]] }
    let blank = Sheet.Value.empty(TrendWords.nothing)
    let between: [Sheet.Value] = [
      .text("\(point.year - 1)/\(point.year)"), .empty(TrendWords.breakMark),
    ]
    let filling = Array(repeating: blank, count: row.count - between.count)
    return [between + filling + [.text(reason: TrendWords.notComparable(reason))], row + [blank]]
  }
}

extension Sheet.Value {
  /// A reason, which only people read.
  fileprivate static func text(reason: Wording) -> Sheet.Value { .coded(code: "", label: reason) }
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
  static let points = Sheet.Column(
    "change", Wording(en: "change (points)", zh: "增减（百分点）"), isFigure: true)
  static let sparkline = Sheet.Column("sparkline", Wording(en: "trend", zh: "走势"))
  static let baseYear = Sheet.Column("base_year", Wording(en: "base year", zh: "基年"), isFigure: true)
  static let index = Sheet.Column("index", Wording(en: "index", zh: "指数"), isFigure: true)
  static let since = Sheet.Column("since", Wording(en: "since", zh: "起始年"), isFigure: true)
  static let growth = Sheet.Column(
    "mean_growth_pct", Wording(en: "mean annual growth %", zh: "年均增长%"), isFigure: true)

  static func index(_ year: Int) -> Sheet.Column {
    Sheet.Column("index", Wording(en: "\(year)=100", zh: "\(year)=100"), isFigure: true)
  }

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
