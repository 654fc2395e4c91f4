import Forms
import Store

/// What a search found, a section a line.
package func searchSheet(_ hits: [SearchHit], limit: Int) -> Sheet {
  Sheet(
    title: Wording(en: "hits: \(hits.count)", zh: "命中：\(hits.count) 处"),
    columns: [
      .issuer, .year, Sheet.Column("section", Wording(en: "section", zh: "章节")),
      Sheet.Column("sentence", Wording(en: "sentence", zh: "句子")), .source,
    ],
    rows: hits.map {
      [.text($0.issuer), .ordinal($0.year), .text($0.section), .text($0.sentence), .text($0.source)]
    },
    notes: hits.count < limit
      ? []
      : [Wording(en: "only the first \(limit) are shown; see --limit", zh: "只显示前 \(limit) 处，可用 --limit 增加")])
}
