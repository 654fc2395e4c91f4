import Forms

/// Every rule: what it looks at, how grave and how sure its findings are, what it needs, where it is laid down.
package func ruleSheet() -> Sheet {
  Sheet(
    title: Wording(en: "rules: \(Rule.all.count)", zh: "规则：\(Rule.all.count) 条"),
    columns: [
      .rule, Sheet.Column("severity", Wording(en: "severity", zh: "级别")),
      Sheet.Column("certainty", Wording(en: "how sure", zh: "把握")),
      Sheet.Column("needs", Wording(en: "needs", zh: "需要")),
      Sheet.Column("title", Wording(en: "title", zh: "名称")),
      Sheet.Column("text", Wording(en: "what is looked at", zh: "核对内容")),
      Sheet.Column("reference", Wording(en: "reference", zh: "依据")),
    ], rows: Rule.all.map(row))
}

private func row(_ rule: Rule) -> [Sheet.Value] {
  let needs = rule.needs.map(\.label)
  return [
    .text(rule.id), .coded(code: rule.severity.rawValue, label: rule.severity.label),
    .coded(code: rule.certainty.rawValue, label: rule.certainty.label),
    .coded(
      code: rule.needs.map(\.rawValue).joined(separator: " "),
      label: Wording(
        en: needs.map(\.en).joined(separator: ", "), zh: needs.map(\.zh).joined(separator: "、"))),
    .coded(code: rule.title.en, label: rule.title), .coded(code: rule.text.en, label: rule.text),
    .text(rule.reference),
  ]
}
