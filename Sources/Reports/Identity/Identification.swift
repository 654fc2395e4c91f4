import Documents
import Forms

/// What a user states about a file whose text does not say it: `--issuer`, `--year`.
package struct Stated: Sendable {
  package var issuer: String?
  package var year: Int?

  package init(issuer: String? = nil, year: Int? = nil) {
    self.issuer = issuer
    self.year = year
  }
}

/// Who made the report and for which year, by the order of trust of domain.md §8.2 and §8.3, with where it was found.
struct Identification {
  let title: Title?
  let issuer: String?
  let aliases: [String]
  let year: Int?
  let publishedOn: String?
  let period: Period?
  let indexNumber: String?
  let organCode: String?
  let scope: Scope?
  /// Set where the title says that this is no report but a page about one.
  let otherPage: (kind: OtherPage, title: String)?
  private(set) var remarks: [Remark] = []

  init(_ document: Document, flowTexts texts: [String], stated: Stated) {
    let fields = HeaderFields(texts)
    let lines = Self.titleLines(document, texts, fields)
    let titles = lines.compactMap(Title.init)
    let main = titles.first { $0.issuer != nil && $0.year != nil }
    title = main ?? titles.first
    otherPage = Self.otherPage(document, fields, lines)
    period = PeriodSentence.find(in: texts)
    publishedOn = fields.values[.date].flatMap { CalendarDate.all(in: $0).first }
    indexNumber = fields.values[.index]
    organCode = fields.values[.index].flatMap(Self.organCode)
    let publisher = fields.values[.publisher].flatMap { IssuerName.isGeneric($0) ? nil : $0 }
    let named = main?.issuer ?? titles.compactMap(\.issuer).first ?? Self.issuerInPreamble(texts) ?? publisher
    issuer = stated.issuer ?? named
    aliases = Self.aliases(of: issuer, titles.compactMap(\.issuer))
    let printed = main?.year ?? Self.year(of: titles, period)
    year = stated.year ?? printed ?? period?.year ?? Self.yearInPreamble(texts)
    scope = Self.scope(issuer: issuer, texts)
    remarks =
      Self.conflicts(year: year, printed: printed, period: period) + Self.shortPeriod(period)
      + Self.placeless(issuer)
  }

  /// Where a title may stand: the title in the page's head, the file's own title, the first lines, two lines in one
  /// (a title broken after the issuer is real: corpus pt_zone_2015, sh_office_2025).
  private static func titleLines(_ document: Document, _ texts: [String], _ fields: HeaderFields) -> [String]
  {
    let lines = document.blocks.lazy.compactMap {
      if case .paragraph(let line) = $0 { line.text } else { nil }
    }
    let first = Array(lines.prefix(40))
    let lined = first.map(head)
    // A sheet has its title in a cell; where there are lines, those come first.
    let cells = texts.prefix(40).map(head)
    return [fields.values[.title], document.title].compactMap(\.self) + lined + joined(lined) + cells
  }

  /// The first hundred characters; most lines are shorter.
  private static func head(_ line: String) -> String {
    line.utf8.count <= 100 ? line : String(line.prefix(100))
  }

  /// Two lines in one, where neither is a title with a name by itself. A line before a title without a name must be a
  /// name, for sites print their own words there (字号大中小, 政策解读).
  private static func joined(_ lines: [String]) -> [String] {
    zip(lines, lines.dropFirst()).compactMap { first, second in
      guard Title(first) == nil else { return nil }
      if let title = Title(second), title.issuer != nil || !IssuerName.endsLikeName(first) { return nil }
      return head(first + second)
    }
  }

  /// The year that titles without a name tell. Several years are links to other years' reports or slips: the period
  /// says which of them it is, or none is told.
  private static func year(of titles: [Title], _ period: Period?) -> Int? {
    let years = Set(titles.compactMap(\.year))
    return years.count <= 1 ? years.first : period?.year.flatMap { years.contains($0) ? $0 : nil }
  }

  /// Another kind of page by the title in its head, the file's own, or the first line that has a title's words.
  private static func otherPage(_ document: Document, _ fields: HeaderFields, _ lines: [String])
    -> (kind: OtherPage, title: String)?
  {
    let titles = [fields.values[.title], document.title, lines.first { Title($0) != nil }].compactMap(\.self)
    for title in titles {
      if let kind = OtherPage.of(title: title) { return (kind, Fold.text(title)) }
    }
    return nil
  }

