import Checks

extension StoredFinding {
  /// A finding on a report that is not stored, in the shape of those that are.
  package init(_ finding: Finding, issuer: String, year: Int) {
    self.init(
      issuer: issuer, year: year, rule: finding.rule, severity: finding.severity, section: finding.section,
      row: finding.row, column: finding.column, expected: finding.expected, actual: finding.actual,
      message: finding.message)
  }
}
