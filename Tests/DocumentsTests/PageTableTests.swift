import Documents
import Testing

struct PageTableTests {
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
    Case(
      "spans are expanded",
      "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2<tr><td>丙<td>3<td>4</table>",
      ["甲 | 乙 | ^乙", "^甲 | 1 | 2", "丙 | 3 | 4"]),
    Case("a cell without a row", "<table><td>甲<td>1</table>", ["甲 | 1"]),
    Case(
      "a row span ends with its group",
      "<table><tbody><tr><td rowspan=9>甲<td>1</tbody><tbody><tr><td>乙<td>2</tbody></table>",
      ["甲 | 1", "乙 | 2"]),
    Case(
      "rowspan 0 reaches to the end of the group",
      "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>",
      ["甲 | 1", "^甲 | 2", "^甲 | 3"]),
    Case(
      "empty cells keep their place", "<table><tr><td>甲<td><td>&nbsp;<td>0</table>", ["甲 |  | \u{A0} | 0"]),
    Case(
      "a span is no wider than the table", "<table><tr><td colspan=100000000>题<tr><td>甲<td>1</table>",
      ["题 | ^题", "甲 | 1"]),
    Case("a span that is no number", "<table><tr><td colspan=x>甲<td rowspan=-2>1</table>", ["甲 | 1"]),
    Case(
      "one character a paragraph", "<table><tr><td><p>本</p><p>年</p><p>度<td><p>结果<p>维持<td>1<br>2</table>",
      ["本年度 | 结果⏎维持 | 1⏎2"]),
    Case("numerals of a label are no figures", "<table><tr><td><p>三<p>、<p>本<td>1</table>", ["三、本 | 1"]),
    Case(
      "a caption stands before the table", "<table><caption>表一</caption><tr><td>甲<td>1</table>",
      ["line 1: 表一", "甲 | 1"]),
    Case("a short row", "<table><tr><td>甲<td>1<td>2<tr><td>乙</table>", ["甲 | 1 | 2", "乙"]),
    Case(
      "a position no cell covers", "<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>",
      ["a | b | c", "d | ^ | ^c"]),
    Case(
      "a table that lays out the page",
      "<table><tr><td>栏<td><p>题<table><tr><td>甲<td>1</table><p>文</table>",
      ["line 1: 栏", "line 1: 题", "甲 | 1", "line 1: 文"]),
    Case(
      "rows of one cell are lines", "<table><tr><td>甲<p>乙<tr><td>丙</table>",
      ["line 1: 甲", "line 1: 乙", "line 1: 丙"]),
    Case(
      "a frame around one cell", "<table><tr><td>甲<td><table><tr><td>5</table></table>", ["甲 | 5"]),
  ])
  func `a table becomes a grid`(_ sample: Case) throws {
    let document = try Document.read(sample.text)
    #expect(document.outline.map { $0.replacing(/^line 1[^:]*:/, with: "line 1:") } == sample.outline)
  }

  @Test func `running text in a cell is text, not data`() throws {
    let text = String(repeating: "本机关主动公开政府信息。", count: 20)
    let document = try Document.read("<table><tr><td>导航<td><p>\(text)<p>\(text)<p>\(text)</table>")
    #expect(document.paragraphs == ["导航", text, text, text])
    #expect(document.tables.isEmpty)
  }

  @Test func `tables are numbered through the page and cells from one`() throws {
    let document = try Document.read(
      "<table><tr><td>a<td>b</table><table><tr><td>c<td>d<tr><td>e<td>f</table>")
    #expect(
      document.tables.last?.rows.last?.map(\.place.description) == [
        "table 2 row 2 col 1", "table 2 row 2 col 2",
      ])
    #expect(document.tables.allSatisfy { $0.layout == .grid })
  }
}
