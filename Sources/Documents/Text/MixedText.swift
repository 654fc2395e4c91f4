/// Text with tables of HTML in it, as programs of character recognition write it: Markdown around `<table>` elements.
enum MixedText {
  /// Takes text that is no page and gives its pieces: lines outside the tables, and the tables.
  static func pieces(of text: [UInt8]) throws(DocumentError.Fault) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var line = 1
    while let open = table(in: text, from: start) {
      let end = end(of: open, in: text)
      try pieces += PlainText.pieces(of: text[start..<open], from: line)
      line += text[start..<open].count { $0 == 0x0A }
      pieces += try Page(Array(text[open..<end])).pieces.map { $0.moved(by: line - 1) }
      line += text[open..<end].count { $0 == 0x0A }
      start = end
    }
    return pieces + (try PlainText.pieces(of: text[start...], from: line))
  }

  private static func table(in text: [UInt8], from start: Int) -> Int? {
    var i = start
    while let tag = text[i...].firstIndex(of: 0x3C) {
      if text.matches("<table", at: tag) { return tag }
      i = tag + 1
    }
    return nil
  }

  /// Behind the end tag that closes the table, those of tables within it passed over; the end of the text without one.
  private static func end(of open: Int, in text: [UInt8]) -> Int {
    var depth = 0
    var i = open
    while let tag = text[i...].firstIndex(of: 0x3C) {
      i = tag + 1
      if text.matches("<table", at: tag) { depth += 1 }
      guard text.matches("</table", at: tag) else { continue }
      depth -= 1
      if depth == 0 { return min((text[tag...].firstIndex(of: 0x3E) ?? text.count - 1) + 1, text.count) }
    }
    return text.count
  }
}
