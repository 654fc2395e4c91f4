import Documents
import Forms
import Reports

/// The sentences of a report's running text, folded and without spaces, with the place of the section that each stands
/// in. Bounded: longer pieces are tables run together, and a large file costs no more than a large report.
struct Sentences {
  private let sections: [TextSection]
  private let ends: [Unicode.Scalar]

  /// Cuts at full stops and line ends, and at `more`.
  init(_ report: Report, cutAt more: [Unicode.Scalar] = []) {
    sections = report.sections
    ends = more + ["。", "\n"]
  }

  private static let longest = 600
  /// UTF-16 units of one report that are looked at.
  private static let budget = 200_000

  /// Every sentence in order.
  var all: [(text: String, place: Place)] {
    var left = Sentences.budget
    var sentences: [(text: String, place: Place)] = []
    for section in sections where left > 0 {
      for piece in section.text.unicodeScalars.prefix(left).split(whereSeparator: ends.contains) {
        let text = Substring(piece)
        let length = text.utf16.count
        left -= length
        guard length <= Sentences.longest else { continue }
        sentences.append((Fold.compact(text), section.place))
      }
    }
    return sentences
  }
}
