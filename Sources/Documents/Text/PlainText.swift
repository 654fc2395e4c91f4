/// Text without markup: one paragraph for each line, except that lines which follow each other with cells in them
/// (parted by bars or tabs) make a table. What a row is, is told in `TextRow`.
enum PlainText {
  /// Takes UTF-8 with `\n` line ends and the number of its first line, and gives its pieces. Blank lines are left out;
  /// their numbers are kept.
  static func pieces(of text: ArraySlice<UInt8>, from first: Int = 1) throws(DocumentError.Fault) -> [Piece] {
    var pieces: [Piece] = []
    var rows: [TextRow] = []
    var number = first - 1
    var parts = 0
    var rest = text
    while !rest.isEmpty {
      if let table = CommaTable(rest, from: number + 1) {
        pieces += TextRow.pieces(of: rows) + [.rows(table.table)]
        rows.removeAll(keepingCapacity: true)
        number += table.lines
        rest = rest[table.end...]
        parts += table.table.rows.reduce(0) { $0 + $1.count }
        continue
      }
      let line = rest.prefix { $0 != 0x0A }
      rest = rest[min(line.endIndex + 1, rest.endIndex)...]
      number += 1
      parts += 1 + (rows.last?.cells?.count ?? 0)
      guard parts <= Document.partLimit else { throw .tooManyParts }
      if let row = TextRow(line, number: number, continues: rows.last) {
        rows.append(row)
      } else {
        pieces += TextRow.pieces(of: rows)
        rows.removeAll(keepingCapacity: true)
        if let paragraph = paragraph(line, number: number) { pieces.append(.paragraph(paragraph)) }
      }
    }
    return pieces + TextRow.pieces(of: rows)
  }

  /// One line without the white space at its ends; a heading of Markdown loses its signs. Nil for a blank line.
  static func paragraph(_ line: ArraySlice<UInt8>, number: Int) -> Paragraph? {
    let text = line.trimmed
    let level = text.prefix { $0 == 0x23 }.count
    let isHeading = (1...6).contains(level) && text.dropFirst(level).first == 0x20
    let shown = String(decoding: isHeading ? text.dropFirst(level).trimmed : text, as: UTF8.self)
    return shown.isBlank ? nil : Paragraph(shown, at: .line(number), isHeading: isHeading)
  }
}
