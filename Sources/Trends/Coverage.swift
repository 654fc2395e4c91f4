import Forms
import Store

/// Which issuer has a report for which year, all that the archive knows or held against a list of those expected.
package struct Coverage: Sendable, Hashable {
  package let years: [Int]
  package let lines: [Line]
  package let isAgainstList: Bool
  /// Refused files of which nothing tells issuer and year.
  package let unplaced: [RefusedFile]

  /// One issuer with a mark for each year.
  package struct Line: Sendable, Hashable {
    package let issuer: String
    package let isExpected: Bool
    /// False for a name of the list that the archive has never met.
    package let isKnown: Bool
    /// The issuer above it, as a person stated it.
    package let parent: String?
    package let marks: [Mark]
  }

  /// One year of an issuer; without a state nothing was expected and nothing is there.
  package struct Mark: Sendable, Hashable {
    package let year: Int
    package let state: State?
    package let report: ReportSummary?
    /// A file that was refused, where there is no report.
    package let refusal: RefusedFile?
  }

  /// How a report stands to what was expected.
  package enum State: String, Sendable { case present, missing, unexpected, refused }

  /// The coverage of some years, from the first to the last in the archive where none are given. Names of the list may
  /// be aliases; one that comes twice counts once.
  package init(
    reports: [ReportSummary], issuers: [KnownIssuer], expected: [String]? = nil,
    years: ClosedRange<Int>? = nil, refused: [RefusedFile] = [], byParent: Bool = false
  ) {
    isAgainstList = expected != nil
    let book = Names(issuers)
    let wanted = (expected.map { $0.map(book.name) } ?? issuers.map(\.name)).eachOnce
    let listed = Set(wanted)
    let others = issuers.map(\.name).filter { !listed.contains($0) }
    let search = NameSearch(refused.isEmpty ? [] : wanted + others + book.spellings)
    let placed = refused.map { ($0, RefusalPlace(of: $0, book: book, search: search)) }
    unplaced = placed.filter { $0.1 == nil }.map(\.0)
    let refusals = Dictionary(
      placed.compactMap { file, place in place.map { ($0, file) } }, uniquingKeysWith: { first, _ in first })
    let span = years ?? Coverage.span(reports.map(\.year) + refusals.keys.map(\.year))
    self.years = span.map(Array.init) ?? []
    let filed = Dictionary(
      reports.map { (RefusalPlace(issuer: $0.issuer, year: $0.year), $0) },
      uniquingKeysWith: { _, last in last })
    let known = Dictionary(issuers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = self.years
    let all = (wanted.map { ($0, true) } + others.map { ($0, false) }).map { name, isExpected in
      let marks = columns.map { year in
        let place = RefusalPlace(issuer: name, year: year)
        return Mark(year: year, report: filed[place], refusal: refusals[place], isExpected: isExpected)
      }
      return Line(
        issuer: name, isExpected: isExpected, isKnown: known[name] != nil, parent: known[name]?.parent,
        marks: marks)
    }.filter { $0.isExpected || $0.marks.contains { $0.state != nil } }
    lines = byParent ? Coverage.parted(all) : all
  }

  /// The same lines, each issuer behind the one above it.
  private static func parted(_ lines: [Line]) -> [Line] {
    let parents = Set(lines.compactMap(\.parent))
    let ordered = lines.enumerated().sorted { a, b in
      let (one, other) = (a.element, b.element)
      let key = { (line: Line) in (line.parent ?? line.issuer, line.parent == nil ? 0 : 1) }
      return key(one) == key(other) ? a.offset < b.offset : key(one) < key(other)
    }.map(\.element)
    return ordered.filter { $0.parent != nil || parents.contains($0.issuer) }
      + ordered.filter { $0.parent == nil && !parents.contains($0.issuer) }
  }

  private static func span(_ years: [Int]) -> ClosedRange<Int>? {
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }
}

extension Coverage.Mark {
  fileprivate init(year: Int, report: ReportSummary?, refusal: RefusedFile?, isExpected: Bool) {
    self.year = year
    self.report = report
    self.refusal = report == nil ? refusal : nil
    state =
      report != nil
      ? (isExpected ? .present : .unexpected) : refusal != nil ? .refused : isExpected ? .missing : nil
  }
}

/// Whose report of which year a refused file would be: as the call stated, else as its name tells. A hint to look at the
/// file, never more: it is in no trend and no count of reports.
struct RefusalPlace: Hashable {
  let issuer: String
  let year: Int

  init(issuer: String, year: Int) {
    self.issuer = issuer
    self.year = year
  }

  /// Nil where neither tells both.
  fileprivate init?(of file: RefusedFile, book: Names, search: NameSearch) {
    let base = file.name.split(separator: "/").last.map(String.init) ?? file.name
    guard let issuer = file.issuer.map(book.name) ?? search.longest(in: base).map(book.name),
      let year = file.year ?? RefusalPlace.year(in: base)
    else { return nil }
    self.init(issuer: issuer, year: year)
  }

  /// The year before 年, else the only year in the name: runs of just four digits.
  private static func year(in base: String) -> Int? {
    let runs = base.matches(of: /[0-9]+年?/).map(\.output)
    let years = { (runs: [Substring]) in
      Set(runs.filter { $0.count == 4 }.compactMap { Int($0) }.filter { (2007...2099).contains($0) })
    }
    let named = years(runs.filter { $0.hasSuffix("年") }.map { $0.dropLast() })
    let all = years(runs.map { $0.hasSuffix("年") ? $0.dropLast() : $0 })
    return named.count == 1 ? named.first : all.count == 1 ? all.first : nil
  }
}

/// Names looked for in the names of files.
private struct NameSearch {
  private let keys: [(name: String, key: String)]

  init(_ names: [String]) {
    keys = names.map { ($0, NameSearch.key($0)) }.filter { !$0.1.isEmpty }
  }

  /// The longest name that stands in a text, without regard to width and spaces.
  func longest(in text: String) -> String? {
    let folded = NameSearch.key(text)
    return keys.filter { folded.contains($0.key) }.max { ($0.key.count, $1.name) < ($1.key.count, $0.name) }?
      .name
  }

  private static func key(_ text: String) -> String { String(decoding: Fold.key(text), as: UTF16.self) }
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

  /// All that leads to an issuer.
  var spellings: [String] { Array(exact.keys) }

  func name(_ text: String) -> String { exact[text] ?? folded[Fold.key(text)] ?? text }
}

extension [String] {
  /// Without repetitions, in the order of the first.
  fileprivate var eachOnce: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
