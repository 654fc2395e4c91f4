/// Breaks text to a width in terminal columns.
enum Wrapping {
  /// The lines of a text, none wider than `width` as long as that holds one character: broken at spaces and beside
  /// full-width characters, within a word only where the word is wider than a line. Where there are more than
  /// `limit` lines, the last one kept ends in `…`.
  static func lines(of text: String, width: Int, limit: Int = .max) -> [String] {
    guard width > 0, ColumnWidth.of(text) > width else { return [text] }
    var lines = [Line()]
    for piece in pieces(of: text) {
      place(piece, on: &lines, width: width)
      if lines.count > limit { return shortened(lines, to: limit, width: width) }
    }
    return lines.map(\.trimmed)
  }

  private struct Line {
    var text = ""
    var width = 0

    var trimmed: String { String(text.reversed().drop { $0 == " " }.reversed()) }
  }

  /// Spaces, words of narrow characters, and single full-width characters, in order. Slices: no text is copied.
  private static func pieces(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var last: Kind?
    for index in text.indices {
      let kind = Kind(text[index])
      if let last, kind != last || kind == .wide, !closing.contains(text[index]) {
        pieces.append(text[start..<index])
        start = index
      }
      last = kind
    }
    pieces.append(text[start...])
    return pieces
  }

  /// Signs that begin no line (避头): they stay with the character before them.
  private static let closing: Set<Character> = [
    "，", "。", "、", "：", "；", "！", "？", "）", "》", "」", "】", "”", "·", "…",
  ]

  private enum Kind {
    case space, narrow, wide

    init(_ character: Character) {
      self = character == " " ? .space : ColumnWidth.of(String(character)) > 1 ? .wide : .narrow
    }
  }

  private static func place(_ piece: Substring, on lines: inout [Line], width: Int) {
    let size = ColumnWidth.of(piece)
    let last = lines.count - 1
    if lines[last].width + size <= width {
      lines[last].text += piece
      lines[last].width += size
    } else if piece.first == " " {
      lines.append(Line())
    } else if size <= width {
      lines.append(Line(text: String(piece), width: size))
    } else {
      split(piece, on: &lines, width: width)
    }
  }

  private static func split(_ word: Substring, on lines: inout [Line], width: Int) {
    for character in word {
      let size = ColumnWidth.of(String(character))
      let last = lines.count - 1
      if lines[last].width + size <= width || lines[last].text.isEmpty {
        lines[last].text.append(character)
        lines[last].width += size
      } else {
        lines.append(Line(text: String(character), width: size))
      }
    }
  }

  private static func shortened(_ lines: [Line], to limit: Int, width: Int) -> [String] {
    var kept = lines.prefix(max(1, limit)).map(\.trimmed)
    guard var last = kept.popLast() else { return kept }
    while !last.isEmpty, ColumnWidth.of(last) >= width { last.removeLast() }
    return kept + [last + "…"]
  }
}
