import Forms

/// Finds the sentence that says which period the figures cover.
enum PeriodSentence {
  private static let words = ["统计期限", "统计时限", "统计周期", "统计时间", "数据统计", "时间跨度"]

  /// The first such sentence with its dates. A sentence may go on over lines (corpus sh_office_2025), and its dates
  /// may have lost parts (corpus pt_finance_2018: 自2018月1日起): what cannot be told is nil.
  static func find(in texts: [String]) -> Period? {
    for (index, text) in texts.enumerated() {
      for word in words where text.contains(word) {
        let folded = Fold.text(texts[index..<min(index + 4, texts.count)].joined()).replacing(" ", with: "")
        guard let found = folded.firstRange(of: word) else { continue }
        return period(String(folded[found.lowerBound...].prefix { $0 != "。" && $0 != ";" }.prefix(60)))
      }
    }
    return nil
  }

  private static func period(_ sentence: String) -> Period {
    let middle = sentence.firstIndex(where: { "至到—".contains($0) }) ?? sentence.endIndex
    let (head, tail) = (String(sentence[..<middle]), String(sentence[middle...]))
    let from = CalendarDate.all(in: head).first
    return Period(
      from: from, to: CalendarDate.all(in: tail).first ?? shortDate(tail, from: from), sentence: sentence)
  }

  /// `自2014年1月1日至12月31日` names the year once (corpus pt_construction_2014).
  private static func shortDate(_ tail: String, from first: String?) -> String? {
    first.flatMap { CalendarDate.all(in: $0.prefix(4) + "年" + tail.dropFirst()).first }
  }
}

extension Period {
  /// The year of the period, where both dates have the same.
  var year: Int? {
    let years = Set([from, to].compactMap { $0?.prefix(4) })
    return years.count == 1 ? years.first.flatMap { Int($0) } : nil
  }
}
