/// Text without markup: one paragraph for each line, except that lines which follow each other with cells in them
/// (parted by bars or tabs) make a table. What a row is, is told in `TextRow`.
enum PlainText {
  /// Takes UTF-8 with `\n` line ends and gives the blocks. Blank lines are left out; their numbers are kept.
  static func blocks(of text: [UInt8]) throws(DocumentError.Fault) -> [Block] {
    var blocks: [Block] = []
    var rows: [TextRow] = []
    var number = 0
    var parts = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      parts += 1 + (rows.last?.cells?.count ?? 0)
      guard parts <= Document.partLimit else { throw .tooManyParts }
      guard let row = TextRow(line, number: number, continues: rows.last) else {
        blocks.append(contentsOf: TextRow.blocks(of: rows))
        rows.removeAll(keepingCapacity: true)
        if let paragraph = paragraph(line, number: number) { blocks.append(.paragraph(paragraph)) }
        continue
      }
      rows.append(row)
    }
    return blocks + TextRow.blocks(of: rows)
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
