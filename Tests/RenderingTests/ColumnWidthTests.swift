import Forms
import Testing

@testable import Rendering

@Suite struct ColumnWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("年份", 4), ("ａ（１）", 8), ("ｱ", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("e\u{301}", 1),
    ("か\u{3099}", 2), ("a\u{200B}b\u{FEFF}", 2), ("…—“”", 4), ("①", 1), ("😀", 2), ("𠮷", 2), ("é", 1),
    ("⺠⼀", 4),
    ("\u{3000}", 2), ("《》、。", 8), ("€¥", 2), ("￥", 2),
  ])
  func `a character has its width`(text: String, width: Int) {
    #expect(ColumnWidth.of(text) == width)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 20, ["one two three"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a abcdefgh", 4, ["a ab", "cdef", "gh"]),
    ("一二三四五", 4, ["一二", "三四", "五"]),
    ("一二三四五", 5, ["一二", "三四", "五"]),
    ("共12345件", 6, ["共", "12345", "件"]),
    ("一二", 1, ["一", "二"]),
    ("甲 乙", 2, ["甲", "乙"]),
    // a closing sign begins no line
    ("一二：三", 4, ["一", "二：", "三"]), ("一，，，，", 4, ["一，", "，，", "，"]),
  ])
  func `text is broken at spaces and beside full-width characters`(text: String, width: Int, lines: [String])
  {
    #expect(Wrapping.lines(of: text, width: width).filter { !$0.isEmpty } == lines)
  }

  @Test(arguments: [
    ("一二三四五", 4, 2, ["一二", "三…"]), ("one two three", 3, 2, ["one", "tw…"]), ("abcd", 2, 1, ["a…"]),
    ("一二三", 1, 1, ["…"]),
  ])
  func `the last line kept says that more was there`(text: String, width: Int, limit: Int, lines: [String]) {
    #expect(Wrapping.lines(of: text, width: width, limit: limit) == lines)
  }

  @Test(
    arguments: [
      (4.878048780487805, 1, "4.9"), (0.35, 1, "0.4"), (0.25, 1, "0.3"), (0.15, 1, "0.2"), (-0.25, 1, "-0.3"),
      (0.04, 1, "0.0"), (99.95, 1, "100.0"), (100, 1, "100.0"), (0, 1, "0.0"), (12.5, 0, "13"),
      (1e-7, 2, "0.00"),
      (1234567.891, 2, "1234567.89"), (Double.leastNonzeroMagnitude, 1, "0.0"), (2.5, 3, "2.500"),
      (1e300, 1, "1e+300"),
      (123456789012345.67, 1, "123456789012345.7"), (2.5, -4, "3"),
    ] as [(Double, Int, String)])
  func `a computed quantity is rounded half away from zero`(value: Double, decimals: Int, text: String) {
    #expect(Decimals.text(value, decimals: decimals) == text)
  }
}
