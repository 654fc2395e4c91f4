import Forms
import Store
import Trends

/// The paragraphs on a report and how it stands to the year before, in Markdown. Figures are those of cells or
/// computed from them; what is lacking, not comparable or in error is said below.
package struct Brief: Sendable {
  /// The fields of which a brief speaks.
  package static let fields: [String] = BriefPassage.all.flatMap { $0.clauses.map(\.field) }

  private let issuer: String
  private let year: Int
  private let sentences: [(passage: BriefPassage, sentences: [BriefSentence])]
  private let findings: [StoredFinding]

  /// `points` has for each field the year against the year before; `findings` are those of both years.
  package init(issuer: String, year: Int, points: [String: Point], findings: [StoredFinding]) {
    self.issuer = issuer
    self.year = year
    self.findings = findings.filter { $0.severity == .error }
    sentences = BriefPassage.all.map { passage in
      let told = passage.clauses.compactMap { clause in
        points[clause.field].map { BriefSentence(clause: clause, point: $0) }
      }
      return (passage, told)
    }
  }

  /// The whole text, every line ended.
  package func markdown(_ language: Language) -> String {
    let paragraphs = sentences.compactMap { paragraph($0.passage, $0.sentences, language) }
    let notes = notes.map { "- \(Markdown.escaped($0(language)))" }.joined(separator: "\n")
    return ([heading(language)] + paragraphs + [notes]).joined(separator: "\n\n") + "\n"
  }

  private func heading(_ language: Language) -> String {
    let name = Markdown.escaped(issuer)
    return Wording(
      en: "# \(name): the report for \(year) in figures", zh: "# \(name)\(year)年政府信息公开工作年度报告数据")(language)
  }

  private func paragraph(_ passage: BriefPassage, _ sentences: [BriefSentence], _ language: Language)
    -> String?
  {
    let told = sentences.compactMap(\.wording).map { Markdown.escaped($0(language)) }
    guard !told.isEmpty else { return nil }
    let text = Wording(
      en: "**\(passage.heading.en).** \(told.joined(separator: "; ")).",
      zh: "**\(passage.heading.zh)。**\(told.joined(separator: "；"))。")
    return text(language)
  }

  private var all: [BriefSentence] { sentences.flatMap(\.sentences) }

  private var notes: [Wording] {
    [rounding, before].compactMap(\.self) + breaks + footnotes + lacking + errors
  }

  private let rounding = Wording(
    en:
      "figures are those of the report's tables; percentages are rounded to one decimal (halves away from zero), differences of shares are computed before rounding",
    zh: "数字取自报告中的统计表；百分比按四舍五入保留一位小数，占比的增减先计算后舍入")

  private var before: Wording? {
    guard all.contains(where: { $0.point.change == .first || $0.point.change == .missing }) else {
      return nil
    }
    return Wording(
      en: "no report for \(year - 1) in the archive: nothing is compared with the year before",
      zh: "档案中没有\(year - 1)年的报告，未作同比")
  }

  private var breaks: [Wording] {
    grouped { sentence in
      guard sentence.wording != nil, case .broken(let reason) = sentence.point.change else { return nil }
      return Wording(
        en: "not comparable with \(year - 1) (\(reason.en))", zh: "与\(year - 1)年不可比（\(reason.zh)）")
    }
  }

  private var footnotes: [Wording] {
    grouped { sentence in
      sentence.point.footnote.map { Wording(en: "≈ \($0.en)", zh: "口径略有不同（\($0.zh)）") }
    }
  }

  private var lacking: [Wording] {
    grouped { sentence in
      switch sentence.point.reading {
      case .empty(let state):
        let word = TrendWords.state(state)
        return Wording(en: "no figure in the report, \(word.en)", zh: "报告中没有数值（\(word.zh)）")
      case .notInForm(let reason):
        return Wording(en: "not in the form (\(reason.en))", zh: "所用格式无此项（\(reason.zh)）")
      case .gap, .number, .ratio: return nil
      }
    }
  }

  /// What is said of several figures, once, with their names behind.
  private func grouped(_ words: (BriefSentence) -> Wording?) -> [Wording] {
    var order: [Wording] = []
    var names: [Wording: [Wording]] = [:]
    for sentence in all {
      guard let said = words(sentence) else { continue }
      if names[said] == nil { order.append(said) }
      names[said, default: []].append(sentence.clause.name)
    }
    return order.map { said in
      let named = names[said] ?? []
      return Wording(
        en: "\(said.en): \(named.map(\.en).joined(separator: "; "))",
        zh: "\(said.zh)：\(named.map(\.zh).joined(separator: "、"))")
    }
  }

  private var errors: [Wording] {
    findings.map { finding in
      Wording(
        en: "the report for \(finding.year) does not add up (\(finding.rule)): \(finding.message.en)",
        zh: "\(finding.year)年报告勾稽不平（\(finding.rule)）：\(finding.message.zh)")
    }
  }
}
