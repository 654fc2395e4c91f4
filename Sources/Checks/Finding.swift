import Documents
import Forms
import Reports

/// One thing found in one report, with both sides. A finding never changes a value.
package struct Finding: Sendable, Hashable {
  package var rule: String
  package var severity: Severity
  package var section: Section?
  package var row: String?
  package var column: String?
  /// Both sides as figures or short formulas: `60 + 0 = 60`.
  package var expected: String?
  package var actual: String?
  package var message: Wording
  /// Where it stands in the source, where it is no cell of the report.
  package var place: Place?

  package init(
    rule: String, severity: Severity, section: Section? = nil, row: String? = nil, column: String? = nil,
    expected: String? = nil, actual: String? = nil, message: Wording,
    place: Place? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.section = section
    self.row = row
    self.column = column
    self.expected = expected
    self.actual = actual
    self.message = message
    self.place = place
  }
}
