import Documents
import Forms

/// Reads table 三 from a grid: the row from its label, the column from the head above it. Where the head is lost,
/// a row of exactly seven cells behind its label is read in the form's order.
struct GridApplications {
  let labels: RowLabels
  private let applicants = Applications.applicants

  init(form: Form) {
    labels = .applications(form)
  }

  /// Reads what `grid` holds of the table into `reading`; `head` is carried to a table that continues it.
  func read(
    _ grid: Grid, head: inout ApplicationsHead?, previous: inout Int, into reading: inout Reading
  ) {
    head = ApplicationsHead(grid) ?? carried(head, to: grid)
    var hasRows = false
    for row in grid.rows.indices {
      guard let values = values(of: row, in: grid, head: head) else { continue }
      guard let match = label(of: row, in: grid, head: head, after: previous) else {
        if hasRows { reading.extras += extras(of: row, in: grid, head: head, values) }
        continue
      }
      previous = match.index
      hasRows = true
      add(values, of: row, in: grid, as: labels.table.rows[match.index], to: &reading)
      if match.strength == .near { tell(match, of: row, in: grid, head: head, into: &reading) }
    }
  }

  /// A head holds for the table behind it where that is as wide (domain.md §7: tables cut by a page).
  private func carried(_ head: ApplicationsHead?, to grid: Grid) -> ApplicationsHead? {
    guard var head, head.width == grid.width else { return nil }
    head.isCarried = true
    return head
  }

  private func add(
    _ values: [TableCell], of row: Int, in grid: Grid, as item: FormRow, to reading: inout Reading
  ) {
    for (applicant, cell) in zip(applicants, values) {
      let key = CellKey(.applications, item.code, applicant.code)
      let isShared = cell.place.column.map { grid.isShared(row, $0 - 1) } ?? false
      reading.add(
        isShared
          ? Cell(key, unreadable: cell, unit: applicant.unit)
          : Cell(key, printed: cell.text, unit: applicant.unit, at: cell.place))
    }
  }

  private func tell(
    _ match: RowLabels.Match, of row: Int, in grid: Grid, head: ApplicationsHead?, into reading: inout Reading
  ) {
    guard let column = words(of: row, in: grid, head: head).last else { return }
    let cell = grid.rows[row][column]
    let form = labels.table.rows[match.index]
    reading.remarks.append(
      .misprint(Cell.raw(cell.text), for: form.label, at: cell.place, .applications, row: form.code))
  }

  /// A row of figures under words that no row of the form has: kept beside the form, cell by cell.
  private func extras(of row: Int, in grid: Grid, head: ApplicationsHead?, _ values: [TableCell])
    -> [ExtraCell]
  {
    guard let column = words(of: row, in: grid, head: head).last,
      values.contains(where: { Figure($0.text).state == .number })
    else { return [] }
    let label = Cell.raw(grid.rows[row][column].text)
    return zip(applicants, values).map { applicant, cell in
      ExtraCell(
        .applications, label, applicant.code, printed: cell.text, unit: applicant.unit, at: cell.place)
    }
  }

  /// The columns of a row that hold words: all of those before the head's own head, else up to the first figure.
  private func words(of row: Int, in grid: Grid, head: ApplicationsHead?) -> [Int] {
    guard let head, let first = head.first, !head.isCarried, !isShifted(row, in: grid, first: first) else {
      return grid.labelColumns(of: row)
    }
    return grid.rows[row].indices.filter {
      $0 < first && !grid.keys[row][$0].isEmpty && !grid.isFigure(row, $0)
    }
  }

  /// True where a span above reaches one row too far, so that the row stands further to the right than the head: the
  /// label of a row of the form stands below the first applicant, and just seven cells behind it.
  private func isShifted(_ row: Int, in grid: Grid, first: Int) -> Bool {
    guard let label = grid.labelColumns(of: row).last, label >= first,
      grid.origins(of: row).count(where: { $0.column > label }) == applicants.count
    else { return false }
    return labels.row(of: grid.keys[row][label], after: -1).map { $0.strength >= .suffix } ?? false
  }

  /// The row that the words nearest to the figures name. Words farther off stand for several rows (a group, or a row
  /// that a locality has split), so they decide only where nothing but a unit stands between.
  private func label(of row: Int, in grid: Grid, head: ApplicationsHead?, after previous: Int)
    -> RowLabels.Match?
  {
    for column in words(of: row, in: grid, head: head).reversed() {
      let key = grid.keys[row][column]
      if let match = labels.row(of: key, after: previous) { return match }
      guard GridApplications.fillers.contains(key) else { return nil }
    }
    return nil
  }

  private static let fillers = Set(["件", "条", "数量"].map { Fold.key($0) })

  /// Seven cells of a row: those under the head, else those behind the label where there are just seven.
  private func values(of row: Int, in grid: Grid, head: ApplicationsHead?) -> [TableCell]? {
    let twins = head?.spanned ?? []
    if grid.rows[row].indices.contains(where: { twins.contains($0) && isNumber(row, $0, in: grid) }) {
      return nil
    }
    if let columns = head?.ordered, fits(row, columns, in: grid, head: head) {
      return columns.map { grid.rows[row][$0] }
    }
    guard let label = grid.labelColumns(of: row).last else { return nil }
    let behind = grid.origins(of: row).filter { $0.column > label }
    guard behind.count == applicants.count, head?.allows(behind.map(\.column)) ?? true else { return nil }
    return behind.map(\.cell)
  }

  /// A number between a row's words and the head's first column says that the row stands beside the head.
  private func isNumber(_ row: Int, _ column: Int, in grid: Grid) -> Bool {
    Figure(grid.rows[row][column].text).state == .number
  }

  /// True where the row has a cell of its own in each column of the head, behind its words, and, under a head that is
  /// carried, no figure outside them.
  private func fits(_ row: Int, _ columns: [Int], in grid: Grid, head: ApplicationsHead?) -> Bool {
    guard let head, let first = head.first, let last = head.last, last < grid.rows[row].count,
      let label = words(of: row, in: grid, head: head).last, label < first,
      columns.allSatisfy({ grid.rows[row][$0].isOrigin }),
      !grid.rows[row].indices.contains(where: { $0 > label && $0 < first && isNumber(row, $0, in: grid) })
    else { return false }
    guard head.isCarried else { return true }
    return grid.rows[row].indices.allSatisfy { column in
      columns.contains(column) || grid.keys[row][column].isEmpty || !grid.isFigure(row, column)
    }
  }
}
