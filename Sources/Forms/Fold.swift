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
    case 0xFE63, 0x2212, 0x2010...0x2013: 0x2D  // signs printed for a minus
    case 0xFE59, 0x2768, 0xFD3E: 0x28
    case 0xFE5A, 0x2769, 0xFD3F: 0x29
    default: unit
    }
  }

  /// Letters, digits and ideographs of a text: folded, without spaces, quotes and punctuation. Two labels with the
  /// same key are the same label.
  package static func key(_ text: some StringProtocol) -> [UInt16] {
    var key: [UInt16] = []
    key.reserveCapacity(text.utf8.count)
    forEachUnit(of: String(text)) { unit in
      if isWord(unit) { key.append(unit) }
    }
    return key
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
  package static func text(_ text: some StringProtocol) -> String { folded(text, spaces: true) }

  /// A text with every unit folded and without any spaces.
  package static func compact(_ text: some StringProtocol) -> String { folded(text, spaces: false) }

  private static func folded(_ text: some StringProtocol, spaces: Bool) -> String {
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    var gap = false
    for scalar in String(text).unicodeScalars {
      let scalar = Fold.scalar(scalar)
      if scalar.value == 0 { continue }
      if scalar.value == 0x20 {
        gap = spaces
        continue
      }
      if gap && !folded.isEmpty { folded.unicodeScalars.append(" ") }
      gap = false
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }

  /// The folded form of a character; those beyond the first plane stand for themselves.
  private static func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard let unit = UInt16(exactly: scalar.value) else { return scalar }
    let folded = Fold.unit(unit)
    return folded == unit ? scalar : Unicode.Scalar(folded) ?? scalar
  }

  /// Every folded unit of a text. Goes by characters, which a string gives faster than units.
  private static func forEachUnit(of text: String, _ take: (UInt16) -> Void) {
    for scalar in text.unicodeScalars {
      if let unit = UInt16(exactly: scalar.value) {
        take(Fold.unit(unit))
      } else {
        UTF16.encode(scalar).map { $0.forEach(take) }
      }
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
