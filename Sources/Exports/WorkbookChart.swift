import CXLSXWriter
import Forms
import Rendering

extension Workbook {
  /// Adds a sheet with the figures of a chart, years down, and the chart below them: its axis begins at 0, a missing year
  /// is a gap, and a line that breaks goes on as another series of the same colour.
  package func add(_ chart: ChartTable) throws {
    let columns =
      ([chart.yearHead] + chart.columns.map(\.head)).map(Sheet.Column.init(text:))
    let name = try begin(chart.sheetName, columns, widest: 16)
    for (row, year) in chart.years.enumerated() {
      try add([.ordinal(year)])
      for (column, stretch) in chart.columns.enumerated() {
        if let value = stretch.values[row] { put(value, decimals: chart.decimals, at: UInt16(column + 1)) }
      }
    }
    let below = UInt32(chart.years.count) + 2
    draw(chart, from: name, below: below)
    for (row, text) in chart.notes.enumerated() { put(text, at: below + ChartSize.rows + UInt32(row)) }
  }

  private func draw(_ table: ChartTable, from sheet: String, below row: UInt32) {
    guard let chart = workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue)) else { return }
    let last = UInt32(table.years.count)
    let isAlone = Set(table.columns.map(\.index)).count == 1
    for (index, column) in table.columns.enumerated() {
      guard let series = chart_add_series(chart, nil, nil) else { continue }
      let place = UInt16(index + 1)
      chart_series_set_categories(series, sheet, 1, 0, last, 0)
      chart_series_set_values(series, sheet, 1, place, last, place)
      chart_series_set_name(series, Guarded.text(column.line))
      style(series, column)
      if isAlone, !column.isDashed { label(series) }
    }
    frame(chart, table)
    insert(chart, below: row)
  }

  /// One line has its figures at its dots.
  private func label(_ series: UnsafeMutablePointer<lxw_chart_series>) {
    chart_series_set_labels(series)
    chart_series_set_labels_position(series, UInt8(LXW_CHART_LABEL_POSITION_ABOVE.rawValue))
  }

  private func style(_ series: UnsafeMutablePointer<lxw_chart_series>, _ column: ChartTable.Column) {
    var line = lxw_chart_line()
    line.color = ChartColours.rgb(column.index)
    line.width = 2
    if column.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    chart_series_set_line(series, &line)
    let shapes = [
      LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
    ]
    let shape = column.isDashed ? LXW_CHART_MARKER_NONE : shapes[column.index % shapes.count]
    chart_series_set_marker_type(series, UInt8(shape.rawValue))
    if column.isDashed { return }
    var fill = lxw_chart_fill()
    fill.color = line.color
    line.dash_type = 0
    chart_series_set_marker_fill(series, &fill)
    chart_series_set_marker_line(series, &line)
    chart_series_set_marker_size(series, 6)
  }

  /// Title, axes and legend; the legend names each line once.
  private func frame(_ chart: UnsafeMutablePointer<lxw_chart>, _ table: ChartTable) {
    chart_title_set_name(chart, Guarded.text(table.title))
    var font = lxw_chart_font()
    (font.size, font.bold) = (14, 1)
    chart_title_set_name_font(chart, &font)
    chart_axis_set_name(chart.pointee.y_axis, Guarded.text(table.unit))
    if !table.hasNegatives { chart_axis_set_min(chart.pointee.y_axis, 0) }
    chart_axis_set_num_format(chart.pointee.x_axis, "0")
    chart_show_blanks_as(chart, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    guard Set(table.columns.map(\.index)).count > 1 else {
      return chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var seen: Set<Int> = []
    var repeated = table.columns.indices.filter { !seen.insert(table.columns[$0].index).inserted }.map {
      Int16($0)
    }
    repeated.append(-1)
    if repeated.count > 1 { chart_legend_delete_series(chart, &repeated) }
  }
}

/// How large a chart is drawn: as a share of what libxlsxwriter takes by itself (480 by 288 pixels), and the rows that
/// this covers, of 20 pixels each.
enum ChartSize {
  static let wide = 1.9
  static let high = 1.5
  static let rows: UInt32 = 23
}

extension Sheet.Column {
  fileprivate init(text: String) {
    self.init(text, Wording(en: text, zh: text), isFigure: true)
  }
}
