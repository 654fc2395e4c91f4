import Documents
import Testing

@testable import Reports

private func document(_ lines: [String], title: String? = nil) -> Document {
  Document(
    format: .text, encoding: "UTF-8", title: title,
    blocks: lines.enumerated().map { .paragraph(Paragraph($1, at: .line($0 + 1))) })
}

private func read(_ lines: [String], title: String? = nil, stated: Stated = Stated()) -> Identification {
  let document = document(lines, title: title)
  return Identification(document, flowTexts: document.texts, stated: stated)
}

@Suite struct IdentificationTests {
  @Test(
    arguments: [
      ("2024年甲乙市政府信息公开工作年度报告", "甲乙市", 2024), ("甲乙市民政局2015年度政府信息公开工作年度报告", "甲乙市民政局", 2015),
      ("2018年政府信息公开年报", nil, 2018), ("2018年甲乙市牌坊镇人民政府信息公开年报", "甲乙市牌坊镇人民政府", 2018),
      ("梅溪镇2020年度政府信息公开工作年度报告", "梅溪镇", 2020), ("甲区龙门镇人民政府2016年政府信息公开年度报告", "甲区龙门镇人民政府", 2016),
      ("甲乙市市场监督管理局2016年政务信息公开年度报告", "甲乙市市场监督管理局", 2016), ("河口镇政府信息公开工作年度报告", "河口镇", nil),
      ("甲乙县关于报送《甲乙县财政局2013年政府信息公开工作年度报告》的函", "甲乙县财政局", 2013),
      ("关于公布甲乙县教育局2019年政府信息公开工作年度报告的通知", "甲乙县教育局", 2019),
      ("甲乙市教育局二〇二四年政府信息公开工作年度报告", "甲乙市教育局", 2024), ("甲乙市教育局二○一七年政府信息公开年报", "甲乙市教育局", 2017),
      ("甲乙市市场监管局（知识产权局）2022年政府信息公开工作年度报告", "甲乙市市场监管局(知识产权局)", 2022),
      ("【图文】甲乙市统计局2022年政府信息公开工作年度报告", "甲乙市统计局", 2022),
      ("甲 乙 市 2 0 2 4 年 政 府 信 息 公 开 工 作 年 度 报 告", "甲乙市", 2024), ("甲乙市政府信息公开工作年度报告（2021年）", "甲乙市", 2021),
    ] as [(String, String?, Int?)])
  func `a title tells issuer and year`(text: String, issuer: String?, year: Int?) throws {
    let title = try #require(Title(text))
    #expect(title.issuer == issuer)
    #expect(title.year == year)
  }

  @Test(
    arguments: [
      "政府信息公开指南", "政府信息公开", "信息公开目录", "中华人民共和国政府信息公开条例", "2024年工作报告", "年度报告", "",
      "政府信息公开条例要求编制年度报告",
    ])
  func `other words are no title`(text: String) {
    #expect(Title(text) == nil)
  }

  @Test func `a title broken over lines is read whole`() {
    #expect(read(["丙丁综合试验区", "2015年政府信息公开工作年度报告"]).issuer == "丙丁综合试验区")
    #expect(read(["丙丁县人民政府办公室2025年", "政府信息公开工作年度报告"]).year == 2025)
    #expect(read(["丙丁县人民政府办公室2025年政府信息", "公开工作年度报告"]).issuer == "丙丁县人民政府办公室")
  }

  @Test(
    arguments: [
      ["首页", "政策解读", "丙丁县2024年政府信息公开工作年度报告"], ["字号：大中小", "丙丁县2024年政府信息公开工作年度报告"],
      ["字号大中小", "丙丁县2024年政府信息公开工作年度报告"], ["打印本页", "丙丁县2024年政府信息公开工作年度报告"],
      ["历年政府信息公开年度报告", "2023年政府信息公开年度报告", "丙丁县2024年政府信息公开工作年度报告"],
    ])
  func `a site's own words are no part of the name`(lines: [String]) {
    #expect(read(lines).issuer == "丙丁县")
    #expect(read(lines).year == 2024)
  }

  @Test func `words before a title without a name are not taken for one`() {
    #expect(read(["字号大中小", "2024年政府信息公开工作年度报告"]).issuer == nil)
    #expect(read(["单位：万元", "2024年政府信息公开工作年度报告"]).issuer == nil)
  }

  @Test(arguments: ["机关", "党政综合办公室", "市政府办公室", "1", "admin", "本站", "首页", "政务公开"])
  func `a publisher that any page may print is not the issuer`(name: String) {
    #expect(read(["发布机构：\(name)", "2024年政府信息公开工作年度报告"]).issuer == nil)
  }

  @Test func `the preamble names the issuer where the title does not`() {
    let lines = ["发布机构：机关", "2018年政府信息公开年报", "本报告由丙丁市安和镇人民政府编制，现将2018年度情况报告如下。"]
    #expect(read(lines).issuer == "丙丁市安和镇人民政府")
  }

  @Test func `links to other years do not tell the year`() {
    let links = ["2021年政府信息公开年度报告", "2022年政府信息公开年度报告", "2023年政府信息公开年度报告"]
    #expect(read(links).year == nil)
    #expect(read(links + ["统计期限自2022年1月1日起至2022年12月31日止。"]).year == 2022)
  }

