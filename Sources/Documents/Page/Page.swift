/// A page of HTML: what a browser shows, in the order of the source. Scripts, styles and comments are left
/// out; struck text and hidden runs too, for a struck figure is not the figure printed.
struct Page {
  var title: String?
  var pieces: [Piece]

  /// Takes a page as UTF-8. When it shows next to nothing itself but carries markup in a string of a script (domain.md
  /// §7 P9, SHO19), that markup is read in its place.
  init(_ text: [UInt8]) throws(DocumentError.Fault) {
    let content = try PageParser.read(text)
    title = content.title
    if content.isNearlyEmpty, let inner = ScriptMarkup.longest(in: content.scripts) {
      let hidden = try PageParser.read(inner)
      title = content.title ?? hidden.title
      pieces = hidden.pieces
    } else {
      pieces = content.pieces
    }
  }

  /// Tells a page from plain text: it begins with a tag, or has tags of a page within its first part. A table alone makes
  /// no page: text from character recognition has them too.
  static func isPage(_ text: [UInt8]) -> Bool {
    let head = text.prefix(64 << 10)
    let start = head.drop { $0.isSpace || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(2)
    if start.first == 0x3C, let next = start.last, next == 0x21 || next == 0x3F || next.isLetter {
      return true
    }
    return head.indices.contains { i in head[i] == 0x3C && marks.contains { head.matches($0, at: i) } }
  }

  private static let marks: [StaticString] = ["<html", "<body", "</p>", "</div>"]
}
