import Testing

@testable import Documents

/// What is left out of a page before it is parsed, and that nothing of it is missed.
struct PageTrimTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let page: String
    let parsed: String

    init(_ name: String, _ page: String, _ parsed: String? = nil) {
      testDescription = name
      self.page = page
      self.parsed = parsed ?? page
    }
  }

  @Test(arguments: [
    Case(
      "a cell of a word processor",
      "<td width=64 colspan=2 style='border:none'><p class=a><span lang=x>12<o:p></o:p></span></p></td>",
      "<td colspan=2>12</td>"),
    Case("a paragraph beside another", "<td><p class=a>1</p><p>2</p></td>", "<td><p>1</p><p>2</p></td>"),
    Case("the first of two runs", "<p><span>1</span><span>2</span></p>", "<p>1<span>2</span></p>"),
    Case("capitals", "<P CLASS=a><SPAN>x</SPAN></P>", "<P>x</P>"),
    Case("a sign for less", "<td><span>1</span>< 2</td>"),
    Case("a run in a raised note", "<sup><span>2</span></sup>"),
    Case("text before an empty run", "<p>x<o:p></o:p></p>", "<p>x</p>"),
    Case("a comment", "<!-- a -- b -->x<!--c--!>y", "<!---->x<!----!>y"),
    Case("a style", "<style a=b>p {} <!-- </p> --></style>x", "<style></style>x"),
    Case(
      "a script", "<script src='a'>if (a<b) c='<p class=d>'</script><p e>",
      "<script>if (a<b) c='<p class=d>'</script><p>"),
    Case(
      "a style that hides", "<p><span style='display:none' class=a>x</span></p>",
      "<p><span style='display:none'>x</span></p>"),
    Case(
      "of two styles the first counts", "<p><span style='' style='display:none'>x</span></p>", "<p>x</p>"),
    Case(
      "a hidden cell and row", "<tr class=a hidden><td style='display:none' a>1",
      "<tr hidden><td style='display:none'>1"),
    Case("a field", "<input id=a type=text name=b value=12>", "<input type=text value=12>"),
    Case("a bracket within a value", "<a href=\"x>y\" title=z>t</a>", "<a>t</a>"),
    Case("no blank before a span", "<td a=\"1\"colspan=2 b>x", "<td a=\"1\"colspan=2>x"),
    Case("closed in itself", "<br class=a /><td colspan=2 class=a />x", "<br/><td colspan=2 class=a />x"),
    Case("a value that is not ended", "<p a>x<p class=\"a>y", "<p>x<p class=\"a>y"),
    Case("a script that is not ended", "<p a>x<script b>y<p c>", "<p>x<script>y<p c>"),
  ])
  func `what the page can do without is left out`(_ sample: Case) throws {
    #expect(String(decoding: try PageSource(Array(sample.page.utf8)).bytes, as: UTF8.self) == sample.parsed)
  }

  private static let page = """
    <html><head><title>题</title><style><!-- p {a:b} --></style><script>var a = "<td class=x>";</script></head>
    <body lang=x><p class=a><b><span style='a'>一、甲</span></b><o:p></o:p></p><![if !x]>1.<![endif]>
    <table border=1><tbody><tr style='a'><td width=1 colspan=2><p class=a><span>12<o:p></o:p></span></p></td>
    <td rowspan="2"><p><font>乙&nbsp;</font></p></td></tr><tr><td><span style='display:none'>3</span>4<sup>1</sup>
    </td><td><!-- c --><strong>5</strong></td></tr></table><div><p a>丙<br/>丁</p></div></body></html>
    """
  private static let pieces = [
    "<", ">", "\"", "'", "/", "=", " ", "\n", "&", "-", "<!--", "-->", "<![if !x]>", "<script>", "</script>",
    "<style>", "</style>", "<p>", "</p>", "<td>", "</td>", "<span>", "</span>", "<o:p></o:p>", "</o:p>",
    "<b>",
    "<td colspan=2/>", "<span style='a' style='display:none'>", "</", "<?a>", "<!DOCTYPE a>", "12", "甲",
    "<title>",
    "</table>", "<tr>", "</SPAN>", "--!>", " style=", " colspan=3 ",
    "<input class=a value=7>", "<td hidden>", "<tr style='display:none' a>", " hidden ",
  ].map { Array($0.utf8) }

  @Test func `a broken page is read as if nothing were left out`() throws {
    var numbers = Numbers(state: 7)
    for _ in 0..<600 {
      var page = Array(Self.page.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 0..<page.count, using: &numbers)
        if Bool.random(using: &numbers) {
          page.insert(contentsOf: Self.pieces.randomElement(using: &numbers) ?? [], at: place)
        } else {
          page.removeSubrange(place..<min(place + Int.random(in: 1...12, using: &numbers), page.count))
        }
      }
      let text = Array(String(decoding: page, as: UTF8.self).utf8)
      let whole = try PageParser.read(PageSource(untrimmed: PageSource.hidingSections(in: text)))
      let trimmed = try PageParser.read(PageSource(text))
      try #require(
        String(describing: whole.pieces) == String(describing: trimmed.pieces)
          && whole.title == trimmed.title,
        "\(String(decoding: text, as: UTF8.self))")
    }
  }

  /// The same numbers in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }
}
