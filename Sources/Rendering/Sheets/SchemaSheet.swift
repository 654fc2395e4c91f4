import Forms
import Store

/// Views and their columns with meaning: for people a sheet a view, for machines one list in both languages.
package func schemaSheets(_ views: [ContractView], for format: OutputFormat) -> [Sheet] {
  format.isForMachines ? [schemaList(views)] : views.map(schemaSheet)
}

private func schemaSheet(_ view: ContractView) -> Sheet {
  Sheet(
    title: Wording(en: "\(view.name): \(view.rows.en)", zh: "\(view.name)：\(view.rows.zh)"),
    columns: [
      Sheet.Column("column", Wording(en: "column", zh: "列")),
      Sheet.Column("type", Wording(en: "type", zh: "类型")),
      Sheet.Column("meaning", Wording(en: "meaning", zh: "含义")),
    ],
    rows: view.columns.map { column in
      [
        .text(column.name), .coded(code: column.kind.code, label: column.kind.label),
        .coded(
          code: column.meaning.en, label: column.described),
      ]
    })
}

private func schemaList(_ views: [ContractView]) -> Sheet {
  let names = [
    "view", "column", "type", "optional", "title_en", "title_zh", "description_en", "description_zh",
  ]
  return Sheet(
    title: Wording(en: "views", zh: "视图"), columns: names.map { Sheet.Column($0, Wording(en: $0, zh: $0)) },
    rows: views.flatMap { view in
      view.columns.map { column in
        [
          .text(view.name), .text(column.name), .text(column.kind.code), .ordinal(column.isOptional ? 1 : 0),
          .text(column.title.en), .text(column.title.zh), .text(column.meaning.en), .text(column.meaning.zh),
        ]
      }
    })
}

extension ViewColumn {
  /// The name that people use before the meaning, where the column has another.
  package var described: Wording {
    Wording(
      en: title.en == name ? meaning.en : "\(title.en): \(meaning.en)",
      zh: title.zh == name ? meaning.zh : "\(title.zh)：\(meaning.zh)")
  }
}

extension ViewColumn.Kind {
  /// The type in a word that is the same in every language.
  package var code: String {
    switch self {
    case .text: "text"
    case .code: "code"
    case .year: "year"
    case .ordinal: "integer"
    case .figure, .computed: "number"
    case .flag: "flag"
    }
  }

  /// The type for people.
  package var label: Wording {
    switch self {
    case .text: Wording(en: "text", zh: "文本")
    case .code: Wording(en: "code", zh: "代码")
    case .year: Wording(en: "year", zh: "年份")
    case .ordinal: Wording(en: "integer", zh: "整数")
    case .figure, .computed: Wording(en: "number", zh: "数值")
    case .flag: Wording(en: "1 or 0", zh: "1 或 0")
    }
  }
}
