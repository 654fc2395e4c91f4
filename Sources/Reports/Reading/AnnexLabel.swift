import Forms

/// The label of an annex row as it is kept: printed words without numbering and without 其中 (domain.md §0.2).
enum AnnexLabel {
  /// Takes `其中：`, `（一）`, `1.`, `2、`, `一、` and the like off the start, as often as they stand there.
  static func bare(_ printed: some StringProtocol) -> String {
    var text = Fold.text(printed).replacing(" ", with: "")[...]
    while let shorter = withoutHead(text) { text = shorter }
    return String(text)
  }

  private static let numerals = "一二三四五六七八九十"

  private static func withoutHead(_ text: Substring) -> Substring? {
    if text.hasPrefix("其中") { return text.dropFirst(2) }
    if let first = text.first, ":,.、;".contains(first) { return text.dropFirst() }
    if text.hasPrefix("("), let end = text.firstIndex(of: ")") {
      let inside = text[text.index(after: text.startIndex)..<end]
      return isNumber(inside) ? text[text.index(after: end)...] : nil
    }
    let number = text.prefix { numerals.contains($0) || $0.isNumber }
    let rest = text.dropFirst(number.count)
    guard isNumber(number), let mark = rest.first, "、.,)".contains(mark) else { return nil }
    return rest.dropFirst()
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.count <= 2 && text.allSatisfy { numerals.contains($0) || $0.isNumber }
  }
}
