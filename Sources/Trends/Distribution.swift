/// The median and the quartiles of some quantities, by linear interpolation between the two nearest in order (as
/// QUARTILE.INC of spreadsheets).
package struct Distribution: Sendable, Hashable {
  package let count: Int
  package let lower: Double
  package let median: Double
  package let upper: Double

  /// Nil for fewer than two: one figure is not spread. Of printed figures `decimals` is the number of theirs: quarters
  /// add two at most, and the rest of a binary fraction is cut.
  package init?(_ quantities: [Double], decimals: Int? = nil) {
    let sorted = quantities.sorted()
    guard sorted.count > 1 else { return nil }
    count = sorted.count
    lower = Distribution.quantile(sorted, quarters: 1).cut(decimals)
    median = Distribution.quantile(sorted, quarters: 2).cut(decimals)
    upper = Distribution.quantile(sorted, quarters: 3).cut(decimals)
  }

  private static func quantile(_ sorted: [Double], quarters: Int) -> Double {
    let (whole, rest) = ((sorted.count - 1) * quarters).quotientAndRemainder(dividingBy: 4)
    guard rest > 0, whole + 1 < sorted.count else { return sorted[whole] }
    return sorted[whole] + (sorted[whole + 1] - sorted[whole]) * Double(rest) / 4
  }
}

extension Double {
  /// Rounded to two decimals more than the figures have that it was computed from; as it is where these are not known.
  func cut(_ decimals: Int?) -> Double {
    guard let decimals, (0...12).contains(decimals) else { return self }
    let power = (0..<(decimals + 2)).reduce(1.0) { power, _ in power * 10 }
    return (self * power).rounded() / power
  }
}

extension [Entry] {
  /// The most decimals of the figures; nil for ratios.
  var decimals: Int? { compactMap(\.point.value?.scale).max() }
}
