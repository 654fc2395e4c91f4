import Documents
import Forms
import Rendering
import Testing

@testable import Exports

struct WordFileTests {
  private let sheet = Sheet(
    title: Wording(en: "findings: 1", zh: "核对结果：1 条"),
    columns: [
      Sheet.Column("issuer", Wording(en: "issuer", zh: "机构")),
      Sheet.Column("year", Wording(en: "year", zh: "年份"), isFigure: true),
      Sheet.Column("message", Wording(en: "message", zh: "说明")),
    ], rows: [[.text("甲市"), .ordinal(2024), .text("<b>&\u{1}a\nb</b>")]],
    notes: [Wording(en: "a note", zh: "一条备注")])

  /// Read back by the program's own reader of Word files.
  @Test func `titles, tables and notes stand in the file, and no text is taken for markup`() throws {
    let bytes = try WordFile([sheet]).bytes(.chinese)
    let document = try Document.read(bytes, name: "a.docx")
    var texts: [String] = []
    var rows: [[String]] = []
    for block in document.blocks {
      switch block {
      case .paragraph(let paragraph): texts.append(paragraph.text)
      case .table(let table): rows += table.rows.map { $0.map(\.text) }
      }
    }
    #expect(texts.filter { !$0.isEmpty } == ["核对结果：1 条", "一条备注"])
    #expect(rows.first == ["机构", "年份", "说明"])
    #expect(rows.last?.prefix(2) == ["甲市", "2024"])
    #expect(rows.last?.last?.filter { !$0.isWhitespace } == "<b>&ab</b>")
  }

  @Test func `the same sheets give the same bytes`() throws {
    #expect(try WordFile([sheet]).bytes(.english) == WordFile([sheet]).bytes(.english))
  }

  /// 15,138 twentieths of a point lie between the margins.
  @Test(arguments: [1, 10, 200])
  func `wide columns share what the narrow ones leave`(length: Int) {
    let widths = WordFile.widths(["a", "b", "c"], [["甲市", String(repeating: "字", count: length), "x"]])
    #expect(widths.reduce(0, +) <= 15_138)
    #expect(widths[1] >= widths[2])
  }
}
