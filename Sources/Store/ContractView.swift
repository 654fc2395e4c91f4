import Forms

/// A view of the contract (design.md): what a row of it is, its columns in order, and how its rows are put in order.
package struct ContractView: Sendable {
  package let name: String
  /// The name in ASCII, for files and for readers that take no other.
  package let slug: String
  /// What one row stands for.
  package let rows: Wording
  package let columns: [ViewColumn]
  /// The columns that hold the issuer and the year of a row.
  package let issuer: String
  package let year: String
  /// Columns that together tell one row from all others; empty where the view promises none.
  package let key: [String]
  /// SQL terms that bring the rows of one issuer and year into the order of the form.
  let order: [String]

  /// The column of a name.
  package func column(_ name: String) -> ViewColumn? { columns.first { $0.name == name } }

  /// The view with some of its columns.
  package func with(_ columns: [ViewColumn]) -> ContractView {
    ContractView(
      name: name, slug: slug, rows: rows, columns: columns, issuer: issuer, year: year, key: key, order: order
    )
  }

  /// True where a row is about a field, which may be a ratio: its value then has all the digits of a computed number.
  package var isByField: Bool { column("field") != nil || column("代码") != nil }
}

/// A column of a view and its meaning in both languages.
package struct ViewColumn: Sendable {
  /// What stands in a column.
  package enum Kind: Sendable, Hashable {
    case text
    /// One of a few codes.
    case code([String])
    /// A calendar year: never grouped, never summed.
    case year
    /// A number that names a thing or a place in an order.
    case ordinal
    /// A figure of a report: a whole number, or a decimal as it is printed.
    case figure
    /// A figure that was computed and has as many digits as it takes.
    case computed
    /// 1 or 0.
    case flag
  }

  package let name: String
  package let kind: Kind
  /// What people call it.
  package let title: Wording
  package let meaning: Wording
  /// Whether the column may be empty: NULL, or text without a character.
  package let isOptional: Bool

  init(
    _ name: String, _ kind: Kind, _ en: String, _ zh: String, _ meaning: String, _ meaningZh: String,
    optional: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.title = Wording(en: en, zh: zh)
    self.meaning = Wording(en: meaning, zh: meaningZh)
    self.isOptional = optional
  }

  /// True where the column holds numbers.
  package var isNumeric: Bool {
    switch kind {
    case .text, .code: false
    case .year, .ordinal, .figure, .computed, .flag: true
    }
  }
}
