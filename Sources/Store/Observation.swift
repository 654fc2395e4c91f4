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
  /// A cell's state, or `missing` where the report lacks a row that the field needs.
  package let state: String

  package init(issuer: String, field: String, year: Int, form: FormCode, value: Number?, state: String) {
    self.issuer = issuer
    self.field = field
    self.year = year
    self.form = form
    self.value = value
    self.state = state
  }
}

/// A report that is in the archive, whether or not it has figures: what the years of an issuer are told from.
package struct Filing: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  package let form: FormCode

  package init(issuer: String, year: Int, form: FormCode) {
    self.issuer = issuer
    self.year = year
    self.form = form
  }
}
