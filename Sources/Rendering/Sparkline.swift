import Trends

/// A series as a line of blocks for the terminal, a block a year: from 0 to its greatest figure, a space where there is
/// no figure, a bar where the years before and after cannot be compared.
enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  static func of(_ series: Series, over years: [Int]) -> String {
    let highest = series.points.compactMap(\.reading.quantity).max() ?? 0
    var line = ""
    for year in years {
      guard let point = series.point(year) else {
        line.append(" ")
        continue
      }
      if case .broken = point.change, point.isJoint, point.hasFigure { line.append("|") }
      line.append(point.reading.quantity.map { block($0, highest) } ?? " ")
    }
    return line
  }

  private static func block(_ value: Double, _ highest: Double) -> Character {
    guard highest > 0, value > 0 else { return blocks[0] }
    return blocks[min(7, max(0, Int(value / highest * 8)))]
  }
}
