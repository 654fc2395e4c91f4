import Foundation

/// The sample data beside a few reports made for questions that it does not raise: a form before 2019, a blank, a
/// denominator of zero. Figures are those of SampleData under other names unless they are written here.
enum GoldenArchive {
  private static let made = Result {
    let desk = try Desk()
    try desk.addSamples()
    for (name, text) in try reports() { try desk.write(text, to: "golden/\(name)") }
    let run = try desk.archive("import", "SampleData", "golden")
    guard run.status == 0 else { throw GoldenArchive.Failed(account: run.testDescription) }
    return try desk.read("archive.db")
  }

  private struct Failed: Error { let account: String }

  /// A desk with this archive.
  static func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(made.get(), to: "archive.db")
    return desk
  }

  private static func reports() throws -> [(String, String)] {
    [
      ("甲县2018.html", annex),
      ("甲县2019.txt", try sample("示例市2019.txt", of: "甲县", code: "X00000002", year: 2019)),
      ("甲县2022.txt", try sample("示例市2024.txt", of: "甲县", code: "X00000002", year: 2022)),
      (
        "甲县2023.txt",  // 本年新收, 总计 is left blank
        try sample("示例市2024.txt", of: "甲县", code: "X00000002", year: 2023)
          .replacing("| 251 | 11 | 3 | 1 | 2 | 0 | 268 |||", with: "| 251 | 11 | 3 | 1 | 2 | 0 |  |||")
      ),
      (
        "乙局2024.txt",  // every count is 0
        try sample("示例市2024.txt", of: "乙局", code: "X00000003", year: 2024)
          .replacing(/\| \d+(?= \|)/, with: "| 0")
      ),
    ]
  }

  /// A sample report under another name and code.
  private static func sample(_ name: String, of issuer: String, code: String, year: Int) throws -> String {
    let old = name.filter(\.isNumber)
    return try Sample.text(name).replacing("示例市", with: issuer).replacing("X00000001", with: code)
      .replacing("\(old)年", with: "\(year)年")
  }

  /// Form 2014 (domain.md §3), figures made up.
  private static let annex: String = {
    let rows = [
      ("（一）收到申请数", 50), ("1.当面申请数", 10), ("2.传真申请数", 0), ("3.网络申请数", 30), ("4.信函申请数", 10),
      ("（二）申请办结数", 48), ("（三）申请答复数", 48), ("1.属于已主动公开范围数", 8), ("2.同意公开答复数", 20),
      ("3.同意部分公开答复数", 5), ("4.不同意公开答复数", 7), ("5.不属于本行政机关公开数", 3), ("6.申请信息不存在数", 5),
      ("四、行政复议数量", 2), ("五、行政诉讼数量", 3),
    ]
    let lines = rows.map { "<tr><td>\($0.0)</td><td>件</td><td>\($0.1)</td></tr>" }.joined(separator: "\n")
    return """
      <html><head><meta charset="utf-8"><title>甲县2018年政府信息公开工作年度报告</title></head><body>
      <h1>甲县2018年政府信息公开工作年度报告</h1><p>附件：政府信息公开情况统计表</p>
      <table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
      \(lines)</table></body></html>
      """
  }()
}
