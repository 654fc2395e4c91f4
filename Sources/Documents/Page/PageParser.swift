import CLibXML2

/// Runs the HTML parser of libxml2 over a page and hands what it meets to a `PageContent`. No tree is built, so that
/// memory stays within the text and nesting costs no stack; conditions as in toolchain.md §4.
enum PageParser {
  /// Elements open at once. Browsers stop at 512; the pages of the corpus with unclosed spans stay below 60.
  static let depthLimit: Int32 = 1024

  /// Takes a page as UTF-8 and gives what it holds.
  static func read(_ text: [UInt8]) throws(DocumentError.Fault) -> PageContent {
    try read(PageSource(text))
  }

  /// Takes a page that is prepared for the parser.
  static func read(_ source: PageSource) throws(DocumentError.Fault) -> PageContent {
    guard Libxml2.isReady, let context = htmlNewParserCtxt() else { throw .brokenMarkup }
    var content = PageContent(source: source)
    defer {
      xmlFreeDoc(context.pointee.myDoc)
      htmlFreeParserCtxt(context)
    }
    listen(to: context.pointee.sax)
    withUnsafeMutablePointer(to: &content) { content in
      context.pointee._private = UnsafeMutableRawPointer(content)
      parse(source.bytes, in: context)
    }
    content.close()
    if let fault = content.fault { throw fault }
    // A fatal error means that the rest of the page was dropped; level 2 is an ordinary stray end tag.
    if context.pointee.lastError.level == XML_ERR_FATAL { throw .brokenMarkup }
    return content
  }

  private static func parse(_ source: [UInt8], in context: htmlParserCtxtPtr) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    source.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      // XML_PARSE_HUGE lifts the limit of 255 levels, beyond which the parser drops the rest of the page. The document,
      // empty but for its name, is handed over and no more the context's: it must be freed here.
      xmlFreeDoc(
        htmlCtxtReadMemory(context, start, Int32(bytes.count), nil, "UTF-8", Int32(options) | 1 << 19))
    }
  }

  private static func listen(to sax: UnsafeMutablePointer<xmlSAXHandler>?) {
    guard let sax else { return }
    sax.pointee.startElement = { context, name, attributes in
      guard let context, let name else { return }
      PageParser.start(context, name, attributes)
    }
    sax.pointee.endElement = { context, _ in
      guard let context else { return }
      PageParser.content(of: context)?.pointee.endElement()
    }
    sax.pointee.characters = { context, text, count in PageParser.characters(context, text, count) }
    sax.pointee.ignorableWhitespace = { context, text, count in PageParser.characters(context, text, count) }
    sax.pointee.cdataBlock = { context, text, count in PageParser.characters(context, text, count) }
    sax.pointee.comment = nil
    sax.pointee.processingInstruction = nil
    sax.pointee.internalSubset = nil
  }

  private static func start(
    _ context: UnsafeMutableRawPointer, _ name: UnsafePointer<xmlChar>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
    guard let content = content(of: context) else { return }
    if parser.pointee.nameNr > depthLimit { content.pointee.refuse(.nestedTooDeep) }
    if content.pointee.fault != nil { return xmlStopParser(parser) }
    let element = PageElement(named: name)
    let marks = PageAttributes(attributes)
    content.pointee.startElement(element, marks)
    if element == .field, let value = marks.shownValue {
      // The value stands in the tag that the parser has just passed.
      characters(context, value, xmlStrlen(value))
    }
  }

  private static func characters(
    _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
  ) {
    guard let context, let text, count > 0, let content = content(of: context) else { return }
    let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
    var end = 0
    if let input = parser.pointee.input, let base = input.pointee.base, let cursor = input.pointee.cur {
      end = Int(input.pointee.consumed) + (cursor - base)
    }
    content.pointee.characters(UnsafeBufferPointer(start: text, count: Int(count)), endingAt: end)
  }

  private static func content(of context: UnsafeMutableRawPointer) -> UnsafeMutablePointer<PageContent>? {
    let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
    return parser.pointee._private?.assumingMemoryBound(to: PageContent.self)
  }
}

