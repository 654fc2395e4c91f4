import Forms

@testable import Rendering

/// A text that is the same in both languages.
func same(_ text: String) -> Wording { Wording(en: text, zh: text) }

/// A sheet of one column of texts.
func texts(_ texts: String...) -> Sheet {
  Sheet(title: same(""), columns: [Sheet.Column("a", same("A"))], rows: texts.map { [.text($0)] })
}

/// One row of every kind of value.
let everyKind = Sheet(
  title: Wording(en: "Fees", zh: "收费"),
  columns: [
    Sheet.Column("issuer", Wording(en: "issuer", zh: "机构")),
    Sheet.Column("state", Wording(en: "state", zh: "状态")),
    Sheet.Column("year", Wording(en: "year", zh: "年份"), isFigure: true),
    Sheet.Column("amount_wan", Wording(en: "amount", zh: "金额"), isFigure: true),
    Sheet.Column("ratio", Wording(en: "ratio", zh: "比率"), isFigure: true),
    Sheet.Column("change", Wording(en: "change", zh: "增减"), isFigure: true),
    Sheet.Column("change_pct", Wording(en: "change %", zh: "增幅%"), isFigure: true),
    Sheet.Column("note", Wording(en: "note", zh: "说明")),
  ],
  rows: [
    [
      .text("甲市"), .coded(code: "number", label: Wording(en: "figure", zh: "数字")), .ordinal(2024),
      .number(Number(2_015_250, scale: 2)), .real(0.1234567, decimals: 2), .change(Number(12)),
      .percent(4.878048780487805), .empty(Wording(en: "gap", zh: "缺年")),
    ]
  ],
  notes: [Wording(en: "only for people", zh: "只给人看")])
