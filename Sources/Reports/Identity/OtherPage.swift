import Forms

/// Pages about a report that are not the report (domain.md §7, P15), told from the words of their title.
package enum OtherPage: Sendable, Hashable, CaseIterable {
  /// An explanation in words or pictures. Its figures are chosen, and rounded as it pleases.
  case explanation
  /// Figures of a half-year, a quarter or a month: stored under the year they would be wrong.
  case partOfYear
  /// One page of an electronic book, or one of several.
  case excerpt

  private var words: [String] {
    switch self {
    case .explanation: ["解读", "图解", "一图读懂", "一图看懂", "一图了解", "图说", "动漫", "短视频"]
    case .partOfYear:
      [
        "上半年", "下半年", "半年度", "半年报", "季度", "季报", "月报", "1-6月", "一至六月", "1至6月", "1-9月", "1-11月",
      ]
    case .excerpt: []
    }
  }

  /// The kind of page that a title speaks of; nil for a report.
  static func of(title: String) -> OtherPage? {
    let text = Fold.compact(title)
    if isExcerpt(text) { return .excerpt }
    return allCases.first { page in text.holds(any: page.words) }
  }

  /// `Page 9 - 2020年报_审计局`, `第9页`: the head that electronic books give each page.
  private static func isExcerpt(_ text: String) -> Bool {
    let text = text.lowercased()
    let rest = text.hasPrefix("page") ? text.dropFirst(4) : text.hasPrefix("第") ? text.dropFirst() : ""
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    let behind = rest.dropFirst(number.count).first
    return !number.isEmpty && (text.hasPrefix("page") ? true : behind == "页")
  }

  /// What the page is, for a message.
  var name: Wording {
    switch self {
    case .explanation: Wording(en: "an explanation of a report", zh: "年度报告的解读材料")
    case .partOfYear: Wording(en: "figures of a part of the year", zh: "不足一年的统计")
    case .excerpt: Wording(en: "one page of a longer document", zh: "文件中的一页")
    }
  }
}
