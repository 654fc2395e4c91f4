/// The text of one paragraph of Word as it is printed, and the text boxes anchored in it.
struct RunText {
  private(set) var shown = ""
  private(set) var boxes: [XMLElement] = []

  /// Takes a paragraph.
  init(of paragraph: XMLElement) {
    read(paragraph)
    shown = String(decoding: Array(shown.utf8)[...].trimmed, as: UTF8.self)
  }

  private mutating func read(_ container: XMLElement) {
    for element in container.elements {
      switch element.name {
      case "r": run(element)
      case _ where Revision.keeps(element.name): read(element)
      case "sdt": if let content = element.first("sdtContent") { read(content) }
      case "AlternateContent": if let branch = WordDocument.branch(of: element) { read(branch) }
      case "oMath", "oMathPara": math(element)
      default: break
      }
    }
  }

  /// A run: struck and hidden text is not printed as a value; a raised digit is a note's number, not a next digit.
  private mutating func run(_ run: XMLElement) {
    let style = run.first("rPr")
    if ["strike", "dstrike", "vanish"].contains(where: { Self.isOn(style?.first($0)) }) { return }
    let script = Script(position: style?.first("vertAlign")?["val"])
    for element in run.elements {
      switch element.name {
      case "t": append(element.text, script)
      case "tab", "ptab": shown += "\t"
      case "br", "cr": shown += "\n"
      case "noBreakHyphen": shown += "-"
      case "sym": symbol(element)
      case "ruby": if let base = element.first("rubyBase") { read(base) }
      case "pict", "drawing", "object": collect(element)
      case "AlternateContent": if let branch = WordDocument.branch(of: element) { collect(branch) }
      default: break  // references to notes, field codes, deleted text
      }
    }
  }

  private mutating func append(_ text: String, _ script: Script?) {
    let bytes = Array(text.utf8)
    let kept = bytes.withUnsafeBufferPointer { script?.digits($0, after: shown.utf8.last) }
    shown += kept.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// A character of a symbol font, where it is one of Unicode.
  private mutating func symbol(_ element: XMLElement) {
    guard let code = element["char"].flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code)
    else { return }
    shown.unicodeScalars.append(scalar)
  }

  private mutating func math(_ element: XMLElement) {
    if element.name == "t" { shown += element.text }
    for inner in element.elements { math(inner) }
  }

  /// The text boxes within a drawing.
  private mutating func collect(_ element: XMLElement) {
    if element.name == "txbxContent" { return boxes.append(element) }
    if element.name == "AlternateContent" {
      if let branch = WordDocument.branch(of: element) { collect(branch) }
      return
    }
    for inner in element.elements { collect(inner) }
  }

  private static func isOn(_ property: XMLElement?) -> Bool {
    guard let property else { return false }
    return !["0", "false", "off", "none"].contains(property["val"] ?? "1")
  }
}
