import Forms
import Rendering
import Store
import Trends

/// What a call of `archive trend` asks for.
struct TrendCall: Equatable {
  let field: [String]
  let place: Place
  let output: Output
  var issuer: [String] = []
  var by: Spread?
  var base: Int?
  var growth = false
  var chart: String?
  var from: Int?
  var to: Int?

  init(field: [String], place: Place, output: Output) {
    (self.field, self.place, self.output) = (field, place, output)
  }

  func run() throws { try run(ArchiveReader(place.path)) }

  func run(_ archive: ArchiveReader) throws {
    let fields = try codes(archive)
    let named = issuer.isEmpty ? nil : try IssuerPattern.names(issuer, in: archive)
    let isAsked = try by == nil && (named.map { $0.count == 1 } ?? archive.hasOneIssuer())
    func each(_ body: (Series) throws -> Void) throws {
      try archive.each(fields, issuers: named) { figures in
        for (index, field) in fields.enumerated() {
          let series = series(of: field, figures, figures.observations[index])
          if isAsked || isShown(series) { try body(series) }
        }
      }
    }
    if output.format.isForMachines, chart == nil, !output.isWorkbook { return try stream(each) }
    var shown: [Series] = []
    try each { shown.append($0) }
    try show(shown, archive)
  }

  private func series(of field: String, _ figures: IssuerFigures, _ observations: [Observation]) -> Series {
    let drawn = { years in
      Trends.series(
        of: field, issuer: figures.issuer, observations: observations, filings: figures.filings, years: years)
    }
    let shown = drawn(years(figures.filings))
    return base.map { shown.indexed(to: $0, within: drawn(nil)) } ?? shown
  }

  private func isShown(_ series: Series) -> Bool {
    output.format.isForMachines ? series.hasReadings : series.hasFigures
  }

  /// Rows go out as they come, so that an archive of any size takes no more memory than one issuer.
  private func stream(_ each: ((Series) throws -> Void) throws -> Void) throws {
    let sink = try Sink(output.file, sparing: place.path)
    var stream = TrendStream(output.format, language: Spoken.language, growth: growth)
    try each { try sink.put(stream.bytes(of: $0)) }
    try sink.put(stream.tail)
    try sink.finish()
  }

  private func show(_ shown: [Series], _ archive: ArchiveReader) throws {
    if let chart { try draw(shown, in: chart, archive) }
    let isTerminal = output.format == .table && output.file == nil && Console.isTerminal(1)
    let sheet = trendSheet(shown, for: output.format, growth: growth, sparkline: isTerminal)
    if let file = output.file, output.isWorkbook {
      return try place.write([sheet], charts: charts(shown, archive), to: file)
    }
    try place.print([sheet], output)
  }

  /// A chart for each unit; what cannot be drawn is told and left to the rows.
  private func charts(_ series: [Series], _ archive: ArchiveReader) throws -> [ChartTable] {
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

  private func source(of series: [Series], _ archive: ArchiveReader) throws -> Wording {
    let issuers = series.map(\.issuer).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return chartSource(try archive.provenance(of: issuers))
  }

  private func draw(_ series: [Series], in file: String, _ archive: ArchiveReader) throws {
    guard let file = TrendChartFile(file) else { return }
    try Sink.refuse(file.path, ifSameAs: place.path)
    let source = try source(of: series, archive)
    do {
      let chart = try TrendChart(series, source: source, language: Spoken.language)
      try file.write(chart, with: trendSheet(series, for: .markdown))
    } catch let refusal as ChartRefusal {
      throw Failure(refusal.wording, status: 64)
    }
    if !place.isQuiet { Console.say(Spoken.text("chart: \(file.path)", "图表：\(file.path)")) }
  }

  /// The codes of the fields asked for, each once, spread where asked.
  private func codes(_ archive: ArchiveReader) throws -> [String] {
    let choice = FieldChoice { try archive.annexLabels() }
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
