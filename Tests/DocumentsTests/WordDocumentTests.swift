import Documents
import Testing

struct WordDocumentTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var body: String
    var outline: [String]

    init(_ name: String, _ body: String, _ outline: [String]) {
      testDescription = name
      self.body = body
      self.outline = outline
    }
  }

  /// A paragraph of one run.
  private static func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
  /// A cell with properties and one paragraph.
  private static func tc(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(text))</w:tc>"
  }
  private static func tbl(_ rows: String...) -> String {
    "<w:tbl>" + rows.map { "<w:tr>\($0)</w:tr>" }.joined() + "</w:tbl>"
  }

  @Test(arguments: [
    Case("paragraphs are counted", p("甲") + "<w:p/>" + p("乙"), ["line 1: 甲", "line 3: 乙"]),
    Case(
      "runs are joined", "<w:p><w:r><w:t>20</w:t></w:r><w:r><w:t>24年</w:t></w:r></w:p>", ["line 1: 2024年"]),
    Case(
      "tabs and breaks", "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>",
      ["line 1: 甲\t乙\n丙"]),
    Case(
      "tracked changes",
      "<w:p><w:ins><w:r><w:t>13</w:t></w:r></w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del></w:p>",
      ["line 1: 13"]),
    Case(
      "struck and hidden text",
      "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>3</w:t></w:r></w:p>",
      ["line 1: 3"]),
    Case(
      "a raised digit",
      "<w:p><w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>",
      ["line 1: 12¹"]),
    Case(
      "references and fields",
      "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>",
      ["line 1: 甲乙"]),
    Case("a content control", "<w:sdt><w:sdtContent>\(p("甲"))</w:sdtContent></w:sdt>", ["line 1: 甲"]),
    Case(
      "a drawing comes once",
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>\(p("框"))</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\(p("框"))</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
      ["line 2: 框"]),
    Case(
      "headings by style and by level",
      "<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>",
      ["line 1: # 甲", "line 2: # 乙"]),
    Case(
      "cells over several columns and rows",
      tbl(
        tc("甲", "<w:vMerge w:val=\"restart\"/>") + tc("乙", "<w:gridSpan w:val=\"2\"/>"),
        tc("", "<w:vMerge/>") + tc("1") + tc(""), tc("", "<w:vMerge/>") + tc("2") + tc("3"),
        tc("丙") + tc("4") + tc("5")),
      ["甲 | 乙 | ^乙", "^甲 | 1 | ", "^甲 | 2 | 3", "丙 | 4 | 5"]),
    Case(
      "two merges below each other",
      tbl(
        tc("甲", "<w:vMerge w:val=\"restart\"/>") + tc("1"),
        tc("", "<w:vMerge w:val=\"continue\"/>") + tc("2"),
        tc("乙", "<w:vMerge w:val=\"restart\"/>") + tc("3"), tc("", "<w:vMerge/>") + tc("4")),
      ["甲 | 1", "^甲 | 2", "乙 | 3", "^乙 | 4"]),
    Case(
      "the older merge to the right",
      tbl(
        tc("甲", "<w:hMerge w:val=\"restart\"/>") + tc("", "<w:hMerge/>") + tc("1"),
        tc("a") + tc("b") + tc("c")),
      ["甲 | ^甲 | 1", "a | b | c"]),
    Case(
      "a row that begins further right",
      "<w:tbl><w:tr>\(tc("a"))\(tc("b"))\(tc("c"))</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>\(tc("d"))\(tc("e"))</w:tr></w:tbl>",
      ["a | b | c", "^ | d | e"]),
    Case(
      "a deleted row",
      "<w:tbl><w:tr>\(tc("a"))\(tc("1"))</w:tr><w:tr><w:trPr><w:del/></w:trPr>\(tc("b"))\(tc("2"))</w:tr></w:tbl>",
      ["a | 1"]),
    Case(
      "a table within a cell", tbl(tc("栏") + "<w:tc>\(tbl(tc("a") + tc("1")))\(p("尾"))</w:tc>"),
      ["line 1: 栏", "a | 1", "line 4: 尾"]),
  ])
  func `a DOCX gives what it prints`(_ sample: Case) throws {
    #expect(try Self.read(sample.body).outline == sample.outline)
  }

  @Test func `the title is that of the file's properties`() throws {
    let document = try Self.read(Self.p("甲"))
    #expect(document.title == "年度报告")
    #expect(document.format == .docx)
  }

  @Test func `a DOCX with entities of its own is refused`() {
    let bomb =
      #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body><w:p>&b;</w:p></w:body></w:document>"#
    #expect(fault(ZipWriter.zip([(name: "word/document.xml", text: bomb)])) == .brokenMarkup)
  }

  @Test func `a DOCX whose tables are nested too deep is refused`() {
    let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 500)
    let close = String(repeating: "</w:tc></w:tr></w:tbl>", count: 500)
    #expect(fault(Self.file(deep + Self.p("x") + close)) == .nestedTooDeep)
  }

  @Test func `a DOCX cut off is refused at every length`() {
    let file = Self.file(Self.p("甲"))
    for count in stride(from: 0, to: file.count - 1, by: 7) {
      #expect(fault(Array(file.prefix(count))) != nil)
    }
  }

  private static func read(_ body: String) throws -> Document {
    try Document.read(file(body), name: "report")
  }

  private static func file(_ body: String) -> [UInt8] {
    let names = #"xmlns:w="w" xmlns:mc="mc""#
    return ZipWriter.zip([
      (name: "[Content_Types].xml", text: "<Types/>"),
      (
        name: "docProps/core.xml",
        text: "<p:core xmlns:p=\"p\" xmlns:d=\"d\"><d:title>年度报告</d:title></p:core>"
      ),
      (
        name: "word/styles.xml",
        text: "<w:styles \(names)><w:style w:styleId=\"2\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
      ),
      (name: "word/document.xml", text: "<w:document \(names)><w:body>\(body)</w:body></w:document>"),
    ])
  }
}
