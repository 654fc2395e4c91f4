import Forms

/// A sheet for the terminal: title, header, rule, rows, notes; straight columns, however wide their characters are.
struct TerminalTable {
  /// Lines of one cell at most; a longer text is shortened.
  private static let cellLines = 3
  /// What a column is pressed to at most, unless its figures need more: four full-width characters.
  private static let leastWidth = 8

  private let title: String
  private let header: [String]
  private let rows: [[String]]
  private let notes: [String]
  private let isFigure: [Bool]
  private let needs: [TableLayout.Need]
  private let width: Int?
  private let styled: Bool

  init(_ sheet: Sheet, language: Language, width: Int?, styled: Bool) {
    let values = sheet.alignedRows
    title = Printable.line(sheet.title(language))
    header = sheet.columns.map { Printable.line($0.label(language)) }
    rows = values.map { $0.map { Printable.line($0.shown(in: language)) } }
    notes = sheet.notes.map { Printable.line($0(language)) }
    isFigure = sheet.columns.map(\.isFigure)
    needs = TerminalTable.needs(header, rows, values)
    self.width = width.map { max(1, $0) }
    self.styled = styled
  }

  /// The table, every line ended and without spaces at its end.
  var text: String {
    let blocks = header.isEmpty ? [] : TableLayout.blocks(needs, width: width).map(lines)
    let parts = [wrapped([title], style: "1")] + blocks + [wrapped(notes, style: "2")]
    return parts.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private static func needs(
    _ header: [String], _ rows: [[String]], _ values: [[Sheet.Value]]
  ) -> [TableLayout.Need] {
    var needs = header.map { label in
      let width = ColumnWidth.of(label)
      return TableLayout.Need(natural: width, least: min(width, leastWidth))
    }
    for (row, values) in zip(rows, values) {
      for column in needs.indices {
        let width = ColumnWidth.of(row[column])
        let least = values[column].isBreakable ? min(width, leastWidth) : width
        needs[column].natural = max(needs[column].natural, width)
        needs[column].least = max(needs[column].least, least)
      }
    }
    return needs
  }

  private func lines(_ block: TableLayout.Block) -> [String] {
    let labels = record(header, block, limit: .max).map { painted($0, "1") }
    let rule = block.widths.map { String(repeating: "-", count: $0) }
    let body = rows.flatMap { record($0, block, limit: TerminalTable.cellLines) }
    return labels + [rule.joined(separator: spaces(TableLayout.gap))] + body
  }

  /// The lines of one row, as many as its longest cell takes.
  private func record(_ cells: [String], _ block: TableLayout.Block, limit: Int) -> [String] {
    let broken = zip(block.columns, block.widths).map { column, width in
      Wrapping.lines(of: cells[column], width: width, limit: limit)
    }
    return (0..<(broken.map(\.count).max() ?? 0)).map { line in
      let parts = block.columns.indices.map { index in
        let text = line < broken[index].count ? broken[index][line] : ""
        return padded(text, to: block.widths[index], right: isFigure[block.columns[index]])
      }
      return trimmed(parts.joined(separator: spaces(TableLayout.gap)))
    }
  }

  private func padded(_ text: String, to width: Int, right: Bool) -> String {
    let filling = spaces(width - ColumnWidth.of(text))
    return right ? filling + text : text + filling
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func wrapped(_ texts: [String], style: String) -> [String] {
    texts.filter { !$0.isEmpty }.flatMap { text in
      (width.map { Wrapping.lines(of: text, width: $0) } ?? [text]).map { painted($0, style) }
    }
  }

  private func painted(_ line: String, _ style: String) -> String {
    styled && !line.isEmpty ? "\u{1B}[\(style)m\(line)\u{1B}[0m" : line
  }
}

extension Sheet.Value {
  /// True for text; figures and the marks that stand in their place are never broken.
  fileprivate var isBreakable: Bool {
    switch self {
    case .text, .coded: true
    case .ordinal, .number, .real, .change, .percent, .empty: false
    }
  }
}
