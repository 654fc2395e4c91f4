/// One table while it is read. A cell keeps its lines apart until its table ends, for only then it shows whether the
/// table holds data or lays out the page.
struct TableDraft {
  /// One cell with all that stands in it.
  struct Cell {
    var columns = 1
    /// 0: down to the end of its group of rows.
    var rows = 1
    /// Where the source tells it, counted from 0; otherwise the first free column.
    var column: Int?
    var pieces: [Piece] = []

    var text: String {
      // Most cells are one line.
      if case .paragraph(let line)? = pieces.first, pieces.count == 1, !line.text.utf8.contains(0x0A) {
        return line.text
      }
      return CellText.joined(
        pieces.flatMap { piece -> [String] in
          guard case .paragraph(let line) = piece else { return [] }
          return line.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        })
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

  /// The rows of each group: head, bodies, foot.
  private(set) var groups: [[[Cell]]] = [[]]
  private var inCell = false
  /// Text of the table outside its cells, such as a caption: it stands before the table.
  private var loose: [Piece] = []

  mutating func startGroup() {
    inCell = false
    groups.append([])
  }

  mutating func startRow() {
    inCell = false
    groups[groups.count - 1].append([])
  }

  /// A cell without a row opens one (toolchain.md §4: the parser lets it stand).
  mutating func start(_ cell: Cell) {
    if groups[groups.count - 1].isEmpty { startRow() }
    inCell = true
    let group = groups.count - 1
    groups[group][groups[group].count - 1].append(cell)
  }

  mutating func endCell() {
    inCell = false
  }

  mutating func add(_ piece: Piece) {
    let group = groups.count - 1
    guard inCell, let row = groups[group].indices.last, let cell = groups[group][row].indices.last else {
      return loose.append(piece)
    }
    groups[group][row][cell].pieces.append(piece)
  }

  /// Makes the last cell of the last row reach further to the right.
  mutating func widenLast(by columns: Int) {
    let group = groups.count - 1
    guard let row = groups[group].indices.last, let cell = groups[group][row].indices.last else { return }
    groups[group][row][cell].columns += columns
  }

  /// Makes the cell that begins in an earlier row of the last group reach one row further.
  mutating func extend(row: Int, cell: Int) {
    groups[groups.count - 1][row][cell].rows += 1
  }

  /// The table as pieces. Rows with a layout cell come out as the blocks within their cells; the rows between them
  /// stay tables.
  func pieces() throws(DocumentError.Fault) -> [Piece] {
    var pieces = loose
    var rows: [[[Cell]]] = [[]]
    for group in groups {
      for row in group {
        if row.contains(where: \.isLayout) {
          pieces += try Self.pieces(of: rows)
          rows = [[]]
          pieces += row.flatMap(\.pieces)
        } else {
          rows[rows.count - 1].append(row)
        }
      }
      rows.append([])
    }
    return pieces + (try Self.pieces(of: rows))
  }

  /// Rows of one cell each are no table but lines one below the other, each with a place of its own in the source.
  private static func pieces(of groups: [[[Cell]]]) throws(DocumentError.Fault) -> [Piece] {
    let rows = groups.joined()
    guard rows.contains(where: { $0.count > 1 }) else {
      return rows.flatMap { row in row.flatMap { cell in cell.pieces } }
    }
    return [.table(try Grid.placed(groups))]
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
