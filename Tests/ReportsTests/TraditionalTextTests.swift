import Documents
import Forms
import Testing

@testable import Reports

@Suite struct TraditionalTextTests {
  private func report(_ lines: [String]) throws -> Report {
    try Report.read(try Document.read(Array(lines.joined(separator: "\n").utf8), name: "a"))
  }

  private static let printed = [
    "諸暨市2023年政府資訊公開工作年度報告", "統計期限自2023年1月1日起至2023年12月31日止。", "一、總體情況",
    "本年在乾縣開展規範性檔案清理。",
  ]

  @Test func `issuer, year and words of a report in traditional characters are simplified, and that is told`()
    throws
  {
    let report = try report(Self.printed)
    #expect(report.issuer.name == "诸暨市")
    #expect(report.year == 2023)
    #expect(report.title == "诸暨市2023年政府信息公开工作年度报告")
    #expect(report.remarks.contains(TraditionalText.remark))
  }

  @Test func `a character that is also a simplified one of another meaning stays`() throws {
    let report = try report(Self.printed)
    #expect(report.sections.contains { $0.text.contains("本年在乾县开展规范性文件清理。") })
  }

  @Test func `a report in simplified characters is left alone, a place with a traditional name in it too`()
    throws
  {
    let report = try report([
      "诸暨市2023年政府信息公开工作年度报告", "统计期限自2023年1月1日起至2023年12月31日止。", "一、总体情况", "链接：繁體版。",
    ])
    #expect(report.sections.contains { $0.text.contains("链接：繁體版。") })
    #expect(!report.remarks.contains { $0.rule == "R.script" })
  }

  @Test func `what is told of it, word for word`() {
    #expect(
      TraditionalText.remark.message
        == Wording(
          en:
            "printed in traditional characters and read as simplified ones; the original keeps what is printed",
          zh: "原文为繁体字，按简体字读取；原件保留繁体"))
  }
}
