extension Sheet {
  /// Comma-separated values after RFC 4180, with line ends `\n`: a header of codes, then the rows.
  var csv: String { csvHead + String(decoding: csvRows, as: UTF8.self) }

  var csvHead: String {
    var bytes: [UInt8] = []
    CSV.add(columns.map { .text($0.code) }, count: columns.count, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The rows as UTF-8: a long table is bytes at once, never one text.
  var csvRows: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 128)
    for row in rows { CSV.add(row, count: columns.count, to: &bytes) }
    return bytes
  }
}

private enum CSV {
  private static let (comma, quote, lineEnd) = (UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"))

  /// Adds one record of `count` fields: what a short row lacks is empty, what a long one has too many is left. An only
  /// field that is empty is quoted, or readers would take the line for a blank one.
  static func add(_ values: [Sheet.Value], count: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    for index in 0..<count {
      if index > 0 { bytes.append(comma) }
      if index < values.count { add(values[index].exact, to: &bytes) }
    }
    if count == 1, bytes.count == start { bytes += [quote, quote] }
    bytes.append(lineEnd)
  }

  private static func add(_ value: Sheet.Value.Exact?, to bytes: inout [UInt8]) {
    switch value {
    case .figure(let digits): bytes.append(contentsOf: digits.utf8)
    case .text(let content): add(text: Guarded.text(content), to: &bytes)
    case nil: break
    }
  }

  private static func add(text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard bytes[start...].contains(where: needsQuotes) else { return }
    bytes.removeSubrange(start...)
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// True for a quote, a comma and a line end.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x2C, 0x0A, 0x0D: true
    default: false
    }
  }
}
