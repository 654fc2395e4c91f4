import Forms
import Store

/// The issuers, a line each, with what is known of them.
package func issuerSheet(_ issuers: [KnownIssuer]) -> Sheet {
  Sheet(
    title: Wording(en: "issuers: \(issuers.count)", zh: "机构：\(issuers.count) 个"),
    columns: [
      .issuer, Sheet.Column("aliases", Wording(en: "aliases", zh: "别名")),
      Sheet.Column("level", Wording(en: "level", zh: "层级")),
      Sheet.Column("parent", Wording(en: "parent", zh: "上级")),
      Sheet.Column("scope", Wording(en: "scope", zh: "范围")),
      Sheet.Column("organ_code", Wording(en: "organ code", zh: "机构代码")),
      Sheet.Column("years", Wording(en: "years", zh: "年份")),
    ],
    rows: issuers.map { issuer in
      [
        .text(issuer.name), .text(issuer.aliases.map(\.name).joined(separator: " ")),
        Sheet.Value(issuer.level),
        Sheet.Value(issuer.parent), Sheet.Value(issuer.scope), Sheet.Value(issuer.organCode),
        .text(list(issuer.years)),
      ]
    })
}

/// Pairs of issuers whose names look alike.
package func suggestionSheet(_ suggestions: [IssuerSuggestion]) -> Sheet {
  Sheet(
    title: Wording(
      en: "pairs that look alike: \(suggestions.count); none is merged",
      zh: "相近的名称：\(suggestions.count) 对，均未合并"),
    columns: [
      .issuer, Sheet.Column("other", Wording(en: "other", zh: "另一机构")),
      Sheet.Column("reason", Wording(en: "reason", zh: "理由")),
      Sheet.Column("both_report", Wording(en: "both report", zh: "都有报告的年份")),
    ],
    rows: suggestions.map {
      [
        .text($0.issuer), .text($0.other), .coded(code: $0.reason.en, label: $0.reason),
        .text(list($0.years)),
      ]
    })
}

private func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: " ") }
