import CLibXML2

/// An element of an XML file: names without their prefix, for writers differ in it and no two vocabularies of one
/// file share a name with two meanings here.
final class XMLElement {
  enum Child {
    case element(XMLElement)
    case text(String)
  }

  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [Child] = []

  init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The elements directly within.
  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name directly within.
  func first(_ name: String) -> XMLElement? {
    for case .element(let element) in children where element.name == name { return element }
    return nil
  }

  /// All elements of a name directly within.
  func all(_ name: String) -> [XMLElement] {
    elements.filter { $0.name == name }
  }

  /// The text directly within.
  var text: String {
    children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }

  /// The value of an attribute.
  subscript(name: String) -> String? { attributes[name] }
}

/// Reads XML as office formats use it: no entities of its own, nothing from outside, bounded in depth and size.
enum XMLReader {
  /// The most elements of one file.
  static let elementLimit = 1_000_000
  static let depthLimit = 200

  /// Takes a whole file and gives its root element; elements of some names are left out with all that is in them.
  static func read(_ bytes: [UInt8], without names: Set<String> = []) throws(DocumentError.Fault)
    -> XMLElement
  {
    try TagScan.check(bytes)
    guard Libxml2.isReady, let context = xmlNewParserCtxt() else { throw .brokenMarkup }
    let builder = XMLBuilder(without: names)
    defer {
      xmlFreeDoc(context.pointee.myDoc)
      xmlFreeParserCtxt(context)
    }
    context.pointee._private = Unmanaged.passUnretained(builder).toOpaque()
    listen(to: context.pointee.sax)
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    bytes.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      // The document, empty but for its name, is handed over and no more the context's: it must be freed here.
      xmlFreeDoc(
        xmlCtxtReadMemory(context, start, Int32(bytes.count), nil, nil, Int32(options) | 1 << 19))
    }
    return try withExtendedLifetime(builder) { () throws(DocumentError.Fault) in
      if let fault = builder.fault { throw fault }
      guard context.pointee.wellFormed == 1, let root = builder.root else { throw .brokenMarkup }
      return root
    }
  }

  private static func listen(to sax: UnsafeMutablePointer<xmlSAXHandler>?) {
    guard let sax else { return }
    sax.pointee.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let context, let name else { return }
      let builder = XMLReader.builder(of: context)
      builder?.start(String(cString: name), XMLReader.attributes(attributes, count: Int(count)))
      if builder?.fault != nil { xmlStopParser(context.assumingMemoryBound(to: xmlParserCtxt.self)) }
    }
    sax.pointee.endElementNs = { context, _, _, _ in
      guard let context else { return }
      XMLReader.builder(of: context)?.end()
    }
    sax.pointee.characters = { context, text, count in XMLReader.characters(context, text, count) }
    sax.pointee.ignorableWhitespace = { context, text, count in XMLReader.characters(context, text, count) }
    sax.pointee.cdataBlock = { context, text, count in XMLReader.characters(context, text, count) }
    // A document type brings entities, which none of these formats uses.
    sax.pointee.internalSubset = { context, _, _, _ in
      guard let context else { return }
      XMLReader.builder(of: context)?.fault = .brokenMarkup
      xmlStopParser(context.assumingMemoryBound(to: xmlParserCtxt.self))
    }
    sax.pointee.comment = nil
    sax.pointee.processingInstruction = nil
    sax.pointee.reference = nil
  }

  private static func characters(
    _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
  ) {
    guard let context, let text, count > 0 else { return }
    builder(of: context)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
  }

  /// The parser's list: name, prefix, namespace, start and end of the value, for each attribute.
  private static func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) -> [String: String] {
    guard let list, count > 0 else { return [:] }
    var attributes: [String: String] = [:]
    for i in 0..<min(count, 1000) {
      guard let name = list[i * 5], let start = list[i * 5 + 3], let end = list[i * 5 + 4] else { continue }
      attributes[String(cString: name)] = String(
        decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    return attributes
  }

  private static func builder(of context: UnsafeMutableRawPointer) -> XMLBuilder? {
    let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
    return parser.pointee._private.map { Unmanaged<XMLBuilder>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// Builds the tree while the parser runs.
private final class XMLBuilder {
  var fault: DocumentError.Fault?
  private(set) var root: XMLElement?
  private var open: [XMLElement] = []
  private var text: [UInt8] = []
  private var count = 0
  private let unwanted: Set<String>
  /// How many elements are open within one that is left out, itself included.
  private var skipped = 0

  init(without names: Set<String>) {
    unwanted = names
  }

  func start(_ name: String, _ attributes: [String: String]) {
    if skipped > 0 || unwanted.contains(name) { return skipped += 1 }
    flush()
    count += 1
    if count > XMLReader.elementLimit { fault = .tooManyParts }
    if open.count >= XMLReader.depthLimit { fault = .nestedTooDeep }
    guard fault == nil else { return }
    let element = XMLElement(name: name, attributes: attributes)
    open.last?.children.append(.element(element))
    if root == nil { root = element }
    open.append(element)
  }

  func end() {
    if skipped > 0 { return skipped -= 1 }
    flush()
    _ = open.popLast()
  }

  func characters(_ piece: UnsafeBufferPointer<UInt8>) {
    if skipped == 0 { text.append(contentsOf: piece) }
  }

  private func flush() {
    guard !text.isEmpty else { return }
    open.last?.children.append(.text(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }
}
