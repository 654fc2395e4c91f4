import Foundation

extension HostileCase {
  /// Web pages, and what browsers save them as.
  static let pages: [HostileCase] = [
    HostileCase("100,000 nested divisions", "a.html", .refused("nested too deep")) {
      try Honest.page("<body>", "<body>" + Honest.times(100_000, "<div>"))
    },
    HostileCase("100,000 nested tables", "a.html", .refused("nested too deep")) {
      try Honest.page("</body>", Honest.times(100_000, "<table><tr><td>x"))
    },
    HostileCase("100,000 nested tags that end nothing", "a.html", .refused("nested too deep")) {
      try Honest.page("<body>", "<body>" + Honest.times(100_000, "<b><i>"))
    },
    HostileCase("4000 times colspan 100000000", "a.html", .stored(200)) {
      try Honest.page(
        "</body>", Honest.times(4000, "<table><tr><td colspan=100000000>x</td></tr></table>") + "</body>")
    },
    HostileCase("one colspan 100000000 beside the report", "a.html", .stored(200)) {
      try Honest.page("</body>", "<table><tr><td colspan=100000000>x</td></tr></table></body>")
    },
    HostileCase("rowspan 100000000", "a.html", .stored(200)) {
      try Honest.page("</body>", "<table><tr><td rowspan=100000000>x</td></tr></table></body>")
    },
    HostileCase("spans that are negative and beyond 64 bits", "a.html", .stored(200)) {
      try Honest.page(
        "</body>",
        "<table><tr><td colspan=-7 rowspan=99999999999999999999999>x</td><td colspan=0>y</td></tr></table></body>"
      )
    },
    HostileCase("spans wide and high", "a.html", .refused("too many cells")) {
      try Honest.page(
        "</body>", "<table>" + Honest.times(500, "<tr><td colspan=1000 rowspan=60000>x<td>y") + "</body>")
    },
    HostileCase("100,000 attributes", "a.html", .refused("too many")) {
      "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">" + (try Honest.page())
    },
    HostileCase("a tag name of 5 MB", "a.html", .stored(200)) {
      try Honest.page("<body>", "<body><" + Honest.times(5_000_000, "x") + ">")
    },
    HostileCase("characters that are none", "a.html", .stored(200)) {
      try Honest.page("本节为示例文字", "&#0;&#x110000;&#99999999999999999999;&#xD800;&#27;[31m本节为示例文字")
    },
    HostileCase("entities within entities", "a.html", .stored(200)) {
      try Honest.page("<!doctype html>", "<!DOCTYPE html [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>")
    },
    HostileCase("an entity of the host", "a.html", .stored(200)) {
      try Honest.page("<!doctype html>", "<!DOCTYPE html [<!ENTITY s SYSTEM \"secret\">]><p>&s;</p>")
    },
    HostileCase("a comment that never ends", "a.html", .refused("the file has no text")) {
      try Honest.page("<body>", "<body><!--")
    },
    HostileCase("100,000 comments that never end", "a.html", .refused("the file has no text")) {
      try Honest.page("<body>", "<body>" + Honest.times(100_000, "<!--"))
    },
    HostileCase("scripts, frames and pictures", "a.html", .stored(200)) {
      try Honest.page(
        "</body>",
        "<script>require('fs').writeFileSync('canary','')</script><iframe src=file:///etc/passwd></iframe>"
          + "<img src=x onerror=alert(1)><meta http-equiv=refresh content='0;url=secret'><object data=secret></object></body>"
      )
    },
    HostileCase("a script's string that never ends", "a.html", .refused("no ")) {
      "<html><body><script>var content = \""
        + (try Honest.page()).replacingOccurrences(of: "\"", with: "\\\"")
    },
    HostileCase("a script of 100,000 quotes", "a.html", .refused("no text")) {
      "<script>" + Honest.times(100_001, "\"") + "'`</script>"
    },
    HostileCase("an encoding that there is not", "a.html", .stored(200)) {
      try Honest.page("charset=utf-8", "charset=x-hostile-9")
    },
    HostileCase("an encoding of another kind", "a.html", .stored(200)) {
      try Honest.page("charset=utf-8", "charset=utf-7")
    },
    HostileCase("a page within the page, 100 times", "a.html", .stored(200)) {
      Honest.times(100, try Honest.page())
    },
    HostileCase("a web archive without parts", "a.mht", .refused("the file has no text")) {
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n"
        + Honest.times(200_000, "--x\n")
    },
    HostileCase("a web archive that holds itself", "a.mht", .refused("the file has no text")) {
      Honest.times(20_000, "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n")
    },
    HostileCase("a web archive with an empty boundary", "a.mht", .refused("the file has no text")) {
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"\"\n\n" + Honest.times(100_000, "--\n")
    },
    HostileCase("a web archive of broken Base64", "a.mht", .refused("not a document of a known format")) {
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html\n"
        + "Content-Transfer-Encoding: base64\n\n" + Honest.times(100_000, "=%\u{7F}A=\n") + "--x--\n"
    },
  ]
}
