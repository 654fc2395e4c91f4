import Documents
import Forms

/// Reads figures from sentences by the patterns of the catalogue. A sentence that gives two figures for one pattern has
/// two readings, so neither is taken; what a sentence denies is a fact without a value.
enum FactReading {
  /// All facts of a document's running text, in order, the first of each kind and figure.
  static func facts(in document: Document) -> [Fact] {
    var seen: Set<Told> = []
    return sentences(of: document).flatMap { sentence, place in
      FactPattern.all.compactMap { fact($0, in: sentence, at: place) }
        .filter { seen.insert(Told(code: $0.code, value: $0.value)).inserted }
    }
  }

  /// Facts that say the same.
  private struct Told: Hashable {
    let code: String
    let value: Number?
  }

  /// Longer pieces without a full stop are tables run together, not sentences.
  private static let longest = 400

  /// A line of text this long is broken by the margin and goes on in the next one.
  private static let wrapped = 20

  /// The sentences of a document, folded, with the place where each begins. A sentence of a page ends with its
  /// paragraph; in text taken from print it goes on over the end of a full line (corpus sh_kewei_2024).
  private static func sentences(of document: Document) -> [(text: String, place: Place)] {
    var sentences: [(text: String, place: Place)] = []
    var open: (text: String, place: Place)?
    for case .paragraph(let paragraph) in document.blocks {
      for piece in pieces(of: paragraph) {
        let text = (open?.text ?? "") + piece.text
        let begun = open?.place ?? paragraph.place
        let goesOn = !piece.isEnded && document.format == .text && piece.text.utf16.count >= wrapped
        open = goesOn && text.utf16.count <= longest ? (text, begun) : nil
        if open == nil, text.utf16.count <= longest { sentences.append((text, begun)) }
      }
    }
    return sentences + (open.map { [$0] } ?? [])
  }

  /// A paragraph cut at its full stops; only the last piece may lack one.
  private static func pieces(of paragraph: Paragraph) -> [(text: String, isEnded: Bool)] {
    var pieces: [(text: String, isEnded: Bool)] = []
    var rest = paragraph.text.unicodeScalars[...]
    while let end = rest.firstIndex(where: isStop) {
      pieces.append((Fold.compact(Substring(rest[..<end])), true))
      rest = rest[rest.index(after: end)...]
    }
    return pieces + (rest.isEmpty ? [] : [(Fold.compact(Substring(rest)), false)])
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "；", ";", "！", "!", "\n": true
    default: false
    }
  }

  private static func fact(_ pattern: FactPattern, in sentence: String, at place: Place) -> Fact? {
    guard sentence.holds(any: pattern.subjects), !sentence.holds(any: pattern.exclusions)
    else { return nil }
    if sentence.holds(any: pattern.denials) {
      return Fact(pattern.code, value: nil, unit: pattern.units.first, sentence: sentence, place: place)
    }
    let figures = self.figures(pattern, in: sentence)
    guard figures.count == 1, let (value, unit) = figures.first else { return nil }
    return Fact(pattern.code, value: value, unit: unit, sentence: sentence, place: place)
  }

  /// The figures of a sentence that stand behind a lead and before a unit; an approximate one (多, 余) is none.
  private static func figures(_ pattern: FactPattern, in sentence: String) -> [(Number, String)] {
    var found: [(Number, String)] = []
    var rest = sentence[...]
    while let start = rest.firstIndex(where: \.isWholeNumber) {
      let digits = rest[start...].prefix { $0.isWholeNumber || $0 == "." }
      let before = sentence[..<start].suffix(pattern.reach)
      rest = rest[digits.endIndex...]
      guard before.holds(any: pattern.leads), let value = Number(digits),
        let unit = pattern.units.first(where: rest.hasPrefix)
      else { continue }
      found.append((value, unit))
    }
    return found
  }
}
