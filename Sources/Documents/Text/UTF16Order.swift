/// The two byte orders of UTF-16, and how a file without a byte order mark gives itself away.
enum UTF16Order: CaseIterable {
  case little
  case big

  var name: String { self == .little ? "UTF-16LE" : "UTF-16BE" }

  /// The order that a byte order mark at the head of the file tells, or nil.
  init?(mark bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .little
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .big
    } else {
      return nil
    }
  }

  /// The order told by NUL bytes: markup and digits have one in every unit, all on the same side.
  init?(zerosOf bytes: [UInt8]) {
    let sample = bytes.prefix(Self.sample)
    var zeros = [0, 0]
    for (i, byte) in sample.enumerated() where byte == 0 { zeros[i & 1] += 1 }
    let order: UTF16Order = zeros[1] > zeros[0] ? .little : .big
    let most = max(zeros[0], zeros[1])
    guard most * 10 >= sample.count, min(zeros[0], zeros[1]) * 20 <= most else { return nil }
    guard order.plausibility(of: sample) >= 0.8 else { return nil }
    self = order
  }

  /// The order in which nearly every unit is an ideograph, Chinese punctuation or ASCII, for text without NUL pattern.
  init?(ideographsOf bytes: [UInt8]) {
    let sample = bytes.prefix(Self.sample)
    guard sample.count >= 8, let order = Self.allCases.first(where: { $0.plausibility(of: sample) >= 0.95 })
    else {
      return nil
    }
    self = order
  }

  /// The text as UTF-8; an odd last byte is cut off, an unpaired surrogate becomes U+FFFD.
  func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: units(of: bytes), as: UTF16.self).utf8)
  }

  private static let sample = 8192

  private func units(of bytes: ArraySlice<UInt8>) -> [UInt16] {
    stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { i in
      let first = UInt16(bytes[i])
      let second = UInt16(bytes[i + 1])
      return self == .little ? second << 8 | first : first << 8 | second
    }
  }

  /// The share of units that a Chinese report is made of.
  private func plausibility(of bytes: ArraySlice<UInt8>) -> Double {
    let units = units(of: bytes)
    guard !units.isEmpty else { return 0 }
    let known = units.count { unit in
      switch unit {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0, 0x2010...0x203A, 0x3000...0x303F, 0x4E00...0x9FFF,
        0xFF01...0xFF5E:
        true
      default: false
      }
    }
    return Double(known) / Double(units.count)
  }
}
