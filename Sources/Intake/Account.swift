import Forms
import Reports
import Store

/// What became of one file.
package struct Entry: Sendable {
  package enum Result: Sendable {
    case filed(FilingOutcome, Report, findings: Int)
    /// The very bytes were taken in before: nothing was read anew.
    case known(KnownReport)
    case refused(Wording)
  }

  /// The file's name as it was given.
  package let source: String
  package let result: Result
  /// The revision that the file made before, where it comes back and is the newest again.
  package var again: Int? = nil
}

/// What became of all files: read = new + revised + unchanged + refused, always, because every entry is counted once
/// and nothing else is.
package struct Account: Sendable, Hashable {
  package private(set) var new = 0
  package private(set) var revised = 0
  package private(set) var unchanged = 0
  package private(set) var refused = 0
  /// Cells and findings of the reports that were stored.
  package private(set) var cells = 0
  package private(set) var findings = 0

  package init() {}

  package var read: Int { new + revised + unchanged + refused }

  package mutating func add(_ entry: Entry) {
    switch entry.result {
    case .refused: refused += 1
    case .filed(.unchanged, _, _), .filed(.older, _, _), .known: unchanged += 1
    case .filed(.new, let report, let found):
      new += 1
      add(report, found)
    case .filed(.revised, let report, let found):
      revised += 1
      add(report, found)
    }
  }

  /// Adds the account of another run.
  package mutating func add(_ other: Account) {
    new += other.new
    revised += other.revised
    unchanged += other.unchanged
    refused += other.refused
    cells += other.cells
    findings += other.findings
  }

  private mutating func add(_ report: Report, _ found: Int) {
    cells += report.cells.count
    findings += found
  }
}
