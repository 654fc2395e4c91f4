import Forms

extension Sheet {
  /// A heading, a table after GitHub's Markdown, and the notes as a list. Signs that would be read as markup or
  /// HTML are escaped.
  func markdown(_ language: Language) -> String {
    let heading = title(language).isEmpty ? [] : ["# " + Markdown.escaped(title(language))]
    let list = notes.map { "- " + Markdown.escaped($0(language)) }
    let blocks = [heading, columns.isEmpty ? [] : markdownTable(language), list]
    return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func markdownTable(_ language: Language) -> [String] {
    markdownHead(language) + markdownRows(language)
  }

  func markdownHead(_ language: Language) -> [String] {
    let header = columns.map { Markdown.escaped($0.label(language)) }
    let rule = columns.map { $0.isFigure ? "---:" : "---" }
    return [header, rule].map(Markdown.line)
  }

  func markdownRows(_ language: Language) -> [String] {
    alignedRows.map { Markdown.line($0.map { Markdown.escaped($0.shown(in: language)) }) }
  }
}

/// Signs of Markdown.
enum Markdown {
  static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in Printable.line(text).unicodeScalars {
      if marks.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  private static let marks: Set<Unicode.Scalar> = ["\\", "|", "<", "[", "]", "`", "*"]
}
