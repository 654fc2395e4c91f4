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
    var parts: [String] = []
    let en = FindingWords.folded(message.en, expected, actual, &parts)
    let zh = FindingWords.folded(message.zh, expected, actual, &parts)
    (self.message, self.parts) = (Wording(en: en, zh: zh), parts)
    if whole(expected: expected, actual: actual) != message { (self.message, self.parts) = (message, nil) }
  }

  private static func folded(
    _ text: String, _ expected: String?, _ actual: String?, _ parts: inout [String]
  ) -> String {
    var text = text
    for (mark, own) in [("{e}", expected), ("{a}", actual)] {
      if let own, own.utf8.count > 1 { text = text.replacing(own, with: mark) }
    }
    var (result, digits) = ("", "")
    func end() {
      result += digits.isEmpty ? "" : mark(of: digits, &parts)
      digits = ""
    }
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
      } else {
        end()
        result.unicodeScalars.append(scalar)
      }
    }
    end()
    return quotationsFolded(result, &parts)
  }

  /// What stands between quotation marks is mostly the report's own.
  private static func quotationsFolded(_ text: String, _ parts: inout [String]) -> String {
    guard let open = text.firstIndex(of: "“"), let close = text[open...].firstIndex(of: "”") else {
      return text
    }
    let inner = text[text.index(after: open)..<close]
    guard inner.utf8.count > 1, !inner.utf8.contains(UInt8(ascii: "{")) else { return text }
    return text[...open] + mark(of: String(inner), &parts) + text[close...]
  }

  private static func mark(of own: String, _ parts: inout [String]) -> String {
    if let known = parts.firstIndex(of: own) { return "{\(known + 1)}" }
    guard parts.count < most else { return own }
    parts.append(own)
    return "{\(parts.count)}"
  }

  /// The sentences as the views give them.
  func whole(expected: String?, actual: String?) -> Wording {
    guard let parts else { return message }
    var marks = [("{e}", expected ?? ""), ("{a}", actual ?? "")]
    for (index, part) in parts.enumerated() { marks.append(("{\(index + 1)}", part)) }
    func whole(_ text: String) -> String { marks.reduce(text) { $0.replacing($1.0, with: $1.1) } }
    return Wording(en: whole(message.en), zh: whole(message.zh))
  }
}
