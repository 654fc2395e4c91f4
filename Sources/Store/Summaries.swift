import Forms
import Reports

/// One line about a current report.
package struct ReportSummary: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  package let form: FormCode
  package let revision: Int
  package let title: String?
  package let publishedOn: String?
  /// Name of the file that it was read from.
  package let source: String
  /// How many cells are in each state; states without cells are not there.
  package let cells: [CellState: Int]
  /// How many findings of each gravity nobody has explained.
  package let findings: [Severity: Int]
}

/// A finding on a current report, as it is kept.
package struct StoredFinding: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  package let rule: String
  package let severity: Severity
  package let section: Section?
  package let row: String?
  package let column: String?
  package let expected: String?
  package let actual: String?
  package let message: Wording
  /// Its short name; nil for a finding in a draft.
  package var id: String? = nil
  /// What a person said that explains it; nil while nobody has, or since its cells have changed.
  package var explanation: String? = nil
}

/// An issuer with the spellings that lead to it.
package struct KnownIssuer: Sendable, Hashable {
  package let name: String
  package let organCode: String?
  /// Each with the evidence that joins it.
  package let aliases: [Alias]
  /// What a person stated of it.
  package var level: String? = nil
  package var parent: String? = nil
  package var scope: String? = nil
  /// The years that it has a current report for.
  package var years: [Int] = []

  /// Another spelling, and the evidence that joins it to the issuer.
  package struct Alias: Sendable, Hashable {
    package let name: String
    package let evidence: String
  }
}

/// How much the archive holds: current reports, their cells, and the findings on them.
package struct Holdings: Sendable, Hashable {
  package let reports: Int
  package let cells: Int
  package let findings: Int
}
