/// The bytes of a text file or page as UTF-8 with `\n` line ends and without NUL, and the encoding that they came in.
struct DecodedText: Sendable, Equatable {
  var utf8: [UInt8]
  /// The common name: `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`, `Big5`.
  var encoding: String

  /// Takes a whole file. The order is that of certainty: a byte order mark, the NUL pattern of UTF-16, valid UTF-8,
  /// UTF-8 with a rare broken character, UTF-16 without ASCII, then the Chinese encodings.
  /// An encoding that stands outside the text, in the head of a mail, counts for more than one that the text names.
  init(_ bytes: [UInt8], declared: DeclaredEncoding? = nil) throws(DocumentError.Fault) {
    let decoded = try Self.decode(bytes, declared)
    encoding = decoded.encoding
    utf8 = try Self.cleaned(decoded.utf8)
  }

  private typealias Decoded = (utf8: [UInt8], encoding: String)

  private static func decode(
    _ bytes: [UInt8], _ declared: DeclaredEncoding?
  ) throws(DocumentError.Fault) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (repaired(bytes.dropFirst(3)), "UTF-8") }
    if let order = UTF16Order(mark: bytes) { return (order.utf8(bytes.dropFirst(2)), order.name) }
    if let order = UTF16Order(zerosOf: bytes) { return (order.utf8(bytes[...]), order.name) }
    if String(validating: bytes, as: UTF8.self) != nil { return (bytes, "UTF-8") }
    if let text = nearlyUTF8(bytes) { return (text, "UTF-8") }
    if let order = UTF16Order(ideographsOf: bytes) { return (order.utf8(bytes[...]), order.name) }
    return try chinese(bytes, declared ?? DeclaredEncoding(in: bytes))
  }

  /// A page that says gb2312 or gbk is read as GB18030, which holds both: pages use characters beyond what they
  /// declare (toolchain.md §5).
  private static func chinese(
    _ bytes: [UInt8], _ declared: DeclaredEncoding?
  ) throws(DocumentError.Fault) -> Decoded {
    if declared == .big5 {
      guard let text = Iconv.utf8(bytes, from: "BIG5", damage: .rare) else { throw .damagedEncoding("Big5") }
      return (text, "Big5")
    }
    let damage: Iconv.Damage = declared == .gb18030 ? .rare : .none
    if let text = Iconv.utf8(bytes, from: "GB18030", damage: damage) { return (text, "GB18030") }
    if bytes.contains(0) { throw .binary }
    throw declared == .gb18030 ? .damagedEncoding("GB18030") : .unknownEncoding
  }

  /// UTF-8 in which at most one character in fifty beyond ASCII is broken, each broken one made U+FFFD: a download
  /// cut off within a character, a page pasted together from two encodings. Chinese text in another encoding breaks
  /// nearly every one.
  private static func nearlyUTF8(_ bytes: [UInt8]) -> [UInt8]? {
    let text = repaired(bytes[...])
    var wide = 0
    var broken = -replacements(in: bytes)
    for byte in text where byte >= 0xC0 { wide += 1 }
    broken += replacements(in: text)
    return broken * 50 <= wide || (broken == 1 && wide >= 10) ? text : nil
  }

  private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func replacements(in bytes: [UInt8]) -> Int {
    guard bytes.count >= 3 else { return 0 }
    var count = 0
    for i in 0..<(bytes.count - 2) where bytes[i] == 0xEF && bytes[i + 1] == 0xBF && bytes[i + 2] == 0xBD {
      count += 1
    }
    return count
  }

  /// One pass over the text: NUL dropped, CR LF and a lone CR made LF. Text of which an eighth is NUL, or a hundredth
  /// other control characters, is no text.
  private static func cleaned(_ bytes: [UInt8]) throws(DocumentError.Fault) -> [UInt8] {
    // Most texts have nothing to clean.
    guard hasControls(bytes) else { return bytes }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var zeros = 0
    var controls = 0
    var afterReturn = false
    for byte in bytes {
      defer { afterReturn = byte == 0x0D }
      switch byte {
      case 0x00: zeros += 1
      case 0x01...0x08, 0x0E...0x1F: controls += 1
      case 0x0D: text.append(0x0A)
      case 0x0A where afterReturn: break
      default: text.append(byte)
      }
    }
    guard zeros * 8 <= bytes.count, controls * 100 <= bytes.count else { throw .binary }
    return text
  }

  /// Counted and not searched, so that many bytes are looked at in one step.
  private static func hasControls(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes { count &+= byte < 0x20 && byte != 0x09 && byte != 0x0A ? 1 : 0 }
      return count > 0
    }
  }
}
