import Forms
import Reports
import Testing

@testable import Checks

/// Sentences that a rule of the text must meet, and their near neighbours that it must leave alone. The tables: new
/// 50, carried in 5, handled 52 (granted 49, partial 1, denied 2), carried over 3; reviews 3, suits 1 + 1; last year
/// new 40, carried in 2.
@Suite struct TextCheckTests {
  private func found(_ sentences: String) throws -> [String] {
    let before = try Anomaly.report("00_consistent_2023")
    let now = try Anomaly.report(try Anomaly.report("00_consistent_2024"), saying: sentences)
    return checks(of: now, beside: Neighbours(previous: before)).map { "\($0.rule) \($0.actual ?? "")" }
  }

  @Test(
    arguments: [
      ("共收到政府信息公开申请51件。", ["N.1 51"]),
      ("共收到政府信息公开申请50件，同比增长20%。", ["N.2 20%"]),
      ("共收到政府信息公开申请55件，同比下降20%。", ["N.2 -20%"]),
      ("全年办结申请40件。", ["N.1 40"]),
      ("上年结转申请6件。", ["N.1 6"]),
      ("全年申请结转下年度4件。", ["N.1 4"]),
      ("对申请予以公开40件，部分公开2件，不予公开3件。", ["N.1 40", "N.1 2", "N.1 3"]),
      ("无法提供1件，不予处理1件，其他处理1件。", ["N.1 1", "N.1 1", "N.1 1"]),
      ("因政府信息公开引起行政复议4件。", ["N.1 4"]),
      ("行政事业性收费13万元。", ["N.1 13"]),
      ("发布信息100条，其中政策类60条、服务类50条。", ["N.3 100"]),
      ("收到申请50件，办结40件，结转下年度3件。", ["N.1 40", "N.4 40 + 3 = 43"]),
      ("截至2023年12月底，共有制度3项。", ["W.date 2023"]),
      ("地址：××路1号。", ["W.template ××"]),
      ("可在(具体网址)下载。", ["W.template 具体网址"]),
    ] as [(String, [String])])
  func `a sentence that is wrong is told`(sentence: String, rules: [String]) throws {
    #expect(try found(sentence) == rules)
  }

  @Test(arguments: [
    "共收到政府信息公开申请50件，同比增长25%。",  // new
    "共收到政府信息公开申请55件。",  // new and carried in
    "共收到政府信息公开申请55件，较上年增长30.95%。",  // (55 - 42) / 42
    "共收到政府信息公开申请50件，其中自然人48件，商业企业2件。",
    "共收到申请50余件。",
    "市自然资源局收到申请30件，市教育局收到申请8件。",
    "自然人申请收到48件。",
    "收到当面提出的申请20件。",
    "全年办结申请52件。",
    "全年办结提案40件。",
    "因涉及国家秘密不予公开1件。",
    "制发文件中不予公开41条。",
    "办理行政复议案件40件。",  // not of this table
    "因政府信息公开引起行政诉讼2件。",
    "因政府信息公开引起行政诉讼1件。",
    "因政府信息公开引起行政复议、行政诉讼4件。",
    "行政事业性收费12.5万元。",  // 12.49, rounded
    "发布信息100条，其中网站90条、微信80条。",  // channels overlap
    "发布信息100条，其中政策类60条、服务类20条。",  // a list need not be complete
    "发布信息100条（政策类60条、服务类40条）。",
    "收到申请50件，上年结转5件，办结52件，结转下年度3件。",
    "截至2024年12月底，比2023年多3项。",
    "统计期限为2024年1月1日至2024年12月31日。",
    "自2019年以来，共有制度3项。",
  ])
  func `a sentence that has a true reading is left alone`(sentence: String) throws {
    #expect(try found(sentence).isEmpty)
  }

  @Test func `a figure that the text tells twice and in two ways is left alone`() throws {
    #expect(try found("收到申请30件。收到申请31件。").isEmpty)
  }

  @Test func `a blank cell denies nothing`() throws {
    let report = try Anomaly.report(
      sample(2024, applications(["carried_in.total": "blank"])), saying: "共收到申请3件。")
    #expect(checks(of: report).filter { $0.rule == "N.1" }.isEmpty)
  }

  /// 200 characters of last year's text, then the same with other years, then other words.
  @Test func `a section copied from last year is told with its share`() throws {
    let words = (0..<40).map { "第\($0)项工作由甲乙丙丁戊己庚辛\(["完成", "推进", "落实", "检查"][$0 % 4])" }.joined(
      separator: "，")
    let other = (0..<40).map { "今年新增事项\($0)，办法为子丑寅卯辰巳午未\(["登记", "公示"][$0 % 2])" }.joined(separator: "，")
    let before = try Anomaly.text("2023年" + words, year: 2023)
    func copied(_ text: String) throws -> [String?] {
      checks(of: try Anomaly.text(text), beside: Neighbours(previous: before)).filter {
        $0.rule == "W.copied"
      }
      .map(\.actual)
    }
    #expect(try copied("2024年" + words) == ["100%"])
    #expect(try copied("2024年" + other).isEmpty)
  }

  /// Three years at 100 to 120; 1,300 is more than ten times 120, 9 less than a tenth of 100.
  @Test(arguments: [("1300", true), ("1199", false), ("9", true), ("11", false)])
  func `a figure is held against the range of three other years`(figure: String, isFound: Bool) {
    let key = "disclosure.licence.decisions"
    let others = [(2020, "100"), (2021, "110"), (2022, "120")].map { sample($0.0, [key: $0.1]) }
    let found = checks(of: sample(2024, [key: figure]), beside: Neighbours(others: others))
    #expect(found.map(\.line) == (isFound ? ["W.range \(key)"] : []))
    let fewer = checks(of: sample(2024, [key: figure]), beside: Neighbours(others: Array(others.dropLast())))
    #expect(fewer.isEmpty)
  }
}
