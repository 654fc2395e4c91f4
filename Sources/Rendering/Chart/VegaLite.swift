extension TrendChart {
  /// The chart for Vega-Lite 5, its figures within. Dots that hang together carry one `run`, so that no line is drawn
  /// over a gap or a break; over a joint that is only close, a dashed line has a run of its own.
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
    {"mark": {"type": "point", "filled": true}, "encoding": {\(encoding), "shape": {"field": "line", "type": "nominal", "legend": null}, \(tooltip)}}\(dashes)\(figures)\(rules)
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
    "color": {"field": "line", "type": "nominal", "scale": {"domain": [\(lines.map { JSON.string($0.label) }.joined(separator: ", "))]}, \(lines.count > 1 ? "\"title\": null" : "\"legend\": null")}
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
      {"data": {"values": [\(formMarks)]}, \
      "mark": {"type": "rule", "strokeDash": [2, 4], "color": "#888", "xOffset": {"expr": "-bandwidth('x') / 2"}}, \
      "encoding": {"x": {"field": "year", "type": "ordinal"}, "tooltip": {"field": "form"}}},
      {"data": {"values": [\(formMarks)]}, "mark": {"type": "text", "color": "#666", "fontSize": 10, \
      "xOffset": {"expr": "-bandwidth('x') / 2"}}, \
      "encoding": {"x": {"field": "year", "type": "ordinal"}, "y": {"value": -7}, "text": {"field": "form"}}}
      """
  }

  private var formMarks: String {
    marks.map { "{\"year\": \($0.before), \"form\": \(JSON.string($0.text))}" }.joined(separator: ", ")
  }

  /// Two years whose definitions are only close.
  private var dashes: String {
    let pairs = lines.enumerated().flatMap { index, line in
      zip(line.dots, line.dots.dropFirst()).filter { $1.link == .dashed }.flatMap { before, dot in
        [before, dot].map { value($0, of: line, run: "\(index + 1)≈\(dot.year)") }
      }
    }
    guard !pairs.isEmpty else { return "" }
    return """
      ,
      {"data": {"values": [\(pairs.joined(separator: ", "))]}, "mark": {"type": "line", "strokeDash": [6, 4]}, \
      "encoding": {\(encoding), "detail": {"field": "run"}}}
      """
  }

  private func value(_ dot: Dot, of line: Line, run: String) -> String {
    let value = dot.value.map { String($0) } ?? "null"
    return "{\"line\": \(JSON.string(line.label)), \"year\": \(dot.year), \"value\": \(value), "
      + "\"text\": \(JSON.string(dot.text)), \"run\": \(JSON.string(run))}"
  }

  private var values: [String] {
    lines.enumerated().flatMap { index, line -> [String] in
      var run = 0
      return line.dots.map { dot in
        if dot.link != .solid { run += 1 }
        return value(dot, of: line, run: "\(index + 1).\(run)")
      }
    }
  }
}
