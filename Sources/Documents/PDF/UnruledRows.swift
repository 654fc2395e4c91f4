/// Tables without lines: rows whose stretches of text stand below each other. A table is only made where each stretch
/// falls under exactly one column; otherwise the lines stay lines, their wide gaps kept as tabs.
enum UnruledRows {
  /// Takes lines that follow each other and gives the longest certain table from the first on, with the number of its
  /// lines; nil when there is none.
  static func table(_ lines: ArraySlice<TextLine>, page: Int) -> (table: PDFTable, count: Int)? {
    guard let first = lines.first, first.segments.count >= 3 else { return nil }
    var columns = first.segments.map(\.box)
    var rows: [[(column: Int, text: String)]] = []
    for line in lines {
      guard line.segments.count >= 2, let row = row(line, under: &columns) else { break }
      rows.append(row)
    }
    guard rows.count >= 2 else { return nil }
    let box = lines.prefix(rows.count).reduce(first.box) { $0.joined(with: $1.box) }
    return (PDFTable(rows: filled(rows, width: columns.count), page: page, box: box), rows.count)
  }

  /// The cells of a line by the columns that they fall under, and the columns made as wide as they now are.
  private static func row(_ line: TextLine, under columns: inout [Box]) -> [(column: Int, text: String)]? {
    var wider = columns
    var row: [(column: Int, text: String)] = []
    for segment in line.segments {
      let under = columns.indices.filter {
        columns[$0].left < segment.box.right && segment.box.left < columns[$0].right
      }
      guard under.count == 1, let column = under.first, row.last.map({ $0.column < column }) ?? true else {
        return nil
      }
      wider[column] = wider[column].joined(with: segment.box)
      row.append((column, segment.text))
    }
    guard zip(wider, wider.dropFirst()).allSatisfy({ $0.right <= $1.left }) else { return nil }
    columns = wider
    return row
  }

  /// A column without text in a row is a blank cell.
  private static func filled(
    _ rows: [[(column: Int, text: String)]], width: Int
  ) -> [[(column: Int, text: String)]] {
    rows.map { row in
      (0..<width).map { column in (column, row.first { $0.column == column }?.text ?? "") }
    }
  }
}
