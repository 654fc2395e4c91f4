import Documents
import Forms

/// A table whose cells stand where they stand: folded once for matching labels, with the printed cells beside it.
struct Grid: Sendable {
  let rows: [[TableCell]]
  let keys: [[[UInt16]]]

  init(_ table: Table) {
    rows = table.rows
    keys = table.rows.map { row in row.map { Fold.key($0.text) } }
  }

  var width: Int { rows.map(\.count).max() ?? 0 }

  /// The cells of a row that begin there, spanned positions left out, with their columns.
  func origins(of row: Int) -> [(column: Int, cell: TableCell)] {
    rows[row].enumerated().filter { $1.isOrigin }.map { ($0, $1) }
  }

  /// True where a cell holds nothing that could be a label: empty, a figure, a mark.
  func isFigure(_ row: Int, _ column: Int) -> Bool {
    Figure(rows[row][column].text).state != .unreadable
  }

  /// The columns of a row that hold words, from the left, up to the first figure.
  func labelColumns(of row: Int) -> [Int] {
    var columns: [Int] = []
    for column in rows[row].indices {
      if keys[row][column].isEmpty { continue }
      if isFigure(row, column) { break }
      columns.append(column)
    }
    return columns
  }
}
