/// Where the parts of a chart stand. Everything follows from the chart's own texts, so that nothing is cut: margins are
/// as wide as their labels, the drawing as wide as its years need.
struct ChartLayout {
  static let figureSize = 12.0
  static let labelSize = 13.0
  static let titleSize = 20.0
  static let noteSize = 11.0
  private static let margin = 28.0
  private static let plotHeight = 340.0

  let scale: ChartScale
  let left: Double
  let step: Double
  let width: Double
  let top: Double
  let titles: [String]
  /// Labels at the ends of lines, each in as many lines of text as it takes; none where there is one line only.
  let labels: [[String]]
  let labelWidth: Double
  let hasRoomForLabels: Bool
  /// How many rows of marks of changed forms stand above the plot.
  let markRows: [Int]

  private let chart: TrendChart

  init(_ chart: TrendChart) {
    self.chart = chart
    scale = ChartScale(chart.lines.flatMap { $0.dots.compactMap(\.value) })
    let isTable = chart.lines.count > 1
    let texts = chart.lines.map { line in
      SVG.wrapped(line.label, size: ChartLayout.labelSize, width: 170)
    }
    labels = isTable ? texts : []
    let widest = { (texts: [String], size: Double) in texts.map { SVG.width(of: $0, size: size) }.max() ?? 0 }
    labelWidth = isTable ? widest(texts.flatMap(\.self), ChartLayout.labelSize) : 0
    let axis = widest(scale.ticks.map(scale.label), ChartLayout.figureSize) + 14
    left = ChartLayout.margin + max(axis, isTable ? labelWidth + 26 : 0)
    hasRoomForLabels =
      labels.map { Double($0.count) * 16 + 3 }.reduce(0, +) <= ChartLayout.plotHeight
    let right = ChartLayout.margin + (isTable && hasRoomForLabels ? labelWidth + 30 : 30)
    let figures = chart.lines.flatMap { $0.dots.map(\.text) } + chart.years.map { String($0) }
    let least = max(46, widest(figures, ChartLayout.figureSize) + 12)
    let count = Double(max(1, chart.years.count))
    step = max(least, (960 - left - right) / count)
    width = left + right + step * count
    titles = SVG.wrapped(chart.title, size: ChartLayout.titleSize, width: width - 2 * ChartLayout.margin)
    markRows = ChartLayout.rows(of: chart, left: left, step: step)
    let rows = Double((markRows.max() ?? 0) + (markRows.isEmpty ? 0 : 1))
    top = ChartLayout.margin + Double(titles.count) * 27 + 26 + rows * 17 + 12
  }

  var titleX: Double { ChartLayout.margin }
  func titleY(_ line: Int) -> Double { ChartLayout.margin + 16 + Double(line) * 27 }
  var unitY: Double { ChartLayout.margin + Double(titles.count) * 27 + 12 }
  func markY(_ row: Int) -> Double { unitY + 22 + Double(row) * 17 }
  var bottom: Double { top + ChartLayout.plotHeight }
  var right: Double { left + step * Double(chart.years.count) }
  var noteWidth: Double { width - 2 * ChartLayout.margin }

  /// The middle of a year's place; years follow each other without a step left out.
  func x(_ year: Int) -> Double { left + (Double(year - (chart.years.first ?? year)) + 0.5) * step }
  func y(_ value: Double) -> Double { bottom - scale.share(value) * ChartLayout.plotHeight }
  func x(_ mark: TrendChart.Mark) -> Double { (x(mark.after) + x(mark.before)) / 2 }

  /// A row for each mark, such that no two texts of a row overlap.
  private static func rows(of chart: TrendChart, left: Double, step: Double) -> [Int] {
    var ends: [Double] = []
    let first = chart.years.first ?? 0
    return chart.marks.map { mark in
      let middle = left + (Double(mark.after + mark.before) / 2 - Double(first) + 0.5) * step
      let half = SVG.width(of: mark.text, size: noteSize) / 2 + 4
      let row = ends.firstIndex { $0 <= middle - half } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = middle + half
      return row
    }
  }
}
