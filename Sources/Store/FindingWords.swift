import Foundation
import Forms

/// What a finding says, parted into words that many findings share and the few that are its own. Views put them together
/// again with `replace`.
struct FindingWords: Equatable {
  /// The sentences with marks in the place of what is the finding's own: `{e}` expected, `{a}` actual, `{1}` and so on.
  var message: Wording
  /// Texts in the order of their numbers; nil where the sentences are whole.
  var parts: [String]?

  /// As many numbers as the table has parts.
  static let most = 4

  init(_ message: Wording, expected: String?, actual: String?) {
    let own = [message.en, message.zh, expected ?? "", actual ?? ""]
    let isMarked = own.contains { $0.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") } }
    guard !isMarked else {
      (self.message, parts) = (message, nil)
      return
    }
    var parts: [[UInt8]] = []
    let sides = [expected, actual].map { $0.map { Array($0.utf8) } }
    let en = FindingWords.folded(Array(message.en.utf8), sides, &parts)
    let zh = FindingWords.folded(Array(message.zh.utf8), sides, &parts)
    self.message = Wording(en: String(decoding: en, as: UTF8.self), zh: String(decoding: zh, as: UTF8.self))
    self.parts = parts.map { String(decoding: $0, as: UTF8.self) }
    if whole(expected: expected, actual: actual) != message { (self.message, self.parts) = (message, nil) }
  }

  /// By bytes, as `replace` of SQLite goes.
  private static func folded(_ text: [UInt8], _ sides: [[UInt8]?], _ parts: inout [[UInt8]]) -> [UInt8] {
    var text = text
    for (mark, own) in zip(["{e}", "{a}"], sides) {
      if let own, own.count > 1 { text = text.replaced(own, by: Array(mark.utf8)) }
    }
    var result: [UInt8] = []
    var rest = text[...]
    while let first = rest.first {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      result += digits.isEmpty ? [first] : mark(of: digits, &parts)
      rest = rest.dropFirst(max(1, digits.count))
    }
    return quotationsFolded(result, &parts)
  }

  /// What stands between quotation marks is mostly the report's own.
  private static func quotationsFolded(_ text: [UInt8], _ parts: inout [[UInt8]]) -> [UInt8] {
    guard let open = text[...].place(of: Array("“".utf8)),
      let close = text[open.upperBound...].place(of: Array("”".utf8))
    else { return text }
    let inner = text[open.upperBound..<close.lowerBound]
    guard inner.count > 1, !inner.contains(UInt8(ascii: "{")) else { return text }
    return text[..<open.upperBound] + mark(of: inner, &parts) + text[close.lowerBound...]
  }

  private static func mark(of own: ArraySlice<UInt8>, _ parts: inout [[UInt8]]) -> [UInt8] {
    let known = parts.firstIndex { $0.elementsEqual(own) }
    guard known != nil || parts.count < most else { return Array(own) }
    if known == nil { parts.append(Array(own)) }
    return Array("{\((known ?? parts.count - 1) + 1)}".utf8)
  }

  /// The sentences as the views give them.
  func whole(expected: String?, actual: String?) -> Wording {
    guard let parts else { return message }
    var marks = [("{e}", expected ?? ""), ("{a}", actual ?? "")]
    for (index, part) in parts.enumerated() { marks.append(("{\(index + 1)}", part)) }
    func whole(_ text: String) -> String {
      let bytes = marks.reduce(Array(text.utf8)) { $0.replaced(Array($1.0.utf8), by: Array($1.1.utf8)) }
      return String(decoding: bytes, as: UTF8.self)
    }
    return Wording(en: whole(message.en), zh: whole(message.zh))
  }
}

extension ArraySlice<UInt8> {
  /// The first place of `part`, which is not empty.
  fileprivate func place(of part: [UInt8]) -> Range<Int>? {
    guard let first = part.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: part) { return start..<start + part.count }
      rest = rest[(start + 1)...]
    }
    return nil
  }
}

extension [UInt8] {
  /// With `mark` in every place of `part`.
  fileprivate func replaced(_ part: [UInt8], by mark: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = self[...]
    while let place = rest.place(of: part) {
      result += rest[..<place.lowerBound]
      result += mark
      rest = rest[place.upperBound...]
    }
    return result + rest
  }
}
