import Forms
import Testing

@testable import Reports

private func detect(_ texts: String...) -> FormDetection { FormDetection(in: texts.map { Fold.key($0) }) }

@Suite struct FormDetectionTests {
  @Test(
    arguments: [
      ("本年新制作数量", .f2019), ("本年新 公开数量", .f2019), ("对外公开总数量", .f2019), ("上一年项目数量", .f2019), ("采购项目数量", .f2019),
      ("采购总金额(万元)", .f2019), ("其他对外管理服务事项", .f2019), ("本年制发件数", .f2021), ("本年废⽌件数", .f2021),
      ("现行有效件数", .f2021),
      ("本年处理决定数量", .f2021), ("本年收费金额（单位：万元）", .f2021),
    ] as [(String, FormCode)])
  func `one label of a form is enough`(label: String, form: FormCode) {
    #expect(detect("规章", label).form == form)
    #expect(detect(label).evidence.count == 1)
  }

  @Test func `no label of a national form tells none`() {
    #expect(detect("指标名称 计量单位 2014年度 历年累计", "主动公开信息数").form == nil)
    #expect(detect("处理决定数量").form == nil)
    #expect(detect("国办公开办函〔2021〕30号").form == nil)
  }

  @Test func `an introduction that speaks of the other form does not outweigh the table`() {
    let intro = "与上一年不同，不再统计采购总金额。"
    #expect(detect(intro, "本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量").form == .f2021)
  }

  @Test func `a hybrid goes by the greater number of labels`() {
    let form = detect("本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年收费金额").form
    #expect(form == .f2019)
  }
}

@Suite struct AnnexLabelTests {
  @Test(
    arguments: [
      ("（一）收到申请数", "收到申请数"), ("1.当面申请数", "当面申请数"), ("2、传真申请数", "传真申请数"), ("1．政府网站", "政府网站"),
      ("其中：主动公开规范性文件数", "主动公开规范性文件数"), ("其中：1.当面申请数", "当面申请数"), ("一、主动公开情况", "主动公开情况"), ("十二、其他", "其他"),
      ("(3)其他", "其他"), (" 4. 网上申请数 ", "网上申请数"), ("12345政务热线咨询数", "12345政务热线咨询数"), ("2014年度", "2014年度"),
      ("三公经费", "三公经费"),
      ("其他", "其他"), ("（含复印）费用", "(含复印)费用"),
    ])
  func `a label is kept without its numbering`(printed: String, label: String) {
    #expect(AnnexLabel.bare(printed) == label)
  }
}

@Suite struct HeaderFieldTests {
  @Test(
    arguments: [
      (["索引号：XX001-01/2025-00001"], .index, "XX001-01/2025-00001"),
      (["索 引 号： 014314799/2021-1"], .index, "014314799/2021-1"),
      (["信息索引号:A1"], .index, "A1"), (["索引号：", "A2"], .index, "A2"), (["发布机构：丙丁县教育局"], .publisher, "丙丁县教育局"),
      (["信息来源：丙丁县教育局 发布时间：2024-01-31"], .publisher, "丙丁县教育局"),
      (["来源：丙丁县教育局 时间：2024-01-31"], .date, "2024-01-31"),
      (["公文生成日期：2024年1月31日"], .date, "2024年1月31日"), (["成文日期：", "2024-1-5"], .date, "2024-1-5"),
      (["名称：", "标题：丙丁县2023年政府信息公开工作年度报告"], .title, "丙丁县2023年政府信息公开工作年度报告"),
      (["文件名称：甲", "标题：乙"], .title, "甲"),
    ] as [([String], HeaderFields.Field, String)])
  func `a field is told by its label`(lines: [String], field: HeaderFields.Field, value: String) {
    #expect(HeaderFields(lines).values[field] == value)
  }

  @Test func `a label without a value tells nothing`() {
    #expect(HeaderFields(["索引号：", "发布机构：", "公开日期："]).values.isEmpty)
    #expect(HeaderFields(["联系时间较长：三天", "我们的来源于人民"]).values.isEmpty)
  }

  @Test(
    arguments: [
      ("2024-01-31", "2024-01-31"), ("2024年1月5日", "2024-01-05"), ("2024/1/5", "2024-01-05"),
      ("２０２４．１．５", "2024-01-05"),
      ("2024-02-30", nil), ("2023-02-29", nil), ("2024-02-29", "2024-02-29"), ("2024-13-01", nil),
      ("12024-01-31", nil),
      ("2024年1月", nil), ("20240131", nil),
    ] as [(String, String?)])
  func `a date is one of the calendar`(text: String, date: String?) {
    #expect(CalendarDate.all(in: text).first == date)
  }
}
