import Forms
import Trends

/// Why series cannot be drawn in one chart.
package enum ChartRefusal: Error, Sendable, Hashable {
  /// Fields of different units, which no one axis can carry.
  case units([String])
  /// More lines than a reader can tell apart.
  case tooMany(Int)
  /// Nothing that could be drawn.
  case noFigures

  package static let mostLines = 12

  package var wording: Wording {
    switch self {
    case .units(let units):
      Wording(
        en: "one chart has one unit, these fields have several (\(units.joined(separator: ", "))); "
          + "draw them apart, or as an index with --base",
        zh: "一张图只能有一个单位，所选指标有多个（\(units.joined(separator: "、"))）；请分开绘制，或用 --base 绘制指数")
    case .tooMany(let count):
      Wording(
        en:
          "\(count) lines are too many for a chart, \(ChartRefusal.mostLines) at most; give fewer fields or issuers",
        zh: "\(count) 条线过多，一张图最多 \(ChartRefusal.mostLines) 条；请减少指标或机构")
    case .noFigures:
      Wording(
        en: "there is no figure to draw; `archive trend` without --chart shows why",
        zh: "没有可绘制的数值；去掉 --chart 可查看原因")
    }
  }
}

/// What a chart shows, in the words of one language; how it is drawn is its renderers' business.
package struct TrendChart: Sendable {
  /// One year of a line.
  struct Dot: Sendable {
    let year: Int
    /// nil where there is nothing to draw; `text` is then the mark that says why.
    let value: Double?
    let text: String
    /// How the dot hangs together with that of the year before.
    let link: Link
  }

  /// A line is drawn solid, dashed where the definitions are only close, and not at all over a gap or a break.
  enum Link: Sendable { case none, solid, dashed }

  struct Line: Sendable {
    let label: String
    let dots: [Dot]
  }

  /// A change of the form, somewhere between two years.
  struct Mark: Sendable, Hashable {
    let after: Int
    let before: Int
    let text: String
  }

  let title: String
  /// The unit, or the base of an index.
  let unit: String
  let isIndex: Bool
  let lines: [Line]
  /// Every year from the first to the last, whether or not a line has it.
  let years: [Int]
  let marks: [Mark]
  let notes: [String]
  let source: String
  let language: Language

  /// The chart of some series, all with one unit; `source` says where the figures are from.
  package init(_ series: [Series], source: Wording, language: Language) throws(ChartRefusal) {
    let drawn = series.filter { one in one.points.contains(where: \.hasFigure) }
    guard !drawn.isEmpty else { throw .noFigures }
    guard drawn.count <= ChartRefusal.mostLines else { throw .tooMany(drawn.count) }
    let words = ChartWords(drawn, language: language)
    guard words.units.count == 1 else { throw .units(words.units) }
    title = words.title
    unit = words.units[0]
    isIndex = drawn.contains { $0.base != nil }
    lines = drawn.map { one in Line(label: words.label(one), dots: one.points.map { words.dot($0, of: one) })
    }
    let reported = drawn.flatMap { $0.points.map(\.year) }
    years = reported.min().flatMap { first in reported.max().map { Array(first...$0) } } ?? []
    marks = TrendChart.marks(drawn, words)
    notes = words.notes(drawn)
    self.source = Printable.line(source(language))
    self.language = language
  }

  /// Series of one unit together, in the order in which units are met: an index has none but its base.
  package static func byUnit(_ series: [Series]) -> [[Series]] {
    let unit = { (one: Series) in one.base.map { "\($0.year)" } ?? TrendField(one.field).shownUnit ?? "" }
    return ChartWords.distinct(series.map(unit)).map { wanted in series.filter { unit($0) == wanted } }
  }

  private static func marks(_ series: [Series], _ words: ChartWords) -> [Mark] {
    var marks: [Mark] = []
    for one in series {
      let filed = one.points.compactMap { point in point.form.map { (year: point.year, form: $0) } }
      for (before, now) in zip(filed, filed.dropFirst()) where before.form != now.form {
        let mark = Mark(
          after: before.year, before: now.year, text: words.mark(before.form, now.form))
        if !marks.contains(mark) { marks.append(mark) }
      }
    }
    return marks.sorted { ($0.after, $0.before, $0.text) < ($1.after, $1.before, $1.text) }
  }
}

/// The words of a chart: what stays the same for all lines stands in the title, what differs at the lines.
struct ChartWords {
  let language: Language
  let title: String
  /// Each unit once, in the order met.
  let units: [String]
  private let hasOneIssuer: Bool
  private let hasOneField: Bool
  /// True where the fields are the columns of one row of table 三: then the row stands in the title.
  private let hasOneRow: Bool

