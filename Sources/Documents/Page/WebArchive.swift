/// A page saved by a browser with all that belongs to it (MHT, MHTML): parts of a mail, each with its own encoding.
struct WebArchive {
  /// The pages in it, in their order: the page itself, then those of its frames.
  private(set) var pages: [DecodedText] = []

  /// The parts that are looked at, and how deep they may be nested.
  private static let partLimit = 1000
  private static let depthLimit = 4

  /// Takes the file. Parts that are no text, such as pictures, are passed over.
  init(_ bytes: [UInt8]) throws(DocumentError.Fault) {
    try read(bytes[...], depth: 0)
  }

  /// Tells such a file by its head: fields of a mail, one of which says what it holds.
  static func isWebArchive(_ bytes: [UInt8]) -> Bool {
    let fields = MailPart(bytes.prefix(8192)).fields
    guard let type = fields["content-type"]?.lowercased() else { return false }
    return type.hasPrefix("multipart/") || (type.hasPrefix("text/html") && fields["mime-version"] != nil)
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, depth: Int) throws(DocumentError.Fault) {
    guard depth <= Self.depthLimit else { throw .nestedTooDeep }
    let part = MailPart(bytes)
    let type = part.fields["content-type"]?.lowercased() ?? "text/plain"
    if type.hasPrefix("multipart/"), let boundary = part.parameter("boundary") {
      for inner in Self.parts(of: part.body, boundary) { try read(inner, depth: depth + 1) }
    } else if type.hasPrefix("text/html"), pages.count < Self.partLimit {
      let declared = part.parameter("charset").map { DeclaredEncoding(named: $0.lowercased()) }
      pages.append(try DecodedText(part.content, declared: declared))
    }
  }

  /// The bytes between the lines that begin with the boundary.
  private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var lineStart = body.startIndex
    while lineStart < body.endIndex, parts.count < partLimit {
      let lineEnd = body[lineStart...].firstIndex(of: 0x0A) ?? body.endIndex
      let rest = body[lineStart..<lineEnd].dropFirst(mark.count)
      if body[lineStart..<lineEnd].starts(with: mark), rest.allSatisfy({ $0.isSpace || $0 == 0x2D }) {
        if let start { parts.append(body[start..<lineStart]) }
        start = min(lineEnd + 1, body.endIndex)
      }
      lineStart = lineEnd + 1
    }
    if let start, start < body.endIndex, parts.count < partLimit { parts.append(body[start...]) }
    return parts
  }
}

/// One part of a mail: fields, an empty line, and the content in its transfer encoding.
private struct MailPart {
  private(set) var fields: [String: String] = [:]
  private(set) var body: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    var last: String?
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      if line.trimmed.isEmpty { break }
      let text = String(decoding: line.trimmed, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09, let last {
        fields[last, default: ""] += " " + text
      } else if let colon = text.firstIndex(of: ":"),
        text[..<colon].utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D })
      {
        let name = text[..<colon].lowercased()
        let value = String(
          decoding: Array(text[text.index(after: colon)...].utf8)[...].trimmed, as: UTF8.self)
        if fields.count < 100, fields[name] == nil { fields[name] = value }
        last = name
      } else {
        fields = [:]
        break
      }
    }
    body = rest
  }

  /// A parameter of the content type: `charset="gb2312"`.
  func parameter(_ name: String) -> String? {
    for piece in (fields["content-type"] ?? "").split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else { continue }
      return String(pair[1].filter { $0 != "\"" && $0 != " " })
    }
    return nil
  }

  /// The content as it was before the transfer.
  var content: [UInt8] {
    switch fields["content-transfer-encoding"]?.lowercased() {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }
}

/// The two ways in which mail carries bytes beyond ASCII.
enum TransferEncoding {
  /// Takes base64 and gives the bytes; what is no digit of it is passed over.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let digit = digit(byte) else { continue }
      bits = bits << 6 | UInt32(digit)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= (1 << UInt32(count)) - 1
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// Takes quoted-printable and gives the bytes: `=E8` is a byte, `=` at the end of a line joins it with the next.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var i = text.startIndex
    while i < text.endIndex {
      let byte = text[i]
      i += 1
      guard byte == 0x3D else {
        bytes.append(byte)
        continue
      }
      let next = text[i...].prefix(2)
      if next.first == 0x0A {
        i += 1
      } else if next.count == 2, next.first == 0x0D, next.last == 0x0A {
        i += 2
      } else if next.count == 2, let value = UInt8(String(decoding: next, as: UTF8.self), radix: 16) {
        bytes.append(value)
        i += 2
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
