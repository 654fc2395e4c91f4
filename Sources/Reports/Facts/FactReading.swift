import Documents
import Forms

/// Reads figures from sentences by the patterns of the catalogue. A sentence that gives two figures for one pattern has
/// two readings, so neither is taken; what a sentence denies is a fact without a value.
enum FactReading {
  /// All facts of a document's running text, in order, the first of each kind and figure.
  static func facts(in document: Document) -> [Fact] {
    var seen: Set<Told> = []
    return sentences(of: document).flatMap { sentence, place in
      (sentence.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } ? FactPattern.all : denied)
        .compactMap { fact($0, in: sentence, at: place) }
        .filter { seen.insert(Told(code: $0.code, value: $0.value)).inserted }
    }
  }

  /// Facts that say the same.
  private struct Told: Hashable {
    let code: String
    let value: Number?
  }

  /// The patterns that a sentence without a figure can meet.
  private static let denied = FactPattern.all.filter { !$0.denials.isEmpty }

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
    guard let (value, unit) = figures.first, figures.allSatisfy({ $0.0 == value }) else { return nil }
    return Fact(pattern.code, value: value, unit: unit, sentence: sentence, place: place)
  }

  /// The figures of a sentence that stand behind a lead and before a unit; an approximate one (多, 余) is none, and one
  /// that is a part of the first, or counts what became of it, is not another reading.
  private static func figures(_ pattern: FactPattern, in sentence: String) -> [(Number, String)] {
    var found: [(Number, String)] = []
    var rest = sentence[...]
    while let start = rest.firstIndex(where: isDigit) {
      let digits = rest[start...].prefix { isDigit($0) || $0 == "." }
      let before = sentence[..<start]
      rest = rest[digits.endIndex...]
      guard let gap = gap(pattern, before), let value = Number(digits),
        let unit = pattern.units.first(where: rest.hasPrefix)
      else { continue }
      if !found.isEmpty && gap.holds(any: FactPattern.parts) { continue }
      found.append((value, unit))
    }
    return found
  }

  /// 0 to 9: 万 and 一 are whole numbers too, and part of no figure.
  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// What stands between the last lead and the figure; nil where no lead is near enough.
  private static func gap(_ pattern: FactPattern, _ before: Substring) -> Substring? {
    guard let reach = pattern.reach else { return joint(pattern, before) }
    let near = before.suffix(reach)
    return pattern.leads.compactMap { near.lastPlace(of: $0)?.upperBound }.max().map { near[$0...] }
  }

  /// The few words that join a lead to its figure, where the lead is not itself part of a longer one.
  private static func joint(_ pattern: FactPattern, _ before: Substring) -> Substring? {
    var head = before
    for _ in 0...FactPattern.longestJoint {
      let lead = pattern.leads.filter(head.hasSuffix).max { $0.utf8.count < $1.utf8.count }
      if let lead {
        let front = head.dropLast(lead.count)
        return pattern.notAfter.contains(where: front.hasSuffix) ? nil : before[head.endIndex...]
      }
      guard let last = head.last, FactPattern.joints.contains(last) else { return nil }
      head = head.dropLast()
    }
    return nil
  }
}
