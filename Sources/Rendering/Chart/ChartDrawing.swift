import Forms

/// Colours that stay apart for colour-blind readers (Okabe and Ito), darkened where they are thin on white.
package enum ChartColours {
  private static let all: [UInt32] = [
    0x0072b2, 0xd55e00, 0x00855f, 0xa0528a, 0x8a6d00, 0x3a8fc4, 0x444444, 0xb8860b, 0x7a3e00, 0x005f73,
    0x9b2226, 0x5f0f9c,
  ]

  /// The colour of a line, by its place.
  package static func rgb(_ line: Int) -> UInt32 { all[line % all.count] }

  static func hex(_ line: Int) -> String {
    let digits = String(rgb(line), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// A chart as an SVG drawing, fit to print.
struct ChartDrawing {
  private static let grey = "#666"

  private let chart: TrendChart
  private let layout: ChartLayout
  private var svg = SVG()

  init(_ chart: TrendChart) {
    self.chart = chart
    layout = ChartLayout(chart)
  }

  /// The drawing as a document.
  static func document(_ chart: TrendChart) -> String {
    var drawing = ChartDrawing(chart)
    drawing.head()
    drawing.axes()
    drawing.marks()
    drawing.lines()
    if chart.lines.count > 1 { drawing.endLabels() } else { drawing.valueLabels() }
    let height = drawing.foot(from: drawing.yearsAndTable())
    return drawing.svg.document(width: drawing.layout.width, height: height, title: chart.title)
  }

  private mutating func head() {
    for (line, text) in layout.titles.enumerated() {
      svg.text(text, x: layout.titleX, y: layout.titleY(line), size: ChartLayout.titleSize, isBold: true)
    }
    let word = chart.isIndex ? Wording(en: "index", zh: "指数") : Wording(en: "unit", zh: "单位")
    let unit = word(chart.language) + (chart.language == .chinese ? "：" : ": ") + chart.unit
    svg.text(unit, x: layout.titleX, y: layout.unitY, size: ChartLayout.labelSize, fill: Self.grey)
  }

  private mutating func axes() {
    for tick in layout.scale.ticks {
      let y = layout.y(tick)
      let isZero = tick == 0
      svg.line(layout.left, y, layout.right, y, stroke: isZero ? "#333" : "#ddd", width: isZero ? 1.2 : 1)
      svg.text(
        layout.scale.label(tick), x: layout.left - 8, y: y + 4, size: ChartLayout.figureSize, anchor: .end,
        fill: Self.grey)
    }
  }

  /// A change of the form is a broken upright line from the mark's words down to the axis.
  private mutating func marks() {
    for (mark, row) in zip(chart.marks, layout.markRows) {
      let x = layout.x(mark)
      svg.line(x, layout.markY(row) + 5, x, layout.bottom, stroke: "#888", width: 1, dash: "2 4")
      svg.text(
        mark.text, x: x, y: layout.markY(row), size: ChartLayout.noteSize, anchor: .middle, fill: Self.grey)
    }
  }

  private func colour(_ line: Int) -> String { ChartColours.hex(line) }

  private mutating func lines() {
    for (index, line) in chart.lines.enumerated() {
      for (before, dot) in zip(line.dots, line.dots.dropFirst()) where dot.link != .none {
        guard let from = before.value, let to = dot.value else { continue }
        svg.line(
          layout.x(before.year), layout.y(from), layout.x(dot.year), layout.y(to), stroke: colour(index),
          width: 2.2, dash: dot.link == .dashed ? "6 4" : nil)
      }
      for dot in line.dots {
        guard let value = dot.value else { continue }
        svg.dot(layout.x(dot.year), layout.y(value), shape: index, fill: colour(index))
      }
    }
  }

  /// One line has its figures at the dots: above, but below in a valley.
  private mutating func valueLabels() {
    guard let dots = chart.lines.first?.dots else { return }
    for (index, dot) in dots.enumerated() {
      guard let value = dot.value else { continue }
      let neighbours = [index - 1, index + 1].filter(dots.indices.contains).compactMap { dots[$0].value }
      let isValley = !neighbours.isEmpty && neighbours.allSatisfy { $0 > value }
      let below = layout.y(value) + 20
      let isBelow = isValley && below < layout.bottom - 4
      svg.text(
        dot.text, x: layout.x(dot.year), y: isBelow ? below : layout.y(value) - 11,
        size: ChartLayout.figureSize, anchor: .middle, hasHalo: true)
    }
  }

  /// Several lines have their names at their ends, moved apart where they would overlap.
  /// Where they do not fit beside the plot, the table below names the lines alone.
  private mutating func endLabels() {
    guard layout.hasRoomForLabels else { return }
    let ends = chart.lines.indices.compactMap { index in
      chart.lines[index].dots.last { $0.value != nil }.flatMap { dot in
        dot.value.map { (line: index, x: layout.x(dot.year), y: layout.y($0)) }
      }
    }.sorted { ($0.y, $0.line) < ($1.y, $1.line) }
    let heights = ends.map { Double(layout.labels[$0.line].count) * 16 + 3 }
    let places = Self.apart(ends.map(\.y), heights, low: layout.bottom)
    for ((end, place), height) in zip(zip(ends, places), heights) {
      let x = layout.right + 14
      svg.line(end.x + 6, end.y, x - 3, place, stroke: "#999", width: 0.7, dash: "1 3")
      for (line, text) in layout.labels[end.line].enumerated() {
        svg.text(
          text, x: x, y: place - (height - 3) / 2 + Double(line) * 16 + 12, size: ChartLayout.labelSize,
          fill: colour(end.line), hasHalo: true)
      }
    }
  }

  /// Middles near the wanted ones, in the same order, such that labels of these heights do not overlap nor stand below
  /// `low`.
  static func apart(_ wanted: [Double], _ heights: [Double], low: Double) -> [Double] {
    var places = wanted
    for index in places.indices.dropFirst() {
      let least = places[index - 1] + (heights[index - 1] + heights[index]) / 2
      places[index] = max(places[index], least)
    }
    var limit = low + 8
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit - heights[index] / 2)
      limit = places[index] - heights[index] / 2
    }
    return places
  }

  // MARK: below the plot

  /// The years; below them why a year has no figure, or for several lines all their figures as a table.
  private mutating func yearsAndTable() -> Double {
    var y = layout.bottom + 20
    for year in chart.years {
      svg.text(
        String(year), x: layout.x(year), y: y, size: ChartLayout.figureSize, anchor: .middle, fill: "#333")
    }
    guard chart.lines.count > 1 else {
      for dot in chart.lines.first?.dots ?? [] where dot.value == nil { missing(dot, y + 17) }
      return y + 22
    }
    y += 10
    for index in chart.lines.indices { y = row(index, y) }
    return y + 4
  }

  private mutating func missing(_ dot: TrendChart.Dot, _ y: Double) {
    svg.text(
      dot.text, x: layout.x(dot.year), y: y, size: ChartLayout.noteSize, anchor: .middle, fill: "#a33")
  }

  private mutating func row(_ index: Int, _ top: Double) -> Double {
    let line = chart.lines[index]
    let labels = layout.labels[index]
    svg.line(layout.titleX, top, layout.right, top, stroke: "#ddd")
    svg.dot(layout.titleX + 6, top + 12, shape: index, fill: colour(index))
    for (row, text) in labels.enumerated() {
      svg.text(
        text, x: layout.titleX + 18, y: top + 16 + Double(row) * 16, size: ChartLayout.labelSize,
        fill: colour(index))
    }
    for dot in line.dots {
      if dot.value == nil {
        missing(dot, top + 16)
      } else {
        svg.text(
          dot.text, x: layout.x(dot.year), y: top + 16, size: ChartLayout.figureSize, anchor: .middle)
      }
    }
    return top + Double(labels.count) * 16 + 8
  }

  /// Notes and the source; the height that the drawing then has.
  private mutating func foot(from top: Double) -> Double {
    var y = top + 22
    for note in chart.notes + [chart.source] where !note.isEmpty {
      for line in SVG.wrapped(note, size: ChartLayout.noteSize, width: layout.noteWidth) {
        svg.text(line, x: layout.titleX, y: y, size: ChartLayout.noteSize, fill: Self.grey)
        y += 16
      }
      y += 2
    }
    return y + 8
  }
}

extension TrendChart {
  /// The chart as a drawing fit to print, the same bytes for the same chart.
  package var svg: String { ChartDrawing.document(self) }
}
