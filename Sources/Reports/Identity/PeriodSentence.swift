import Forms

/// Finds the sentence that says which period the figures cover.
enum PeriodSentence {
  private static let words = ["统计期限", "统计时限", "统计周期", "统计时间", "数据统计", "时间跨度"]

  /// The first such sentence with its dates; a period whose second date has no year takes that of the first.
  static func find(in texts: [String]) -> Period? {
    for text in texts {
      let folded = Fold.text(text).replacing(" ", with: "")
      for word in words {
        guard let found = folded.firstRange(of: word) else { continue }
        let sentence = String(folded[found.lowerBound...].prefix { $0 != "。" && $0 != ";" }.prefix(80))
        let dates = CalendarDate.all(in: sentence)
        return Period(from: dates.first, to: dates.dropFirst().first ?? shortDate(in: sentence, from: dates.first), sentence: sentence)
      }
    }
    return nil
  }

  /// `自2014年1月1日至12月31日` names the year once (corpus pt_construction_2014).
  private static func shortDate(in sentence: String, from first: String?) -> String? {
    guard let first, let dash = sentence.lastIndex(where: { "至-—".contains($0) }) else { return nil }
    return CalendarDate.all(in: first.prefix(4) + "年" + sentence[sentence.index(after: dash)...]).first
  }
}

extension Period {
  /// The year of the period, where both dates have the same.
  var year: Int? {
    guard let from, let year = Int(from.prefix(4)) else { return nil }
    return to.map { $0.hasPrefix(from.prefix(4)) } ?? true ? year : nil
  }
}
