/// Brings the many ways in which the same character is printed to one, for comparing labels and reading figures:
/// full-width forms, Kangxi and simplified radicals that PDF text prints for characters (domain.md §6.1), all
/// kinds of space. NFKC alone leaves ⺠ for 民; the table below adds what it lacks.
package enum Fold {
  /// The folded form of one UTF-16 unit: itself where it stands for itself, 0x20 for any space, 0 for characters
  /// without width.
  package static func unit(_ unit: UInt16) -> UInt16 {
    // Plain ASCII, ideographs and their punctuation: nearly every unit that is ever asked for.
    if unit > 0x20 && unit < 0x7F || unit > 0x3000 && unit < 0xFD3E { return unit }
    return switch unit {
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x00A0, 0x2002...0x200A, 0x202F, 0x205F, 0x3000: 0x20
    // Not U+202E, which turns the digits behind it round for the reader's eye: what follows it is no plain figure.
    case 0x200B...0x200F, 0x2028...0x202D, 0x2060, 0xFEFF, 0x00AD: 0
    case 0x2E80...0x2EFF: radicals[unit] ?? unit
    case 0x2F00...0x2FD5: kangxi[Int(unit) - 0x2F00]
    case 0xFF01...0xFF5E: unit - 0xFEE0
    case 0x2502, 0x2503, 0x2551, 0xFFE8: 0x7C  // strokes printed for a bar
    case 0xFE63, 0x2212, 0x2010...0x2013: 0x2D  // signs printed for a minus
    case 0xFE59, 0x2768, 0xFD3E: 0x28
    case 0xFE5A, 0x2769, 0xFD3F: 0x29
    default: unit
    }
  }

  /// Letters, digits and ideographs of a text: folded, without spaces, quotes and punctuation. Two labels with the
  /// same key are the same label.
  package static func key(_ text: String) -> [UInt16] { withBytes(of: text, key) }

  /// The same of a piece of a text.
  package static func key(_ text: Substring) -> [UInt16] { withBytes(of: text, key) }

  private static func key(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: bytes.count) { key, count in
      var index = 0
      while index < bytes.count {
        let scalar = Fold.scalar(in: bytes, at: &index)
        guard let unit = UInt16(exactly: scalar) else {
          // Ideographs beyond the first plane: four bytes, two units.
          key[count] = UInt16(truncatingIfNeeded: 0xD7C0 + (scalar >> 10))
          key[count + 1] = UInt16(truncatingIfNeeded: 0xDC00 + (scalar & 0x3FF))
          count += 2
          continue
        }
        let folded = Fold.unit(unit)
        guard isWord(folded) else { continue }
        key[count] = folded
        count += 1
      }
    }
  }

  /// True for what tells one label from another: ideographs, letters, digits; false for spaces and punctuation.
  package static func isWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x3007: true
    case 0x2E80...0x2FDF, 0xD800...0xDFFF: true
    default: false
    }
  }

  /// True for an ASCII digit, the only kind left after folding.
  package static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

  /// A text with every unit folded and runs of spaces made one; leading and trailing spaces go.
  package static func text(_ text: String) -> String { withBytes(of: text) { folded($0, spaces: true) } }

  /// The same of a piece of a text.
  package static func text(_ text: Substring) -> String { withBytes(of: text) { folded($0, spaces: true) } }

  /// A text with every unit folded and without any spaces.
  package static func compact(_ text: String) -> String { withBytes(of: text) { folded($0, spaces: false) } }

  /// The same of a piece of a text.
  package static func compact(_ text: Substring) -> String {
    withBytes(of: text) { folded($0, spaces: false) }
  }

  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>, spaces: Bool) -> String {
    // No character grows by folding, so that the text's own length is room enough.
    String(unsafeUninitializedCapacity: bytes.count) { folded in
      var (index, count, gap) = (0, 0, false)
      while index < bytes.count {
        let start = index
        let scalar = Fold.scalar(in: bytes, at: &index)
        let unit = UInt16(exactly: scalar).map(Fold.unit)
        if unit == 0 { continue }
        if unit == 0x20 {
          gap = spaces && count > 0
          continue
        }
        if gap { append(0x20, to: folded, &count) }
        gap = false
        if let unit, UInt32(unit) != scalar {
          append(unit, to: folded, &count)
        } else {
          for at in start..<index {
            folded[count] = bytes[at]
            count += 1
          }
        }
      }
      return count
    }
  }

  /// Writes a unit of the first plane as UTF-8.
  private static func append(_ unit: UInt16, to bytes: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int)
  {
    func put(_ value: UInt16) {
      bytes[count] = UInt8(truncatingIfNeeded: value)
      count += 1
    }
    switch unit {
    case ..<0x80: put(unit)
    case ..<0x800:
      put(0xC0 | unit >> 6)
      put(0x80 | unit & 0x3F)
    default:
      put(0xE0 | unit >> 12)
      put(0x80 | unit >> 6 & 0x3F)
      put(0x80 | unit & 0x3F)
    }
  }

  /// The bytes of a text; a string gives them without a copy.
  private static func withBytes<T>(
    of text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> T
  ) -> T {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = String(text)
    return copy.withUTF8(body)
  }

  /// The character at `index`, which moves behind it. A string is valid UTF-8, so its bytes need no second look.
  package static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
    switch first {
    case ..<0x80:
      index += 1
      return first
    case ..<0xE0:
      defer { index += 2 }
      return (first & 0x1F) << 6 | next(1)
    case ..<0xF0:
      defer { index += 3 }
      return (first & 0x0F) << 12 | next(1) << 6 | next(2)
    default:
      defer { index += 4 }
      return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
    }
  }

  // The 214 Kangxi radicals U+2F00 to U+2FD5, each as the ideograph that NFKC gives for it.
  private static let kangxi: [UInt16] = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢
    尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火
    爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿
    肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹
    雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.utf16.filter { $0 > 0x20 })

  // Radicals of the block U+2E80 that stand for whole simplified characters and that NFKC leaves alone.
  private static let radicals: [UInt16: UInt16] = pairs("⺠民⻔门⻓长⻅见⻬齐⻛风⻥鱼⻢马⻋车⻄西⻩黄⻰龙⻘青⻚页⻜飞⻁虎⻆角⻉贝⻦鸟⻨麦⻮齿⻣骨⻤鬼")

  private static func pairs(_ text: String) -> [UInt16: UInt16] {
    let units = Array(text.utf16)
    return Dictionary(
      stride(from: 0, to: units.count - 1, by: 2).map { (units[$0], units[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }
}
