/// How grave a finding is. An error is a broken identity of the form; what the running text says is information.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case error, warning, info

  private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A rule that a finding names: what it watches over, what it needs, and where that is laid down. `T` rules are the
/// form's own sums, `X` rules hold two years against each other, `R` rules come from reading one document, `N` rules
/// hold the running text against figures, `W` rules look for what was written in haste.
package struct Rule: Sendable, Hashable {
  /// What must be there before a rule can say anything.
  package enum Need: String, Sendable, CaseIterable {
    case document, tables, text, yearBefore, years
  }

  /// How sure a finding is: a sum that is printed on both sides, a reading that has few others, or a hint to look.
  package enum Certainty: String, Sendable, CaseIterable {
    case sure, likely, hint
  }

  package let id: String
  package let severity: Severity
  package let certainty: Certainty
  package let needs: [Need]
  package let title: Wording
  /// What is looked at, and when it is a finding.
  package let text: Wording
  /// The paragraph of the form, or the corpus file in which the fault was met.
  package let reference: String

  /// The rule of an id. Every id in use is in the catalogue; a test holds the two against each other.
  package static func of(_ id: String) -> Rule? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// Every rule, in the order in which they are listed.
  package static let all: [Rule] = sums + years + reading + narrative + writing

  init(
    _ id: String, _ severity: Severity, _ certainty: Certainty, _ needs: [Need], _ title: Wording,
    _ text: Wording, _ reference: String
  ) {
    self.id = id
    self.severity = severity
    self.certainty = certainty
    self.needs = needs
    self.title = title
    self.text = text
    self.reference = reference
  }
}
