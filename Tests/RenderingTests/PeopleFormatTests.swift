import Forms
import Testing

@testable import Rendering

@Suite struct PeopleFormatTests {
  @Test func `the terminal table in Chinese`() {
    let table = """
      收费

      机构  状态  年份      金额  比率  增减  增幅%  说明
      ----  ----  ----  --------  ----  ----  -----  ----
      甲市  数字  2024  20152.50  0.12   +12  +4.9%  缺年

      只给人看

      """
    #expect(everyKind.rendered(as: .table, language: .chinese) == table)
    #expect(everyKind.rendered(as: .table, language: .chinese, width: 80) == table)
    #expect(everyKind.rendered(as: .table, language: .chinese, width: 200) == table)
  }

  @Test func `the terminal table in English`() {
    let table = """
      Fees

      issuer  state   year    amount  ratio  change  change %  note
      ------  ------  ----  --------  -----  ------  --------  ----
      甲市    figure  2024  20152.50   0.12     +12     +4.9%  gap

      only for people

      """
    #expect(everyKind.rendered(as: .table, language: .english, width: 80) == table)
  }

  @Test func `a narrow terminal gets the columns in blocks, each with the first`() {
    // 机构 4, 状态 4, 年份 4, 金额 8, 比率 4, gaps of 2: 32; with 增减 38; 增幅% does not fit 40.
    let table = """
      收费

      机构  状态  年份      金额  比率  增减
      ----  ----  ----  --------  ----  ----
      甲市  数字  2024  20152.50  0.12   +12

      机构  增幅%  说明
      ----  -----  ----
      甲市  +4.9%  缺年

      只给人看

      """
    #expect(everyKind.rendered(as: .table, language: .chinese, width: 40) == table)
  }

  @Test func `the first column keeps a third of a narrow terminal`() {
    let years = (2021...2025).map { Sheet.Column(String($0), same(String($0)), isFigure: true) }
    let sheet = Sheet(
      title: same(""), columns: [Sheet.Column("field", same("指标"))] + years,
      rows: [[.text("一二三四五六七八九十")] + (1...5).map { .ordinal($0) }])
    // At least 30 / 3 is 10; three years of 4 with their gaps take 18 and leave it 12, two take 12 and leave 18.
    let table = """
      指标          2021  2022  2023
      ------------  ----  ----  ----
      一二三四五六     1     2     3
      七八九十

      指标                2024  2025
      ------------------  ----  ----
      一二三四五六七八九     4     5
      十

      """
    #expect(sheet.rendered(as: .table, language: .chinese, width: 30) == table)
  }

