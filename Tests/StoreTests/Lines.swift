import GRDB

/// Rows of a query as the shell's list mode prints them.
func lines(_ db: Database, _ sql: String) throws -> [String] {
  try Row.fetchAll(db, sql: sql).map { row in
    row.databaseValues.map { value in
      switch value.storage {
      case .null: ""
      case .int64(let integer): String(integer)
      case .double(let double): String(double)
      case .string(let text): text
      case .blob: "blob"
      }
    }.joined(separator: "|")
  }
}
