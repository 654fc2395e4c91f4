/// Writes the elements of a drawing. Coordinates have one decimal, so that the same chart is the same bytes.
struct SVG {
  enum Anchor: String { case start, middle, end }

  /// What Chinese and Latin text is set in, whichever of these the reader's machine has.
  static let fonts =
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',"
    + "'SimHei',sans-serif"

  private(set) var elements: [String] = []

  mutating func text(
    _ text: String, x: Double, y: Double, size: Double, anchor: Anchor = .start, fill: String = "#222",
    isBold: Bool = false, hasHalo: Bool = false
  ) {
    let weight = isBold ? " font-weight=\"bold\"" : ""
    let halo =
      hasHalo ? " stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" : ""
    elements.append(
      "<text x=\"\(SVG.at(x))\" y=\"\(SVG.at(y))\" font-size=\"\(SVG.at(size))\""
        + " text-anchor=\"\(anchor.rawValue)\" fill=\"\(fill)\"\(weight)\(halo)>\(Markup.escaped(text))</text>"
    )
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1,
    dash: String? = nil
  ) {
    let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    elements.append(
      "<line x1=\"\(SVG.at(x1))\" y1=\"\(SVG.at(y1))\" x2=\"\(SVG.at(x2))\" y2=\"\(SVG.at(y2))\""
        + " stroke=\"\(stroke)\" stroke-width=\"\(SVG.at(width))\"\(dashes)/>")
  }

  /// A dot in one of four shapes, so that lines can be told apart in print without colour.
  mutating func dot(_ x: Double, _ y: Double, shape: Int, fill: String) {
    let outlines: [[(Double, Double)]] = [
      [(-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)], [(0, -4.8), (4.5, 3.4), (-4.5, 3.4)],
      [(0, -5), (5, 0), (0, 5), (-5, 0)],
    ]
    let kind = shape % 4
    guard kind > 0 else {
      elements.append("<circle cx=\"\(SVG.at(x))\" cy=\"\(SVG.at(y))\" r=\"4.0\" fill=\"\(fill)\"/>")
      return
    }
    let corners = outlines[kind - 1].map { "\(SVG.at(x + $0.0)),\(SVG.at(y + $0.1))" }
    elements.append("<polygon points=\"\(corners.joined(separator: " "))\" fill=\"\(fill)\"/>")
  }

  /// The whole drawing, on white.
  func document(width: Double, height: Double, title: String) -> String {
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(SVG.at(width))\" height=\"\(SVG.at(height))\""
      + " viewBox=\"0 0 \(SVG.at(width)) \(SVG.at(height))\" font-family=\"\(SVG.fonts)\" role=\"img\">"
    let ground = "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
    let lines = [head, "<title>\(Markup.escaped(title))</title>", ground] + elements + ["</svg>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// About how wide a text is set: a full-width character takes the size, a Latin one a little more than its half.
  static func width(of text: String, size: Double) -> Double {
    Double(ColumnWidth.of(text)) * size * columnShare
  }

  /// The text in lines that fit.
  static func wrapped(_ text: String, size: Double, width: Double) -> [String] {
    Wrapping.lines(of: text, width: max(4, Int(width / (size * columnShare))))
  }

  private static let columnShare = 0.55
  private static func at(_ value: Double) -> String { Decimals.text(value, decimals: 1) }
}

/// Text within XML and HTML.
enum Markup {
  /// The text with nothing in it that could be markup, nor a character that XML does not know.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in Printable.line(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