  init(_ series: [Series], language: Language) {
    self.language = language
    let issuers = ChartWords.distinct(series.map(\.issuer))
    let fields = ChartWords.distinct(series.map(\.field))
    hasOneIssuer = issuers.count == 1
    hasOneField = fields.count == 1
    let rows = ChartWords.distinct(fields.map(ChartWords.row))
    hasOneRow =
      fields.count > 1 && rows.count == 1 && FieldCatalogue.spread(of: fields[0], over: .applicants) != nil
    let base = series.first?.base?.year
    units =
      base.map { ["\($0)=100"] }
      ?? ChartWords.distinct(
        series.map { TrendField($0.field).shownUnit ?? (language == .chinese ? "无单位" : "no unit") })
    let subject = ChartWords.subject(hasOneRow ? [rows[0] + ".total"] : fields)(language)
    let colon = language == .chinese ? "：" : ": "
    title = Printable.line(hasOneIssuer ? issuers[0] + colon + subject : subject)
  }

  private static func row(_ code: String) -> String {
    code.split(separator: ".").dropLast().joined(separator: ".")
  }

  /// The applicant whose column a field of table 三 is.
  private static func column(_ code: String) -> Wording {
    let column = Applications.applicants.first { code.hasSuffix(".\($0.code)") }
    return Wording(en: column?.english ?? code, zh: column?.label ?? code)
  }

  /// What the fields are about: their labels, a group's where there are many.
  private static func subject(_ fields: [String]) -> Wording {
    if let group = FieldCatalogue.groups.first(where: { $0.fields == fields }) { return group.label }
    let labels = fields.map { TrendField($0).label }
    guard labels.count <= 3 else { return Wording(en: "\(labels.count) fields", zh: "\(labels.count)项指标") }
    return Wording(
      en: labels.map(\.en).joined(separator: "; "), zh: labels.map(\.zh).joined(separator: "、"))
  }

  func label(_ series: Series) -> String {
    let field =
      hasOneRow ? ChartWords.column(series.field)(language) : TrendField(series.field).label(language)
    return Printable.line(
      hasOneIssuer ? field : hasOneField ? series.issuer : "\(series.issuer) \(field)")
  }

  func dot(_ point: Point, of series: Series) -> TrendChart.Dot {
    let (value, text) = series.base == nil ? plain(point) : indexed(point, series)
    let link: TrendChart.Link =
      value == nil || !point.isComparable ? .none : point.isClose ? .dashed : .solid
    return TrendChart.Dot(year: point.year, value: value, text: text, link: link)
  }

  private func plain(_ point: Point) -> (Double?, String) {
    let shown = point.shownValue.shown(in: language)
    switch point.reading {
    case .number(let number): return (number.double, Grouped.text(shown))
    case .ratio(let ratio): return (ratio.double * ratio.shownFactor, shown)
    default: return (nil, shown)
    }
  }

  private func indexed(_ point: Point, _ series: Series) -> (Double?, String) {
    guard case .value(let index, _) = series.index(point) else {
      return (nil, series.shownIndex(point).shown(in: language))
    }
    return (index, Decimals.text(index, decimals: 1))
  }

  func mark(_ a: FormCode, _ b: FormCode) -> String {
    language == .chinese ? "\(a.rawValue)版格式→\(b.rawValue)版" : "form \(a.rawValue)→\(b.rawValue)"
  }

  /// The reasons of breaks and the footnotes of joints, and the years without a report.
  func notes(_ series: [Series]) -> [String] {
    let issuers = ChartWords.distinct(series.map(\.issuer))
    return issuers.flatMap { issuer -> [String] in
      let own = series.filter { $0.issuer == issuer }
      let notes = TrendMatrix.notes(own).map { Printable.line($0(language)) }
      return issuers.count == 1 ? notes : notes.map { "\(Printable.line(issuer))　\($0)" }
    }
  }

  static func distinct(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { seen, text in if !seen.contains(text) { seen.append(text) } }
  }
}

/// Figures for the eye: thousands parted by commas.
enum Grouped {
  static func text(_ figure: String) -> String {
    let isNegative = figure.hasPrefix("-")
    let parts = figure.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return figure }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}

/// The source line of a chart: the files that the figures are from, and the day on which the latest came in.
package func chartSource(_ provenance: (files: [String], latest: String?)) -> Wording {
  let (files, latest) = provenance
  // A file's name as it was given may be a path of the machine on which it was imported.
  let named = files.prefix(3).map { $0.split(separator: "/").last.map(String.init) ?? $0 }
  let isAll = named.count == files.count
  let day = latest.map { ($0, "；数据截至 \($0)") } ?? ("", "")
  return Wording(
    en: "Source: \(named.joined(separator: ", "))\(isAll ? "" : ", … (\(files.count) files)")"
      + (latest == nil ? "" : "; data as of \(day.0)"),
    zh: "来源：\(named.joined(separator: "、"))\(isAll ? "" : " 等 \(files.count) 份文件")\(day.1)")
}
