import Forms
import Reports
import Store

/// The sum of one figure over issuers, of reports of one scope only: a government's report counts for its organs too, so
/// that a city and its own bureaus may never be added (domain.md §8.4). Where organs' own reports are among them, the
/// others are left out; a report that does not say whose figures it has is added to its like only.
package struct ScopedSum: Sendable, Hashable {
  package let value: Number
  package let scope: Scope?
  /// The issuers added, and those left out for their scope.
  package let added: [String]
  package let leftOut: [String]
  private let issuers: Set<String>

  /// Nil for ratios, which have no sum, for nothing to add, for figures that are printed without a unit where the form
  /// fixes none, and for a sum that does not fit.
  init?(_ entries: [Entry]) {
    let figures = entries.compactMap { entry in entry.point.value.map { (entry, $0) } }
    let scopes = Set(figures.map(\.0.scope))
    let scope: Scope? = scopes.contains(.own) ? .own : scopes.contains(.aggregate) ? .aggregate : nil
    let kept = figures.filter { $0.0.scope == scope }
    let total = kept.reduce(Optional(Number(0))) { sum, figure in sum.flatMap { $0.plus(figure.1) } }
    guard !kept.isEmpty, kept.allSatisfy({ $0.0.point.unit != nil }), let total else { return nil }
    value = total
    self.scope = scope
    added = kept.map(\.0.issuer)
    issuers = Set(added)
    leftOut = figures.filter { $0.0.scope != scope }.map(\.0.issuer)
  }

  /// The share of one of those added, in percent; nil for all others.
  func share(of entry: Entry) -> Double? {
    issuers.contains(entry.issuer) ? entry.point.value?.percent(of: value) : nil
  }
}
