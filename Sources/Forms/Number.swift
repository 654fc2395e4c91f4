/// A figure exactly as printed: `mantissa` × 10^-`scale`. `20152.54` is 2015254 with scale 2, so that every digit
/// comes back. Figures of more than 15 digits are refused: no reader of a database (REAL, JSON) keeps them whole.
package struct Number: Hashable, Sendable, CustomStringConvertible {
  package static let maximumDigits = 15

  package let mantissa: Int64
  package let scale: Int

  package init(_ mantissa: Int64, scale: Int = 0) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// The number that `text` prints in ASCII: an optional sign, digits, at most one point with digits on both sides.
  /// Returns nil for anything else, never a part of it.
  package init?(_ text: some StringProtocol) {
    var mantissa: Int64 = 0
    var digits = 0
    var scale: Int?
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where digits > 0 && scale == nil: scale = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= Number.maximumDigits else { return nil }
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        scale = scale.map { $0 + 1 }
      default: return nil
      }
    }
    guard digits > 0, scale != 0 else { return nil }
    self.init(negative ? -mantissa : mantissa, scale: scale ?? 0)
  }

  /// The whole number, or nil where there are decimals.
  package var integer: Int64? { scale == 0 ? mantissa : nil }

  package var double: Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    return Double(mantissa) / divisor
  }

  package var description: String {
    guard scale > 0 else { return String(mantissa) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
