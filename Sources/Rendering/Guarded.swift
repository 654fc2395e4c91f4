import Forms

/// Fields of the formats that spreadsheets open. A text that a spreadsheet would take for a formula gets a leading
/// apostrophe (design.md, Security); figures are no text and stay, and so does a text that is a plain number.
package enum Guarded {
  /// The field of a value; nothing is an empty field.
  static func field(_ value: Sheet.Value.Exact?) -> String {
    switch value {
    case .text(let content): text(content)
    case .figure(let digits): digits
    case nil: ""
    }
  }

  /// The text, with an apostrophe before it where it begins like a formula.
  package static func text(_ text: String) -> String {
    // Nearly every text begins with another byte than these signs do.
    guard let byte = text.utf8.first, byte <= 0x40 || byte == 0xEF else { return text }
    guard let first = text.unicodeScalars.first, opensFormula(first), Number(text) == nil else {
      return text
    }
    return "'" + text
  }

  /// True for what opens a formula; the full-width signs do so in Chinese and Japanese settings.
  private static func opensFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
