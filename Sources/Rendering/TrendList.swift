import Forms
import Trends

/// The list of series for programs, one series after the other on its way out.
package struct TrendStream {
  private let growth: Bool
  private let format: OutputFormat
  private let language: Language
  private var isIndexed = false
  private var rows: RowStream?

  package init(_ format: OutputFormat, language: Language, growth: Bool) {
    (self.format, self.language, self.growth) = (format, language, growth)
  }

  /// The text of the next series, as UTF-8. All have a base year, or none.
  package mutating func bytes(of series: Series) -> [UInt8] {
    var head: [UInt8] = []
    if rows == nil {
      isIndexed = series.base != nil
      rows = started
      head = Array(started.head.utf8)
    }
    let name = TrendField(series.field)
    let bytes = rows?.bytes(series.points.count) { index, put in
      let point = series.points[index]
      TrendList.put(point, of: series, name, put)
      for value in TrendList.besides(point, of: series, isIndexed: isIndexed, growth: growth) { put(value) }
    }
    return head + (bytes ?? [])
  }

  /// What stands behind the last series; the whole where there is none.
  package var tail: String { rows?.tail ?? started.head + started.tail }

  private var started: RowStream {
    RowStream(
      TrendList.columns(isIndexed: isIndexed, growth: growth), title: TrendList.title, format: format,
      language: language)
  }
}

/// Series as a list, one row for each issuer, field and year; years without a report are rows too.
enum TrendList {
  /// The columns of the view `trend` (design.md, the contract: views).
  static func forMachines(_ series: [Series], growth: Bool) -> Sheet {
    let isIndexed = series.contains { $0.base != nil }
    return Sheet(
      title: title, columns: columns(isIndexed: isIndexed, growth: growth),
      rows: series.flatMap { machineRows($0, isIndexed: isIndexed, growth: growth) })
  }

  static func columns(isIndexed: Bool, growth: Bool) -> [Sheet.Column] {
    columns + (isIndexed ? [TrendColumn.baseYear, TrendColumn.index] : [])
      + (growth ? [TrendColumn.since, TrendColumn.growth] : [])
  }

  static func machineRows(_ series: Series, isIndexed: Bool, growth: Bool) -> [[Sheet.Value]] {
    zip(machineRows(series), series.points).map { row, point in
      row + besides(point, of: series, isIndexed: isIndexed, growth: growth)
    }
  }

  /// What the columns for an index and for growth hold, where there are such columns.
  static func besides(_ point: Point, of series: Series, isIndexed: Bool, growth: Bool) -> [Sheet.Value] {
    (isIndexed ? indexValues(series, point) : []) + (growth ? growthValues(series, point) : [])
  }

  static let columns = [
    TrendColumn.issuer, TrendColumn.field, TrendColumn.label, TrendColumn.unit, TrendColumn.year,
    TrendColumn.value, TrendColumn.previousYear, TrendColumn.previous, TrendColumn.change,
    TrendColumn.percent, TrendColumn.comparable, TrendColumn.note,
  ]

  private static func indexValues(_ series: Series, _ point: Point) -> [Sheet.Value] {
    [series.base.map { .ordinal($0.year) } ?? nothing, series.shownIndex(point)]
  }

  private static func growthValues(_ series: Series, _ point: Point) -> [Sheet.Value] {
    guard let growth = series.growth(to: point.year) else { return [nothing, nothing] }
    return [.ordinal(growth.from), .percent(growth.percent)]
  }

  static func forPeople(_ series: [Series]) -> Sheet {
    let columns = [
      TrendColumn.issuer, TrendColumn.field, TrendColumn.year, TrendColumn.value, TrendColumn.previous,
      TrendColumn.change, TrendColumn.percent, TrendColumn.comparable, TrendColumn.note,
    ]
    let index = series.first?.base.map { [TrendColumn.index($0.year)] } ?? []
    let rows = series.flatMap(peopleRows)
    let shares = series.contains { TrendField($0.field).isShare } ? [TrendWords.sharesInPoints] : []
    return Sheet(
      title: title, columns: columns.dropLast() + index + [TrendColumn.note], rows: rows,
      notes: rows.isEmpty ? [TrendWords.noReports] : shares)
  }

  static let title = Wording(en: "Trend", zh: "历年趋势")
  private static let nothing = Sheet.Value.empty(TrendWords.nothing)

  /// A row a point, under `columns`.
  static func machineRows(_ series: Series) -> [[Sheet.Value]] {
    let name = TrendField(series.field)
    return series.points.map { point in
      var row: [Sheet.Value] = []
      put(point, of: series, name) { row.append($0) }
      return row
    }
  }

  /// Puts out the values of a point under `columns`, one after the other.
  static func put(_ point: Point, of series: Series, _ name: TrendField, _ put: (Sheet.Value) -> Void) {
    put(.text(series.issuer))
    put(.text(series.field))
    put(.text(name.label.zh))
    put((point.unit ?? name.unit).map { .text($0) } ?? nothing)
    put(.ordinal(point.year))
    put(point.exactValue)
    put(point.previous.map { .ordinal($0.year) } ?? nothing)
    put(exactPrevious(point))
    put(point.exactChange)
    put(point.shownPercent)
    put(point.comparable.map { .ordinal($0 ? 1 : 0) } ?? nothing)
    put(point.note)
  }

  private static func peopleRows(_ series: Series) -> [[Sheet.Value]] {
    let name = TrendField(series.field)
    return series.points.map { point in
      let index = series.base == nil ? [] : [series.shownIndex(point)]
      let figures: [Sheet.Value] = [
        .text(series.issuer), .coded(code: series.field, label: name.labelled), .ordinal(point.year),
        point.shownValue, previous(point), point.shownChange, point.shownPercent, comparable(point),
      ]
      return figures + index + [point.note]
    }
  }

  private static func previous(_ point: Point) -> Sheet.Value {
    point.previous?.ratio?.shown ?? point.previous?.value.map { .number($0) } ?? .empty(TrendWords.none)
  }

  private static func exactPrevious(_ point: Point) -> Sheet.Value {
    (point.previous?.ratio?.double).map { .real($0, decimals: 4) } ?? previous(point)
  }

  private static func comparable(_ point: Point) -> Sheet.Value {
    switch point.comparable {
    case true?: .coded(code: "1", label: Wording(en: "yes", zh: "是"))
    case false?: .coded(code: "0", label: Wording(en: "no", zh: "否"))
    case nil: .empty(TrendWords.none)
    }
  }
}
