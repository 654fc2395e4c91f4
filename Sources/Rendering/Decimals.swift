import Forms

/// Computed quantities in a fixed number of decimals.
enum Decimals {
  /// The value rounded half away from zero, as readers of these reports round (四舍五入): 0.35 is 0.4, although the
  /// nearest binary fraction lies below it. Works on the shortest decimal text of the value; a value too large to
  /// round or not finite comes back as Swift writes it.
  static func text(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, let rounded = rounded(value, to: max(0, decimals)) else { return String(value) }
    return (value < 0 ? "-" : "") + rounded.description
  }

  private static func rounded(_ value: Double, to decimals: Int) -> Number? {
    guard decimals <= 15, let (digits, scale) = parts(of: value) else { return nil }
    if scale <= decimals {
      guard let factor = power(decimals - scale) else { return nil }
      let (mantissa, overflow) = digits.multipliedReportingOverflow(by: factor)
      return overflow ? nil : Number(mantissa, scale: decimals)
    }
    guard let divisor = power(scale - decimals) else { return Number(0, scale: decimals) }
    let (quotient, rest) = digits.quotientAndRemainder(dividingBy: divisor)
    return Number(rest >= divisor - rest ? quotient + 1 : quotient, scale: decimals)
  }

  /// The digits of the shortest text of |value| and how many of them are decimals.
  private static func parts(of value: Double) -> (digits: Int64, scale: Int)? {
    let halves = String(value.magnitude).split(separator: "e")
    guard let plain = halves.first else { return nil }
    let exponent = halves.count > 1 ? Int(halves[1]) : 0
    let decimals = plain.split(separator: ".").dropFirst().first?.count ?? 0
    guard let exponent, let digits = Int64(plain.filter { $0 != "." }) else { return nil }
    return (digits, decimals - exponent)
  }

  private static func power(_ exponent: Int) -> Int64? {
    guard (0...18).contains(exponent) else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
