/// A cell before spans are expanded: where it stands, counted from 0, and how far it reaches.
struct PlacedCell: Sendable, Equatable {
  var row: Int
  var column: Int
  var rows = 1
  var columns = 1
  var text: String
  var page: Int?
}

/// Expands spans into a table in which every covered position holds the cell's text. Bounded: a span costs nothing
/// beyond the columns in which some cell begins, and a table beyond the limits is refused.
enum Grid {
  static let columnLimit = 1000
  static let positionLimit = 100_000

  /// Takes placed cells and gives a table whose places count from 1.
  static func table(_ cells: [PlacedCell], number: Int) throws(DocumentError.Fault) -> Table {
    var (width, height, isOrdered) = (0, 0, true)
    var last = (row: 0, column: 0)
    for cell in cells {
      width = max(width, cell.column + 1)
      height = max(height, cell.row + 1)
      isOrdered = isOrdered && (last.row, last.column) <= (cell.row, cell.column)
      last = (cell.row, cell.column)
    }
    guard width <= columnLimit, height <= positionLimit, width * height <= positionLimit else {
      throw .tableTooLarge
    }
    var rows: [[TableCell]] = Array(repeating: [], count: height)
    for cell in isOrdered ? cells : cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      expand(cell, number: number, width: width, in: &rows)
    }
    for row in rows.indices where rows[row].contains(where: isGap) { fill(&rows[row], row, number: number) }
    return Table(layout: .grid, rows: rows)
  }

  /// A position that no cell covers, or none yet: rows count from 1.
  private static let gap = TableCell("", at: Place(row: 0), isOrigin: false)
  private static func isGap(_ cell: TableCell) -> Bool { cell.place.row == 0 }

  private static func expand(_ cell: PlacedCell, number: Int, width: Int, in rows: inout [[TableCell]]) {
    let right = min(width, cell.column + min(max(cell.columns, 1), columnLimit))
    let bottom = min(rows.count, cell.row + min(max(cell.rows, 1), positionLimit))
    for row in cell.row..<bottom {
      if rows[row].isEmpty { rows[row].reserveCapacity(width) }
      for column in cell.column..<right {
        let place = Place(page: cell.page, table: number, row: row + 1, column: column + 1)
        let covered = TableCell(
          cell.text, at: place, isOrigin: row == cell.row && column == cell.column)
        while rows[row].count < column { rows[row].append(gap) }
        if rows[row].count == column {
          rows[row].append(covered)
        } else if isGap(rows[row][column]) {
          rows[row][column] = covered
        }
      }
    }
  }

  /// A position that no cell covers is no cell that someone left blank: it is not an origin.
  private static func fill(_ cells: inout [TableCell], _ row: Int, number: Int) {
    let page = cells.lazy.compactMap(\.place.page).first
    for column in cells.indices where isGap(cells[column]) {
      cells[column].place = Place(page: page, table: number, row: row + 1, column: column + 1)
    }
  }
}

extension Grid {
  /// Takes the rows of each group (head, bodies, foot), puts every cell into its column or the first free one of its
  /// row, and gives them placed. A span does not reach beyond its group.
  static func placed(_ groups: [[[TableDraft.Cell]]]) throws(DocumentError.Fault) -> [PlacedCell] {
    var cells: [PlacedCell] = []
    var row = 0
    for group in groups {
      var covered: [Int] = []  // for each column, how many rows a cell above still covers
      for (index, line) in group.enumerated() {
        let placed = try self.placed(line, row: row, left: group.count - index, below: covered)
        guard cells.count + placed.count <= positionLimit else { throw .tableTooLarge }
        cells += placed
        cover(&covered, with: placed)
        row += 1
      }
    }
    return cells
  }

  private static func placed(
    _ line: [TableDraft.Cell], row: Int, left: Int, below covered: [Int]
  ) throws(DocumentError.Fault) -> [PlacedCell] {
    var cells: [PlacedCell] = []
    var column = 0
    for cell in line {
      while column < covered.count, covered[column] > 0 { column += 1 }
      column = cell.column ?? column
      guard column >= 0, column < columnLimit else { throw .tableTooLarge }
      let rows = cell.rows == 0 ? left : min(max(cell.rows, 1), left)
      let columns = min(max(cell.columns, 1), columnLimit - column)
      cells.append(PlacedCell(row: row, column: column, rows: rows, columns: columns, text: cell.text))
      column += columns
    }
    return cells
  }

  private static func cover(_ covered: inout [Int], with cells: [PlacedCell]) {
    for i in covered.indices where covered[i] > 0 { covered[i] -= 1 }
    for cell in cells {
      let right = cell.column + cell.columns
      covered.append(contentsOf: repeatElement(0, count: max(0, right - covered.count)))
      for i in cell.column..<right { covered[i] = max(covered[i], cell.rows - 1) }
    }
  }
}
