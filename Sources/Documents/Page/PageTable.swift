/// What a page is made of before its tables are numbered and their spans expanded.
enum PagePiece {
  case paragraph(Paragraph)
  /// The rows of each group: head, bodies, foot.
  case table([[[FlowingCell]]])

  /// Takes the pieces of a page and gives its blocks, tables numbered from 1.
  static func blocks(of pieces: [PagePiece]) throws(DocumentError.Fault) -> [Block] {
    var blocks: [Block] = []
    var number = 0
    var positions = 0
    var bytes = 0
    for piece in pieces {
      switch piece {
      case .paragraph(let paragraph):
        if !paragraph.text.isBlank { blocks.append(.paragraph(paragraph)) }
      case .table(let groups):
        number += 1
        let table = try Grid.table(Grid.placed(groups), number: number)
        positions += table.rows.reduce(0) { $0 + $1.count }
        guard positions <= Document.partLimit else { throw .tooManyParts }
        // A page of text spanned over a thousand columns and a hundred rows is a page a hundred thousand times.
        bytes += table.rows.joined().reduce(0) { $0 + $1.text.utf8.count }
        guard bytes <= Document.sizeLimit else { throw .tableTooLarge }
        blocks.append(.table(table))
      }
    }
    return blocks
  }
}

/// One table of a page while it is read. A cell keeps its lines apart until its table ends, for only then it shows
/// whether the table holds data or lays out the page.
struct PageTable {
  private struct Cell {
    var columns: Int
    var rows: Int
    var pieces: [PagePiece] = []

    var lines: [Paragraph] {
      pieces.compactMap { if case .paragraph(let line) = $0 { line } else { nil } }
    }

    /// A cell that lays out the page: it holds a table, or running text of several paragraphs.
    var isLayout: Bool {
      var size = 0
      for piece in pieces {
        guard case .paragraph(let line) = piece else { return true }
        size += line.text.utf8.count
      }
      return pieces.count >= 3 && size >= 1200
    }
  }

  private var groups: [[[Cell]]] = [[]]
  private var inCell = false
  /// Text of the table outside its cells, such as a caption: it stands before the table.
  private var loose: [PagePiece] = []

  mutating func startGroup() {
    inCell = false
    groups.append([])
  }

  mutating func startRow() {
    inCell = false
    groups[groups.count - 1].append([])
  }

  /// A cell without a row opens one (toolchain.md §4: the parser lets it stand).
  mutating func startCell(columns: Int, rows: Int) {
    if groups[groups.count - 1].isEmpty { startRow() }
    inCell = true
    let group = groups.count - 1
    groups[group][groups[group].count - 1].append(Cell(columns: columns, rows: rows))
  }

  mutating func endCell() {
    inCell = false
  }

  mutating func add(_ piece: PagePiece) {
    let group = groups.count - 1
    guard inCell, let row = groups[group].indices.last, let cell = groups[group][row].indices.last else {
      return loose.append(piece)
    }
    groups[group][row][cell].pieces.append(piece)
  }

  /// The table as pieces. Rows with a layout cell come out as the blocks within their cells; the rows between them
  /// stay tables.
  func pieces() -> [PagePiece] {
    var pieces = loose
    var rows: [[[Cell]]] = [[]]
    for group in groups {
      for row in group {
        if row.contains(where: \.isLayout) {
          pieces += Self.pieces(of: rows)
          rows = [[]]
          pieces += row.flatMap(\.pieces)
        } else {
          rows[rows.count - 1].append(row)
        }
      }
      rows.append([])
    }
    return pieces + Self.pieces(of: rows)
  }

  /// Rows of one cell each are no table but lines one below the other, each with a place of its own in the source.
  private static func pieces(of groups: [[[Cell]]]) -> [PagePiece] {
    let rows = groups.joined()
    guard rows.contains(where: { $0.count > 1 }) else {
      return rows.flatMap { row in row.flatMap { cell in cell.pieces } }
    }
    return [.table(groups.map { group in group.map { row in row.map(flowing) } })]
  }

  private static func flowing(_ cell: Cell) -> FlowingCell {
    FlowingCell(text: CellText.joined(cell.lines.map(\.text)), columns: cell.columns, rows: cell.rows)
  }
}

/// How the lines of one cell make its text, in every format.
enum CellText {
  /// Lines of single characters are a label set vertically (domain.md §9.1: one `<p>` per character) and run on; digits are
  /// kept apart, for two figures in a cell are not one. Blank lines count only when there is nothing else.
  static func joined(_ lines: [String]) -> String {
    let printed = lines.filter { !$0.isBlank }
    guard !printed.isEmpty else { return lines.first ?? "" }
    let isVertical = printed.allSatisfy { line in
      line.unicodeScalars.count == 1 && !line.utf16.contains { isFigure($0) }
    }
    return printed.joined(separator: isVertical ? "" : "\n")
  }

  /// Digits, signs and the strokes that say "none", full width or not.
  private static func isFigure(_ unit: UInt16) -> Bool {
    let plain = unit >= 0xFF01 && unit <= 0xFF5E ? unit - 0xFEE0 : unit
    return plain >= 0x2A && plain <= 0x39 || plain == 0x2212
  }
}
