/// One sum divided by another, kept as its two whole parts so that shares which part a whole add up to exactly 1.
/// `per` is what the quotient is counted on: 1 for a share, 100 for suits per 100 requests.
package struct Ratio: Hashable, Sendable {
  package let over: Int64
  package let under: Int64
  package let per: Int64

  /// Two sums at one scale; nil for a denominator of 0 or below, on which no ratio stands.
  package init?(over: Int64, under: Int64, per: Int64 = 1) {
    guard under > 0, !over.multipliedReportingOverflow(by: per).overflow else { return nil }
    self.over = over
    self.under = under
    self.per = per
  }

  /// The quotient. One division of whole numbers is rounded once; the view `series` divides in the same way, so both
  /// give the same bits.
  package var double: Double { Double(per * over) / Double(under) }
}
