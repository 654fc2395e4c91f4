import ArgumentParser
import Checks
import Forms
import Intake
import Rendering
import Reports
import Store
import Trends

/// `archive compare --field F --year Y`, or `archive compare ISSUER YEAR1 YEAR2`
struct Compare: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: Spoken.text("Compare issuers, or two years of one issuer.", "横向对比，或一个机构两年逐格对比"),
    discussion: Spoken.text(
      """
      Issuers side by side in one field and year: rank, base of a ratio, share of the sum, distance from the median.
      A sum is made only over issuers that you name, and only of reports of one scope. With --panel, only issuers that
      have a figure in every year. Or two reports of one issuer cell by cell: what to look at before publishing. With --draft
      the later one is a file that is not stored; issuer and year before are then those of the draft unless given.

      Examples:
        archive compare --field 公开率 --year 2024
        archive compare --field 新收 --panel --from 2021 --to 2024 --issuer '*局'
        archive compare 示例市 2024 2025
        archive compare --draft draft.txt
      """,
      """
      同一指标、同一年份的各机构：位次、比例的基数、占合计的比重、与中位数之差。只对指明的机构求和，且只加同一范围的报告。
      --panel 只保留各年均有数的机构。或一个机构两年的报告逐格对比，供公布前核对；
      --draft 给出尚未入库的文件作为后一年，机构和上一年默认按该文件确定。

      示例：
        archive compare --field 公开率 --year 2024
        archive compare --field 新收 --panel --from 2021 --to 2024 --issuer '*局'
        archive compare 示例市 2024 2025
        archive compare --draft draft.txt
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("One issuer, by name or alias.", "一个机构的名称或别名"), valueName: "issuer"))
  var one: String?

  @Argument(help: .init(Spoken.text("The two years of its reports.", "其报告的两个年份"), valueName: "year"))
  var years: [Int] = []

  @Option(
    help: .init(
      Spoken.text("A file in the place of the later year; it is not stored.", "以此文件为后一年，不存入"),
      valueName: "file"),
    completion: .file())
  var draft: String?

  @Option(help: .init(Spoken.text("Code, label or part of one.", "指标代码、名称或其一部分"), valueName: "field"))
  var field: String?

  @Option(help: .init(Spoken.text("The year in which issuers are compared.", "对比的年份"), valueName: "yyyy"))
  var year: Int?

  @Option(
    help: .init(
      Spoken.text(
        "Only this issuer, or all that fit a pattern with * and ?; may be repeated. Names the set that is summed.",
        "只看此机构，可用 * 和 ? 匹配多个；可重复。合计只对这些机构"), valueName: "name"))
  var issuer: [String] = []

  @Option(help: .init(Spoken.text("A ratio on fewer cases is marked.", "比例的基数小于此数时加注"), valueName: "n"))
  var small: Int64 = 30

  @Flag(help: .init(Spoken.text("Rank ratios on small bases too.", "基数小的也排位")))
  var rankSmall = false

  @Flag(help: .init(Spoken.text("Only issuers with a figure in every year.", "只保留各年均有数的机构")))
  var panel = false

  @Option(help: .init(Spoken.text("First year of the panel.", "起始年份"), valueName: "yyyy"))
  var from: Int?

  @Option(help: .init(Spoken.text("Last year of the panel.", "截止年份"), valueName: "yyyy"))
  var to: Int?

  func validate() throws {
    if one != nil || draft != nil { return try validatePair() }
    guard field != nil,
      panel ? from != nil && to != nil && year == nil : year != nil && from == nil && to == nil
    else {
      throw ValidationError(
        Spoken.text(
          "Please give '--field' and '--year', or '--field', '--panel', '--from' and '--to', or an issuer and two years.",
          "请给出 --field 和 --year，或 --field、--panel、--from 和 --to，或一个机构和两个年份。"))
    }
    try CallYears.validate(from: from, to: to)
    if small < 0 {
      throw ValidationError(Spoken.text("'--small' is 0 or more.", "--small 应为 0 或更大。"))
    }
  }

  private func validatePair() throws {
    let isAlone = field == nil && year == nil && issuer.isEmpty && !panel && from == nil && to == nil
    let isDraft = draft != nil && years.count <= 1 && (one != nil || years.isEmpty)
    guard isAlone, isDraft || draft == nil && years.count == 2 && years[0] < years[1] else {
      throw ValidationError(
        Spoken.text(
          "Please give one issuer and two years, the earlier first, or a draft: archive compare 示例市 2024 2025.",
          "请给出一个机构和先后两个年份，或用 --draft 给出文件：archive compare 示例市 2024 2025。"))
    }
  }

  func run() throws {
    if let draft { return try run(draft) }
    let archive = try archive()
    if let one { return try print(pairSheets(pair(one, years, archive), for: output.format), output) }
    let known = try IssuerPattern.names(issuer, among: archive.issuers())
    let codes = try FieldChoice(archive.annexLabels).codes(of: field ?? "")
    let filings = try archive.filings()
    let sheets =
      if let from, let to {
        panelSheets(try panels(codes, known, from...to, filings, archive), for: output.format)
      } else {
        compareSheets(try comparisons(codes, known, filings, archive), for: output.format)
      }
    try print(sheets, output)
  }

  /// The draft is taken into a copy of the archive, which is thrown away.
  private func run(_ draft: String) throws {
    let copy = try ArchiveStore.rehearsal(of: path)
    defer { try? copy.discard() }
    var read: Entry.Result?
    _ = try Intake(into: copy, stated: Stated(issuer: one)).take([draft]) { read = $0.result }
    let (name, of) = try subject(read, of: draft)
    let before = years.first ?? of - 1
    guard before < of else { throw notEarlier(before, than: of) }
    let pair = try pair(name, [before, of], copy)
    if !isQuiet {
      Console.say(
        Spoken.text(
          "\(of) is the draft \(Console.shown(draft)); it is not stored",
          "\(of) 年为文件 \(Console.shown(draft))，未存入"))
    }
    try print(pairSheets(pair, for: output.format), output)
  }

  /// Whose report a draft is, and for which year; a file that is in the archive already is its own report.
  private func subject(_ read: Entry.Result?, of draft: String) throws -> (issuer: String, year: Int) {
    switch read {
    case .filed(_, let report, _): return (report.issuer.name, report.year)
    case .known(let report): return (report.issuer, report.year)
    case .refused, nil:
      let reason =
        if case .refused(let wording) = read { wording } else { Wording(en: "no file", zh: "没有文件") }
      let name = Console.shown(draft)
      throw Failure(
        Wording(en: "\(name): \(reason.en)", zh: "\(name)：\(reason.zh)"), status: Console.partly.rawValue)
    }
  }

  private func notEarlier(_ year: Int, than other: Int) -> Failure {
    Failure.usage(
      "the draft is for \(other), which is not later than \(year); give an earlier year",
      "该文件为 \(other) 年，不晚于 \(year) 年；请给出更早的年份")
  }

  private func comparisons(
    _ codes: [String], _ known: [String], _ filings: [Filing], _ archive: ArchiveStore
  ) throws -> [Comparison] {
    guard let year else { return [] }
    return try codes.map { code in
      var question = ComparisonQuestion(field: code, year: year, issuers: known)
      question.small = small
      question.ranksSmall = rankSmall
      question.isNamedSet = !issuer.isEmpty
      let observations = try archive.observations(
        fields: [code], issuers: issuer.isEmpty ? nil : known, years: year...year)
      return question.answer(observations: observations, filings: filings)
    }
  }

  private func panels(
    _ codes: [String], _ known: [String], _ years: ClosedRange<Int>, _ filings: [Filing],
    _ archive: ArchiveStore
  ) throws -> [Panel] {
    try codes.map { code in
      Panel(
        field: code, issuers: known, years: years, isNamedSet: !issuer.isEmpty,
        observations: try archive.observations(
          fields: [code], issuers: issuer.isEmpty ? nil : known,
          years: (years.lowerBound - 1)...years.upperBound),
        filings: filings)
    }
  }

  /// Both reports under one list of fields; the year before is held against by the checks only where it is one.
  private func pair(_ name: String, _ years: [Int], _ archive: ArchiveStore) throws -> ReportPair {
    let reports = try years.map { year in
      guard let report = try archive.report(issuer: name, year: year) else {
        throw StoreError.noSuchReport(issuer: name, year: year)
      }
      return report
    }
    let (before, now) = (reports[0], reports[1])
    let fields = pairedFields(before.form, now.form, annexLabels: annexLabels(reports))
    let observations = try archive.observations(
      fields: fields, issuers: [name], years: before.year...now.year)
    let byField = Dictionary(grouping: observations, by: \.field)
    let filings = try archive.filings(issuer: name)
    let issuer = now.issuer.name
    let point = { (field: String, year: Int, other: Int) in
      Trends.point(
        of: field, issuer: issuer, year: year, against: other, observations: byField[field] ?? [],
        filings: filings)
    }
    let lines = fields.map {
      ReportPair.Line(
        field: $0, before: point($0, before.year, before.year - 1), now: point($0, now.year, before.year))
    }
    let found = checks(of: now, beside: Neighbours(previous: now.year == before.year + 1 ? before : nil))
    return ReportPair(
      issuer: issuer, before: before.year, now: now.year, lines: lines,
      findings: found.filter { $0.rule.hasPrefix("X.") })
  }

  private func annexLabels(_ reports: [Report]) -> [String] {
    reports.flatMap(\.cells).filter { $0.key.section == .annex && $0.key.column == "year" }.map(\.key.row)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// The years of a call.
enum CallYears {
  /// Reports of this kind exist since 2008; the limits keep a mistyped year from asking for millions.
  static let limits = 1949...2199

  static func validate(from: Int?, to: Int?) throws {
    if let from, let to, from > to {
      throw ValidationError(
        Spoken.text("'--from' (\(from)) is later than '--to' (\(to)).", "--from（\(from)）晚于 --to（\(to)）。"))
    }
    if let year = [from, to].compactMap(\.self).first(where: { !limits.contains($0) }) {
      throw ValidationError(
        Spoken.text("\(year) is no year of a report; give one such as 2024.", "\(year) 不是报告年份，请给出如 2024 的年份。")
      )
    }
  }
}
