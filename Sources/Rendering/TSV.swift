extension Sheet {
  /// Tab-separated values: a header of codes, then the rows. Tabs and line ends within data become spaces, for
  /// nothing is quoted.
  var tsv: String { tsvHead + tsvRows }

  var tsvHead: String { columns.map { TSV.flat(Guarded.text($0.code)) }.joined(separator: "\t") + "\n" }

  var tsvRows: String {
    alignedRows.map { $0.map { TSV.flat(Guarded.field($0.exact)) }.joined(separator: "\t") + "\n" }.joined()
  }
}

private enum TSV {
  /// The text on one line: `\r\n` is one line end and becomes one space.
  static func flat(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSeparator) else { return text }
    return String(text.map { $0.unicodeScalars.contains(where: isSeparator) ? " " : $0 })
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