  @Test func `a year told in two ways is stored by the title and told`() {
    let identity = read(["丙丁县2024年政府信息公开工作年度报告", "统计期限自2023年1月1日至2023年12月31日。"])
    #expect(identity.year == 2024)
    #expect(identity.remarks.map(\.rule) == ["R.year"])
  }

  @Test func `what the user states outranks the text`() {
    let lines = ["丙丁县2024年政府信息公开工作年度报告"]
    let identity = read(lines, stated: Stated(issuer: "丙丁县人民政府", year: 2023))
    #expect(identity.issuer == "丙丁县人民政府")
    #expect(identity.year == 2023)
  }
}

@Suite struct PeriodTests {
  @Test(
    arguments: [
      ("统计期限自2024年1月1日起至2024年12月31日止。", "2024-01-01", "2024-12-31"),
      ("统计期限为2024年1月1日到12月31日", "2024-01-01", "2024-12-31"),
      ("统计期限自2024年1月1日起，至2024年12月31日止", "2024-01-01", "2024-12-31"),
      ("统计期限：2024-01-01至2024-12-31", "2024-01-01", "2024-12-31"),
      ("统计期限2024.1.1-2024.12.31", "2024-01-01", "2024-12-31"),
      ("统计期限自 2019 年 9 月 1 日至 12 月 31 日", "2019-09-01", "2019-12-31"),
      ("统计期限为201711日至20171231日", nil, nil), ("统计期限自2018年11日至2018年1231日", nil, nil),
      ("统计期限自20191月1日起至20191231日", nil, nil), ("统计期限202511日—1231日", nil, nil),
      ("统计期限202111日到1231日", nil, nil),
      ("统计期限自20211月1日起至202112月31日", nil, nil), ("统计期限自2018月1日起至2018年12月31日", nil, "2018-12-31"),
      ("统计期限自2020年1月1日起至202020年12月31日", "2020-01-01", nil), ("统计期限自至", nil, nil),
      ("统计期限自2024年1月1日至2月31日", "2024-01-01", nil), ("统计期限自2023年2月29日至2023年12月31日", nil, "2023-12-31"),
      ("统计期限为2024年度，于2025年1月20日公布", nil, nil), ("统计期限为2024年全年，2025年1月20日", nil, nil),
      ("统计期限为2024年", nil, nil),
      ("数据统计 2025年1月20日", nil, nil), ("截至2087年底", nil, nil),
    ] as [(String, String?, String?)])
  func `a period is told as far as it is printed`(text: String, from: String?, to: String?) {
    let period = PeriodSentence.find(in: [text])
    #expect(period?.from == from)
    #expect(period?.to == to)
  }

  @Test func `a menu entry does not hide the sentence`() {
    let texts = ["数据统计", "首页", "本报告统计期限自2024年1月1日起至2024年12月31日止。"]
    #expect(PeriodSentence.find(in: texts)?.year == 2024)
  }
}

@Suite struct OtherPageTests {
  private func refusal(_ lines: [String], title: String? = nil) -> Refusal? {
    do throws(Refusal) {
      _ = try Report.read(document(lines, title: title))
      return nil
    } catch { return error }
  }

  @Test(
    arguments: [
      ("文字解读：丙丁县2022年政府信息公开工作年度报告", .explanation), ("【图解】丙丁县2022年政府信息公开工作年度报告", .explanation),
      ("一图读懂丙丁县2022年政府信息公开工作年度报告", .explanation), ("丙丁县2022年上半年政府信息公开工作报告", .partOfYear),
      ("丙丁县2022年第三季度政府信息公开工作报告", .partOfYear), ("丙丁县2022年半年度政府信息公开工作报告", .partOfYear),
    ] as [(String, OtherPage)])
  func `a page about a report is refused`(title: String, page: OtherPage) {
    #expect(refusal([title, "全年予以公开5件。"]) == .otherPage(page, title: title.replacing("：", with: ":")))
  }

  @Test func `a page of a book is refused`() {
    let found = refusal(["丙丁县审计局2020年政府信息公开工作年度报告"], title: "Page 9 - 2020年报_审计局")
    #expect(found == .otherPage(.excerpt, title: "Page 9 - 2020年报_审计局"))
  }

  @Test func `the refusal says what the page is and what to do, in both languages`() {
    let wording = Refusal.otherPage(.partOfYear, title: "丙丁县2022年上半年政府信息公开工作报告").wording
    #expect(
      wording.en
        == "no annual report but figures of a part of the year, by its title “丙丁县2022年上半年政府信息公开工作报告”; import the report itself"
    )
    #expect(wording.zh == "不是年度报告，而是不足一年的统计（标题为“丙丁县2022年上半年政府信息公开工作报告”），请导入年度报告原文")
  }

  @Test func `a report beside a menu with such words is taken`() {
    #expect(refusal(["政策解读", "上半年工作", "丙丁县2022年政府信息公开工作年度报告"]) == nil)
    #expect(refusal(["丙丁县2022年政府信息公开工作年度报告（图片版）"]) == nil)
  }
}
