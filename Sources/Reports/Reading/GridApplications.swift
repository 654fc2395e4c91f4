import Documents
import Forms

/// Reads table 三 from a grid: the row from its label, the column from the head above it. Where the head is lost,
/// a row of exactly seven cells behind its label is read in the form's order.
struct GridApplications {
  let labels: RowLabels
  private let applicants = Applications.applicants

  init(form: Form) {
    let table = form.table(.applications) ?? Applications.table2021
    let groups = Applications.groups.filter { group in !table.rows.contains { $0.label == group.label } }
    labels = RowLabels(table, groups: groups)
  }

  /// Reads what `grid` holds of the table into `reading`; `head` is carried to a table that continues it.
  func read(_ grid: Grid, head: inout [Int]?, previous: inout Int, into reading: inout Reading) {
    head = self.head(of: grid) ?? head.flatMap { $0.last.map { $0 < grid.width } == true ? $0 : nil }
    for row in grid.rows.indices {
      guard let match = label(of: row, in: grid, after: previous) else { continue }
      let form = labels.table.rows[match.index]
      guard let values = values(of: row, in: grid, head: head) else { continue }
      previous = match.index
      for (applicant, cell) in zip(applicants, values) {
        reading.add(
          Cell(
            CellKey(.applications, form.code, applicant.code), printed: cell.text, unit: applicant.unit,
            at: cell.place))
      }
      if match.strength == .near, let column = grid.labelColumns(of: row).last {
        let cell = grid.rows[row][column]
        reading.remarks.append(
          .misprint(Cell.raw(cell.text), for: form.label, at: cell.place, .applications, row: form.code))
      }
    }
  }

  /// The column of each applicant, from the rows of the head; nil unless all seven stand there in the form's order.
  private func head(of grid: Grid) -> [Int]? {
    var columns: [String: Int] = [:]
    for row in grid.rows.indices.prefix(8) {
      for (column, key) in grid.keys[row].enumerated() {
        if let applicant = applicants.first(where: { names($0).contains(key) }) {
          columns[applicant.code] = column
        }
      }
    }
    let order = applicants.compactMap { columns[$0.code] }
    guard order.count == applicants.count, zip(order, order.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    return order
  }

  private func names(_ column: FormColumn) -> [[UInt16]] {
    ([column.label] + column.variants).map { Fold.key($0) }
  }

  /// The row that the words of a line name: the word nearest to the figures decides, then those before it.
  private func label(of row: Int, in grid: Grid, after previous: Int) -> RowLabels.Match? {
    for column in grid.labelColumns(of: row).reversed() {
      if let match = labels.row(of: grid.keys[row][column], after: previous) { return match }
    }
    return nil
  }

  /// Seven cells of a row: those under the head, else those behind the label where there are just seven.
  private func values(of row: Int, in grid: Grid, head: [Int]?) -> [TableCell]? {
    if let head, let first = head.first, let last = head.last, last < grid.rows[row].count {
      let cells = head.map { grid.rows[row][$0] }
      let isLabelBefore = grid.labelColumns(of: row).last.map { $0 < first } ?? false
      if isLabelBefore && cells.allSatisfy(\.isOrigin) { return cells }
    }
    guard let label = grid.labelColumns(of: row).last else { return nil }
    let behind = grid.origins(of: row).filter { $0.column > label }.map(\.cell)
    return behind.count == applicants.count ? behind : nil
  }
}
