/// The axis of a chart: from 0, or below it where figures are, up to a round number above the greatest.
struct ChartScale {
  let low: Double
  let high: Double
  let ticks: [Double]
  /// Decimals that the ticks need.
  let decimals: Int

  init(_ values: [Double]) {
    let top = max(values.max() ?? 0, 0)
    let bottom = min(values.min() ?? 0, 0)
    let (step, decimals) = ChartScale.step(
      for: top - bottom, isWhole: values.allSatisfy { $0 == $0.rounded() })
    low = (bottom / step).rounded(.down) * step
    high = max((top / step).rounded(.up) * step, low + step)
    let count = Int(((high - low) / step).rounded())
    ticks = (0...max(1, min(count, 12))).map { [low] in low + Double($0) * step }
    self.decimals = decimals
  }

  /// How far up a value stands, from 0 to 1.
  func share(_ value: Double) -> Double { (value - low) / (high - low) }

  func label(_ tick: Double) -> String { Grouped.text(Decimals.text(tick, decimals: decimals)) }

  /// A step of 1, 2 or 5 times a power of ten that makes at most six; counts have no steps below 1.
  private static func step(for span: Double, isWhole: Bool) -> (Double, Int) {
    guard span > 0, span.isFinite else { return (1, 0) }
    var unit = isWhole ? 1.0 : 0.0001
    var decimals = isWhole ? 0 : 4
    for _ in 0..<24 {
      for factor in [1.0, 2, 5] where span / (unit * factor) <= 6 { return (unit * factor, max(0, decimals)) }
      unit *= 10
      decimals -= 1
    }
    return (span / 5, 0)
  }
}
