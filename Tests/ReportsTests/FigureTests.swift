import Forms
import Testing

@testable import Reports

@Suite struct FigureTests {
  @Test(
    arguments: [
      ("0", "0"), (" 0", "0"), ("0 ", "0"), ("\u{3000}0\u{3000}", "0"), ("\u{00A0}0", "0"), ("12", "12"),
      ("１２", "12"),
      ("1,234", "1234"), ("1，234", "1234"), ("1,234,567", "1234567"), ("12,345.5", "12345.5"),
      ("11398889", "11398889"),
      ("59237.2449", "59237.2449"), ("0.092", "0.092"), ("０．５", "0.5"), ("+19", "19"), ("-8", "-8"),
      ("−8", "-8"),
      ("－8", "-8"), ("–8", "-8"), ("3件", "3"), ("3 件", "3"), ("22（其中修订 16 件）", "22"), ("55(含自然失效29件)", "55"),
      ("123456789012345", "123456789012345"), ("5(万元)", "5"), ("251000元（含运费）", "251000"),
    ])
  func `a printed figure is that figure`(text: String, value: String) {
    #expect(Figure(text).state == .number)
    #expect(Figure(text).value == Number(value))
  }

  @Test(arguments: ["", " ", "\u{00A0}", "\u{3000}", "\u{200B}", "\n", "\u{FEFF} "])
  func `what shows nothing is blank`(text: String) {
    #expect(Figure(text) == .blank)
  }

  @Test(arguments: ["/", "-", "--", "—", "——", "－", "−", "无", " / ", "\\", "──"])
  func `a mark says that a figure does not apply`(text: String) {
    #expect(Figure(text) == .notApplicable)
  }

  @Test(
    arguments: [
      "1 234", "1\n2", "1O", "O", "l", "1l", "①", "〇", "零", "三", "½", "1²", "5.", ".5", "1.2.3", "1,23",
      "1,2345", "12,34,567",
      "1234567890123456", "00", "007", "-05", "--253", "+-3", "- 8", "(5)", "5(6)", "5(16%)", "12%", "约5",
      "5余件",
      "2万", "1.5亿元", "12/13", "15-15", "88-720", "22（其中修订16件）55（含自然失效29件）", "5(", "1、2", "0。", "第3位", "N/A",
      "#REF!",
      "1e5", "0x10", "∞", "五", "10件20", "5 6", "增3", "减2",
    ])
  func `anything else is not told`(text: String) {
    #expect(Figure(text) == .unreadable)
  }

  @Test(
    arguments: [
      ("--253", "-253"), ("增3", "3"), ("减2", "-2"), ("+1036", "1036"), ("-8", "-8"), ("0", "0"),
      ("−−4", "-4"),
    ])
  func `a column of changes knows its own signs`(text: String, value: String) {
    #expect(Figure(text, signed: true).value == Number(value))
  }

  @Test(arguments: ["---3", "增减3", "减-2", "增", "增 3 减 2", "+-3"])
  func `a change with two signs is not told`(text: String) {
    #expect(Figure(text, signed: true).state == .unreadable)
  }

  @Test(
    arguments: [
      ("103.3879万元", "万元"), ("251000元", "元"), ("5（万元）", "万元"), ("3件", "件"), ("7项", "项"), ("8人次", "人次"),
      ("9", nil),
      ("22（其中修订 16 件）", nil),
    ] as [(String, String?)])
  func `the unit is the one printed with the figure`(text: String, unit: String?) {
    #expect(Figure(text).unit == unit)
  }
}
