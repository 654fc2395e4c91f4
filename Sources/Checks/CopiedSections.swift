import Documents
import Forms
import Reports

/// Tells which sections stand in last year's report too (W.copied): the share of runs of eight characters that both
/// have, digits and punctuation aside. A section is compared with all of last year's text, because headings change.
struct CopiedSections {
  private let now: Report
  private let before: Report

  init(_ now: Report, _ before: Report) {
    self.now = now
    self.before = before
  }

  /// Runs are this long: shorter ones are common in any two reports.
  private static let run = 8
  /// Shorter sections are formulas that every year shares (未发生收费事项).
  private static let shortest = 120
  /// More than this of a section is not looked at, so that a large file costs no more than a large report.
  private static let longest = 40_000
  /// From four fifths on.
  private static let share = 80

  var findings: [Finding] {
    let sections = now.sections.map { ($0, CopiedSections.units(of: $0.text)) }
      .filter { $0.1.count >= CopiedSections.shortest }
    guard !sections.isEmpty else { return [] }
    var old: Set<UInt64> = []
    for section in before.sections {
      old.formUnion(CopiedSections.runs(CopiedSections.units(of: section.text)))
    }
    return sections.compactMap { section, units in finding(section, CopiedSections.runs(units), old) }
  }

  /// Each section that is long enough to compare with the share that last year's report has too, and the sentences that
  /// stand in both, digits aside.
  var sideBySide: [CopiedSection] {
    let old = before.sections.flatMap { CopiedSections.sentences(of: $0.text) }
    let known = Dictionary(old.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    let runs = before.sections.reduce(into: Set<UInt64>()) { runs, section in
      runs.formUnion(CopiedSections.runs(CopiedSections.units(of: section.text)))
    }
    return now.sections.compactMap { section in
      let own = CopiedSections.runs(CopiedSections.units(of: section.text))
      guard !own.isEmpty else { return nil }
      let pairs = CopiedSections.sentences(of: section.text).compactMap { sentence in
        known[sentence.key].map { CopiedSection.Pair(now: sentence.text, before: $0) }
      }
      return CopiedSection(
        heading: section.heading, place: section.place,
        share: own.count { runs.contains($0) } * 100 / own.count, pairs: pairs)
    }
  }

  /// Shorter sentences are headings and formulas.
  private static let shortestSentence = 12

  private static func sentences(of text: String) -> [(key: [UInt16], text: String)] {
    text.prefix(longest).split(whereSeparator: { "。；;\n".contains($0) }).compactMap { piece in
      let text = String(piece)
      let key = units(of: text)
      return key.count < shortestSentence ? nil : (key, text)
    }
  }

  private func finding(_ section: TextSection, _ runs: [UInt64], _ old: Set<UInt64>) -> Finding? {
    let share = runs.count { old.contains($0) } * 100 / max(1, runs.count)
    guard share >= CopiedSections.share else { return nil }
    let heading = section.heading.isEmpty ? Wording(en: "the opening", zh: "开头") : nil
    let name = Quote(section.heading)
    return Finding(
      rule: "W.copied", severity: .info, actual: "\(share)%",
      message: Wording(
        en:
          "\(section.place): \(heading?.en ?? "“\(name)”"): \(share)% of its words stand in the report for \(before.year)",
        zh: "\(section.place)：\(heading?.zh ?? "“\(name)”")有\(share)%的文字与\(before.year)年报告相同"),
      place: section.place)
  }

  /// Letters and ideographs of a text, without digits.
  private static func units(of text: String) -> [UInt16] {
    text.utf16.prefix(longest).map(Fold.unit).filter { Fold.isWord($0) && !Fold.isDigit($0) }
  }

  /// A rolling hash of every run; a chance meeting of two in 64 bits does not move a share.
  private static func runs(_ units: [UInt16]) -> [UInt64] {
    guard units.count >= run else { return [] }
    return (0...units.count - run).map { start in
      units[start..<start + run].reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
      }
    }
  }
}

/// A section beside last year's report.
package struct CopiedSection: Sendable, Hashable {
  /// A sentence of both reports, as each prints it.
  package struct Pair: Sendable, Hashable {
    package let now: String
    package let before: String
  }

  package let heading: String
  package let place: Place
  /// In percent, of runs of eight characters.
  package let share: Int
  package let pairs: [Pair]
}

/// The sections of a report beside the one for the year before; none where there is none.
package func copied(in report: Report, beside neighbours: Neighbours) -> [CopiedSection] {
  neighbours.previous.map { CopiedSections(report, $0).sideBySide } ?? []
}