  /// The code of the organ before the slash of an index number: stable over the years of one issuer (domain.md §8.2).
  private static func organCode(_ index: String) -> String? {
    guard let slash = index.firstIndex(of: "/") else { return nil }
    let code = index[..<slash]
    return code.count >= 8 && code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      ? String(code) : nil
  }

  /// `由诸暨市安华镇人民政府编制`: the surest word on whose report it is, where the title has no name.
  private static func issuerInPreamble(_ texts: [String]) -> String? {
    for text in texts.prefix(60) {
      let folded = Fold.compact(text.prefix(2000))
      guard let end = folded.place(of: "编制"),
        let start = folded[..<end.lowerBound].lastIndex(of: "由")
      else { continue }
      let name = String(folded[folded.index(after: start)..<end.lowerBound])
      if !IssuerName.isGeneric(name), name.utf16.count <= 30 { return name }
    }
    return nil
  }

  private static func yearInPreamble(_ texts: [String]) -> Int? {
    for text in texts.prefix(60) {
      let folded = Fold.compact(text.prefix(2000))
      guard let found = folded.place(of: "现将") ?? folded.place(of: "现公布")
      else { continue }
      if let year = Year.number(folded[found.upperBound...].drop { !$0.isNumber }) { return year }
    }
    return nil
  }

  /// Other spellings in the text that are the same body beyond doubt: the name with or without 人民政府. A publisher
  /// is no alias: sites print bodies there that are another issuer, or none (corpus pt_finance_2021).
  private static func aliases(of issuer: String?, _ names: [String]) -> [String] {
    guard let issuer else { return [] }
    var seen: Set<String> = [issuer]
    return names.filter { core($0) == core(issuer) && seen.insert($0).inserted }
  }

  private static func core(_ name: String) -> String {
    name.hasSuffix("人民政府") ? String(name.dropLast(4)) : name
  }

  /// A government that counts for 全市, 全县 … reports for all its organs; an organ that says 我局 for itself.
  private static func scope(issuer: String?, _ texts: [String]) -> Scope? {
    if issuer.map(IssuerName.isGovernment) == true,
      texts.contains(where: { $0.holds("申请") && $0.holds(any: stems) && $0.holds(any: wholes) })
    {
      return .aggregate
    }
    return texts.contains { $0.holds(any: stems) && $0.holds(any: owns) } ? .own : nil
  }

  /// What all words for the scope begin with: most lines are passed over by these.
  private static let stems = ["全", "我", "本机", "本局"]
  private static let wholes = ["全市共", "全县共", "全区共", "全省共", "全市", "全县", "全区", "全省", "全镇", "我县", "我市", "我区"]
  private static let owns = ["我局", "我委", "我办", "本机关", "本局", "我厅", "我镇", "我乡", "我街道"]

  private static func placeless(_ issuer: String?) -> [Remark] {
    guard let issuer, IssuerName.namesNoPlace(issuer) else { return [] }
    return [
      Remark(
        "R.issuer", actual: issuer,
        message: Wording(
          en: "“\(issuer)” names no place and may be any district's; state the whole name with --issuer",
          zh: "“\(issuer)”没有地名，可能与他处的同名机关混为一个；请用 --issuer 指明全称"))
    ]
  }

  private static func conflicts(year: Int?, printed: Int?, period: Period?) -> [Remark] {
    guard let year, let other = period?.year, other != year else { return [] }
    return [
      Remark(
        "R.year", actual: String(other),
        message: Wording(
          en: "the title says \(year), the period sentence \(other); stored under \(year)",
          zh: "标题为\(year)年，统计期限为\(other)年，按\(year)年存入"))
    ]
  }

  private static func shortPeriod(_ period: Period?) -> [Remark] {
    guard let from = period?.from, let to = period?.to else { return [] }
    guard !from.hasSuffix("-01-01") || !to.hasSuffix("-12-31") else { return [] }
    return [
      Remark(
        "R.period", actual: "\(from) – \(to)",
        message: Wording(
          en: "the figures cover \(from) to \(to), not a whole year", zh: "统计期限为\(from)至\(to)，不是整年"))
    ]
  }
}
