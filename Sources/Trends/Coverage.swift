import Forms
import Store

/// Which issuer has a report for which year, all that the archive knows or held against a list of those expected.
package struct Coverage: Sendable, Hashable {
  package let years: [Int]
  package let lines: [Line]
  package let isAgainstList: Bool

  /// One issuer with a mark for each year.
  package struct Line: Sendable, Hashable {
    package let issuer: String
    package let isExpected: Bool
    /// False for a name of the list that the archive has never met.
    package let isKnown: Bool
    package let marks: [Mark]
  }

  /// One year of an issuer; without a state nothing was expected and nothing is there.
  package struct Mark: Sendable, Hashable {
    package let year: Int
    package let state: State?
    package let report: ReportSummary?
  }

  /// How a report stands to what was expected.
  package enum State: String, Sendable { case present, missing, unexpected }

  /// The coverage of some years, from the first to the last in the archive where none are given. Names of the list may
  /// be aliases; one that comes twice counts once.
  package init(
    reports: [ReportSummary], issuers: [KnownIssuer], expected: [String]? = nil,
    years: ClosedRange<Int>? = nil
  ) {
    let span = years ?? Coverage.span(reports)
    self.years = span.map(Array.init) ?? []
    isAgainstList = expected != nil
    let book = Names(issuers)
    let known = Set(issuers.map(\.name))
    let wanted = (expected.map { $0.map(book.name) } ?? issuers.map(\.name)).eachOnce
    let listed = Set(wanted)
    let others = issuers.map(\.name).filter { !listed.contains($0) }
    let filed = Dictionary(grouping: reports, by: \.issuer)
    let ordered = wanted.map { ($0, true) } + others.map { ($0, false) }
    let columns = self.years
    lines = ordered.map { name, isExpected in
      let own = Dictionary((filed[name] ?? []).map { ($0.year, $0) }, uniquingKeysWith: { _, last in last })
      return Line(
        issuer: name, isExpected: isExpected, isKnown: known.contains(name),
        marks: columns.map { Mark(year: $0, report: own[$0], isExpected: isExpected) })
    }.filter { $0.isExpected || $0.marks.contains { $0.report != nil } }
  }

  private static func span(_ reports: [ReportSummary]) -> ClosedRange<Int>? {
    guard let first = reports.map(\.year).min(), let last = reports.map(\.year).max() else { return nil }
    return first...last
  }
}

extension Coverage.Mark {
  fileprivate init(year: Int, report: ReportSummary?, isExpected: Bool) {
    self.year = year
    self.report = report
    state = isExpected ? (report == nil ? .missing : .present) : report == nil ? nil : .unexpected
  }
}

/// Leads a name as somebody writes it to the issuer's own: exactly, else without regard to width and spaces.
private struct Names {
  private let exact: [String: String]
  private let folded: [[UInt16]: String]

  init(_ issuers: [KnownIssuer]) {
    let own = issuers.map { ($0.name, $0.name) }
    let aliases = issuers.flatMap { issuer in issuer.aliases.map { ($0.name, issuer.name) } }
    exact = Dictionary(own + aliases, uniquingKeysWith: { first, _ in first })
    folded = Dictionary(
      (own + aliases).map { (Fold.key($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  func name(_ text: String) -> String { exact[text] ?? folded[Fold.key(text)] ?? text }
}

extension [String] {
  /// Without repetitions, in the order of the first.
  fileprivate var eachOnce: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
