import Forms

extension Sheet {
  /// Comma-separated values after RFC 4180, with line ends `\n`: a header of codes, then the rows.
  var csv: String { csvHead + String(decoding: csvRows, as: UTF8.self) }

  var csvHead: String {
    var records = CSV(fields: columns.count)
    records.add(columns.map { .text($0.code) })
    return String(decoding: records.bytes, as: UTF8.self)
  }

  /// The rows as UTF-8: a long table is bytes at once, never one text.
  var csvRows: [UInt8] {
    var records = CSV(fields: columns.count)
    records.reserve(rows.count)
    for row in rows { records.add(row) }
    return records.bytes
  }
}

/// Records of comma-separated values, field by field.
struct CSV {
  private(set) var bytes: [UInt8] = []
  private let fields: Int
  /// Fields of the record at hand, and where it begins.
  private var (count, start) = (0, 0)

  /// Every record gets so many fields: what it lacks is empty, what it has too many is left.
  init(fields: Int) { self.fields = fields }

  mutating func reserve(_ records: Int) { bytes.reserveCapacity(records * 128) }

  mutating func add(_ record: [Sheet.Value]) {
    for value in record { add(value) }
    end()
  }

  /// Adds a field to the record at hand.
  mutating func add(_ value: Sheet.Value) {
    guard count < fields else { return }
    if count > 0 { bytes.append(CSV.comma) }
    count += 1
    // Most values of a long table: no text is made of them first.
    switch value {
    case .text(let content): add(text: Guarded.text(content))
    case .ordinal(let number): add(whole: Int64(number))
    case .number(let number) where number.scale == 0, .change(let number) where number.scale == 0:
      add(whole: number.mantissa)
    default: add(value.exact)
    }
  }

  /// Ends the record. An only field that is empty is quoted, or readers would take the line for a blank one.
  mutating func end() {
    while count < fields { add(.empty(CSV.nothing)) }
    if fields == 1, bytes.count == start { bytes += [CSV.quote, CSV.quote] }
    bytes.append(CSV.lineEnd)
    (count, start) = (0, bytes.count)
  }

  private static let (comma, quote, lineEnd) = (UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"))
  private static let nothing = Wording(en: "", zh: "")

  private mutating func add(_ value: Sheet.Value.Exact?) {
    switch value {
    case .figure(let digits): bytes.append(contentsOf: digits.utf8)
    case .text(let content): add(text: Guarded.text(content))
    case nil: break
    }
  }

  private mutating func add(whole number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, first) = (number.magnitude, digits.count)
      repeat {
        first -= 1
        digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: digits[first...])
    }
  }

  private mutating func add(text: String) {
    var text = text
    let isPlain = text.withUTF8 { content in
      guard !content.contains(where: CSV.needsQuotes) else { return false }
      bytes.append(contentsOf: content)
      return true
    }
    if !isPlain { add(quoted: text) }
  }

  private mutating func add(quoted text: String) {
    bytes.append(CSV.quote)
    for byte in text.utf8 {
      if byte == CSV.quote { bytes.append(CSV.quote) }
      bytes.append(byte)
    }
    bytes.append(CSV.quote)
  }

  /// True for a quote, a comma and a line end.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x2C, 0x0A, 0x0D: true
    default: false
    }
  }
}
