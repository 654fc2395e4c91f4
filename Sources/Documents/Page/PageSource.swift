/// The source of a page as the parser gets it: without what the page can do without, and with the marks of Word's
/// conditional sections (`<![if …]>`) made comments, for the parser would print them.
struct PageSource {
  /// What is parsed.
  let bytes: [UInt8]
  /// The whole page, in which places are counted; not a byte is moved in it.
  let whole: [UInt8]
  /// What of the whole is not among the bytes, in order.
  let removals: [Range<Int>]

  /// Larger pages are parsed as they are: no report is one, and they would need their room twice.
  private static let trimLimit = 8 << 20

  /// Takes a page as UTF-8. Refuses a tag with more attributes than the parser can compare in time.
  init(_ text: [UInt8]) throws(DocumentError.Fault) {
    guard text.count <= PageSource.trimLimit else {
      try self.init(untrimmed: PageSource.hidingSections(in: text))
      return
    }
    let first = try PageSource.trim(text)
    if !first.hasSections, text.firstIndex(of: "<![", from: first.stop) == nil {
      try self.init(text, first)
    } else {
      let hidden = try PageSource.hidingSections(in: text)
      try self.init(hidden, PageSource.trim(hidden))
    }
  }

  /// Takes a page and has it parsed whole.
  init(untrimmed text: [UInt8]) throws(DocumentError.Fault) {
    try TagScan.check(text)
    (bytes, whole, removals) = (text, text, [])
  }

  private init(_ text: [UInt8], _ trim: PageTrim) throws(DocumentError.Fault) {
    try TagScan.check(text, from: trim.stop)
    (whole, removals) = (text, trim.removals)
    bytes = PageSource.bytes(of: text, without: trim.removals)
  }

  private static func trim(_ text: [UInt8]) throws(DocumentError.Fault) -> PageTrim {
    try text.withUnsafeBufferPointer { bytes throws(DocumentError.Fault) in try PageTrim(bytes) }
  }

  private static func bytes(of text: [UInt8], without removals: [Range<Int>]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(removals.reduce(text.count) { $0 - $1.count })
    var start = 0
    for removal in removals {
      bytes.append(contentsOf: text[start..<removal.lowerBound])
      start = removal.upperBound
    }
    bytes.append(contentsOf: text[start...])
    return bytes
  }

  // MARK: conditional sections

  static func hidingSections(in text: [UInt8]) throws(DocumentError.Fault) -> [UInt8] {
    var source = text
    var i = 0
    while let open = source[i...].firstIndex(of: 0x3C), open + 2 < source.count {
      switch (source[open + 1], source[open + 2]) {
      case (0x21, 0x2D): i = endOfComment(in: source, from: open)
      case (0x21, 0x5B): i = hideSection(in: &source, from: open)
      case (let letter, _) where letter.isLetter: i = try TagScan.end(of: open, in: source)
      default: i = open + 1
      }
    }
    return source
  }

  private static func endOfComment(in source: [UInt8], from open: Int) -> Int {
    var i = open + 4
    while i + 2 < source.count {
      guard let dash = source[i...].firstIndex(of: 0x2D), dash + 2 < source.count else { break }
      if source[dash + 1] == 0x2D, source[dash + 2] == 0x3E { return dash + 3 }
      i = dash + 1
    }
    return source.count
  }

  private static func hideSection(in source: inout [UInt8], from open: Int) -> Int {
    guard let close = source[open...].prefix(200).firstIndex(of: 0x3E), close - open >= 6 else {
      return open + 1
    }
    for i in open...close { source[i] = 0x78 }
    source.replaceSubrange(open..<(open + 4), with: Array("<!--".utf8))
    source.replaceSubrange((close - 2)...close, with: Array("-->".utf8))
    return close + 1
  }
}
