import Documents
import Forms
import Reports

/// Holds the figures of sentences against the tables (N.1). A finding needs a sentence with one figure, one such
/// sentence only, and a table in which every reading has a value and none meets it; the rest is left alone.
struct TextAgainstTable {
  private let facts: [String: [Fact]]
  private let figures: Figures

  init(_ report: Report, _ figures: Figures) {
    facts = Dictionary(grouping: report.facts, by: \.code)
    self.figures = figures
  }

  var findings: [Finding] { compared.compactMap { $0.isMet ? nil : finding($0) } }

  /// Every figure that can be compared, with the reading that met it.
  var verdicts: [SumVerdict] {
    compared.map { comparison in
      let met = comparison.met
      return SumVerdict(
        rule: "N.1", cells: comparison.figure.readings.flatMap(\.plus) + [comparison.figure.cell],
        left: "\(comparison.fact.place): \(comparison.value)",
        right: met.map { "\($0.name.zh) = \($0.sum)" } ?? comparison.list(\.zh),
        answer: met == nil ? .broken : .holds)
    }
  }

  /// The one figure that the text gives for a fact; nil where it gives none or several.
  func figure(_ code: String) -> (fact: Fact, value: Number)? {
    guard let facts = facts[code], facts.count == 1, let fact = facts.first, let value = fact.value else {
      return nil
    }
    return (fact, value)
  }

  /// A figure beside all its readings.
  struct Comparison {
    let figure: TextFigure
    let fact: Fact
    let value: Number
    let readings: [(name: Wording, sum: Number, isMet: Bool)]

    var met: (name: Wording, sum: Number)? { readings.first(where: \.isMet).map { ($0.name, $0.sum) } }
    var isMet: Bool { met != nil }

    func list(_ language: KeyPath<Wording, String>) -> String {
      readings.map { "\($0.name[keyPath: language]) = \($0.sum)" }.joined(separator: "; ")
    }
  }

  private var compared: [Comparison] {
    let annex = figures.annexLabels
    return (annex.isEmpty ? TextFigure.all(figures.form) : TextFigure.annex(annex)).compactMap(comparison)
  }

  private func comparison(_ figure: TextFigure) -> Comparison? {
    guard let (fact, value) = self.figure(figure.fact), !isPartial(fact, value) else { return nil }
    var readings: [(name: Wording, sum: Number, isMet: Bool)] = []
    for reading in figure.readings {
      guard let sum = sum(reading, total) else {
        if reading.isOptional { continue }
        return nil
      }
      let isMet = same(value, sum) || self.sum(reading, parts).map { same(value, $0) } ?? false
      readings.append((reading.name, sum, isMet))
    }
    return Comparison(figure: figure, fact: fact, value: value, readings: readings)
  }

  /// Words that make a figure one kind of applicant, channel, reason or organ, and not the whole.
  private static let hedges = [
    "自然人", "法人", "企业", "当面", "信函", "邮件", "传真", "网络", "网上", "线上", "其中", "最多", "超过",
    "以上", "累计", "左右", "近", "率", "某", "镇", "街道", "委员会", "分局", "上半年", "季度", "月份",
  ]

  /// Words that give one reason of several for an outcome.
  private static let reasons = ["因", "由于", "属", "涉及"]

  /// True where the words of the figure's clause make it a part of the whole.
  private func isPartial(_ fact: Fact, _ value: Number) -> Bool {
    guard let at = fact.sentence.place(of: value.description) else { return true }
    let clause = fact.sentence[..<at.lowerBound].split(separator: ",").last ?? ""
    let words = fact.code.hasPrefix("applications_") ? TextAgainstTable.reasons : []
    return clause.holds(any: TextAgainstTable.hedges) || clause.holds(any: words)
  }

  private func sum(_ reading: TextFigure.Reading, _ value: (CellKey) -> Number?) -> Number? {
    let plus = reading.plus.reduce(Optional(Number(0))) { sum, key in
      value(key).flatMap { sum?.plus($0) }
    }
    return reading.minus.reduce(plus) { sum, key in value(key).flatMap { sum?.minus($0) } }
  }

  private func total(_ key: CellKey) -> Number? { figures.value(key) }

  /// The sum of the columns beside 总计: some offices leave 总计 at 0 (corpus pt_haitan_2024).
  private func parts(_ key: CellKey) -> Number? {
    guard key.section == .applications else { return figures.value(key) }
    return Applications.applicants.dropLast().reduce(Optional(Number(0))) { sum, applicant in
      figures.value(CellKey(key.section, key.row, applicant.code)).flatMap { sum?.plus($0) }
    }
  }

  /// Equal, or equal when rounded to the decimals that the text gives.
  private func same(_ text: Number, _ table: Number) -> Bool {
    guard let difference = text.minus(table) else { return false }
    if text.scale >= table.scale { return difference.mantissa == 0 }
    return abs(difference.double) <= 0.5 * Number(1, scale: text.scale).double
  }

  private func finding(_ comparison: Comparison) -> Finding {
    let label = FactPattern.all.first { $0.code == comparison.fact.code }?.label
    let place = comparison.fact.place
    let quote = Quote(comparison.fact.sentence, at: comparison.value.description)
    return Finding(
      rule: "N.1", severity: .info, section: comparison.figure.cell.section, row: comparison.figure.cell.row,
      column: comparison.figure.cell.column, expected: comparison.list(\.zh),
      actual: comparison.value.description,
      message: Wording(
        en:
          "\(place): \(label?.en ?? "") says \(comparison.value) (“\(quote)”), the table \(comparison.list(\.en))",
        zh: "\(place)：\(label?.zh ?? "")为\(comparison.value)（“\(quote)”），表中\(comparison.list(\.zh))"),
      place: place)
  }
}

/// A few words around a figure, so that a finding can be told from its neighbours.
struct Quote: CustomStringConvertible {
  let description: String

  /// Cuts `text` to about forty characters around the first place of `word`.
  init(_ text: some StringProtocol, at word: String = "") {
    let text = String(text)
    guard text.utf16.count > 44 else {
      description = text
      return
    }
    let at = word.isEmpty ? text.startIndex : text.place(of: word)?.lowerBound ?? text.startIndex
    let from = text.index(at, offsetBy: -20, limitedBy: text.startIndex) ?? text.startIndex
    let to = text.index(at, offsetBy: 20, limitedBy: text.endIndex) ?? text.endIndex
    description =
      (from > text.startIndex ? "…" : "") + text[from..<to] + (to < text.endIndex ? "…" : "")
  }
}
