/// What a page draws, as `pdftocairo -svg` gives it: its straight lines, and the starting point of every glyph.
struct PDFDrawing {
  var levels: [Ruling] = []
  var uprights: [Ruling] = []
  private(set) var hasPicture = false
  /// The left ends of the glyphs, by the full points of their base lines.
  private var glyphs: [Int: [(x: Double, y: Double)]] = [:]

  /// The most lines of a page that are looked at: a form of 200 cells needs some 60.
  static let rulingLimit = 3000

  init() {}

  /// Takes the whole drawing and gives one for each page. Definitions (the outlines of the glyphs) are passed over.
  static func pages(_ svg: [UInt8]) throws(DocumentError.Fault) -> [PDFDrawing] {
    let root = try XMLReader.read(svg, without: ["defs"])
    guard let set = root.first("pageSet") else { return [PDFDrawing(root)] }
    return set.all("page").map { PDFDrawing($0) }
  }

  private init(_ page: XMLElement) {
    visit(page, Transform())
    levels = Self.kept(levels)
    uprights = Self.kept(uprights)
  }

  /// The left ends of the glyphs of a word, in reading order.
  func glyphs(in box: Box) -> [Double] {
    var starts: [Double] = []
    for row in Int(box.top)...max(Int(box.top), Int(box.bottom)) {
      for glyph in glyphs[row] ?? [] where glyph.y >= box.top && glyph.y <= box.bottom {
        if glyph.x >= box.left - 0.5, glyph.x < box.right { starts.append(glyph.x) }
      }
    }
    return starts.sorted()
  }

  private static func kept(_ rulings: [Ruling]) -> [Ruling] {
    let merged = Ruling.merged(rulings).filter { $0.to - $0.from >= 4 }
    return merged.count <= rulingLimit ? merged : []
  }

  private mutating func visit(_ element: XMLElement, _ outer: Transform) {
    let transform = outer.applied(to: element["transform"])
    switch element.name {
    case "path": draw(element, transform)
    case "use": note(element, transform)
    case "image": hasPicture = true
    default: for inner in element.elements { visit(inner, transform) }
    }
  }

  private mutating func note(_ glyph: XMLElement, _ transform: Transform) {
    guard let x = glyph["x"].flatMap({ Double($0) }), let y = glyph["y"].flatMap({ Double($0) }) else {
      return
    }
    let point = transform.point(x, y)
    guard abs(point.y) < 1e6 else { return }
    glyphs[Int(point.y), default: []].append(point)
  }

  private mutating func draw(_ path: XMLElement, _ transform: Transform) {
    let paint = Paint(path)
    guard paint.isStroked || paint.isFilled else { return }
    for points in Self.outlines(path["d"] ?? "", transform) {
      if paint.isStroked { for (start, end) in zip(points, points.dropFirst()) { line(start, end) } }
      if paint.isFilled { bar(points) }
    }
  }

  private mutating func line(_ start: (x: Double, y: Double), _ end: (x: Double, y: Double)) {
    if abs(start.y - end.y) < 0.5 {
      levels.append(Ruling(at: (start.y + end.y) / 2, from: min(start.x, end.x), to: max(start.x, end.x)))
    } else if abs(start.x - end.x) < 0.5 {
      uprights.append(Ruling(at: (start.x + end.x) / 2, from: min(start.y, end.y), to: max(start.y, end.y)))
    }
  }

  /// A filled rectangle so thin that it is a line: word processors draw borders so.
  private mutating func bar(_ points: [(x: Double, y: Double)]) {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max() else { return }
    guard let top = points.map(\.y).min(), let bottom = points.map(\.y).max() else { return }
    if bottom - top <= 3, right - left > 3 {
      levels.append(Ruling(at: (top + bottom) / 2, from: left, to: right))
    } else if right - left <= 3, bottom - top > 3 {
      uprights.append(Ruling(at: (left + right) / 2, from: top, to: bottom))
    }
  }

  /// The straight outlines of a path: `M x y L x y … Z`; a curve breaks its outline off.
  private static func outlines(_ data: String, _ transform: Transform) -> [[(x: Double, y: Double)]] {
    var outlines: [[(x: Double, y: Double)]] = []
    var numbers: [Double] = []
    var command: Character = "M"
    for word in data.split(separator: " ") {
      if let number = Double(word) {
        numbers.append(number)
        guard numbers.count == 2, command == "M" || command == "L" else { continue }
        let point = transform.point(numbers[0], numbers[1])
        numbers = []
        if command == "M" || outlines.isEmpty { outlines.append([]) }
        outlines[outlines.count - 1].append(point)
        if command == "M" { command = "L" }
      } else {
        command = word.first ?? "M"
        numbers = []
        if command == "Z", let first = outlines.last?.first { outlines[outlines.count - 1].append(first) }
        if command == "C" { outlines.append([]) }
      }
    }
    return outlines
  }
}

/// Whether a path leaves anything to see on white paper.
private struct Paint {
  var isStroked = false
  var isFilled = false

  init(_ path: XMLElement) {
    var values = path.attributes
    for pair in (path["style"] ?? "").split(separator: ";") {
      let parts = pair.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
    }
    isStroked = Self.isSeen(values["stroke"] ?? "none", opacity: values["stroke-opacity"])
    isFilled = Self.isSeen(values["fill"] ?? "black", opacity: values["fill-opacity"])
  }

  private static func isSeen(_ colour: String, opacity: String?) -> Bool {
    colour != "none" && colour != "rgb(100%,100%,100%)" && (opacity.flatMap { Double($0) } ?? 1) > 0
  }
}

/// An affine map: `matrix(a,b,c,d,e,f)`.
private struct Transform {
  private var values = [1.0, 0, 0, 1, 0, 0]

  func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (values[0] * x + values[2] * y + values[4], values[1] * x + values[3] * y + values[5])
  }

  /// This map after the one that an attribute states.
  func applied(to attribute: String?) -> Transform {
    guard let attribute, attribute.hasPrefix("matrix("), attribute.hasSuffix(")") else { return self }
    let inner = attribute.dropFirst(7).dropLast().split { $0 == "," || $0 == " " }.compactMap { Double($0) }
    guard inner.count == 6 else { return self }
    let origin = point(inner[4], inner[5])
    var result = Transform()
    result.values = [
      values[0] * inner[0] + values[2] * inner[1], values[1] * inner[0] + values[3] * inner[1],
      values[0] * inner[2] + values[2] * inner[3], values[1] * inner[2] + values[3] * inner[3], origin.x,
      origin.y,
    ]
    return result
  }
}
