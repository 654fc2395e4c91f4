import Forms

/// The mean growth of one year in percent, over years that follow each other and may all be compared.
package struct Growth: Sendable, Hashable {
  package let from: Int
  package let to: Int
  package let percent: Double
  /// True where a joint on the way is only close.
  package let isClose: Bool
}

extension Series {
  /// The mean annual growth of each run of comparable years, of three and more: what two years give is in the change.
  /// There is none for a ratio, and none where the run does not begin and end above 0.
  package var growths: [Growth] {
    runs.compactMap { run in
      guard run.count > 2, let first = run.first, let last = run.last else { return nil }
      return growth(from: first, to: last, isClose: run.dropFirst().contains(where: \.isClose))
    }
  }

  /// The mean annual growth from the start of a year's run to that year.
  package func growth(to year: Int) -> Growth? {
    guard let run = runs.first(where: { run in run.contains { $0.year == year } }),
      let first = run.first, let last = run.first(where: { $0.year == year }), first.year < year
    else { return nil }
    let isClose = run.dropFirst().contains { $0.year <= year && $0.isClose }
    return growth(from: first, to: last, isClose: isClose)
  }

  /// Years that follow each other without gap, blank or break.
  package var runs: [[Point]] {
    var runs: [[Point]] = []
    for point in points where point.hasFigure {
      if point.isComparable, let last = runs.last?.last, last.year == point.year - 1 {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  private func growth(from first: Point, to last: Point, isClose: Bool) -> Growth? {
    guard let start = first.value?.double, let end = last.value?.double, start > 0, end > 0 else {
      return nil
    }
    let years = last.year - first.year
    let percent =
      years == 1
      ? 100 * (end - start) / start : (Roots.root(of: end / start, degree: years) - 1) * 100
    return Growth(from: first.year, to: last.year, percent: percent, isClose: isClose)
  }
}

extension Point {
  /// True where the change from the year before may be read.
  package var isComparable: Bool {
    switch change {
    case .value, .noBase, .points: true
    case .first, .missing, .blank, .broken: false
    }
  }

  /// True where the change may be read with a footnote only.
  package var isClose: Bool { footnote != nil }

  /// The footnote of a joint that is only close.
  package var footnote: Wording? {
    switch change {
    case .value(_, _, let footnote), .noBase(_, let footnote), .points(_, let footnote): footnote
    case .first, .missing, .blank, .broken: nil
    }
  }
}

/// Roots by Newton's steps in plain arithmetic: the same bits on every machine, which a library's `pow` does not promise.
private enum Roots {
  /// The root of a positive number. The start is not below the root, from where the steps only go down.
  static func root(of value: Double, degree: Int) -> Double {
    guard degree > 1, value.isFinite, value > 0 else { return value }
    var root = max(value, 1)
    for _ in 0..<2_000 {
      var power = 1.0
      for _ in 1..<degree { power *= root }
      let next = (Double(degree - 1) * root + value / power) / Double(degree)
      if !(next < root) { break }
      root = next
    }
    return root
  }
}
