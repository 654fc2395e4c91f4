/// Raised and lowered digits behind a figure are a note's number or an exponent, never its next digits: they become
/// the superscripts and subscripts of Unicode.
enum Script {
  case raised
  case lowered

  /// Takes the value of Word's `vertAlign`.
  init?(position: String?) {
    switch position {
    case "superscript": self = .raised
    case "subscript": self = .lowered
    default: return nil
    }
  }

  /// Takes a text and the byte before it; nil when there is nothing to keep apart.
  func digits(_ text: UnsafeBufferPointer<UInt8>, after last: UInt8?) -> [UInt8]? {
    guard let last, !last.isSpace, text.contains(where: \.isDigit) else { return nil }
    return text.flatMap { $0.isDigit ? Array(String(character(UInt32($0 - 0x30))).utf8) : [$0] }
  }

  private func character(_ digit: UInt32) -> Character {
    let value: UInt32 =
      switch (self, digit) {
      case (.raised, 1): 0xB9
      case (.raised, 2): 0xB2
      case (.raised, 3): 0xB3
      case (.raised, _): 0x2070 + digit
      case (.lowered, _): 0x2080 + digit
      }
    return Unicode.Scalar(value).map(Character.init) ?? " "
  }
}
