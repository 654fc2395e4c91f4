import Forms
import Reports

/// All findings on a report beside its neighbours: what reading it had to tell, the form's identities, and the year
/// before. Nothing in the report is changed.
package func findings(in report: Report, beside neighbours: Neighbours = Neighbours()) -> [Finding] {
  report.remarks.map(Finding.init) + checks(of: report, beside: neighbours)
}

/// The findings that follow from figures and sentences; those from reading the document are left out.
package func checks(of report: Report, beside neighbours: Neighbours = Neighbours()) -> [Finding] {
  let settlement = report.undecided.isEmpty ? [] : Settlement(report, beside: neighbours).chosen
  let undecided = zip(report.undecided, settlement).map { Finding($0, settled: $1) }
  let figures = Figures(report)
  let sums = Identity.of(Form.of(report.form)).flatMap { IdentityCheck($0, figures).findings }
  let before = neighbours.previous.map(Figures.init)
  let years = YearBefore(figures, before).findings
  return undecided + sums + years + written(report, figures, before, neighbours)
}

/// What the running text and the look of the figures have to tell.
private func written(
  _ report: Report, _ figures: Figures, _ before: Figures?, _ neighbours: Neighbours
) -> [Finding] {
  let text = TextAgainstTable(report, figures)
  let growth = before.map { GrowthInWords(text, figures, $0).findings } ?? []
  let copied = neighbours.previous.map { CopiedSections(report, $0).findings } ?? []
  return text.findings + growth + PartsInWords(report).findings + BalanceInWords(text, figures).findings
    + Unfinished(report).findings + copied + Plausibility(report, figures).findings
    + OwnRange(report, neighbours.others).findings
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
