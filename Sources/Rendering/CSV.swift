extension Sheet {
  /// Comma-separated values after RFC 4180, with line ends `\n`: a header of codes, then the rows.
  var csv: String { csvHead + csvRows }

  var csvHead: String {
    var text = ""
    CSV.add(columns.map { .text($0.code) }, count: columns.count, to: &text)
    return text
  }

  var csvRows: String {
    var text = ""
    for row in rows { CSV.add(row.lazy.map(\.exact), count: columns.count, to: &text) }
    return text
  }
}

private enum CSV {
  /// Adds one record of `count` fields: what a short row lacks is empty, what a long one has too many is left. An only
  /// field that is empty is quoted, or readers would take the line for a blank one.
  static func add(_ values: some Sequence<Sheet.Value.Exact?>, count: Int, to text: inout String) {
    let start = text.utf8.count
    var values = values.makeIterator()
    for index in 0..<count {
      if index > 0 { text += "," }
      if let value = values.next() ?? nil { add(value, to: &text) }
    }
    text += count == 1 && text.utf8.count == start ? "\"\"\n" : "\n"
  }

  private static func add(_ value: Sheet.Value.Exact, to text: inout String) {
    switch value {
    case .figure(let digits): text += digits
    case .text(let content): add(quoted: Guarded.text(content), to: &text)
    }
  }

  private static func add(quoted field: String, to text: inout String) {
    guard field.utf8.contains(where: needsQuotes) else { return text += field }
    text += "\""
    // By scalars: `\r\n` is one Character, and a mark may stand on a quote.
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
  }

  /// True for a quote, a comma and a line end.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x2C, 0x0A, 0x0D: true
    default: false
    }
  }
}
