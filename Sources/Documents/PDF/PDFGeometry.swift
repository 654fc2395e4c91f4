/// A rectangle on a page, in points from its upper left corner.
struct Box: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var midX: Double { (left + right) / 2 }
  var midY: Double { (top + bottom) / 2 }
  var width: Double { right - left }
  var height: Double { bottom - top }

  /// True when a height lies between top and bottom.
  func spans(_ y: Double) -> Bool { top < y && y < bottom }

  /// The smallest rectangle that holds both.
  func joined(with other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

/// A run of characters without a gap, as `pdftotext -tsv` gives it.
struct PDFWord: Equatable {
  var box: Box
  var text: String
}

/// A straight line, level or upright: where it runs and from where to where.
struct Ruling: Equatable {
  var at: Double
  var from: Double
  var to: Double

  /// Lines that run in one another or end at each other become one. Two points apart they are the two edges of one
  /// border.
  static func merged(_ rulings: [Ruling]) -> [Ruling] {
    let ordered = rulings.sorted { ($0.at, $0.from) < ($1.at, $1.from) }
    return ordered.chunked { first, next in next.at - first.at <= 2 }.flatMap { group -> [Ruling] in
      let at = group.reduce(0) { $0 + $1.at } / Double(group.count)
      let pieces = group.sorted { $0.from < $1.from }
      return pieces.reduce(into: [Ruling]()) { merged, piece in
        if let last = merged.last, piece.from <= last.to + 3 {
          merged[merged.count - 1].to = max(last.to, piece.to)
        } else {
          merged.append(Ruling(at: at, from: piece.from, to: piece.to))
        }
      }
    }
  }

  /// True when the line passes a position on its way.
  func covers(_ position: Double) -> Bool { from <= position && position <= to }
}

/// One page: its words, its lines, and where each glyph begins.
struct PDFPage {
  var number: Int
  var width: Double
  var height: Double
  var words: [PDFWord] = []
  var drawing = PDFDrawing()
}
