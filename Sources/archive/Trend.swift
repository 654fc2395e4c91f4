import ArgumentParser
import Forms
import Rendering
import Store
import Trends

/// `archive trend --field F`
struct Trend: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: Spoken.text("Show fields over the years.", "历年趋势"),
    discussion: Spoken.text(
      """
      A missing year is a gap and is never bridged; where the definition changed, no change is shown and the reason is
      given. A field is a code, a label or a part of one; `archive fields` lists them. Shares change in percentage points.
      In formats for programs a note is a code; the view `trend` has the same figures, and the code in note_code. A file
      that ends in .xlsx is a workbook with the rows and a chart.

      Examples:
        archive trend --field 依申请 --issuer 诸暨市
        archive trend --field 公开率 --issuer '*市' --chart granted.svg
        archive trend --field 新收 --by applicant --issuer 诸暨市 --base 2021 --format csv
      """,
      """
      缺年即为缺年，不跨年比较；口径变化处不计算增减并说明原因。指标可用代码、名称或名称的一部分，见 archive fields。
      比例的增减以百分点计。供程序使用的格式中说明为代码；视图 trend 有同样的数值，
      代码在 note_code 列。-o 的文件名以 .xlsx 结尾时，工作簿中既有数据也有图表。

      示例：
        archive trend --field 依申请 --issuer 诸暨市
        archive trend --field 公开率 --issuer '*市' --chart 公开率.svg
        archive trend --field 新收 --by applicant --issuer 诸暨市 --base 2021 --format csv
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .init(
      Spoken.text("Code, label or part of one; may be repeated.", "指标代码、名称或其一部分；可重复"), valueName: "field"))
  var field: [String]

  @Option(
    help: .init(
      Spoken.text(
        "Only this issuer, or all that fit a pattern with * and ?; may be repeated.",
        "只看此机构，可用 * 和 ? 匹配多个；可重复"), valueName: "name"))
  var issuer: [String] = []

  @Option(
    help: .init(
      Spoken.text(
        "Spread a field of table 三 over all applicants, or over all outcomes of its column.",
        "将依申请指标按申请人类别或按办理结果展开"), valueName: "applicant|outcome"))
  var by: Spread?

  @Option(
    help: .init(
      Spoken.text("Add an index, this year = 100; none over a break.", "以该年为100计算指数，口径变化处不计算"),
      valueName: "yyyy"))
  var base: Int?

  @Flag(
    help: .init(
      Spoken.text(
        "Add the mean annual growth to formats for programs.", "在供程序使用的格式中加入年均增长")))
  var growth = false

  @Option(
    help: .init(
      Spoken.text(
        "Draw a chart too: FILE.svg, .png, .html or .vl.json.", "另绘图表：文件名以 .svg、.png、.html 或 .vl.json 结尾"),
      valueName: "file"))
  var chart: String?

  @Option(help: .init(Spoken.text("First year.", "起始年份"), valueName: "yyyy"))
  var from: Int?

  @Option(help: .init(Spoken.text("Last year.", "截止年份"), valueName: "yyyy"))
  var to: Int?

  func validate() throws {
    if field.isEmpty {
      throw ValidationError(
        Spoken.text(
          "Please give a field with '--field'; `archive fields` lists them.",
          "请用 --field 给出指标；archive fields 可列出全部。"))
    }
    if let chart, TrendChartFile(chart) == nil {
      throw ValidationError(
        Spoken.text(
          "'\(Console.shown(chart))' ends in no kind of chart; give --chart a name in .svg, .png, .html or .vl.json.",
          "“\(Console.shown(chart))”不是可识别的图表文件名；--chart 的文件名应以 .svg、.png、.html 或 .vl.json 结尾。"))
    }
    if let from, let to, from > to {
      throw ValidationError(
        Spoken.text("'--from' (\(from)) is later than '--to' (\(to)).", "--from（\(from)）晚于 --to（\(to)）。"))
    }
  }

  func run() throws {
    let archive = try archive()
    let fields = try codes(archive)
    let known = try IssuerPattern.names(issuer, among: archive.issuers())
    let filings = try filings(archive, known)
    let observations = Dictionary(
      grouping: try archive.observations(fields: fields, issuers: issuer.isEmpty ? nil : known), by: \.issuer)
    let all = known.flatMap { name in
      let (filings, observations) = (filings[name] ?? [], observations[name] ?? [])
      return fields.map { field in
        let drawn = { years in
          series(of: field, issuer: name, observations: observations, filings: filings, years: years)
        }
        let shown = drawn(years(filings))
        return base.map { shown.indexed(to: $0, within: drawn(nil)) } ?? shown
      }
    }
    let isAsked = known.count == 1 && by == nil
    let shown = all.filter { isAsked || (output.format.isForMachines ? $0.hasReadings : $0.hasFigures) }
    if let chart { try draw(shown, in: chart, archive) }
    let isTerminal = output.format == .table && output.output == nil && Console.isTerminal(1)
    let sheet = trendSheet(shown, for: output.format, growth: growth, sparkline: isTerminal)
    if let file = output.output, output.isWorkbook {
      return try write([sheet], charts: charts(shown, archive), to: file)
    }
    try print(sheet, output)
  }

  /// A chart for each unit; what cannot be drawn is told and left to the rows.
  private func charts(_ series: [Series], _ archive: ArchiveStore) throws -> [ChartTable] {
    let source = try source(of: series, archive)
    let units = TrendChart.byUnit(series)
    return units.compactMap { drawn in
      do throws(ChartRefusal) {
        return try TrendChart(drawn, source: source, language: Spoken.language).table
      } catch {
        if error != .noFigures {
          Console.say(Spoken.text("no chart: ", "无图表：") + error.wording(Spoken.language))
        }
        return nil
      }
    }
  }

  private func source(of series: [Series], _ archive: ArchiveStore) throws -> Wording {
    let issuers = series.map(\.issuer).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return chartSource(try archive.provenance(of: issuers))
  }

  /// The filings of the issuers asked for, by issuer.
  private func filings(_ archive: ArchiveStore, _ known: [String]) throws -> [String: [Filing]] {
    let filings =
      try issuer.isEmpty ? archive.filings() : known.flatMap { try archive.filings(issuer: $0) }
    return Dictionary(grouping: filings, by: \.issuer)
  }

  private func draw(_ series: [Series], in file: String, _ archive: ArchiveStore) throws {
    guard let file = TrendChartFile(file) else { return }
    try Sink.refuse(file.path, ifSameAs: path)
    let source = try source(of: series, archive)
    do {
      let chart = try TrendChart(series, source: source, language: Spoken.language)
      try file.write(chart, with: trendSheet(series, for: .markdown))
    } catch let refusal as ChartRefusal {
      throw Failure(refusal.wording, status: 64)
    }
    if !isQuiet { Console.say(Spoken.text("chart: \(file.path)", "图表：\(file.path)")) }
  }

  /// The codes of the fields asked for, each once, spread where asked.
  private func codes(_ archive: ArchiveStore) throws -> [String] {
    let choice = try FieldChoice(archive)
    let named = try field.flatMap { try choice.codes(of: $0) }
    let spread = try by.map { by in try named.flatMap { try by.fields(of: $0) } } ?? named
    return spread.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The years asked for; where only one end is given, the other is that of the issuer's reports.
  private func years(_ filings: [Filing]) -> ClosedRange<Int>? {
    let own = filings.map(\.year)
    guard from != nil || to != nil, let first = own.min(), let last = own.max() else { return nil }
    let (start, end) = (from ?? min(first, to ?? first), to ?? max(last, from ?? last))
    return start...max(start, end)
  }
}

extension Series {
  fileprivate var hasFigures: Bool { points.contains(where: \.hasFigure) }

  /// True where some report has the field, be it blank.
  fileprivate var hasReadings: Bool {
    points.contains { point in
      if case .empty = point.reading { true } else { point.hasFigure }
    }
  }
}
