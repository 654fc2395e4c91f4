import Forms

/// Why a document is not taken as a report: what was found, and what the user can do.
package enum Refusal: Error, Sendable, Hashable {
  /// Neither the words of a title nor a table of a form.
  case notAReport(found: String)
  /// A page about a report, by the words of its title.
  case otherPage(OtherPage, title: String)
  case noIssuer(found: String)
  case noYear(found: String)

  package var wording: Wording {
    switch self {
    case .notAReport(let found):
      Wording(
        en:
          "no annual report: neither a title (…政府信息公开工作年度报告) nor a table of a form was found; it begins “\(found)”",
        zh: "不是年度报告：既没有标题（…政府信息公开工作年度报告），也没有统计表；开头为“\(found)”")
    case .otherPage(let page, let title):
      Wording(
        en: "no annual report but \(page.name.en), by its title “\(title)”; import the report itself",
        zh: "不是年度报告，而是\(page.name.zh)（标题为“\(title)”），请导入年度报告原文")
    case .noIssuer(let found):
      Wording(
        en: "no issuer can be told (found: \(found)); state it with --issuer NAME",
        zh: "无法确定报告机关（见到：\(found)），请用 --issuer 指明")
    case .noYear(let found):
      Wording(
        en: "no year can be told (found: \(found)); state it with --year YYYY",
        zh: "无法确定年份（见到：\(found)），请用 --year 指明")
    }
  }
}
