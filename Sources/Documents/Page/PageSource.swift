/// Prepares the source of a page for the parser, without moving a byte.
enum PageSource {
  /// Takes a page and gives it with the marks of Word's conditional sections (`<![if …]>`) made comments, for the parser
  /// would print them. Refuses a tag with more attributes than the parser can compare in time.
  static func prepared(_ text: [UInt8]) throws(DocumentError.Fault) -> [UInt8] {
    var source = text
    var i = 0
    while let open = source[i...].firstIndex(of: 0x3C), open + 2 < source.count {
      switch (source[open + 1], source[open + 2]) {
      case (0x21, 0x2D): i = endOfComment(in: source, from: open)
      case (0x21, 0x5B): i = hideSection(in: &source, from: open)
      case (let letter, _) where letter.isLetter: i = try TagScan.end(of: open, in: source)
      default: i = open + 1
      }
    }
    return source
  }

  private static func endOfComment(in source: [UInt8], from open: Int) -> Int {
    var i = open + 4
    while i + 2 < source.count {
      guard let dash = source[i...].firstIndex(of: 0x2D), dash + 2 < source.count else { break }
      if source[dash + 1] == 0x2D, source[dash + 2] == 0x3E { return dash + 3 }
      i = dash + 1
    }
    return source.count
  }

  private static func hideSection(in source: inout [UInt8], from open: Int) -> Int {
    guard let close = source[open...].prefix(200).firstIndex(of: 0x3E), close - open >= 6 else {
      return open + 1
    }
    for i in open...close { source[i] = 0x78 }
    source.replaceSubrange(open..<(open + 4), with: Array("<!--".utf8))
    source.replaceSubrange((close - 2)...close, with: Array("-->".utf8))
    return close + 1
  }
}
