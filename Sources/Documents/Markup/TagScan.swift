/// Looks over the tags of markup before a parser does: libxml2 compares each attribute of a tag with all before it, so that
/// a tag of a hundred thousand would cost minutes.
enum TagScan {
  /// The most attributes of one tag.
  static let attributeLimit = 2000

  /// Takes markup and refuses it when a tag has too many attributes, from an index on.
  static func check(_ source: [UInt8], from start: Int = 0) throws(DocumentError.Fault) {
    var i = start
    while let open = source[i...].firstIndex(of: 0x3C), open + 1 < source.count {
      i = source[open + 1].isLetter ? try end(of: open, in: source) : open + 1
    }
  }

  /// Takes the place where a tag opens and gives the place behind its end, or the end of the source. What stands in quotes
  /// is one value, however long.
  static func end(of open: Int, in source: [UInt8]) throws(DocumentError.Fault) -> Int {
    var quote: UInt8?
    var gaps = 0
    for i in (open + 1)..<source.count {
      let byte = source[i]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return i + 1
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        gaps += 1
      } else if byte.isSpace || byte == 0x2F {
        gaps += 1
      }
      if gaps > attributeLimit * 4 { throw .tooManyParts }
    }
    return source.count
  }
}
