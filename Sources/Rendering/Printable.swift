/// Makes text from a report harmless on a terminal: what would move the cursor, change colours or turn the
/// direction of writing is shown as a sign instead (design.md, Security).
package enum Printable {
  /// The text on one line: line ends and tabs are spaces, control characters their pictures (␛), further controls
  /// and marks of direction `�`.
  package static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { line.append(printable(scalar)) }
    return String(line)
  }

  /// The same for a text of many lines that a machine would read and a person looks at: its line ends and tabs stay.
  package static func lines(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return text }
    var lines = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      lines.append(scalar == "\n" || scalar == "\t" ? scalar : printable(scalar))
    }
    return String(lines)
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x2028, 0x2029: " "
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F: "\u{FFFD}"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }
}
