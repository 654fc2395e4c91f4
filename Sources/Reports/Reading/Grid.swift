import Documents
import Forms

/// A table whose cells stand where they stand: folded once for matching labels, with the printed cells beside it.
struct Grid: Sendable {
  let rows: [[TableCell]]
  let keys: [[[UInt16]]]
  private let figures: [[Bool]]
  private let labels: [[Int]]

  init(_ table: Table) {
    rows = table.rows
    var keys: [[[UInt16]]] = []
    var figures: [[Bool]] = []
    for row in rows {
      var (rowKeys, rowFigures): ([[UInt16]], [Bool]) = ([], [])
      for (column, cell) in row.enumerated() {
        // A cell over several columns says the same in each.
        let isRepeated = column > 0 && !cell.isOrigin && cell.text == row[column - 1].text
        rowKeys.append(isRepeated ? rowKeys[column - 1] : Fold.key(cell.text))
        rowFigures.append(isRepeated ? rowFigures[column - 1] : Figure(cell.text).state != .unreadable)
      }
      keys.append(rowKeys)
      figures.append(rowFigures)
    }
    self.keys = keys
    self.figures = figures
    labels = keys.indices.map { row in Grid.labelColumns(keys[row], figures[row]) }
  }

  var width: Int { rows.map(\.count).max() ?? 0 }

  /// The cells of a row that begin there, spanned positions left out, with their columns.
  func origins(of row: Int) -> [(column: Int, cell: TableCell)] {
    rows[row].enumerated().filter { $1.isOrigin }.map { ($0, $1) }
  }

  /// True where a cell holds nothing that could be a label: empty, a figure, a mark.
  func isFigure(_ row: Int, _ column: Int) -> Bool { figures[row][column] }

  /// The columns of a row that hold words, from the left, up to the first figure.
  func labelColumns(of row: Int) -> [Int] { labels[row] }

  /// True where a figure's cell is the next row's too, which has words of its own: whose figure it is cannot be told.
  func isShared(_ row: Int, _ column: Int) -> Bool {
    guard row + 1 < rows.count, column < rows[row + 1].count, !keys[row][column].isEmpty,
      isFigure(row, column), keys[row + 1][column] == keys[row][column], isFromAbove(row + 1, column)
    else { return false }
    return labels[row + 1].contains { rows[row + 1][$0].isOrigin }
  }

  /// True where a cell reaches down from the row above, and not from the left.
  private func isFromAbove(_ row: Int, _ column: Int) -> Bool {
    var first = column
    while first > 0, !rows[row][first].isOrigin, rows[row][first - 1].text == rows[row][column].text {
      first -= 1
    }
    return !rows[row][first].isOrigin
  }

  private static func labelColumns(_ keys: [[UInt16]], _ figures: [Bool]) -> [Int] {
    let first = keys.indices.first { figures[$0] && !keys[$0].isEmpty } ?? keys.endIndex
    return (0..<first).filter { !keys[$0].isEmpty }
  }
}
