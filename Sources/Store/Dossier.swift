import Forms
import Foundation

/// All that another archive has about one issuer and year: the files that reports were read from, and what people said of
/// them. Figures are not among it: they are read from the files again.
package struct Dossier: Sendable {
  /// An original and the moment at which it was first taken in.
  package struct File: Sendable, Hashable {
    let source: Int64
    package let name: String
    package let sha256: String
    package let at: String
    /// Set where a person brought it back after another had taken its place.
    let isAgain: Bool

    /// When it was taken in; nil where no program says so, and where that is still to come.
    package var date: Date? { RevisionOrder.date(at) }
  }

  /// A correction of a cell of the report that one of the files gave.
  struct Correction: Sendable {
    let files: Set<String>
    let amendment: Amendment
    /// False where the row is not what it was when it was written.
    let isWhole: Bool
  }

  /// A correction of what such a report is: whose, for which year, on which form.
  struct ReportCorrected: Sendable {
    let files: Set<String>
    let amendment: ReportAmendment
    let isWhole: Bool
  }

  /// A finding that a person explained.
  struct Explanation: Sendable {
    let subject: VerdictBook.Subject
    let cells: String
    let note: String
    let by: String
    let at: String
    let undoneAt: String?
  }

  let issuer: OtherIssuer
  package let year: Int
  package let files: [File]
  let corrections: [Correction]
  let reportCorrections: [ReportCorrected]
  let explanations: [Explanation]

  /// The issuer's own name in the other archive.
  package var issuerName: String { issuer.name }
}

/// An issuer as another archive knows it.
package struct OtherIssuer: Sendable {
  struct Alias: Sendable {
    let name: String
    let evidence: String
  }

  /// Two issuers that a person made one there: what came from which file and year.
  struct Merge: Sendable {
    let from: String
    let organCode: String?
    let level: String?
    let parent: String?
    let scope: String?
    let reports: [(year: Int, sha256: String)]
    let aliases: [String]
    let children: [String]
    let hasLearntCode: Bool
    let at: String
  }

  package let name: String
  let id: Int64
  let organCode: String?
  let level: String?
  let scope: String?
  let parent: String?
  let aliases: [Alias]
  let merges: [Merge]
  let hasReports: Bool
}

/// What became of one file of a dossier.
package struct Arrival: Sendable {
  /// Why a file's report is current or not, where two files differ.
  package struct Standing: Sendable, Hashable {
    package let isCurrent: Bool
    package let at: String
    /// The file that the other report was read from, and when that came.
    package let other: String
    package let otherAt: String
    package let revision: Int
  }

  package let file: Dossier.File
  package let outcome: FilingOutcome
  package let standing: Standing?
}

/// What became of a dossier.
package struct DossierOutcome: Sendable {
  package internal(set) var arrivals: [Arrival] = []
  package internal(set) var amendments = 0
  package internal(set) var verdicts = 0
  /// Findings on the report that is current now.
  package internal(set) var findings = 0
  package internal(set) var objections: [Objection] = []
}
