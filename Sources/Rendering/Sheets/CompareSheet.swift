import Forms
import Reports
import Trends

/// Comparisons of issuers: for people a sheet a field, with the missing listed below; for machines one list, in which
/// those without a figure are rows too.
package func compareSheets(_ comparisons: [Comparison], for format: OutputFormat) -> [Sheet] {
  format.isForMachines ? [CompareList.sheet(comparisons)] : comparisons.map(ComparePage.sheet)
}

/// One field for people.
private enum ComparePage {
  static func sheet(_ comparison: Comparison) -> Sheet {
    let name = TrendField(comparison.field)
    let unit = name.shownUnit.map { (" (\($0))", "（\($0)）") } ?? ("", "")
    let columns = Self.columns(comparison)
    return Sheet(
      title: Wording(
        en: "\(name.label.en)\(unit.0), \(comparison.year)",
        zh: "\(comparison.year)年\(name.label.zh)\(unit.1)"),
      columns: columns.map(\.0), rows: comparison.standings.map { row in columns.map { $0.1(row) } },
      notes: CompareWords.notes(comparison))
  }

  private typealias Column = (Sheet.Column, (Comparison.Standing) -> Sheet.Value)

  /// What says nothing in any row is left out.
  private static func columns(_ comparison: Comparison) -> [Column] {
    let rows = comparison.standings
    let name = TrendField(comparison.field)
    var columns: [Column] = [
      (CompareColumn.rank, { $0.rank.map { .ordinal($0) } ?? .empty(CompareWords.unranked) }),
      (.issuer, { .text($0.issuer) }), (.value, \.point.shownValue),
    ]
    if rows.contains(where: { $0.base != nil }) {
      columns.append((CompareColumn.base, { $0.base.map { .number(Number($0)) } ?? CompareWords.none }))
    }
    if comparison.sum != nil {
      columns.append((CompareColumn.share, { $0.share.map { .real($0, decimals: 1) } ?? CompareWords.none }))
    }
    if comparison.spread != nil {
      columns.append((name.isShare ? CompareColumn.points : CompareColumn.distance, shownDistance))
    }
    return columns + [(.note, { note($0) })]
  }

  private static func note(_ standing: Comparison.Standing) -> Sheet.Value {
    let parts =
      (standing.isSmall ? [CompareWords.small] : [])
      + [standing.footnote.map(TrendWords.close)].compactMap(\.self)
    return .coded(
      code: "",
      label: Wording(en: parts.map(\.en).joined(separator: "; "), zh: parts.map(\.zh).joined(separator: "；")))
  }

  private static func shownDistance(_ standing: Comparison.Standing) -> Sheet.Value {
    standing.distance.flatMap { CompareWords.quantity($0, like: standing.point.reading) }.map { .change($0) }
      ?? CompareWords.none
  }
}

/// All fields for machines.
private enum CompareList {
  static func sheet(_ comparisons: [Comparison]) -> Sheet {
    Sheet(
      title: Wording(en: "Comparison", zh: "横向对比"), columns: columns,
      rows: comparisons.flatMap { one in one.standings.map { row($0, one) } + one.lacking.map { row($0, one) }
      })
  }

  private static let columns = [
    TrendColumn.issuer, TrendColumn.field, TrendColumn.label, TrendColumn.unit, TrendColumn.year,
    TrendColumn.value, CompareColumn.base, CompareColumn.rank, CompareColumn.share, CompareColumn.distance,
    CompareColumn.lower, CompareColumn.median, CompareColumn.upper, CompareColumn.small, CompareColumn.scope,
    .form, TrendColumn.note,
  ]

  private static func head(_ issuer: String, _ point: Point, _ comparison: Comparison) -> [Sheet.Value] {
    let name = TrendField(comparison.field)
    return [
      .text(issuer), .text(comparison.field), .text(name.label.zh), Sheet.Value(point.unit ?? name.unit),
      .ordinal(comparison.year),
    ]
  }

  private static func row(_ row: Comparison.Standing, _ comparison: Comparison) -> [Sheet.Value] {
    head(row.issuer, row.point, comparison) + [
      row.point.exactValue, row.base.map { .number(Number($0)) } ?? CompareWords.none,
      row.rank.map { .ordinal($0) } ?? CompareWords.none, real(row.share), real(row.distance),
      real(comparison.spread?.lower), real(comparison.spread?.median), real(comparison.spread?.upper),
      .ordinal(row.isSmall ? 1 : 0), Sheet.Value(row.scope?.rawValue), Sheet.Value(row.point.form?.rawValue),
      row.footnote.map { .coded(code: "close", label: $0) } ?? CompareWords.none,
    ]
  }

  private static func row(_ row: Comparison.Lacking, _ comparison: Comparison) -> [Sheet.Value] {
    head(row.issuer, row.point, comparison) + Array(repeating: CompareWords.none, count: 10) + [
      Sheet.Value(row.point.form?.rawValue), .text(CompareWords.code(row)),
    ]
  }

  private static func real(_ value: Double?) -> Sheet.Value {
    value.map { .real($0, decimals: 4) } ?? CompareWords.none
  }
}

enum CompareColumn {
  static let rank = Sheet.Column("rank", Wording(en: "rank", zh: "位次"), isFigure: true)
  static let base = Sheet.Column("base", Wording(en: "n", zh: "基数"), isFigure: true)
  static let share = Sheet.Column("share_pct", Wording(en: "share %", zh: "占比%"), isFigure: true)
  static let distance = Sheet.Column(
    "distance", Wording(en: "from the median", zh: "与中位数之差"), isFigure: true)
  static let points = Sheet.Column(
    "distance", Wording(en: "from the median (points)", zh: "与中位数之差（百分点）"), isFigure: true)
  static let lower = Sheet.Column("lower_quartile", Wording(en: "lower quartile", zh: "下四分位"), isFigure: true)
  static let median = Sheet.Column("median", Wording(en: "median", zh: "中位数"), isFigure: true)
  static let upper = Sheet.Column("upper_quartile", Wording(en: "upper quartile", zh: "上四分位"), isFigure: true)
  static let small = Sheet.Column("small", Wording(en: "small base", zh: "基数小"))
  static let scope = Sheet.Column("scope", Wording(en: "scope", zh: "范围"))
}

extension Sheet.Column {
  static let note = TrendColumn.note
}
