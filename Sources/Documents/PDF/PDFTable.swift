/// A table of a PDF with its text. Columns are kept as positions until the table is complete, for its continuation on the
/// next page may have borders that the first part lacks.
struct PDFTable {
  struct Cell {
    var row: Int
    var rows: Int
    var left: Double
    var right: Double
    var text: String
    var page: Int
    /// True when the last line of the text reaches the right border, so that it may have broken off there.
    var isFull = false
  }

  private(set) var cells: [Cell]
  private(set) var height: Int
  private(set) var box: Box
  private var borders: [Double]

  /// Takes the ruled table and the words of each of its regions.
  init(_ table: RuledTable, words: [[PDFWord]], page: Int) {
    box = table.box
    borders = table.xs
    height = table.ys.count - 1
    cells = zip(table.regions, words).map { region, words in
      let lines = TextLine.lines(of: words)
      let right = table.xs[region.column + region.columns]
      return Cell(
        row: region.row, rows: region.rows, left: table.xs[region.column], right: right,
        text: Self.text(of: lines, width: right - table.xs[region.column]), page: page,
        isFull: lines.last.map { $0.box.right > right - $0.size * 1.6 } ?? false)
    }
  }

  /// The text of a cell. A figure too long for its column breaks off where no further digit fits and goes on below; any
  /// other lines of figures are figures of their own.
  private static func text(of lines: [TextLine], width: Double) -> String {
    let texts = lines.map { $0.segments.map(\.text).joined(separator: " ") }
    let isFigure = texts.allSatisfy { $0.utf8.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2C } }
    // The usual padding of a cell is 5.4 points on either side; a digit is half as wide as high.
    let isBroken = lines.dropLast().allSatisfy { width - $0.box.width < 10.8 + $0.size / 2 }
    return lines.count > 1 && isFigure && isBroken ? texts.joined() : CellText.joined(texts)
  }

  /// Takes rows of cells whose columns are told from the text alone.
  init(rows: [[(column: Int, text: String)]], page: Int, box: Box) {
    self.box = box
    height = rows.count
    borders = []
    cells = rows.enumerated().flatMap { row, cells in
      cells.map { cell in
        Cell(
          row: row, rows: 1, left: Double(cell.column) * 10, right: Double(cell.column) * 10 + 10,
          text: cell.text,
          page: page)
      }
    }
  }

  var isEmpty: Bool { cells.allSatisfy { $0.text.isBlank } }

  /// True when a table at the head of the next page has the same outer borders.
  func continues(in next: PDFTable) -> Bool {
    abs(box.left - next.box.left) <= 4 && abs(box.right - next.box.right) <= 4
  }

  /// Appends the part on the next page. Head rows that are repeated there are left out; a row and a cell that the page
  /// break cut in two become one again.
  mutating func append(_ next: PDFTable) {
    let repeated = repeatedRows(in: next)
    var rest = next.cells.filter { $0.row >= repeated }
    for i in rest.indices { rest[i].row -= repeated }
    let isCut = repeated == 0 && cutsRow(before: rest)
    for var cell in rest {
      if cell.row == 0, let above = counterpart(of: cell), isCut && cell.rows == 1 || goesOn(above, in: cell)
      {
        cells[above].rows += cell.rows - (isCut ? 1 : 0)
        cells[above].text = CellText.joined([cells[above].text, cell.text])
      } else {
        if isCut, cell.row == 0 { (cell.row, cell.rows) = (1, max(1, cell.rows - 1)) }
        cell.row += height - (isCut ? 1 : 0)
        cells.append(cell)
      }
    }
    borders += next.borders
    height += next.height - repeated - (isCut ? 1 : 0)
  }

  /// The cell of the last row with the same borders.
  private func counterpart(of cell: Cell) -> Int? {
    cells.lastIndex { above in
      above.row + above.rows == height && abs(above.left - cell.left) <= 3
        && abs(above.right - cell.right) <= 3
    }
  }

  /// A page break cut the last row in two when the two parts cannot be rows of their own: overleaf stands nothing but the
  /// rest of labels that broke off at the border above, or one part has the label and the other the figures.
  private func cutsRow(before rest: [Cell]) -> Bool {
    let row = rest.filter { $0.row == 0 && $0.rows == 1 }
    let pairs = row.compactMap { cell in counterpart(of: cell).map { (above: cells[$0], below: cell) } }
    guard !row.isEmpty, pairs.count == row.count else { return false }
    let isRest = pairs.allSatisfy { above, below in
      below.text.isBlank || (above.isFull && !above.text.isBlank && !Self.opens(below.text))
    }
    return isRest || Self.complement(pairs)
  }

  /// True when no column has text in both parts and either part begins with the blank that the other fills.
  private static func complement(_ pairs: [(above: Cell, below: Cell)]) -> Bool {
    let isParted = pairs.allSatisfy { $0.above.text.isBlank || $0.below.text.isBlank }
    let first = pairs.min { $0.above.left < $1.above.left }
    let others = pairs.filter { $0.above.left != first?.above.left }
    guard isParted, let first, !others.isEmpty else { return false }
    let labelBelow = first.above.text.isBlank && others.allSatisfy { $0.below.text.isBlank }
    let labelAbove = first.below.text.isBlank && others.allSatisfy { $0.above.text.isBlank }
    return (labelBelow && !first.below.text.isBlank) || (labelAbove && !first.above.text.isBlank)
  }

  /// A cell over several rows goes on overleaf, where it is blank or says the rest of its label; or its label stands
  /// overleaf altogether.
  private func goesOn(_ above: Int, in cell: Cell) -> Bool {
    guard cell.rows > 1 || cells[above].rows > 1 else { return false }
    return cell.text.isBlank || cells[above].text.isBlank || !Self.opens(cell.text)
  }

  /// True for a text that begins something: a figure, or a label with its number (`1.`, `（一）`, `一、`).
  private static func opens(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars.prefix(3))
    guard let first = scalars.first else { return false }
    if "0123456789０１２３４５６７８９（(+-－/—".unicodeScalars.contains(first) { return true }
    return "一二三四五六七八九十".unicodeScalars.contains(first) && scalars.dropFirst().contains("、")
  }

  /// The table with its columns numbered.
  var placed: [PlacedCell] {
    let lines = Ruling.merged(
      (borders + cells.flatMap { [$0.left, $0.right] }).map { Ruling(at: $0, from: 0, to: 0) })
    let xs = lines.map(\.at)
    return cells.map { cell in
      let left = Self.nearest(cell.left, in: xs)
      let right = Self.nearest(cell.right, in: xs)
      return PlacedCell(
        row: cell.row, column: left, rows: cell.rows, columns: max(1, right - left), text: cell.text,
        page: cell.page)
    }
  }

  private static func nearest(_ position: Double, in xs: [Double]) -> Int {
    xs.indices.min { abs(xs[$0] - position) < abs(xs[$1] - position) } ?? 0
  }

  /// How many rows at the head of the continuation say what the head of this table says. A row of figures is no head.
  private func repeatedRows(in next: PDFTable) -> Int {
    var count = 0
    while count < min(height, next.height), let head = headRow(count), head == next.headRow(count) {
      count += 1
    }
    return count == next.height ? 0 : count
  }

  private func headRow(_ row: Int) -> [String]? {
    let texts = cells.filter { $0.row == row }.sorted { $0.left < $1.left }.map(\.text).filter { !$0.isBlank }
    guard !texts.isEmpty, texts.allSatisfy({ $0.utf8.contains { !$0.isDigit && $0 != 0x2F && $0 != 0x2D } })
    else {
      return nil
    }
    return texts
  }
}
