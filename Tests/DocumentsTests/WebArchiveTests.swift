import Documents
import Testing

struct WebArchiveTests {
  @Test func `the page is taken out of its encodings`() throws {
    let file = """
      From: <Saved by Browser>\r
      Subject: report\r
      MIME-Version: 1.0\r
      Content-Type: multipart/related;\r
      \ttype="text/html";\r
      \tboundary="--=_B"\r
      \r
      This is a multi-part message.\r
      \r
      ----=_B\r
      Content-Type: text/html; charset="gb2312"\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      <title>=B9=E6</title><table><tr><td colspan=3D2>=B9=E6=D5=\r
      =C2<td>1</table>\r
      ----=_B\r
      Content-Type: image/png\r
      Content-Transfer-Encoding: base64\r
      \r
      iVBORw0KGgo=\r
      ----=_B\r
      Content-Type: text/html; charset=utf-8\r
      Content-Transfer-Encoding: base64\r
      \r
      PHA+6KeE\r
      56ugPC9wPg==\r
      ----=_B--\r
      """
    let document = try Document.read(file)
    #expect(document.format == .mhtml)
    #expect(document.encoding == "GB18030")
    #expect(document.title == "规")
    #expect(document.outline == ["规章 | ^规章 | 1", "line 1: 规章"])
  }

  @Test func `a page sent alone is read`() throws {
    let document = try Document.read("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>甲</p>")
    #expect(document.format == .mhtml)
    #expect(document.outline == ["line 1: 甲"])
  }

  @Test func `text that only begins like a mail is text`() throws {
    #expect(try Document.read("标题: a\nContent-Type: text/plain\n正文").format == .text)
  }

  @Test func `parts without a page are refused`() {
    let file = "Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: image/png\n\nx\n--B--"
    #expect(fault(Array(file.utf8)) == .noText)
  }

  @Test func `parts nested without end are refused`() {
    let levels = (0..<1000).map { "Content-Type: multipart/mixed; boundary=B\($0)\n\n--B\($0)\n" }
    #expect(fault(Array(levels.joined().utf8)) == .nestedTooDeep)
  }
}
