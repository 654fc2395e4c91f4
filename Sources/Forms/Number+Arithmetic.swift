extension Number {
  /// The exact sum; nil where it does not fit.
  package func plus(_ other: Number) -> Number? {
    Number.aligned(self, other).flatMap { a, b, scale in
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? nil : Number(sum, scale: scale)
    }
  }

  /// The exact difference; nil where it does not fit.
  package func minus(_ other: Number) -> Number? {
    Number.aligned(self, other).flatMap { a, b, scale in
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? nil : Number(difference, scale: scale)
    }
  }

  /// The share of `base` in percent. Nil for a base of 0, which has no share, and for a negative one, whose share
  /// would have the wrong sign.
  package func percent(of base: Number) -> Double? {
    guard base.mantissa > 0, let (part, whole, _) = Number.aligned(self, base) else { return nil }
    let (hundredfold, overflow) = part.multipliedReportingOverflow(by: 100)
    // One division of whole numbers is rounded once; so 7 of 2000 is 0.35 and not its neighbour.
    return overflow ? Double(part) / Double(whole) * 100 : Double(hundredfold) / Double(whole)
  }

  /// Both mantissas at the greater of both scales; nil where that does not fit.
  private static func aligned(_ a: Number, _ b: Number) -> (Int64, Int64, scale: Int)? {
    let scale = max(a.scale, b.scale)
    guard let first = a.mantissa(at: scale), let second = b.mantissa(at: scale) else { return nil }
    return (first, second, scale)
  }

  private func mantissa(at wider: Int) -> Int64? {
    let (missing, tooFar) = wider.subtractingReportingOverflow(scale)
    guard !tooFar, (0...18).contains(missing) else { return nil }
    var mantissa = mantissa
    for _ in 0..<missing {
      let (tenfold, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      mantissa = tenfold
    }
    return mantissa
  }
}
