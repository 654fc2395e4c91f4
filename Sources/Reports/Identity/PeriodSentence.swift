import Forms

/// Finds the sentence that says which period the figures cover.
enum PeriodSentence {
  private static let words = ["统计期限", "统计时限", "统计周期", "统计时间", "数据统计", "时间跨度"]

  /// What all of them have: most lines are passed over by these.
  private static let stems = ["统计", "时间跨度"]

  /// The first such sentence with a date, else the first. A sentence may go on over lines (corpus sh_office_2025), and
  /// its dates may have lost parts (corpus pt_finance_2018: 自2018月1日起): what cannot be told is nil.
  static func find(in texts: [String]) -> Period? {
    var first: Period?
    for (index, text) in texts.enumerated() {
      guard text.holds(any: stems), let word = words.first(where: text.holds) else { continue }
      let folded = Fold.compact(texts[index..<min(index + 4, texts.count)].joined())
      guard let found = folded.place(of: word) else { continue }
      let period = period(sentence(folded[found.lowerBound...]))
      if period.from != nil || period.to != nil { return period }
      first = first ?? period
    }
    return first
  }

  /// Up to the full stop, or to a comma behind which no end of the period stands: `自…起，至…止` goes on, `…，于…公布` does not.
  private static func sentence(_ text: Substring) -> String {
    let sentence = text.prefix { $0 != "。" && $0 != ";" }.prefix(60)
    var end = sentence.startIndex
    while let comma = sentence[end...].firstIndex(of: ",") {
      let rest = sentence[sentence.index(after: comma)...]
      guard let next = rest.first, "至到截止".contains(next) else { return String(sentence[..<comma]) }
      end = sentence.index(after: comma)
    }
    return String(sentence)
  }

  /// A first date counts where 起 or a second date shows that it opens a period; any other date is a date.
  private static func period(_ sentence: String) -> Period {
    guard let middle = middle(of: sentence) else {
      let dates = CalendarDate.all(in: sentence)
      let isOpen = sentence.contains("起")
      return Period(
        from: dates.count == 2 || isOpen ? dates.first : nil, to: dates.count == 2 ? dates.last : nil,
        sentence: sentence)
    }
    let (head, tail) = (String(sentence[..<middle]), String(sentence[middle...]))
    let from = CalendarDate.all(in: head).last
    return Period(
      from: from, to: CalendarDate.all(in: tail).first ?? shortDate(tail, from: from), sentence: sentence)
  }

  /// Where the second half begins: 至, 到 or a dash. 截至 and 截止到 close a period that has no beginning.
  private static func middle(of sentence: String) -> String.Index? {
    sentence.firstIndex { "至到—".contains($0) }
  }

  /// `自2014年1月1日至12月31日` names the year once (corpus pt_construction_2014). Only a month and a day, nothing else.
  private static func shortDate(_ tail: String, from first: String?) -> String? {
    guard let year = first?.prefix(4) else { return nil }
    let rest = tail.drop { "至到—止".contains($0) }
    guard rest.first?.isNumber == true else { return nil }
    return CalendarDate.all(in: year + "年" + rest).first
  }
}

extension Period {
  /// The year of the period, where both dates have the same.
  var year: Int? {
    let years = Set([from, to].compactMap { $0?.prefix(4) })
    return years.count == 1 ? years.first.flatMap { Int($0) } : nil
  }
}
