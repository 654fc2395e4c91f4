import Documents
import Forms

/// The year in the title of an annex: `（2015年度）`, `2015年政府信息公开情况统计表`. Dates beside it are none.
enum AnnexTitle {
  /// The year that a text in front of a table tells last, sentences left out: `比2015年度增加12条。`
  static func year(in text: String) -> Int? {
    let folded = Fold.compact(text)
    let text = folded[(folded.lastIndex(of: "。") ?? folded.startIndex)...]
    return text.indices.compactMap { year(at: text[$0...]) }.last
  }

  /// For each grid of a document the short paragraphs in front of it.
  static func texts(_ blocks: [Block]) -> [String] {
    var near: [String] = []
    var texts: [String] = []
    for block in blocks {
      switch block {
      case .paragraph(let paragraph) where paragraph.text.utf16.count <= 40: near.append(paragraph.text)
      case .paragraph: near = []
      case .table(let table):
        if table.layout == .grid { texts.append(near.suffix(3).joined(separator: "\n")) }
        near = []
      }
    }
    return texts
  }

  private static func year(at text: Substring) -> Int? {
    let behind = text.dropFirst(4)
    guard let year = Year.number(String(text.prefix(4))), behind.first == "年" else { return nil }
    if behind.hasPrefix("年度") { return year }
    let name = behind.dropFirst().prefix { !$0.isNumber && $0 != "。" }
    return name.prefix(24).contains("统计表") ? year : nil
  }

  /// Said of an annex of another year, whose figures are not the report's.
  static func remark(_ year: Int, in report: Int) -> Remark {
    Remark(
      "R.unreadable", section: .annex, actual: String(year),
      message: Wording(
        en: "an annex is headed \(year), the report is for \(report): its figures are not stored",
        zh: "附表标题为\(year)年，报告为\(report)年：表中的数未存入"))
  }
}
