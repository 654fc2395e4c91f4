import Foundation

extension HostileCase {
  private static let noReport = Outcome.refused("no annual report")

  /// Plain text: bytes, encodings, figures.
  static let text: [HostileCase] = [
    HostileCase("nothing", "a.txt", .refused("the file is empty")) { "" },
    HostileCase("one GiB of nothing", "a.txt", .refused("larger than 64 MiB"), shell: "truncate -s 1G a.txt"),
    HostileCase(
      "one GiB in one line", "a.txt", .refused("larger than 64 MiB"),
      shell:
        "head -c 1M /dev/zero | tr '\\0' 7 > m; for i in {1..64}; do cat m; done > a.txt; truncate -s 1G a.txt; rm m"
    ),
    HostileCase(
      "30 MiB in one line", "a.txt", .refused("more than 4 MiB of text"),
      shell: "head -c 30M /dev/zero | tr '\\0' 7 > a.txt"),
    HostileCase(
      "3 MiB of figures in one line", "a.txt", noReport,
      shell: "yes '12 345 |' | tr -d '\\n' | head -c 3M > a.txt"),
    HostileCase(
      "15 MiB of empty lines", "a.txt", .refused("more than 4 MiB of text"),
      shell: "yes '' | head -c 15M > a.txt"),
    HostileCase("200,000 columns below the report", "a.txt", .stored(200)) {
      try Honest.text() + Honest.times(200_000, "| 1 ") + "|\n"
    },
    HostileCase("200,000 columns as Markdown", "a.md", noReport) {
      Honest.times(200_000, "| a ") + "|\n" + Honest.times(200_000, "|---") + "|\n"
    },
    HostileCase("NULs between all characters", "a.txt", .refused("not a document of a known format")) {
      try Honest.text().map { "\($0)\0\0\0" }.joined()
    },
    HostileCase("one NUL in the running text", "a.txt", .stored(200)) {
      try Honest.text("本节为示例文字。2024", "本节为示例\0文字。2024")
    },
    HostileCase("a broken byte in the running text", "a.txt", .stored(200)) {
      try replaced("没有内容", with: [0xE6, 0xB2])
    },
    HostileCase("overlong UTF-8", "a.txt", .stored(200)) {
      try replaced("没有内容", with: [0xC0, 0xAF, 0xC1, 0x9C])
    },
    HostileCase("surrogates in UTF-8", "a.txt", .stored(200)) {
      try replaced("没有内容", with: [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80])
    },
    HostileCase("characters beyond Unicode", "a.txt", .stored(200)) {
      try replaced("没有内容", with: [0xF4, 0x90, 0x80, 0x80, 0xF8, 0x88, 0x80, 0x80, 0x80])
    },
    HostileCase("lone surrogates in UTF-16", "a.txt", .stored(200)) {
      var units = Array(try Honest.text().utf16)
      units.insert(contentsOf: [0xD800, 0xDC00, 0xDC00, 0xD800], at: units.count - 2)
      return [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    },
    HostileCase("UTF-16 cut within a character", "a.txt", .stored(200)) {
      [0xFF, 0xFE]
        + (try Honest.text() + "完").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.dropLast()
    },
    HostileCase("three marks of byte order", "a.txt", .stored(200)) {
      "\u{FEFF}\u{FEFF}\u{FEFF}" + (try Honest.text())
    },
    HostileCase("digits beyond 64 bits", "a.txt", .stored(199)) {
      try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | 99999999999999999999")
    },
    HostileCase("a million digits", "a.txt", .stored(199)) {
      try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | " + Honest.times(1_000_000, "9"))
    },
    HostileCase("a million decimals", "a.txt", .stored(199)) {
      try Honest.text("8071.46", "8071." + Honest.times(1_000_000, "4"))
    },
    HostileCase("an exponent", "a.txt", .stored(199)) { try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | 1e9") },
    HostileCase("not a number at all", "a.txt", .stored(199)) {
      try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | NaN")
    },
    HostileCase("hexadecimal", "a.txt", .stored(199)) { try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | 0x23A9") },
    HostileCase("a figure with marks of direction", "a.txt", .stored(199)) {
      try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | \u{202E}9219\u{202C}")
    },
    HostileCase("a year of five digits", "a.txt", .refused("year")) { try Honest.text("2024年", "20245年") },
    // A report without tables is one, for the first years had none; it says nothing and nothing is stored of it.
    HostileCase("20,000 titles and nothing else", "a.txt", .stored(0)) {
      Honest.times(20_000, "2024年示例市政府信息公开工作年度报告\n")
    },
    HostileCase("2000 reports in one file", "a.txt", .refused("more than 4 MiB of text")) {
      Honest.times(2000, try Honest.text())
    },
    HostileCase("a letter in the place of a digit", "a.txt", .stored(199)) {
      try Honest.text("| 行政处罚 | 9129", "| 行政处罚 | 91Z9")
    },
  ]

  /// Bytes in the place of a text.
  private static func replaced(_ text: String, with bytes: [UInt8]) throws -> [UInt8] {
    let whole = Data(try Honest.text().utf8)
    guard let range = whole.range(of: Data(text.utf8)) else { throw CocoaError(.fileReadCorruptFile) }
    return Array(whole[..<range.lowerBound]) + bytes + Array(whole[range.upperBound...])
  }
}
