import Store

/// Rows in the text form of PostgreSQL's COPY, and what they add up to.
struct CopyText {
  /// What a column adds up to: numbers their sum, texts their bytes.
  private(set) var sums: [Int128]
  private(set) var rows = 0

  init(columns: Int) { sums = Array(repeating: 0, count: columns) }

  /// A row as a line: columns parted by tabs, nothing as `\N`. PostgreSQL knows no NUL in texts: U+FFFD stands for it.
  mutating func line(_ values: [StoredValue], year: Int?) -> [UInt8] {
    var line: [UInt8] = year.map { Array("\($0)\t".utf8) } ?? []
    for (index, value) in values.enumerated() {
      if index > 0 { line.append(UInt8(ascii: "\t")) }
      sums[index] += CopyText.put(value, into: &line)
    }
    line.append(UInt8(ascii: "\n"))
    rows += 1
    return line
  }

  /// Adds a value to the line and gives what it adds to its column.
  private static func put(_ value: StoredValue, into line: inout [UInt8]) -> Int128 {
    switch value {
    case .null:
      line.append(contentsOf: "\\N".utf8)
      return 0
    case .integer(let integer):
      line.append(contentsOf: String(integer).utf8)
      return Int128(integer)
    case .real(let real):
      line.append(contentsOf: real.description.utf8)
      return 0
    case .text(let text): return Int128(put(text, into: &line))
    case .bytes(let bytes):
      line.append(contentsOf: "\\\\x".utf8)
      for byte in bytes { line.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]]) }
      return Int128(bytes.count)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// Adds a text, escaped, and gives how many bytes PostgreSQL will hold of it.
  private static func put(_ text: String, into line: inout [UInt8]) -> Int {
    var count = 0
    for byte in text.utf8 {
      count += 1
      switch byte {
      case UInt8(ascii: "\\"): line.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "\t"): line.append(contentsOf: "\\t".utf8)
      case UInt8(ascii: "\n"): line.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): line.append(contentsOf: "\\r".utf8)
      case 0:
        line.append(contentsOf: "\u{FFFD}".utf8)
        count += 2
      default: line.append(byte)
      }
    }
    return count
  }
}
