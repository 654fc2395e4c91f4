extension Sheet {
  /// Comma-separated values after RFC 4180, with line ends `\n`: a header of codes, then the rows.
  var csv: String { csvHead + csvRows }

  var csvHead: String { CSV.line(columns.map { Guarded.text($0.code) }) + "\n" }

  var csvRows: String {
    alignedRows.map { CSV.line($0.map { Guarded.field($0.exact) }) + "\n" }.joined()
  }
}

private enum CSV {
  /// One record. An only field that is empty is quoted, or readers would take the line for a blank one.
  static func line(_ fields: [String]) -> String {
    fields == [""] ? "\"\"" : fields.map(quoted).joined(separator: ",")
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else { return field }
    // By scalars: `\r\n` is one Character, and a mark may stand on a quote.
    var text = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text.append(scalar) }
      text.append(scalar)
    }
    return "\"\(String(text))\""
  }
}
