extension TrendChart {
  /// The chart for Vega-Lite 5, its figures within. Dots that hang together carry one `run`, so that no line is drawn
  /// over a gap or a break.
  package var vegaLite: String {
    """
    {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "title": {"text": \(JSON.string(title)), "anchor": "start", "subtitle": [\(subtitles.map(JSON.string).joined(separator: ", "))]},
    "width": 720, "height": 340,
    "data": {"values": [
    \(values.joined(separator: ",\n"))
    ]},
    "layer": [
    {"mark": {"type": "line"}, "encoding": {\(encoding), "detail": {"field": "run"}}},
    {"mark": {"type": "point", "filled": true}, "encoding": {\(encoding), "shape": {"field": "line", "type": "nominal", "legend": null}, \(tooltip)}}\(figures)\(rules)
    ],
    "config": {"font": \(JSON.string(SVG.fonts.replacing("'", with: "")))}
    }

    """
  }

  private var subtitles: [String] { [unit] + notes + [source] }

  private var tooltip: String {
    "\"tooltip\": [{\"field\": \"line\"}, {\"field\": \"year\"}, {\"field\": \"text\"}]"
  }

  private var encoding: String {
    """
    "x": {"field": "year", "type": "ordinal", "title": null, "axis": {"labelAngle": 0}}, \
    "y": {"field": "value", "type": "quantitative", "title": \(JSON.string(unit)), "scale": {"zero": true}}, \
    "color": {"field": "line", "type": "nominal", \(lines.count > 1 ? "\"title\": null" : "\"legend\": null")}
    """
  }

  /// One line has its figures at the dots; of several they would overlap, and are told where one points.
  private var figures: String {
    lines.count > 1
      ? ""
      : """
      ,
      {"mark": {"type": "text", "dy": -10}, "encoding": {\(encoding), "text": {"field": "text"}}}
      """
  }

  /// The years at which a form begins, marked where the line steps over to it.
  private var rules: String {
    marks.isEmpty
      ? ""
      : """
      ,
      {"data": {"values": [\(marks.map { "{\"year\": \($0.before), \"form\": \(JSON.string($0.text))}" }.joined(separator: ", "))]}, \
      "mark": {"type": "rule", "strokeDash": [2, 4], "color": "#888", "xOffset": {"expr": "-bandwidth('x') / 2"}}, \
      "encoding": {"x": {"field": "year", "type": "ordinal"}, "tooltip": {"field": "form"}}}
      """
  }

  private var values: [String] {
    lines.enumerated().flatMap { index, line -> [String] in
      var run = 0
      return line.dots.map { dot in
        if dot.link == .none { run += 1 }
        let value = dot.value.map { String($0) } ?? "null"
        return "{\"line\": \(JSON.string(line.label)), \"year\": \(dot.year), \"value\": \(value), "
          + "\"text\": \(JSON.string(dot.text)), \"run\": \"\(index + 1).\(run)\"}"
      }
    }
  }
}
