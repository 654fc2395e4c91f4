import Forms
import Reports

extension Finding {
  /// The cells of a report that a finding speaks of: all parts of the sum that it is about, else the cell, row or table
  /// that it names; none where it names none.
  package func cells(in report: Report) -> [CellKey] {
    guard let section else { return [] }
    let own = report.cells.map(\.key).filter { $0.section == section }
    guard let row else { return own }
    guard let column else { return own.filter { $0.row == row } }
    let key = CellKey(section, row, column)
    let sums = verdicts(on: key, in: report).filter { $0.rule == rule }
    if !sums.isEmpty { return sums.flatMap(\.cells) }
    // Documents in force: the whole row takes part.
    return rule == "X.2" ? own.filter { $0.row == row } : [key]
  }
}
