import Forms
import Reports

/// All findings on a report beside its neighbours: what reading it had to tell, the form's identities, and the year
/// before. Nothing in the report is changed.
package func findings(in report: Report, beside neighbours: Neighbours = Neighbours()) -> [Finding] {
  report.remarks.map(Finding.init) + checks(of: report, beside: neighbours)
}

/// The findings that follow from figures alone; those from reading the document are left out.
package func checks(of report: Report, beside neighbours: Neighbours = Neighbours()) -> [Finding] {
  let settlement = report.undecided.isEmpty ? [] : Settlement(report, beside: neighbours).chosen
  let undecided = zip(report.undecided, settlement).map { Finding($0, settled: $1) }
  let figures = Figures(report)
  let sums = Identity.of(Form.of(report.form)).flatMap { IdentityCheck($0, figures).findings }
  guard let previous = neighbours.previous else { return undecided + sums }
  return undecided + sums + YearBefore(figures, Figures(previous)).findings
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
  private let cells: [CellKey: Cell]

  init(_ report: Report) {
    year = report.year
    form = Form.of(report.form)
    cells = Dictionary(report.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The figure of a cell; nil where there is none, whatever the reason.
  func value(_ key: CellKey) -> Number? { cells[key]?.value }

  /// The state of a cell; nil where the report does not print it.
  func state(_ key: CellKey) -> CellState? { cells[key]?.state }
}
