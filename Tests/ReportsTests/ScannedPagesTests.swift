import Documents
import Forms
import Testing

@testable import Reports

@Suite struct ScannedPagesTests {
  @Test(arguments: [
    ([3], "3"), ([1, 2, 3, 7], "1-3, 7"), ([2, 4, 5], "2, 4-5"),
    (
      Array(stride(from: 1, through: 41, by: 2)),
      "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, …"
    ),
  ])
  func `pages that are pictures are named`(pages: [Int], named: String) {
    let remarks = ScannedPages.remarks(pages)
    #expect(remarks.map(\.rule) == ["R.scan"])
    #expect(remarks.first?.actual == named)
    #expect(
      remarks.first?.message
        == Wording(
          en:
            "pages without text (pictures): \(named); nothing printed there is read: recognise the characters with OCR software first",
          zh: "没有文字的页（图片）：\(named)；其中内容未读取，请先用 OCR 软件识别文字"))
  }

  @Test func `a report with such a page says so`() throws {
    let text = "丙丁县2023年政府信息公开工作年度报告\n统计期限自2023年1月1日起至2023年12月31日止。"
    var document = try Document.read(Array(text.utf8), name: "a")
    #expect(try Report.read(document).remarks.contains { $0.rule == "R.scan" } == false)
    document.pagesWithoutText = [2]
    #expect(try Report.read(document).remarks.filter { $0.rule == "R.scan" }.map(\.actual) == ["2"])
  }
}