/// The attributes of a tag that matter: the spans of a cell, what stands in a field, and whether a style strikes, hides,
/// raises or lowers the text.
struct PageAttributes {
  var columns = 1
  var rows = 1
  var isStruck = false
  /// True for what takes no room: its cell is none.
  private(set) var isHidden = false
  /// True for what takes room and is not seen.
  private(set) var isInvisible = false
  private var value: UnsafePointer<xmlChar>?
  private var isTyped = true
  private var isRaised = false
  private var isLowered = false

  /// What the attributes make of an element that runs on in the line.
  var inline: PageElement {
    isStruck || isHidden || isInvisible ? .struck : isRaised ? .raised : isLowered ? .lowered : .inline
  }

  /// What stands in an `<input>` that one types in, closed by zero; it lives as long as the parser's list.
  var shownValue: UnsafePointer<xmlChar>? { isTyped && !isHidden && !isInvisible ? value : nil }

  /// Takes the parser's list of names and values, closed by nil.
  init(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard var pair = list else { return }
    while let name = pair[0] {
      // An attribute may stand without a value.
      if Self.isEqual(name, "hidden") { isHidden = true }
      if let value = pair[1] { note(name, value) }
      pair += 2
    }
  }

  private mutating func note(_ name: UnsafePointer<xmlChar>, _ value: UnsafePointer<xmlChar>) {
    if Self.isEqual(name, "colspan") { columns = Self.span(value) ?? 1 }
    if Self.isEqual(name, "rowspan") { rows = Self.span(value) ?? 1 }
    if Self.isEqual(name, "style") { noteStyle(value) }
    if Self.isEqual(name, "value") { self.value = value }
    if Self.isEqual(name, "type") {
      isTyped = Self.typed.contains { xmlStrcasecmp(value, $0.utf8Start) == 0 }
    }
  }

  private static let typed: [StaticString] = ["", "text", "number", "tel"]

  private mutating func noteStyle(_ value: UnsafePointer<xmlChar>) {
    // Nearly every style says none of it, and pages from word processors have thousands.
    let words: [StaticString] = ["through", "display", "visibility", "super", "sub"]
    guard words.contains(where: { Self.holds(value, $0) }) else { return }
    let style = UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))).map(\.lowered)
    isStruck = style.firstIndex(of: "line-through") != nil
    for declaration in style.split(separator: 0x3B) {
      let parts = declaration.split(separator: 0x3A, maxSplits: 1)
      guard parts.count == 2, let name = parts[0].split(whereSeparator: \.isSpace).first else { continue }
      let said = parts[1].drop(while: \.isSpace)
      if name.elementsEqual("display".utf8) { isHidden = isHidden || said.starts(with: "none".utf8) }
      if name.elementsEqual("visibility".utf8) { isInvisible = said.starts(with: "hidden".utf8) }
      guard name.elementsEqual("vertical-align".utf8) else { continue }
      isRaised = said.starts(with: "super".utf8)
      isLowered = said.starts(with: "sub".utf8)
    }
  }

  private static func isEqual(_ name: UnsafePointer<xmlChar>, _ wanted: StaticString) -> Bool {
    xmlStrEqual(name, wanted.utf8Start) == 1
  }

  private static func holds(_ value: UnsafePointer<xmlChar>, _ word: StaticString) -> Bool {
    xmlStrcasestr(value, word.utf8Start) != nil
  }

  /// The leading digits of a span, as browsers read it; more of them than any page has columns are as good as 1000.
  private static func span(_ value: UnsafePointer<xmlChar>) -> Int? {
    let digits = String(cString: value).utf8.drop { $0.isSpace }.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    return digits.count > 5 ? 99_999 : Int(String(decoding: Array(digits), as: UTF8.self))
  }
}
