import Forms
import Testing

@testable import Rendering

@Suite struct ReportPageTests {
  private let sheet = Sheet(
    title: Wording(en: "a < b & \"c\"", zh: "甲<乙"),
    columns: [
      Sheet.Column("severity", Wording(en: "severity", zh: "级别")),
      Sheet.Column("value", Wording(en: "value", zh: "数值"), isFigure: true),
      Sheet.Column("text", Wording(en: "text", zh: "文字")),
    ],
    rows: [
      [
        .coded(code: "error", label: Wording(en: "error", zh: "错误")), .number(Number(7)),
        .text("<script>alert('x')</script>\u{1B}[31m\nb"),
      ]
    ], notes: [Wording(en: "a note <b>", zh: "注")])

  @Test func `a page stands alone and lets no text become markup`() {
    let page = sheet.rendered(as: .html, language: .english)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(page.hasSuffix("</body>\n</html>\n"))
    #expect(page.contains("<title>a &lt; b &amp; &quot;c&quot;</title>"))
    #expect(
      page.contains(
        "<tr><td class=\"error\">error</td><td class=\"figure\">7</td><td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;[31m<br>b</td></tr>"
      ))
    #expect(page.contains("<p>a note &lt;b&gt;</p>"))
    for outside in ["<script", "<link", "src=", "href=", "url(", "\u{1B}"] {
      #expect(!page.contains(outside))
    }
    #expect(page.contains("@page"))
  }

  @Test func `a page is in the language asked for`() {
    let page = ReportPage([sheet, sheet]).html(.chinese)
    #expect(page.contains("<html lang=\"zh-Hans\">"))
    #expect(page.ranges(of: "<h1>甲&lt;乙</h1>").count == 2)
    #expect(page.contains("<td class=\"error\">错误</td>"))
  }

  @Test func `rows that come in batches make one page`() {
    var stream = RowStream(sheet.columns, title: sheet.title, format: .html, language: .english)
    let page = stream.head + stream.text(of: sheet.rows) + stream.text(of: sheet.rows) + stream.tail
    #expect(page.ranges(of: "<table>").count == 1)
    #expect(page.ranges(of: "<tr><td").count == 2)
    #expect(page.hasSuffix("</tbody>\n</table>\n</body>\n</html>\n"))
  }
}
