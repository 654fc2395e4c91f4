import Forms
import Store

/// What a check of the archive found, a difference a line; nothing but the account where all is well.
package func verificationSheet(_ verification: Verification) -> Sheet {
  let count = verification.discrepancies.count
  return Sheet(
    title: Wording(
      en:
        "checked: \(verification.originals) originals, \(verification.reports) reports, \(verification.cells) cells; "
        + "differences: \(count)",
      zh:
        "已检查：原件 \(verification.originals) 个，报告 \(verification.reports) 份，单元格 \(verification.cells) 个；差异 \(count) 处"
    ),
    columns: [
      .issuer, .year, Sheet.Column("revision", Wording(en: "revision", zh: "版次"), isFigure: true),
      Sheet.Column("what", Wording(en: "what", zh: "项")),
      Sheet.Column("stored", Wording(en: "stored", zh: "存储值")),
      Sheet.Column("derived", Wording(en: "derived again", zh: "重新得出")),
    ],
    rows: verification.discrepancies.map {
      [
        Sheet.Value($0.issuer), Sheet.Value($0.year), Sheet.Value($0.revision), .text($0.what),
        .text($0.stored), .text($0.derived),
      ]
    },
    notes: verification.content.map { [Wording(en: "content: \($0)", zh: "内容摘要：\($0)")] } ?? [])
}

extension Sheet.Value {
  /// A whole number that may be lacking.
  fileprivate init(_ number: Int?) {
    self = number.map { .ordinal($0) } ?? .empty(Wording(en: "", zh: ""))
  }
}
