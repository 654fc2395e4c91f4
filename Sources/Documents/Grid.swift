/// A cell before spans are expanded, where it stands and how far it reaches.
struct PlacedCell: Sendable {
  var row: Int
  var column: Int
  var rows = 1
  var columns = 1
  var text: String
}

/// Expands spans into a table in which every covered position holds the cell's text. Bounded: a span costs nothing
/// beyond the columns in which some cell begins, and a table beyond the limits is refused.
enum Grid {
  static let columnLimit = 1000
  static let positionLimit = 100_000

  /// Takes cells with rows and columns counted from 0, and gives a table whose places count from 1.
  static func table(
    _ cells: [PlacedCell], number: Int, page: Int? = nil
  ) throws(DocumentError.Fault) -> Table {
    let width = (cells.map(\.column).max() ?? -1) + 1
    let height = (cells.map(\.row).max() ?? -1) + 1
    guard width <= columnLimit, height <= positionLimit, width * height <= positionLimit else {
      throw .tableTooLarge
    }
    var rows: [[TableCell?]] = Array(repeating: [], count: height)
    for cell in cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      let right = min(width, cell.column + min(max(cell.columns, 1), columnLimit))
      for row in cell.row..<min(height, cell.row + min(max(cell.rows, 1), positionLimit)) {
        rows[row].append(contentsOf: repeatElement(nil, count: max(0, right - rows[row].count)))
        for column in cell.column..<right where rows[row][column] == nil {
          let place = Place(page: page, table: number, row: row + 1, column: column + 1)
          rows[row][column] = TableCell(
            cell.text, at: place, isOrigin: row == cell.row && column == cell.column)
        }
      }
    }
    return Table(layout: .grid, rows: filled(rows, number: number, page: page))
  }

  /// A position that no cell covers is no cell that someone left blank: it is not an origin.
  private static func filled(_ rows: [[TableCell?]], number: Int, page: Int?) -> [[TableCell]] {
    rows.indices.map { row in
      rows[row].indices.map { column in
        rows[row][column]
          ?? TableCell(
            "", at: Place(page: page, table: number, row: row + 1, column: column + 1), isOrigin: false)
      }
    }
  }
}

/// A cell as markup gives it: its spans are known, its column follows from the cells before it and above it.
struct FlowingCell: Sendable {
  var text: String
  var columns = 1
  /// 0: down to the end of its group of rows.
  var rows = 1
}

extension Grid {
  /// Takes the rows of each group (head, bodies, foot), puts every cell into the first free column of its row, and
  /// gives them placed. A span does not reach beyond its group.
  static func placed(_ groups: [[[FlowingCell]]]) throws(DocumentError.Fault) -> [PlacedCell] {
    var cells: [PlacedCell] = []
    var row = 0
    for group in groups {
      var covered: [Int] = []  // for each column, how many rows a cell above still covers
      for (index, line) in group.enumerated() {
        var column = 0
        var opened: [(columns: Range<Int>, rows: Int)] = []
        for cell in line {
          while column < covered.count, covered[column] > 0 { column += 1 }
          guard column < columnLimit, cells.count < positionLimit else { throw .tableTooLarge }
          let left = group.count - index
          let rows = cell.rows == 0 ? left : min(max(cell.rows, 1), left)
          let columns = column..<min(columnLimit, column + min(max(cell.columns, 1), columnLimit))
          cells.append(
            PlacedCell(row: row, column: column, rows: rows, columns: columns.count, text: cell.text))
          opened.append((columns, rows))
          column = columns.upperBound
        }
        for i in covered.indices where covered[i] > 0 { covered[i] -= 1 }
        for span in opened {
          covered.append(contentsOf: repeatElement(0, count: max(0, span.columns.upperBound - covered.count)))
          for i in span.columns { covered[i] = max(covered[i], span.rows - 1) }
        }
        row += 1
      }
    }
    return cells
  }
}
