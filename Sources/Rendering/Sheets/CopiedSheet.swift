import Checks
import Forms

/// A draft's sections beside last year's report: the share of each that stands there too, and its sentences side by side.
package func copiedSheet(_ sections: [(issuer: String, year: Int, section: CopiedSection)]) -> Sheet {
  Sheet(
    title: Wording(
      en: "sections beside last year's report: \(sections.count)", zh: "与上年报告逐段对照：\(sections.count) 段"),
    columns: [
      .issuer, .year, Sheet.Column("place", Wording(en: "place", zh: "位置")),
      Sheet.Column("section", Wording(en: "section", zh: "部分")),
      Sheet.Column("share", Wording(en: "same, %", zh: "相同（%）"), isFigure: true),
      Sheet.Column("sentence", Wording(en: "this year", zh: "本年")),
      Sheet.Column("previous", Wording(en: "last year", zh: "上年")),
    ],
    rows: sections.flatMap { issuer, year, section in
      let head: [Sheet.Value] = [
        .text(issuer), .ordinal(year), .text(section.place.description), .text(section.heading),
        .ordinal(section.share),
      ]
      let pairs = section.pairs.isEmpty ? [("", "")] : section.pairs.map { ($0.now, $0.before) }
      return pairs.map { head + [.text($0), .text($1)] }
    })
}
