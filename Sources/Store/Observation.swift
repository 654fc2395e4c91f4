import Forms
import Reports

/// The value of one field in one report, as the view `series` gives it. `value` is nil where the state is not
/// `number`: a sum with a member that is blank or missing has no value.
package struct Observation: Sendable, Hashable {
  package let issuer: String
  package let field: String
  package let year: Int
  package let form: FormCode
  package let value: Number?
  /// A cell's state, `missing` where the report lacks a row that the field needs, or `zero_base` for a ratio whose
  /// denominator is 0.
  package let state: String
  /// The value of a ratio, which has no `value`.
  package let ratio: Ratio?
  /// The unit: the printed one where the form fixes none or the report prints another.
  package let unit: String?

  package init(
    issuer: String, field: String, year: Int, form: FormCode, value: Number?, state: String,
    ratio: Ratio? = nil, unit: String? = nil
  ) {
    self.issuer = issuer
    self.field = field
    self.year = year
    self.form = form
    self.value = value
    self.state = state
    self.ratio = ratio
    self.unit = unit
  }
}

/// A report that is in the archive, whether or not it has figures: what the years of an issuer are told from.
package struct Filing: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  package let form: FormCode
  /// Whose figures they are, where the report tells.
  package let scope: Scope?

  package init(issuer: String, year: Int, form: FormCode, scope: Scope? = nil) {
    self.issuer = issuer
    self.year = year
    self.form = form
    self.scope = scope
  }
}
