import Forms

/// A chart as a spreadsheet draws it: a table of years with a column for each stretch of a line that may be drawn, and
/// what stands around it. A missing year is an empty cell; a line that breaks goes on in another column.
package struct ChartTable: Sendable {
  /// A stretch of a line; a dashed one joins two years whose definitions are only close, and repeats their figures.
  package struct Column: Sendable, Hashable {
    /// What stands above it in the table.
    package let head: String
    /// The name of the line that it is part of, which stretches share.
    package let line: String
    /// The line's place, from 0: stretches of one line have one colour.
    package let index: Int
    package let isDashed: Bool
    /// A figure for every year of the table, as long as it is.
    package let values: [Double?]
  }

  package let title: String
  package let unit: String
  package let yearHead: String
  package let sheetName: String
  package let years: [Int]
  package let columns: [Column]
  /// Decimals that people are shown.
  package let decimals: Int
  /// Changes of the form, reasons, footnotes and the source.
  package let notes: [String]
  /// True where the axis must go below 0.
  package var hasNegatives: Bool { columns.contains { $0.values.contains { ($0 ?? 0) < 0 } } }
}

extension TrendChart {
  /// The chart for a workbook.
  package var table: ChartTable {
    let isChinese = language == .chinese
    let stretches = lines.enumerated().flatMap { index, line in columns(of: line, at: index) }
    let changes = marks.map { "\($0.after)/\($0.before)\(isChinese ? "：" : ": ")\($0.text)" }
    return ChartTable(
      title: title, unit: unit, yearHead: isChinese ? "年份" : "year", sheetName: isChinese ? "图表" : "chart",
      years: years, columns: stretches, decimals: decimals,
      notes: (changes + notes + [source]).filter { !$0.isEmpty })
  }

  private var decimals: Int {
    let texts = lines.flatMap(\.dots).filter { $0.value != nil }.map(\.text)
    return texts.map { $0.split(separator: ".").dropFirst().last?.count ?? 0 }.max() ?? 0
  }

  private func columns(of line: Line, at index: Int) -> [ChartTable.Column] {
    let runs = line.runs
    let solid = runs.map { run in
      column(line, index, run, head: runs.count == 1 ? line.label : "\(line.label) \(run.spoken)")
    }
    let dashed = zip(line.dots, line.dots.dropFirst()).filter { $1.link == .dashed }.map { [$0, $1] }
    return solid
      + dashed.map { column(line, index, $0, head: "≈ \(line.label) \($0.spoken)", isDashed: true) }
  }

  private func column(
    _ line: Line, _ index: Int, _ dots: [Dot], head: String, isDashed: Bool = false
  ) -> ChartTable.Column {
    let values = Dictionary(dots.map { ($0.year, $0.value) }, uniquingKeysWith: { first, _ in first })
    return ChartTable.Column(
      head: head, line: line.label, index: index, isDashed: isDashed, values: years.map { values[$0] ?? nil })
  }
}

extension TrendChart.Line {
  /// Dots between which no line must be drawn, but where a year without a figure keeps it from being drawn.
  fileprivate var runs: [[TrendChart.Dot]] {
    var runs: [[TrendChart.Dot]] = []
    for dot in dots where dot.value != nil {
      if let last = runs.last?.last, dot.link == .solid || last.year < dot.year - 1 {
        runs[runs.count - 1].append(dot)
      } else {
        runs.append([dot])
      }
    }
    return runs
  }
}

extension [TrendChart.Dot] {
  fileprivate var spoken: String {
    guard let first = first?.year, let last = last?.year else { return "" }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }
}
