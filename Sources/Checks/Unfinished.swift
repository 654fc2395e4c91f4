import Documents
import Forms
import Reports

/// Looks for what was left over: words of the template (W.template) and dates of an earlier year (W.date).
struct Unfinished {
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// Words that only a template has (domain.md §9, row 15).
  private static let leftovers = [
    "具体网址", "行政机关规范全称", "行政机关全称", "××", "XX年", "XX月", "XX局", "XX市", "XX县", "XX区", "XX镇", "XX件", "XX条",
    "请填写", "(此处填", "xx年", "xx局", "xx市", "xx县", "xx件", "xx条", "填写说明", "某某局", "某某市",
  ]
  /// What all of them have: most sentences hold none of these.
  private static let stems = ["网址", "全称", "××", "XX", "xx", "填", "某某"]
  private static let periods = ["统计期限", "截至", "截止"]

  var findings: [Finding] {
    Sentences(report, cutAt: [";", "；"]).all.flatMap { text, place in
      [leftover(text, place), oldDate(text, place)].compactMap(\.self)
    }.reduce(into: []) { found, finding in if !found.contains(finding) { found.append(finding) } }
  }

  private func leftover(_ text: String, _ place: Place) -> Finding? {
    guard text.holds(any: Unfinished.stems),
      let word = Unfinished.leftovers.first(where: text.holds)
    else { return nil }
    let quote = Quote(text, at: word)
    return Finding(
      rule: "W.template", severity: .warning, actual: word,
      message: Wording(
        en: "\(place): template text is left in: “\(word)” in “\(quote)”",
        zh: "\(place)：残留模板文字“\(word)”：“\(quote)”"),
      place: place)
  }

  /// A sentence on the period that names earlier years only.
  private func oldDate(_ text: String, _ place: Place) -> Finding? {
    guard let word = Unfinished.periods.first(where: text.holds) else { return nil }
    let at = text.place(of: word)?.lowerBound ?? text.startIndex
    let years = Unfinished.years(in: text[at...])
    guard let last = years.max(), last < report.year, report.year - last < 20 else { return nil }
    return Finding(
      rule: "W.date", severity: .warning, expected: String(report.year), actual: String(last),
      message: Wording(
        en: "\(place): \(word) names \(last), the report is for \(report.year): “\(Quote(text, at: word))”",
        zh: "\(place)：“\(word)”写的是\(last)年，报告为\(report.year)年：“\(Quote(text, at: word))”"),
      place: place)
  }

  /// Every `2023年` of a text.
  private static func years(in text: Substring) -> [Int] {
    var years: [Int] = []
    var digits = ""
    for character in text {
      if character == "年", digits.utf8.count == 4, let year = Int(digits), (1990...2999).contains(year) {
        years.append(year)
      }
      digits = character.isASCII && character.isWholeNumber ? digits + String(character) : ""
    }
    return years
  }
}