  @Test func `styles are put on only when asked for`() {
    let sheet = Sheet(
      title: same("T"), columns: [Sheet.Column("a", same("A"))], rows: [[.text("x")]], notes: [same("n")])
    #expect(
      sheet.rendered(as: .table, language: .english, styled: true)
        == "\u{1B}[1mT\u{1B}[0m\n\n\u{1B}[1mA\u{1B}[0m\n-\nx\n\n\u{1B}[2mn\u{1B}[0m\n")
    #expect(sheet.rendered(as: .table, language: .english) == "T\n\nA\n-\nx\n\nn\n")
  }

  @Test func `the widest text is broken first, figures never`() {
    let sheet = Sheet(
      title: same(""),
      columns: [
        Sheet.Column("a", same("事项")), Sheet.Column("b", same("数值"), isFigure: true),
        Sheet.Column("c", same("说明")),
      ],
      rows: [
        [.text("甲乙"), .number(Number(123_456_789_012_345)), .text("一二三四五六七八九十一二三四五六七八九十")],
        [.text("丙"), .number(Number(7)), .text("short words here")],
      ])
    // 40 less figures (15), the short column (4) and two gaps (4) leaves 17: eight characters.
    let table = """
      事项             数值  说明
      ----  ---------------  -----------------
      甲乙  123456789012345  一二三四五六七八
                             九十一二三四五六
                             七八九十
      丙                  7  short words here

      """
    #expect(sheet.rendered(as: .table, language: .chinese, width: 40) == table)
  }

  @Test func `a text of more than three lines is shortened`() {
    let text = String(repeating: "一二三四五六七八九十", count: 10)
    let table = """
      A
      ----------
      一二三四五
      六七八九十
      一二三四…

      """
    #expect(texts(text).rendered(as: .table, language: .chinese, width: 10) == table)
  }

  @Test func `a long heading is broken before the figures below it`() {
    let sheet = Sheet(
      title: same(""),
      columns: [
        Sheet.Column("a", same("机构")), Sheet.Column("b", same("上年结转申请数量"), isFigure: true),
        Sheet.Column("c", same("本年新收申请数量"), isFigure: true),
      ],
      rows: [[.text("甲市"), .ordinal(12), .ordinal(345)]])
    // 4 + 16 + 16 + 4 is 40; for 28 the two headings have ten each.
    let table = """
      机构  上年结转申  本年新收申
                请数量      请数量
      ----  ----------  ----------
      甲市          12         345

      """
    #expect(sheet.rendered(as: .table, language: .chinese, width: 28) == table)
  }

  @Test(arguments: [1, 2, 3, 10, 40, 80, 200])
  func `no line is wider than the terminal unless a single figure is`(width: Int) {
    let long = String(repeating: "公开 information ", count: 40)
    let sheet = Sheet(
      title: same(long),
      columns: [
        Sheet.Column("a", same(long)), Sheet.Column("b", same("数值"), isFigure: true),
        Sheet.Column("c", same(long)),
        Sheet.Column("d", same("年份"), isFigure: true),
      ],
      rows: [[.text(long), .number(Number(123_456)), .text(long), .ordinal(2024)]], notes: [same(long)])
    let text = sheet.rendered(as: .table, language: .chinese, width: width)
    // The first column at its least (8), a gap, the widest figure (6), and a text column at its least (8).
    let widest = text.split(separator: "\n").map { ColumnWidth.of($0) }.max() ?? 0
    #expect(widest <= max(width, 18))
    #expect(text.contains("123456"))
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "␛[31mred"), ("\u{1B}]0;title\u{7}", "␛]0;title␇"), ("a\rb", "a␍b"),
    ("a\nb\tc", "a b c"),
    ("\u{0}\u{8}\u{7F}", "␀␈␡"), ("\u{9B}2J", "\u{FFFD}2J"), ("\u{202E}abc\u{2066}", "\u{FFFD}abc\u{FFFD}"),
    ("a\r\nb", "a␍ b"), ("e\u{301}", "e\u{301}"), ("甲\u{2028}乙", "甲 乙"),
  ])
  func `controls in data are shown and never sent`(text: String, shown: String) {
    let lines = texts(text).rendered(as: .table, language: .chinese).split(separator: "\n")
    #expect(lines.last.map(String.init) == shown)
    let sheet = Sheet(
      title: same(text), columns: [Sheet.Column("a", same(text))], rows: [], notes: [same(text)])
    for format in [OutputFormat.table, .markdown] {
      let output = sheet.rendered(as: format, language: .english).unicodeScalars
      #expect(output.allSatisfy { $0 == "\n" || !(0x00...0x1F).contains($0.value) && $0.value != 0x7F })
      #expect(output.allSatisfy { !(0x80...0x9F).contains($0.value) && $0.value != 0x202E })
    }
  }

  @Test func `Markdown has a heading, a table and a list`() {
    let text = """
      # 收费

      | 机构 | 状态 | 年份 | 金额 | 比率 | 增减 | 增幅% | 说明 |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
      | 甲市 | 数字 | 2024 | 20152.50 | 0.12 | +12 | +4.9% | 缺年 |

      - 只给人看

      """
    #expect(everyKind.rendered(as: .markdown, language: .chinese, width: 10, styled: true) == text)
  }

  @Test(arguments: [
    ("a|b", #"a\|b"#), ("a\nb", "a b"), (#"a\|b"#, #"a\\\|b"#), ("<script>", #"\<script>"#),
    ("[x](http://y)", #"\[x\](http://y)"#), ("`*`", #"\`\*\`"#), ("a_b", "a_b"), ("|\u{301}", "\\|\u{301}"),
  ])
  func `signs of markup are escaped in Markdown`(text: String, escaped: String) {
    #expect(texts(text).rendered(as: .markdown, language: .english) == "| A |\n| --- |\n| \(escaped) |\n")
  }

  @Test func `a sheet without columns is its title and notes`() {
    let sheet = Sheet(title: same("T"), columns: [], rows: [[]], notes: [same("n")])
    #expect(sheet.rendered(as: .table, language: .english) == "T\n\nn\n")
    #expect(sheet.rendered(as: .markdown, language: .english) == "# T\n\n- n\n")
  }
}
