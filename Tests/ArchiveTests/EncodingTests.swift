import Foundation
import Testing

/// A way to store a text as bytes, by the `iconv` of the system.
struct Encoding: CustomTestStringConvertible, Sendable {
  let name: String
  let charset: String
  var mark: [UInt8] = []
  var testDescription: String { name }
}

@Suite struct EncodingTests {
  static let encodings = [
    Encoding(name: "UTF-8", charset: "UTF-8"),
    Encoding(name: "UTF-8 with a mark", charset: "UTF-8", mark: [0xEF, 0xBB, 0xBF]),
    Encoding(name: "UTF-16LE with a mark", charset: "UTF-16LE", mark: [0xFF, 0xFE]),
    Encoding(name: "UTF-16BE with a mark", charset: "UTF-16BE", mark: [0xFE, 0xFF]),
    Encoding(name: "UTF-16LE", charset: "UTF-16LE"), Encoding(name: "UTF-16BE", charset: "UTF-16BE"),
    Encoding(name: "GBK", charset: "GBK"), Encoding(name: "GB18030", charset: "GB18030"),
  ]

  private func cells(_ desk: Desk, _ file: String) throws -> [String] {
    let run = try desk.archive("inspect", file, "--format", "csv")
    #expect(run.status == 0, "\(run.testDescription)")
    return run.outLines
  }

  private func recode(_ desk: Desk, _ text: String, _ encoding: Encoding, to name: String) throws {
    let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let bytes = try desk.call(
      Checkout.tool("iconv"), ["-f", "UTF-8", "-t", encoding.charset], stdin: Data(bare.utf8))
    #expect(bytes.status == 0, "\(bytes.err)")
    try desk.write(Data(encoding.mark) + bytes.stdout, to: name)
  }

  @Test(arguments: encodings) func `a text gives the same cells in every encoding`(_ encoding: Encoding)
    throws
  {
    let desk = try Desk()
    try desk.addSamples()
    for name in ["示例市2024.txt", "诸暨市2024.txt"] {
      try recode(desk, try Sample.text(name), encoding, to: "recoded.txt")
      let cells = try cells(desk, "recoded.txt")
      #expect(cells.count == 201)
      #expect(try cells == self.cells(desk, "SampleData/" + name))
    }
  }

  @Test(arguments: encodings + [Encoding(name: "gb2312", charset: "GBK")])
  func `a page gives the same cells in every encoding`(_ encoding: Encoding) throws {
    let desk = try Desk()
    try desk.addSamples()
    let told = encoding.name == "gb2312" ? "gb2312" : encoding.charset
    let page = try Sample.text("示例市2021.html").replacingOccurrences(
      of: "charset=utf-8", with: "charset=\(told)")
    try recode(desk, page, encoding, to: "recoded.html")
    let cells = try cells(desk, "recoded.html")
    #expect(cells.count == 201)
    #expect(try cells == self.cells(desk, "SampleData/示例市2021.html"))
  }

  @Test func `a page that says gb2312 may hold characters of GB18030`() throws {
    let desk = try Desk()
    let page = try Sample.text("示例市2021.html").replacingOccurrences(
      of: "charset=utf-8", with: "charset=gb2312"
    )
    .replacingOccurrences(of: "示例市", with: "示例镕㙍市")  // 镕 is in GBK only, 㙍 in GB18030 only
    try recode(desk, page, Encoding(name: "", charset: "GB18030"), to: "recoded.html")
    let run = try desk.archive("import", "recoded.html")
    #expect(run.err == "new  recoded.html: 示例镕㙍市 2021, form 2021, 200 cells, 0 findings\n")
  }
}
