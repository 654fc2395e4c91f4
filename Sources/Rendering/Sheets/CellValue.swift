import Forms
import Reports

extension Sheet.Value {
  /// What a cell says: its figure, or in a mark why it has none. Never a 0 that is not printed.
  init(_ cell: Cell?) {
    switch cell?.state {
    case .number: self = cell?.value.map { .number($0) } ?? .empty(Wording(en: "", zh: ""))
    case .blank: self = .empty(Wording(en: "(blank)", zh: "（空）"))
    case .na: self = .empty(Wording(en: cell?.raw ?? "/", zh: cell?.raw ?? "/"))
    case .unreadable: self = .empty(Wording(en: "?", zh: "？"))
    case nil: self = .empty(Wording(en: "—", zh: "—"))
    }
  }

  /// Text that may be lacking.
  init(_ text: String?) {
    self = text.map { .text($0) } ?? .empty(Wording(en: "", zh: ""))
  }
}

extension Sheet.Column {
  static let issuer = Sheet.Column("issuer", Wording(en: "issuer", zh: "机构"))
  static let year = Sheet.Column("year", Wording(en: "year", zh: "年份"), isFigure: true)
  static let form = Sheet.Column("form", Wording(en: "form", zh: "格式"))
  static let value = Sheet.Column("value", Wording(en: "value", zh: "数值"), isFigure: true)
  static let unit = Sheet.Column("unit", Wording(en: "unit", zh: "单位"))
  static let state = Sheet.Column("state", Wording(en: "state", zh: "状态"))
  static let rule = Sheet.Column("rule", Wording(en: "rule", zh: "规则"))
  static let source = Sheet.Column("source", Wording(en: "source", zh: "来源"))
}
