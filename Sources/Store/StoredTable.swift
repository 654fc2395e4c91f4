/// A table of every archive of this version, as another engine may rebuild it.
package struct StoredTable: Sendable {
  /// A column, with what it is filled with where nothing is given, or what it is computed from.
  package struct Column: Sendable, Hashable {
    package enum Kind: String, Sendable { case integer = "INTEGER", text = "TEXT", real = "REAL" }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    package let standard: String?
    package let formula: String?
  }

  /// Columns whose values are those of a key elsewhere.
  package struct Reference: Sendable, Hashable {
    package let columns: [String]
    package let table: String
    package let key: [String]
  }

  package let name: String
  /// What a row is, in the words of the migration that made the table.
  package let meaning: String
  package let columns: [Column]
  package let key: [String]
  package let uniques: [[String]]
  package let references: [Reference]
  /// Conditions that every row meets, as SQL.
  package let checks: [String]
  /// Statements that make the further indexes.
  package let indexes: [String]

  /// True where each row belongs to a report and so to a year.
  package var isByYear: Bool { name == "filing" || hasFiling }

  /// True where the year is not the row's own but its report's.
  package var hasFiling: Bool { columns.contains { $0.name == "filing_id" } }
}

/// A view of every archive of this version, as SQLite is told it.
package struct StoredView: Sendable, Hashable {
  package let name: String
  package let sql: String
}
