import Forms

/// The label of an annex row as it is kept: printed words without numbering and without 其中 (domain.md §0.2).
enum AnnexLabel {
  /// Takes `其中：`, `（一）`, `1.`, `2、`, `一、` and the like off the start, as often as they stand there.
  static func bare(_ printed: String) -> String {
    var text = Fold.compact(printed)[...]
    while let shorter = withoutHead(text) { text = shorter }
    return String(withoutLooseNumber(text))
  }

  /// A known indicator without the number that a space, lost in folding, parted from it: `1 当面申请数`.
  private static func withoutLooseNumber(_ text: Substring) -> Substring {
    let rest = text.drop { $0.isASCII && $0.isNumber }
    return rest.count < text.count && AnnexIndicator.isKnown(String(rest)) ? rest : text
  }

  /// How far below the head of its block a row stands: 0 for `一、` and for labels without a number, 1 for `（一）`, 2
  /// for `1.` and `其中`.
  static func level(_ printed: String) -> Int {
    guard let first = printed.first, isNumbered(printed) else { return 0 }
    if first == "(" { return 1 }
    return numerals.contains(first) ? 0 : 2
  }

  static func isNumbered(_ printed: String) -> Bool { withoutHead(printed[...]) != nil }

  /// The names of rows in order: the bare label, and where rows of one label stand below different ones
  /// (`被依法纠错数` below 行政复议 and below 行政诉讼, domain.md §3) with the label above it.
  static func names(_ printed: [String]) -> [String] {
    let labels = printed.map(bare)
    let parents = self.parents(printed, labels)
    var homes: [String: Set<String>] = [:]
    for (label, parent) in zip(labels, parents) { homes[label, default: []].insert(parent) }
    return zip(labels, parents).map { label, parent in
      homes[label]?.count == 1 || parent.isEmpty ? label : "\(parent)/\(label)"
    }
  }

  /// For each row the last label above it that stands less deep; empty where there is none.
  private static func parents(_ printed: [String], _ labels: [String]) -> [String] {
    var above = ["", "", ""]
    return zip(printed, labels).map { printed, label in
      let level = self.level(printed)
      let parent = above[..<level].last { !$0.isEmpty } ?? ""
      for deeper in level..<above.count { above[deeper] = deeper == level ? label : "" }
      return parent
    }
  }

  /// The places of a text, outside its brackets, at which a numbered label begins.
  static func starts(in text: String) -> [String.Index] {
    var depth = 0
    return text.indices.filter { index in
      defer { depth += text[index] == "(" ? 1 : text[index] == ")" ? -1 : 0 }
      let goesOn = index > text.startIndex && isNumberPart(text[text.index(before: index)])
      return depth <= 0 && !goesOn && withoutHead(text[index...], marks: "、.)") != nil
    }
  }

  private static func isNumberPart(_ character: Character) -> Bool {
    numerals.contains(character) || character.isNumber
  }

  /// The number of a row that has one in digits: 2 for `2.政府网站`, 1 for `其中：1.网站公开`.
  static func ordinal(_ printed: String) -> Int? {
    let digits = printed.drop { "其中:,".contains($0) }.prefix { $0.isASCII && $0.isNumber }
    return isNumbered(printed) ? Int(digits) : nil
  }

  private static let circled: ClosedRange<Unicode.Scalar> = "①"..."⑳"
  private static let numerals = "一二三四五六七八九十"

  private static func withoutHead(_ text: Substring, marks: String = "、.,)") -> Substring? {
    if text.hasPrefix("其中") { return text.dropFirst(2) }
    if let first = text.unicodeScalars.first, circled.contains(first) { return text.dropFirst() }
    if marks.contains(","), let first = text.first, ":,.、;".contains(first) { return text.dropFirst() }
    if text.hasPrefix("("), let end = text.firstIndex(of: ")") {
      let inside = text[text.index(after: text.startIndex)..<end]
      return isNumber(inside) ? text[text.index(after: end)...] : nil
    }
    let number = text.prefix { isNumberPart($0) }
    let rest = text.dropFirst(number.count)
    guard isNumber(number), let mark = rest.first, marks.contains(mark) else { return nil }
    return rest.dropFirst()
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.count <= 2 && text.allSatisfy { isNumberPart($0) }
  }
}
