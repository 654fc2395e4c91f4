import Forms

/// The title of an annual report, taken apart into issuer and year (domain.md §8.3). `2024年诸暨市政府信息公开工作年度报告`
/// and `诸暨市民政局2015年度政府信息公开年报` are both titles.
struct Title: Sendable, Hashable {
  let text: String
  let issuer: String?
  let year: Int?

  private static let subjects = ["政府信息公开", "政务信息公开", "政务公开", "信息公开"]
  private static let subjectEnd = Fold.key("公开")
  private static let kinds = ["年度报告", "年报", "工作报告", "工作情况", "年度工作报告"]
  private static let joiners = ["工作", "情况", "年度", "的"]

  /// The title that `text` is or holds; nil where the words of a title are not there, or too much besides.
  init?(_ text: String) {
    // Searching by characters is slow; most lines are passed over by the two that every subject ends in.
    guard Fold.key(text).contains(Title.subjectEnd) else { return nil }
    let folded = Fold.compact(text)
    let line = Title.inBrackets(folded) ?? folded
    guard line.utf16.count <= 100, let (start, end) = Title.subject(in: line) else { return nil }
    let (head, year) = Title.withoutYear(String(line[..<start]))
    self.text = String(line[..<end])
    self.year = year ?? Title.withoutYear(String(line[start...])).year
    issuer = Title.issuer(head, line[start..<end])
  }

  private static func inBrackets(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "《"), let close = text[open...].firstIndex(of: "》") else {
      return nil
    }
    let inside = String(text[text.index(after: open)..<close])
    return subject(in: inside) != nil ? inside : nil
  }

  /// From 政府信息公开 (or its kin) to 年度报告 (or its kin), with nothing between but words that belong there.
  private static func subject(in line: String) -> (String.Index, String.Index)? {
    for subject in subjects where line.holds(subject) {
      for found in line.ranges(of: subject) {
        guard let end = kindEnd(in: line[found.upperBound...]) else { continue }
        return (found.lowerBound, end)
      }
    }
    return nil
  }

  private static func kindEnd(in rest: Substring) -> String.Index? {
    var rest = rest
    while true {
      if let kind = kinds.first(where: { rest.hasPrefix($0) }) {
        return rest.index(rest.startIndex, offsetBy: kind.count)
      }
      if let joiner = joiners.first(where: { rest.hasPrefix($0) }) {
        rest = rest.dropFirst(joiner.count)
      } else if let year = yearPrefix(rest) {
        rest = rest.dropFirst(year.count)
      } else {
        return nil
      }
    }
  }

  /// A text without `2024年` or `2024年度`, and the year; the last of several.
  private static func withoutYear(_ text: String) -> (text: String, year: Int?) {
    var kept = ""
    var year: Int?
    var rest = text[...]
    while !rest.isEmpty {
      if let found = yearPrefix(rest) {
        year = Year.number(found)
        rest = rest.dropFirst(found.count)
      } else {
        kept.append(rest.removeFirst())
      }
    }
    return (kept, year)
  }

  /// `2024年度`, `2024年`, `二〇二四年` at the start.
  private static func yearPrefix(_ text: Substring) -> Substring? {
    guard Year.number(text.prefix(4)) != nil else { return nil }
    let rest = text.dropFirst(4)
    if rest.hasPrefix("年度") && !rest.hasPrefix("年度报告") { return text.prefix(6) }
    return rest.hasPrefix("年") ? text.prefix(5) : nil
  }

  /// The words before the subject are the issuer, from the last mark or verb on (`…现公布诸暨市`). 人民 at their end has
  /// lost 政府 to the subject: 牌头镇人民|政府信息公开.
  private static func issuer(_ head: String, _ subject: Substring) -> String? {
    var name = head
    if let mark = name.lastIndex(where: { !isPartOfName($0) }) {
      name = String(name[name.index(after: mark)...])
    }
    while let verb = verbs.first(where: name.hasSuffix) { name.removeLast(verb.count) }
    for verb in verbs {
      if let found = name.ranges(of: verb).last { name = String(name[found.upperBound...]) }
    }
    name = name.trimming("-—·")
    if name.count(where: { $0 == "(" }) != name.count(where: { $0 == ")" }) { name = name.trimming("()") }
    if name.hasSuffix("人民"), subject.hasPrefix("政府") { name += "政府" }
    return IssuerName.isGeneric(name) ? nil : name
  }

  private static let verbs = ["关于发布", "关于公布", "关于报送", "关于印发", "关于", "公布", "发布", "现将", "编制"]

  private static func isPartOfName(_ character: Character) -> Bool {
    character == "(" || character == ")" || character == "·" || (character.isLetter && !character.isASCII)
  }
}

/// A year as it is printed.
enum Year {
  private static let numerals: [Character: Int] = [
    "〇": 0, "零": 0, "○": 0, "Ο": 0, "o": 0, "O": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]

  /// Four digits or numerals that make a year in which the forms were in use; nil for anything else.
  static func number(_ text: some StringProtocol) -> Int? {
    guard text.count >= 4 else { return nil }
    var year = 0
    for character in text.prefix(4) {
      guard
        let digit = character.isASCII
          ? character.wholeNumberValue ?? numerals[character] : numerals[character]
      else { return nil }
      year = year * 10 + digit
    }
    return (2007...2099).contains(year) ? year : nil
  }
}

extension String {
  /// The text without the characters of `set` at both ends.
  func trimming(_ set: String) -> String {
    var text = self[...]
    while let first = text.first, set.contains(first) { text.removeFirst() }
    while let last = text.last, set.contains(last) { text.removeLast() }
    return String(text)
  }
}
