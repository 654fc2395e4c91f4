import Documents
import Testing

struct PageTests {
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
      "paragraphs", "<p>甲</p>\n<div>乙<div>丙</div>丁</div>",
      ["line 1: 甲", "line 2: 乙", "line 2 char 12: 丙", "line 2 char 19: 丁"]),
    Case(
      "headings", "<h1>甲</h1><h3>乙</h3><h4>丙</h4>",
      ["line 1: # 甲", "line 1 char 15: # 乙", "line 1 char 25: 丙"]),
    Case("text over spans is joined", "<p>20<span>23</span>年，（<font>二</font>）</p>", ["line 1: 2023年，（二）"]),
    Case("a line end between ideographs", "<p>政府\n信息 公开</p>", ["line 1: 政府信息 公开"]),
    Case("white space between elements", "<p><b>来源：</b>\n<i>时间：</i></p>", ["line 1: 来源： 时间："]),
    Case("white space is one space", "<p> a \n\t b </p>", ["line 1: a b"]),
    Case("a no-break space stays", "<p>1&nbsp;&nbsp;2</p>", ["line 1: 1\u{A0}\u{A0}2"]),
    Case(
      "breaks and lists", "<ul><li>甲<li>乙</ul>丙<br>丁",
      ["line 1: 甲", "line 1 char 14: 乙", "line 1 char 20: 丙", "line 1 char 25: 丁"]),
    Case(
      "what is not shown",
      "<p>甲</p><script>var 乙</script><style>丙</style><!--丁--><!--[if gte mso 9]><p>戊</p><![endif]--><p>己</p>",
      ["line 1: 甲", "line 1 char 97: 己"]),
    Case("Word's conditional marks", "<p><![if !supportLists]>1.<![endif]>甲</p>", ["line 1: 1.甲"]),
    Case(
      "struck figures", "<p><del>12</del>13<s>4</s><span style='text-decoration: line-through'>5</span></p>",
      ["line 1: 13"]),
    Case(
      "hidden runs", "<p>1<span style='display: none'>2</span>3</p><div style='display:none'>页</div>",
      ["line 1: 13", "line 1 char 72: 页"]),
    Case(
      "raised within, and by a style",
      "<p>200<sup><span>2</span></sup>，7<sup><a href='#n'><b>3</b></a></sup>，8<span style='vertical-align: Super'>4</span></p>",
      ["line 1: 200²，7³，8⁴"]),
    Case(
      "a struck paragraph, a hidden run by its attribute and by its visibility",
      "<p style='text-decoration:line-through'>55</p><p>1<span hidden>2</span>3<span style='visibility:hidden'>4</span></p><p style='TEXT-DECORATION:Line-Through'>6</p>",
      ["line 1: 13"]),
    Case(
      "what stands in a field that one types in",
      "<p>1 <input value='2'> <input TYPE=Text value=3> <input type=number value=4 readonly></p><p><input type=hidden value=5><input type=checkbox value=6><input type=button value=打印><input type=text><input value=7 style='display:none'>8</p>",
      ["line 1: 1 2 3 4", "line 1 char 230: 8"]),
    Case("a raised figure is no digit", "<p>12<sup>1</sup>，30<sup>[2]</sup></p>", ["line 1: 12¹，30[²]"]),
    Case("lines that the source sets", "<pre>甲\n乙</pre>", ["line 1: 甲", "line 2: 乙"]),
    Case("word elements", "<p>甲<o:p>乙</o:p></p>", ["line 1: 甲乙"]),
  ])
  func `a page gives what a browser shows`(_ sample: Case) throws {
    #expect(try Document.read("<body>" + sample.text).outline.map { shifted($0) } == sample.outline)
  }

  @Test(arguments: [
    ("a hidden cell takes no room", "<td>规章<td style='display:none'>9<td>1<td>2", [["规章", "1", "2"]]),
    (
      "one hidden by its attribute", "<td>规章<td hidden colspan=2><table><tr><td>9</table><td>1",
      [["规章", "1"]]
    ),
    (
      "a cell that is not seen takes its room", "<td>规章<td style='visibility:hidden'>9<td>1",
      [["规章", "", "1"]]
    ),
    (
      "a hidden row", "<td>规章<td>1<tr style='display: none'><td>规章<td>9<tr><td>行政许可<td>2",
      [["规章", "1"], ["行政许可", "2"]]
    ),
    (
      "fields", "<td>规章<td><input value='1'><td><p><input type=text value=2></p><td><input>",
      [["规章", "1", "2", ""]]
    ),
  ])
  func `cells hold what is seen in their place`(_ name: String, _ cells: String, _ rows: [[String]]) throws {
    let table = try Document.read("<body><table><tr>\(cells)</table>").tables.first
    #expect(table?.rows.map { $0.map(\.text) } == rows)
  }

  @Test func `the title stands outside the text`() throws {
    let document = try Document.read("<title>2024 年度\n报告</title><span>来源</span>")
    #expect(document.title == "2024 年度报告")
    #expect(document.outline == ["line 2: 来源"])
    #expect(document.format == .html)
  }

  @Test func `markup in a string of a script is read when the page shows nothing`() throws {
    let page = #"""
      <html><head><title>T</title></head><body><script>
      var content = "<p class=\"a\">\u89c4\u7ae0&nbsp;\x31<\/p>" + '<table><tr><td>甲<\/td><td>2<\/td><\/tr><\/table>';
      </script></body></html>
      """#
    let document = try Document.read(page)
    #expect(document.title == "T")
    #expect(document.paragraphs == ["规章\u{A0}1"])
    #expect(document.tables.first?.rows.map { $0.map(\.text) } == [["甲", "2"]])
  }

  @Test func `a page with text of its own is not searched for strings`() throws {
    let text = String(repeating: "政府信息公开", count: 50)
    let document = try Document.read("<p>\(text)</p><script>x = '<p>no</p>'</script>")
    #expect(document.paragraphs == [text])
  }

  /// The characters of `<body>` before a sample's first line are not counted in the samples above.
  private func shifted(_ line: String) -> String {
    let parts = line.split(separator: ":", maxSplits: 1)
    let words = parts[0].split(separator: " ")
    guard words.count == 4, words[1] == "1", let character = Int(words[3]) else { return line }
    return "line 1 char \(character - 6):\(parts[1])"
  }
}
