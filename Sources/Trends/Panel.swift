import Forms
import Store

/// One field over the years for the issuers alone that have a figure in each of them, so that no year differs from
/// another by who reported.
package struct Panel: Sendable, Hashable {
  package let field: String
  package let issuers: [String]
  /// Who is left out, with the years that lack a figure.
  package let leftOut: [LeftOut]
  package let years: [PanelYear]

  /// An issuer with the years for which it has no figure.
  package struct LeftOut: Sendable, Hashable {
    package let issuer: String
    package let years: [Int]
  }

  /// The panel of some issuers; sums are made where the user named the set.
  package init(
    field: String, issuers: [String], years: ClosedRange<Int>, isNamedSet: Bool, observations: [Observation],
    filings: [Filing]
  ) {
    let filed = Dictionary(grouping: filings, by: \.issuer)
    let observed = Dictionary(grouping: observations, by: \.issuer)
    let all = issuers.map {
      series(of: field, issuer: $0, observations: observed[$0] ?? [], filings: filed[$0] ?? [], years: years)
    }
    let whole = all.filter { $0.isWhole(over: years) }
    self.field = field
    self.issuers = whole.map(\.issuer)
    leftOut = all.filter { !$0.isWhole(over: years) }.map { one in
      LeftOut(issuer: one.issuer, years: years.filter { one.point($0)?.hasFigure != true })
    }
    self.years =
      whole.isEmpty
      ? []
      : years.map { year in
        let entries = whole.compactMap { $0.entry(year, filed[$0.issuer] ?? []) }
        return PanelYear(year, entries, isNamedSet: isNamedSet, isFirst: year == years.lowerBound)
      }
  }
}

/// One year of a panel.
package struct PanelYear: Sendable, Hashable {
  package let year: Int
  /// Reports behind the figures.
  package let reports: Int
  package let spread: Distribution?
  package let sum: ScopedSum?
  /// One of the figures, which tells how computed ones are shown.
  package let sample: Reading?
  /// Why the year may not be compared with the one before, for at least one of the issuers.
  package let obstacle: Wording?

  init(_ year: Int, _ entries: [Entry], isNamedSet: Bool, isFirst: Bool) {
    self.year = year
    reports = entries.count
    spread = Distribution(entries.compactMap { $0.point.reading.quantity }, decimals: entries.decimals)
    sum = isNamedSet && Set(entries.map(\.point.unit)).count == 1 ? ScopedSum(entries) : nil
    sample = entries.first?.point.reading
    obstacle = isFirst ? nil : entries.lazy.compactMap { $0.point.obstacle }.first
  }
}

extension Point {
  /// Why the change from the year before may not be read.
  package var obstacle: Wording? {
    if case .broken(let reason) = change { reason } else { nil }
  }
}

extension Series {
  fileprivate func isWhole(over years: ClosedRange<Int>) -> Bool {
    points.count == years.count && points.allSatisfy(\.hasFigure)
  }

  fileprivate func entry(_ year: Int, _ filings: [Filing]) -> Entry? {
    point(year).map { point in
      Entry(issuer: issuer, point: point, scope: filings.last { $0.year == year }?.scope)
    }
  }
}
