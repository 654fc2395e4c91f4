import Forms

/// One field of one issuer over the years: a point for every year from the first to the last, years without a
/// report included. Made by `series(of:…)`; nothing is ever drawn across a gap or a break.
package struct Series: Sendable, Hashable {
  package let issuer: String
  /// The field's code, as in the view `series`.
  package let field: String
  package let points: [Point]
  /// The year that is 100, where an index was asked for.
  package let base: BaseYear?

  package init(issuer: String, field: String, points: [Point], base: BaseYear? = nil) {
    self.issuer = issuer
    self.field = field
    self.points = points
    self.base = base
  }

  /// The same series as an index: `whole` is the series over all years, among which the base is looked for.
  package func indexed(to year: Int, within whole: Series) -> Series {
    Series(issuer: issuer, field: field, points: points, base: BaseYear(year: year, point: whole.point(year)))
  }

  /// The point of a year; nil outside the years asked for.
  package func point(_ year: Int) -> Point? { points.first { $0.year == year } }
}

/// The base of an index: the year, and its point where the issuer's reports reach so far.
package struct BaseYear: Sendable, Hashable {
  package let year: Int
  package let point: Point?

  package init(year: Int, point: Point?) {
    self.year = year
    self.point = point
  }
}

/// A year of a series: what the report says, and how that stands to the year before.
package struct Point: Sendable, Hashable {
  package let year: Int
  /// The form of the year's report; nil for a gap.
  package let form: FormCode?
  package let reading: Reading
  /// The unit of the figure, as printed where the form fixes none.
  package let unit: String?
  /// The year before where the archive has its report, and its figure where that has one.
  package let previous: Previous?
  package let change: Change

  package init(
    year: Int, form: FormCode?, reading: Reading, unit: String? = nil, previous: Previous? = nil,
    change: Change
  ) {
    self.year = year
    self.form = form
    self.reading = reading
    self.unit = unit
    self.previous = previous
    self.change = change
  }

  /// The figure; nil where there is none and for a ratio.
  package var value: Number? { reading.value }

  /// True where the year has a figure or a ratio.
  package var hasFigure: Bool { reading.quantity != nil }
}

/// The year before a point, as far as the archive has it.
package struct Previous: Sendable, Hashable {
  package let year: Int
  package let form: FormCode
  package let value: Number?
  package let ratio: Ratio?

  package init(year: Int, form: FormCode, value: Number?, ratio: Ratio? = nil) {
    self.year = year
    self.form = form
    self.value = value
    self.ratio = ratio
  }
}

/// What a year says of a field.
package enum Reading: Sendable, Hashable {
  case number(Number)
  /// Two sums, one divided by the other.
  case ratio(Ratio)
  /// A report without a figure there; the state is `blank`, `na`, `unreadable` or `missing`, or for a ratio
  /// `zero_base`: its denominator is 0.
  case empty(state: String)
  /// A report on a form that has no such field, and why.
  case notInForm(Wording)
  /// No report of this year in the archive.
  case gap

  package var value: Number? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The figure or ratio as a quantity that can be drawn and compared; nil where there is none.
  package var quantity: Double? {
    switch self {
    case .number(let value): value.double
    case .ratio(let ratio): ratio.double
    default: nil
    }
  }
}

/// How a year stands to the year before.
package enum Change: Sendable, Hashable {
  /// No report before this one: nothing to compare with.
  case first
  /// The difference, in percent too where the base is positive, and the footnote of a joint that is only close.
  case value(Number, percent: Double?, footnote: Wording?)
  /// The year before was 0: a difference, but no percentage.
  case noBase(Number, footnote: Wording?)
  /// The difference of two ratios; a ratio's change is never given in percent of itself.
  case points(Double, footnote: Wording?)
  /// This year or the year before is not in the archive.
  case missing
  /// This year's report or last year's has no figure there.
  case blank
  /// The two years do not count the same thing, and why.
  case broken(Wording)
}
