import Foundation
import Testing

/// Worked out from SampleData by hand: 293 against 268 is 25 more, 9.33 %; (153 + 29) / 296 = 61.49 % against
/// (138 + 26) / 269 = 60.97 %, 0.52 points more.
@Suite struct BriefTests {
  private func brief(_ words: String) throws -> String {
    let run = try Sample.desk().archive(["brief"] + words.split(separator: " ").map(String.init))
    #expect(run.status == 0, "\(run.testDescription)")
    return run.out
  }

  @Test(arguments: [
    "# 示例市2025年政府信息公开工作年度报告数据\n", "新收政府信息公开申请293件，同比增长9.3%（增加25件）；",
    "结转下年度继续办理12件，同比下降20.0%（减少3件）。",
    "予以公开和部分公开占办理结果总计61.5%（182÷296），同比提高0.5个百分点。",
    "行政事业性收费8257.48万元，同比增长2.3%（增加186.02万元）。", "行政诉讼10件，与上年持平；",
    "复议结果纠正2件，比上年增加2件（上年为0，不计增幅）；", "百分比按四舍五入保留一位小数",
  ]) func `two years that follow each other are compared`(text: String) throws {
    #expect(try brief("示例市 2025 --lang zh").contains(text))
  }

  @Test func `a definition that changed is not compared, and the reason is told`() throws {
    let text = try brief("示例市 2021 --lang zh")
    #expect(text.contains("现行有效行政规范性文件151件（与上年口径不同，不作比较）"))
    #expect(text.contains("\n- 与2020年不可比（2021年起由对外公开总数量改为现行有效件数，口径不同）：现行有效行政规范性文件\n"))
    #expect(text.contains("制发行政规范性文件12件，同比增长33.3%（增加3件）（口径略有不同，见注）"))
    #expect(text.contains("\n- 口径略有不同（2021年起由本年新制作数量改为本年制发件数）：制发行政规范性文件\n"))
  }

  @Test func `without a report for the year before nothing is compared`() throws {
    let text = try brief("示例市 2024")
    #expect(text.contains("received: 268; carried in from the year before: 16; handled: 269;"))
    #expect(!text.contains(" up ") && !text.contains(" down "))
    #expect(
      text.contains("\n- no report for 2023 in the archive: nothing is compared with the year before\n"))
  }

  @Test func `a report that does not add up is told`() throws {
    let text = try brief("示例市 2022 --lang zh")
    #expect(text.contains("\n- 2022年报告勾稽不平（T3.C）：（一）予以公开行：各列为130 + 9 + 1 + 1 + 3 = 144，总计为145；相差-1\n"))
  }

  @Test func `a blank cell is told and is no figure`() throws {
    let desk = try Desk()
    let lines = try Sample.text("诸暨市2024.txt").split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.contains("上年结转") ? String($0).replacing("36", with: "  ") : String($0)
    }
    try desk.write(lines.joined(separator: "\n"), to: "a.txt")
    #expect(try desk.archive("import", "a.txt").status == 0)
    let text = try desk.archive("brief", "诸暨市", "2024", "--lang", "zh").out
    #expect(text.contains("新收政府信息公开申请614件；办理结果总计611件"), "\(text)")
    #expect(text.contains("\n- 报告中没有数值（空白）：上年结转\n"))
  }

  @Test func `it goes to a file, never over the archive, and a missing report is told`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("brief", "示例市", "2025", "-o", "a.md").out == "")
    #expect(desk.exists("a.md"))
    #expect(try desk.archive("brief", "示例市", "2025", "-o", "archive.db").status == 64)
    let missing = try desk.archive("brief", "示例市", "2023")
    #expect(missing.status == 2)
    #expect(missing.err.contains("no report of 示例市 for 2023"))
  }
}
