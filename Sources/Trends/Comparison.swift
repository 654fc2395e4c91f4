import Forms
import Reports
import Store

/// Issuers side by side in one field and year.
package struct Comparison: Sendable, Hashable {
  package let field: String
  package let year: Int
  /// Those with a figure, the greatest first; those that are not ranked stand behind.
  package let standings: [Standing]
  /// Those without a figure that can be compared, by name, and why.
  package let lacking: [Lacking]
  /// Of the ranked figures; nil below two of them.
  package let spread: Distribution?
  /// Over the issuers that the user named; nil where none was asked for or none may be made.
  package let sum: ScopedSum?

  package struct Standing: Sendable, Hashable {
    package let issuer: String
    package let point: Point
    package let scope: Scope?
    /// What a ratio is counted on; nil for a figure.
    package let base: Int64?
    package let isSmall: Bool
    /// Equal figures share a rank, and the next one is as far behind as if they did not.
    package let rank: Int?
    /// In percent of the sum.
    package let share: Double?
    /// From the median: of ratios that of the quotients.
    package let distance: Double?
    /// Where the issuer's form is not that of most, what the two forms count differently.
    package let footnote: Wording?
  }

  package struct Lacking: Sendable, Hashable {
    package let issuer: String
    package let point: Point
    /// Why a figure that is there cannot stand beside the others.
    package let reason: Wording?
  }
}

/// What is asked of a comparison.
package struct ComparisonQuestion: Sendable {
  package let field: String
  package let year: Int
  package let issuers: [String]
  /// A ratio on fewer cases is marked.
  package var small: Int64 = 30
  package var ranksSmall = false
  /// True where the user named the issuers: only then their sum is made.
  package var isNamedSet = false

  package init(field: String, year: Int, issuers: [String]) {
    self.field = field
    self.year = year
    self.issuers = issuers
  }

  /// The answer from the figures and reports in the archive; those of other issuers, fields and years are passed over.
  package func answer(observations: [Observation], filings: [Filing]) -> Comparison {
    let filed = Dictionary(grouping: filings, by: \.issuer)
    let observed = Dictionary(grouping: observations, by: \.issuer)
    let points = issuers.map { issuer in
      let own = filed[issuer] ?? []
      let series = series(
        of: field, issuer: issuer, observations: observed[issuer] ?? [], filings: own, years: year...year)
      let gap = Point(year: year, form: nil, reading: .gap, change: .missing)
      return Entry(
        issuer: issuer, point: series.points.first ?? gap, scope: own.last { $0.year == year }?.scope)
    }
    return Ranking(question: self, entries: points).comparison
  }
}

struct Entry {
  let issuer: String
  let point: Point
  let scope: Scope?
}

/// Puts entries of one year in their order.
private struct Ranking {
  let question: ComparisonQuestion
  let entries: [Entry]

  var comparison: Comparison {
    let yardstick = entries.yardstick
    let fitting = entries.filter { $0.point.hasFigure && obstacle($0, yardstick) == nil }
    let ranked = fitting.filter(isRanked)
    let spread = Distribution(
      ranked.compactMap { $0.point.reading.quantity }, decimals: ranked.decimals)
    let sum = question.isNamedSet ? ScopedSum(fitting) : nil
    let places = Places(ranked.map { $0.point.reading.quantity ?? 0 }, decimals: entries.decimals)
    let standings = fitting.map { standing($0, places, spread, sum, yardstick) }.sorted(by: precedes)
    let lacking = entries.filter { !$0.point.hasFigure || obstacle($0, yardstick) != nil }.map {
      Comparison.Lacking(
        issuer: $0.issuer, point: $0.point, reason: $0.point.hasFigure ? obstacle($0, yardstick) : nil)
    }
    return Comparison(
      field: question.field, year: question.year, standings: standings,
      lacking: lacking.sorted { $0.issuer < $1.issuer }, spread: spread, sum: sum)
  }

  private func isSmall(_ entry: Entry) -> Bool { entry.base.map { $0 < question.small } ?? false }
  private func isRanked(_ entry: Entry) -> Bool { !isSmall(entry) || question.ranksSmall }

  /// Why a figure does not count what the others count.
  private func obstacle(_ entry: Entry, _ yardstick: Entry?) -> Wording? {
    guard let form = entry.point.form, let other = yardstick?.point, let otherForm = other.form else {
      return nil
    }
    let joint = FieldCatalogue.field(question.field).joint(from: form, to: otherForm)
    return joint.comparability == .broken ? joint.note : Units.reason(entry.point.unit, other.unit)
  }

  private func footnote(_ entry: Entry, _ yardstick: Entry?) -> Wording? {
    guard let form = entry.point.form, let other = yardstick?.point, let otherForm = other.form else {
      return nil
    }
    let field = FieldCatalogue.field(question.field)
    return field.footnote(field.joint(from: form, to: otherForm), units: [entry.point.unit, other.unit])
  }

  private func standing(
    _ entry: Entry, _ places: Places, _ spread: Distribution?, _ sum: ScopedSum?, _ yardstick: Entry?
  ) -> Comparison.Standing {
    let quantity = entry.point.reading.quantity
    return Comparison.Standing(
      issuer: entry.issuer, point: entry.point, scope: entry.scope, base: entry.base, isSmall: isSmall(entry),
      rank: isRanked(entry) ? places.above(quantity ?? 0) + 1 : nil, share: sum?.share(of: entry),
      distance: spread.flatMap { spread in quantity.map { ($0 - spread.median).cut(places.decimals) } },
      footnote: footnote(entry, yardstick))
  }

  private func precedes(_ a: Comparison.Standing, _ b: Comparison.Standing) -> Bool {
    if (a.rank == nil) != (b.rank == nil) { return b.rank == nil }
    let (first, second) = (a.point.reading.quantity ?? 0, b.point.reading.quantity ?? 0)
    return first == second ? a.issuer < b.issuer : first > second
  }
}

/// How many figures stand above another, found by halves: each of ten thousand issuers has a place among all.
private struct Places {
  let decimals: Int?
  private let sorted: [Double]

  init(_ figures: [Double], decimals: Int?) {
    sorted = figures.sorted(by: >)
    self.decimals = decimals
  }

  func above(_ figure: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > figure { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Entry {
  /// Not inlined: the optimiser of Swift 6.3.1 dies of it (`swift build -c release`).
  @inline(never) fileprivate var base: Int64? {
    if case .ratio(let ratio) = point.reading { ratio.under } else { nil }
  }
}

extension [Entry] {
  /// One on the form that most are on, the later where two are on equally many: what the others are held against.
  fileprivate var yardstick: Entry? {
    let counted = Dictionary(grouping: filter(\.point.hasFigure)) { $0.point.form }
    return counted.max { a, b in
      (a.value.count, a.key?.rawValue ?? "") < (b.value.count, b.key?.rawValue ?? "")
    }?.value.first
  }
}
