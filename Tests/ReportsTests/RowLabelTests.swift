import Forms
import Testing

@testable import Reports

private func labels(_ form: Form) -> RowLabels { GridApplications(form: form).labels }

private func row(_ text: String, after previous: String? = nil, in form: Form = .form2021) -> String? {
  let labels = labels(form)
  let index = previous.flatMap { code in labels.table.rows.firstIndex { $0.code == code } } ?? -1
  return labels.row(of: Fold.key(text), after: index).map { labels.table.rows[$0.index].code }
}

@Suite struct RowLabelTests {
  @Test(
    arguments: [Form.form2019, .form2021].flatMap { form in labels(form).table.rows.map { (form.code, $0) } })
  func `every row is told by the form's own label, in its place`(form: FormCode, printed: FormRow) {
    let form = Form.of(form)
    let rows = labels(form).table.rows
    let before = rows.firstIndex { $0.code == printed.code }.flatMap { $0 > 0 ? rows[$0 - 1].code : nil }
    for text in [printed.printed, " \(printed.number) \(printed.label)", "三、本年度办理结果\(printed.printed)"] {
      #expect(row(text, after: before, in: form) == printed.code, "\(text)")
    }
  }

  @Test(
    arguments: [
      ("本年新收政府信息公开申请数", "new"), ("二、上一年结转政府信息公开申请数量", "carried_in"), ("(一)予以公开", "granted"),
      ("( 一 ) 予以公开", "granted"), ("予以公开", "granted"), ("（二）部分公开", "partial"),
      ("（二）部分公开（区分处理的，只计这一情形，不计其他情", "partial"), ("1、属于国家秘密", "denied_secret"),
      ("2．其他法律行政法规禁止公↵开", "denied_law"), ("3.危及\"三安全一稳定\"", "denied_safety"),
      ("危及三安全一稳定", "denied_safety"), ("5.属于三类内部事务信↵息", "denied_internal"),
      ("保护第三方合法权益", "denied_third_party"),
      ("6.属于四类过程性信息", "denied_process"), ("1.本机关不掌握相关政府信条", "unavailable_not_held"),
      ("1.信访举报投诉类羊请", "rejected_petition"), ("1.逾期不补正", "other_no_correction"), ("2.逾期不缴费", "other_unpaid"),
      ("1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请", "other_no_correction"),
      ("2.申请人逾期未按收费通知要求", "other_unpaid"), ("四、结转下年度继续办理", "carried_out"), ("结转下一年度继续办理", "carried_out"),
    ])
  func `a variant or a near miss is told`(text: String, code: String) {
    #expect(row(text) == code)
  }

  @Test(
    arguments: [
      "三、本年度办理结果", "（三）不予公开", "（三）不子公开", "不予公开", "（四）无法提供", "无法提拱", "（五）不予处理", "（六）其他处理", "其他", "总计",
      "3.其他", "（七）总计", "小计", "不予公开小计", "申请人情况", "法人或其他组织", "自然人", "商业企业", "",
      "（六）其他处理1.转送其他机关办理", "一、本年新收政府信息公开申请数量其中：网上申请", "（一）予以公开其中：主动公开后告知", "反复申请",
    ])
  func `what is no row's label names none`(text: String) {
    #expect(row(text) == nil)
  }

  @Test func `其他 and 总计 are rows only where the form has them`() {
    #expect(row("3.其他", after: "other_unpaid") == "other_misc")
    #expect(row("其他", after: "other_unpaid") == "other_misc")
    #expect(row("其他", after: "granted") == nil)
    #expect(row("（七）总计", after: "other_misc") == "total_handled")
    #expect(row("总计", after: "other_misc") == "total_handled")
    #expect(row("总计", after: "denied_law") == nil)
    #expect(row("3.其他", after: "rejected_confirm", in: .form2019) == nil)
  }

  @Test func `（六）其他处理 is a row of the form of 2019 and a group of that of 2021`() {
    #expect(row("（六）其他处理", after: "rejected_confirm", in: .form2019) == "other_all")
    #expect(row("（六）其他处理", after: "rejected_confirm", in: .form2021) == nil)
    #expect(row("（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", in: .form2019) == nil)
  }
}
