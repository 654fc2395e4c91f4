import Documents
import Forms
import Testing

@testable import Reports

/// A document that holds two reports: the first is read, the other is told and kept out of it.
@Suite struct OtherReportTests {
  private static let head = "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数"

  private func report(_ lines: [String]) throws -> Report {
    let blocks = lines.enumerated().map { Block.paragraph(Paragraph($1, at: .line($0 + 1))) }
    return try Report.read(Document(format: .text, encoding: "UTF-8", blocks: blocks))
  }

  private func effective(_ report: Report) -> String? {
    report.cells.first { $0.key == CellKey(.disclosure, "normative", "effective") }?.value?.description
  }

  @Test(
    arguments: [
      // The title of the second report; what is read of the first one's figure; whether another is told.
      ("戊己县2024年政府信息公开工作年度报告", "48", true), ("甲县2023年政府信息公开工作年度报告", "48", true),
      ("2023年政府信息公开工作年度报告", "48", true), ("甲县人民政府2024年政府信息公开工作年度报告", nil, false),
    ] as [(String, String?, Bool)])
  func `figures behind another report's title are not the first one's`(
    title: String, expected: String?, isTold: Bool
  ) throws {
    let report = try report([
      "甲县2024年政府信息公开工作年度报告", Self.head, "行政规范性文件 5 2 48", title, Self.head, "行政规范性文件 6 3 51",
    ])
    #expect(report.issuer.name == "甲县")
    #expect(report.year == 2024)
    #expect(effective(report) == expected)
    #expect(report.remarks.contains { $0.message.en.contains("another report begins here") } == isTold)
  }

  @Test func `links to other years before and behind the figures change nothing`() throws {
    let report = try report([
      "甲县2024年政府信息公开工作年度报告", "甲县2022年政府信息公开工作年度报告", Self.head, "行政规范性文件 5 2 48",
      "甲县2021年政府信息公开工作年度报告", "乙县2024年政府信息公开工作年度报告",
    ])
    #expect(effective(report) == "48")
    #expect(!report.remarks.contains { $0.message.en.contains("another report") })
  }

  @Test func `the word on it in both languages`() throws {
    let report = try report([
      "甲县2024年政府信息公开工作年度报告", Self.head, "行政规范性文件 5 2 48", "乙县2024年政府信息公开工作年度报告", Self.head,
      "行政规范性文件 6 3 51",
    ])
    let told = report.remarks.first { $0.message.en.contains("another report") }
    #expect(
      told?.message
        == Wording(
          en:
            "line 4: another report begins here (“乙县2024年政府信息公开工作年度报告”); it is not stored: import it by itself",
          zh: "line 4：此处起是另一份报告（“乙县2024年政府信息公开工作年度报告”），未存入，请单独导入"))
  }
}
