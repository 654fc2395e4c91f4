import Forms

/// Tells the form of a report from labels that only one form has (domain.md §0.1), never from its year.
struct FormDetection {
  /// The form, and the labels found that decided it. nil where no label of a national form is printed.
  let form: FormCode?
  let evidence: [String]

  /// Looks for the labels in `keys`, the folded texts of table cells or of the whole report.
  init(in texts: [[UInt16]]) {
    let found2019 = FormDetection.found(FormDetection.labels2019, in: texts)
    let found2021 = FormDetection.found(FormDetection.labels2021, in: texts)
    if found2019.isEmpty && found2021.isEmpty {
      form = nil
      evidence = []
    } else {
      form = found2021.count >= found2019.count ? .f2021 : .f2019
      evidence = found2021.count >= found2019.count ? found2021 : found2019
    }
  }

  private typealias Label = (text: String, key: [UInt16])

  private static let labels2021 = labels("本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年收费金额")
  private static let labels2019 = labels(
    "本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "采购项目数量", "采购总金额", "其他对外管理服务事项")

  private static func labels(_ texts: String...) -> [Label] { texts.map { ($0, Fold.key($0)) } }

  private static func found(_ labels: [Label], in texts: [[UInt16]]) -> [String] {
    labels.filter { label in texts.contains { $0.contains(label.key) } }.map(\.text)
  }
}
