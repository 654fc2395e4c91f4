import Forms

/// The title of an annual report, taken apart into issuer and year (domain.md §8.3). `2024年诸暨市政府信息公开工作年度报告`
/// and `诸暨市民政局2015年度政府信息公开年报` are both titles.
struct Title: Sendable, Hashable {
  let text: String
  let issuer: String?
  let year: Int?

  /// Titles are taken apart by scalars: by characters it took a third of the time of reading a page.
  private typealias Text = ArraySlice<Unicode.Scalar>

  private static func words(_ words: String...) -> [Text] { words.map { Text($0.unicodeScalars) } }

  private static let subjects = words("政府信息公开", "政务信息公开", "政务公开", "信息公开")
  private static let kinds = words("年度报告", "年报", "工作报告", "工作情况", "年度工作报告")
  private static let joiners = words("工作", "情况", "年度", "的")

  /// The title that `text` is or holds; nil where the words of a title are not there, or too much besides.
  init?(_ text: String) {
    // Every subject ends in 公开; most lines are passed over by its two characters.
    guard text.holds("公"), text.holds("开") else { return nil }
    let folded = Fold.compact(text)
    guard folded.holds("公开") else { return nil }
    let whole = Text(folded.unicodeScalars)
    let line = Title.inBrackets(whole) ?? whole
    guard line.count <= 100, let (start, end) = Title.subject(in: line) else { return nil }
    let (head, year) = Title.withoutYear(line[..<start])
    self.text = Title.string(line[..<end])
    self.year = year ?? Title.withoutYear(line[start...]).year
    issuer = Title.issuer(head, isGovernment: line[start...].starts(with: Title.government))
  }

  private static let government = Text("政府".unicodeScalars)

  private static func string(_ text: Text) -> String { String(String.UnicodeScalarView(text)) }

  private static func inBrackets(_ text: Text) -> Text? {
    guard let open = text.firstIndex(of: "《"), let close = text[open...].firstIndex(of: "》") else {
      return nil
    }
    let inside = text[(open + 1)..<close]
    return subject(in: inside) != nil ? inside : nil
  }

  /// From 政府信息公开 (or its kin) to 年度报告 (or its kin), with nothing between but words that belong there.
  private static func subject(in line: Text) -> (start: Int, end: Int)? {
    for subject in subjects {
      for start in line.indices where line[start...].starts(with: subject) {
        if let end = kindEnd(in: line[(start + subject.count)...]) { return (start, end) }
      }
    }
    return nil
  }

  private static func kindEnd(in rest: Text) -> Int? {
    var rest = rest
    while true {
      if let kind = kinds.first(where: { rest.starts(with: $0) }) { return rest.startIndex + kind.count }
      if let joiner = joiners.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(joiner.count)
      } else if let (length, _) = yearPrefix(rest) {
        rest = rest.dropFirst(length)
      } else {
        return nil
      }
    }
  }

  /// A text without `2024年` or `2024年度`, and the year; the last of several.
  private static func withoutYear(_ text: Text) -> (text: Text, year: Int?) {
    var kept: Text = []
    var year: Int?
    var rest = text
    while let first = rest.first {
      if let found = yearPrefix(rest) {
        year = found.year
        rest = rest.dropFirst(found.length)
      } else {
        kept.append(first)
        rest = rest.dropFirst()
      }
    }
    return (kept, year)
  }

  /// `2024年度`, `2024年`, `二〇二四年` at the start: how long it is, and the year.
  private static func yearPrefix(_ text: Text) -> (length: Int, year: Int)? {
    guard let year = Year.number(text.prefix(4)) else { return nil }
    let rest = text.dropFirst(4)
    if rest.starts(with: joiners[2]) && !rest.starts(with: kinds[0]) { return (6, year) }
    return rest.first == "年" ? (5, year) : nil
  }

  /// The words before the subject are the issuer, from the last mark or verb on (`…现公布诸暨市`). 人民 at their end has
  /// lost 政府 to the subject: 牌头镇人民|政府信息公开.
  private static func issuer(_ head: Text, isGovernment: Bool) -> String? {
    var name = head
    if let mark = name.lastIndex(where: { !isPartOfName($0) }) { name = name[(mark + 1)...] }
    while let verb = verbs.first(where: { name.reversed().starts(with: $0.reversed()) }) {
      name = name.dropLast(verb.count)
    }
    for verb in verbs {
      let last = name.indices.last { name[$0...].starts(with: verb) }
      if let last { name = name[(last + verb.count)...] }
    }
    var issuer = string(name).trimming("-—·")
    if issuer.count(where: { $0 == "(" }) != issuer.count(where: { $0 == ")" }) {
      issuer = issuer.trimming("()")
    }
    if issuer.hasSuffix("人民"), isGovernment { issuer += "政府" }
    return IssuerName.isGeneric(issuer) ? nil : issuer
  }

  private static let verbs = words("关于发布", "关于公布", "关于报送", "关于印发", "关于", "公布", "发布", "现将", "编制")

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "(" || scalar == ")" || scalar == "·" || (!scalar.isASCII && scalar.properties.isAlphabetic)
  }
}

/// A year as it is printed.
enum Year {
  private static let numerals: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "Ο": 0, "o": 0, "O": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]

  /// Four digits or numerals that make a year in which the forms were in use; nil for anything else.
  static func number(_ text: some StringProtocol) -> Int? {
    number(Array(text.unicodeScalars.prefix(4))[...])
  }

  /// The same for a text in scalars.
  static func number(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard text.count >= 4 else { return nil }
    var year = 0
    for scalar in text.prefix(4) {
      guard let digit = digit(scalar) else { return nil }
      year = year * 10 + digit
    }
    return (2007...2099).contains(year) ? year : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.value >= 0x30, scalar.value <= 0x39 { return Int(scalar.value - 0x30) }
    return numerals[scalar]
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
