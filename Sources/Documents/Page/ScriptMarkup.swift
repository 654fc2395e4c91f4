/// Finds markup that a page carries in a string of a script and takes it out of its quotes.
enum ScriptMarkup {
  /// Takes the text of the scripts and gives the longest string with a table or paragraph in it, unescaped; strings
  /// joined by `+` count as one. Nil when there is none.
  static func longest(in scripts: [UInt8]) -> [UInt8]? {
    var longest: [UInt8] = []
    var current: [UInt8] = []
    // Up to where a quote is known to open no string: what has been searched in vain is not searched again.
    var vain: [UInt8: Int] = [:]
    var i = 0
    while i < scripts.count {
      let byte = scripts[i]
      if byte == 0x22 || byte == 0x27 || byte == 0x60, i >= vain[byte, default: 0] {
        let string = string(in: scripts, from: i)
        if let text = string.text {
          current += text
          i = string.end
          continue
        }
        vain[byte] = string.end
      }
      i += 1
      if byte.isSpace || byte == 0x2B { continue }
      if current.count > longest.count, isMarkup(current) { longest = current }
      current.removeAll(keepingCapacity: true)
    }
    if current.count > longest.count, isMarkup(current) { longest = current }
    return longest.isEmpty ? nil : longest
  }

  private static func isMarkup(_ text: [UInt8]) -> Bool {
    text.firstIndex(of: "<table") != nil || text.firstIndex(of: "<p") != nil
  }

  /// The string that opens at a quote and the index behind it; no text when the line ends first (an apostrophe in a
  /// comment), except between backticks.
  private static func string(in script: [UInt8], from open: Int) -> (text: [UInt8]?, end: Int) {
    let quote = script[open]
    var units = ScriptString()
    var i = open + 1
    while i < script.count {
      switch script[i] {
      case quote: return (units.text, i + 1)
      case 0x0A where quote != 0x60: return (nil, i)
      case 0x5C: i = units.escape(in: script, at: i)
      default:
        units.append(script[i])
        i += 1
      }
    }
    return (nil, script.count)
  }
}

/// The text of a string literal of JavaScript while its escapes are read.
private struct ScriptString {
  private var bytes: [UInt8] = []
  /// The first half of a surrogate pair.
  private var high: UInt32?

  var text: [UInt8] { bytes }

  mutating func append(_ byte: UInt8) {
    high = nil
    bytes.append(byte)
  }

  /// Reads the escape at a backslash and gives the index behind it.
  mutating func escape(in script: [UInt8], at backslash: Int) -> Int {
    guard backslash + 1 < script.count else { return script.count }
    let sign = script[backslash + 1]
    switch sign {
    case 0x75: return unicode(in: script, from: backslash + 2)  // u
    case 0x78: return code(in: script, from: backslash + 2, digits: 2)  // x
    case 0x6E, 0x72: append(0x0A)  // n, r
    case 0x74: append(0x09)  // t
    case 0x0A: break  // the literal goes on in the next line
    default: append(sign)
    }
    return backslash + 2
  }

  /// `\u4e2d` or `\u{4e2d}`.
  private mutating func unicode(in script: [UInt8], from start: Int) -> Int {
    guard start < script.count, script[start] == 0x7B else { return code(in: script, from: start, digits: 4) }
    let digits = script[(start + 1)...].prefix(6).prefix { $0 != 0x7D }.count
    return code(in: script, from: start + 1, digits: digits) + 1
  }

  private mutating func code(in script: [UInt8], from start: Int, digits: Int) -> Int {
    let end = min(start + digits, script.count)
    guard start < end, let value = UInt32(String(decoding: script[start..<end], as: UTF8.self), radix: 16)
    else {
      return start
    }
    add(value)
    return end
  }

  private mutating func add(_ value: UInt32) {
    switch value {
    case 0xD800...0xDBFF: high = value
    case 0xDC00...0xDFFF:
      if let high { encode(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)) }
      high = nil
    default: encode(value)
    }
  }

  private mutating func encode(_ value: UInt32) {
    high = nil
    if let scalar = Unicode.Scalar(value) { bytes.append(contentsOf: String(Character(scalar)).utf8) }
  }
}
