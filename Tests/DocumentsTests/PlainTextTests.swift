import Documents
import Testing

struct PlainTextTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var outline: [String]

    init(_ name: String, _ text: String, _ outline: [String]) {
      testDescription = name
      self.text = text
      self.outline = outline
    }
  }

  @Test(arguments: [
    Case("lines keep their numbers", "一、总体情况\n\n  全年公开12条 \n", ["line 1: 一、总体情况", "line 3: 全年公开12条"]),
    Case("a heading loses its signs", "## 二、公开\n#5 号文", ["line 1: # 二、公开", "line 2: #5 号文"]),
    Case("P1, padded at the end", "规章 | 1 | 2 ||\n许可 | 7 | ||", ["规章 | 1 | 2 | ", "许可 | 7 |  | "]),
    Case("P2, leading bar", "| 规章 | 0 | 3 |\n| 第二十条 | |||", ["规章 | 0 | 3", "第二十条 |  |  | "]),
    Case("text behind the last bar", "规章 | 0 | 3", ["规章 | 0 | 3"]),
    Case(
      "an empty cell behind the last bar, where other rows end in text", "规章 | 1 | 2\n许可 | 7 |\n处罚 | 3 | 4",
      ["规章 | 1 | 2", "许可 | 7 | ", "处罚 | 3 | 4"]),
    Case("an empty cell keeps its place", "规章 | | 3 |", ["规章 |  | 3"]),
    Case("P6, the rule under a head", "|项目|数量|\n|---|:--:|\n|许可|5|", ["项目 | 数量", "许可 | 5"]),
    Case("strokes that say none", "| 甲 | 乙 |\n| - | - |\n| —— | / |", ["甲 | 乙", "- | -", "—— | /"]),
    Case("an escaped bar", #"甲\|乙 | 3 |"#, ["甲|乙 | 3"]),
    Case(
      "P3, bars on lines of their own", "规章\n|\n0\n|\n||||",
      ["line 1: 规章", "line 2: |", "line 3: 0", "line 4: |", "line 5: ||||"]),
    Case(
      "P4, cell then bar", "规章 |\n/ |\n|\n0 |", ["line 1: 规章 |", "line 2: / |", "line 3: |", "line 4: 0 |"]),
    Case("an empty row within a table", "甲 | 1 |\n|||\n乙 | 2 |", ["甲 | 1", " | ", "乙 | 2"]),
    Case("a title with its site", "年度报告 | 县政府网\n\n许可 | 5", ["line 1: 年度报告 | 县政府网", "许可 | 5"]),
    Case("tabs", "许可\t\t3\n处罚\t1\t", ["许可 |  | 3", "处罚 | 1 | "]),
    Case(
      "rows of tabs with empty lines between", "许可\t5\t\t3\n\n（一）\t甲\t\t1件\n\n处罚\t1",
      ["许可 | 5 |  | 3", "（一） | 甲 |  | 1件", "line 5: 处罚\t1"]),
    Case("a sentence of tabs with figures", "2025年\t第3期\t12\t年报", ["line 1: 2025年\t第3期\t12\t年报"]),
    Case(
      "a sheet saved with commas", "年报,,,\n规章,0,,3\n\"行政许可,处罚\",7,,\n",
      ["年报 |  |  | ", "规章 | 0 |  | 3", "行政许可,处罚 | 7 |  | "]),
    Case("prose with commas", "甲,乙,丙,丁\n戊,己,庚,辛", ["line 1: 甲,乙,丙,丁", "line 2: 戊,己,庚,辛"]),
    Case("a sentence with a tab", "2025年\t星期二\n下一行", ["line 1: 2025年\t星期二", "line 2: 下一行"]),
  ])
  func `lines become paragraphs and rows`(_ sample: Case) throws {
    #expect(try Document.read(sample.text).outline == sample.outline)
  }

  @Test func `a cell is placed at the character where its text begins`() throws {
    let document = try Document.read("题\n| 行政许可 | 5 |  |\n")
    let row = try #require(document.tables.first?.rows.first)
    #expect(row.map(\.place.description) == ["line 2 char 3", "line 2 char 10", "line 2 char 13"])
    #expect(document.tables.first?.layout == .ordered)
  }

  @Test func `a report on one line stays one paragraph`() throws {
    let line = String(repeating: "规章 | 0 | 0 | ", count: 400)
    #expect(try Document.read(line).blocks.count == 1)
    #expect(try Document.read(line).tables.isEmpty)
  }

  @Test func `tables of HTML within a text are read as tables`() throws {
    let text = """
      # 年度报告

      一、总体情况
      <table><tr><td rowspan="2">规章</td><td>1</td></tr>
      <tr><td>2</td></tr></table>
      二、其他 <TABLE><tr><td>a<td><table><tr><td>5</table></table>
      | 许可<br>处罚 | 3 |
      """
    let document = try Document.read(text)
    #expect(document.format == .text)
    #expect(
      document.outline == [
        "line 1: # 年度报告", "line 3: 一、总体情况", "规章 | 1", "^规章 | 2", "line 6: 二、其他", "a | 5",
        "许可⏎处罚 | 3",
      ])
  }

  @Test func `a table of HTML that is not closed ends with the text`() throws {
    #expect(try Document.read("文\n<table><tr><td>甲<td>1").outline == ["line 1: 文", "甲 | 1"])
  }
}
