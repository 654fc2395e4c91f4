import Forms
import Reports

/// All findings on a report beside its neighbours: what reading it had to tell, the form's identities, and the year
/// before. Nothing in the report is changed.
package func findings(in report: Report, beside neighbours: Neighbours = Neighbours()) -> [Finding] {
  report.remarks.map(Finding.init) + checks(of: report, beside: neighbours)
}

/// The findings that follow from figures and sentences; those from reading the document are left out.
package func checks(of report: Report, beside neighbours: Neighbours = Neighbours()) -> [Finding] {
  OwnChecks(report).findings(beside: neighbours)
}

/// What a report says against itself, found before anything is known of its neighbours: most of the work, which can be done
/// for many reports at once.
package struct OwnChecks: Sendable {
  private let report: Report
  private let figures: Figures
  private let text: TextAgainstTable
  /// In the order in which they are told, between what the neighbours say.
  private let sums, words, parts, rest: [Finding]

  package init(_ report: Report) {
    self.report = report
    figures = Figures(report)
    text = TextAgainstTable(report, figures)
    sums = Identity.of(Form.of(report.form)).flatMap { [figures] in IdentityCheck($0, figures).findings }
    words = text.findings
    parts =
      PartsInWords(report).findings + BalanceInWords(text, figures).findings + Unfinished(report).findings
    rest = Plausibility(report, figures).findings
  }

  /// True where they are those of `other` too, whatever reading had to tell of it.
  package func hold(for other: Report) -> Bool {
    (report.issuer, report.year, report.form) == (other.issuer, other.year, other.form)
      && report.cells == other.cells && report.extras == other.extras && report.undecided == other.undecided
      && report.facts == other.facts && report.sections == other.sections
      && (report.title, report.publishedOn, report.period, report.indexNumber, report.scope)
        == (other.title, other.publishedOn, other.period, other.indexNumber, other.scope)
  }

  /// All findings on the report.
  package func findings(beside neighbours: Neighbours) -> [Finding] {
    let settlement = report.undecided.isEmpty ? [] : Settlement(report, beside: neighbours).chosen
    let undecided = zip(report.undecided, settlement).map { Finding($0, settled: $1) }
    let before = neighbours.previous.map(Figures.init)
    let growth = before.map { GrowthInWords(text, figures, $0).findings } ?? []
    let copied = neighbours.previous.map { CopiedSections(report, $0).findings } ?? []
    return undecided + sums + YearBefore(figures, before).findings + words + growth + parts + copied + rest
      + OwnRange(report, neighbours.others).findings
  }
}

/// What every sum of the form, every sum over two years, and every figure of the text that can be compared says of a
/// report.
package func verdicts(in report: Report, beside neighbours: Neighbours = Neighbours()) -> [SumVerdict] {
  let figures = Figures(report)
  return Identity.of(Form.of(report.form)).flatMap { IdentityCheck($0, figures).verdicts }
    + YearBefore(figures, neighbours.previous.map(Figures.init)).verdicts
    + TextAgainstTable(report, figures).verdicts
}

extension Finding {
  /// A remark of the reading, with the severity that the catalogue of rules gives it.
  init(_ remark: Remark) {
    self.init(
      rule: remark.rule, severity: Rule.of(remark.rule)?.severity ?? .warning, section: remark.section,
      row: remark.row, column: remark.column, actual: remark.actual, message: remark.message)
  }
}

/// The cells of a report by key, for checks.
struct Figures: Sendable {
  let year: Int
  let form: Form
  /// The labels of an annex in their order.
  let annexLabels: [String]
  private let cells: [Cell]
  /// Where each cell stands among them, the first of several.
  private let places: [CellKey: Int]

  init(_ report: Report) {
    annexLabels = report.cells.filter { $0.key.section == .annex && $0.key.column == "year" }.map(\.key.row)
    year = report.year
    form = Form.of(report.form)
    cells = report.cells
    var places: [CellKey: Int] = Dictionary(minimumCapacity: cells.count)
    for (place, cell) in cells.enumerated() {
      if let first = places.updateValue(place, forKey: cell.key) { places[cell.key] = first }
    }
    self.places = places
  }

  /// The figure of a cell; nil where there is none, whatever the reason.
  func value(_ key: CellKey) -> Number? { places[key].flatMap { cells[$0].value } }

  /// The whole cell; nil where the report does not print it.
  func cell(_ key: CellKey) -> Cell? { places[key].map { cells[$0] } }

  /// The state of a cell; nil where the report does not print it.
  func state(_ key: CellKey) -> CellState? { places[key].map { cells[$0].state } }

  /// The state and figure of a cell; nil where the report does not print it.
  func printed(_ key: CellKey) -> (state: CellState, value: Number?)? {
    places[key].map { (cells[$0].state, cells[$0].value) }
  }
}
