import Documents
import Forms

/// Splits the running text at the report's own headings (一、…, 二、…), for search. Tables are left out.
enum TextSections {
  static func split(_ document: Document) -> [TextSection] {
    var sections: [TextSection] = []
    for case .paragraph(let paragraph) in document.blocks {
      let text = Cell.raw(paragraph.text)
      if text.isEmpty { continue }
      if isHeading(text) || sections.isEmpty {
        sections.append(
          TextSection(
            heading: isHeading(text) ? text : "", text: isHeading(text) ? "" : text, place: paragraph.place))
      } else {
        sections[sections.count - 1].text += (sections[sections.count - 1].text.isEmpty ? "" : "\n") + text
      }
    }
    return sections
  }

  /// `一、总体情况`: a numeral, a mark, few words.
  private static func isHeading(_ text: String) -> Bool {
    let folded = Fold.text(text).drop { "# ".contains($0) }
    guard let first = folded.first, "一二三四五六七八九十".contains(first), folded.utf16.count <= 40 else {
      return false
    }
    return folded.dropFirst().first.map { "、.".contains($0) } ?? false
  }
}
