import GRDBSQLite

/// What a statement of a user may do: read. SQLite asks for each thing that a statement would do while it compiles.
enum ReadingRules {
  /// Installs the rules on a connection that was opened for reading only.
  static func install(on connection: OpaquePointer) {
    sqlite3_set_authorizer(
      connection,
      { _, action, first, second, _, _ in
        ReadingRules.allows(action, ReadingRules.text(first), ReadingRules.text(second))
          ? SQLITE_OK : SQLITE_DENY
      }, nil)
  }

  private static func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: true
    case SQLITE_FUNCTION: !forbidden.contains(second?.lowercased() ?? "")
    case SQLITE_PRAGMA: allows(pragma: first?.lowercased() ?? "", argument: second)
    default: false
    }
  }

  /// Functions that reach beyond the archive. The library has most of them switched off already.
  private static let forbidden: Set<String> = [
    "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit",
  ]

  private static func allows(pragma: String, argument: String?) -> Bool {
    describing.contains(pragma) || (argument == nil && telling.contains(pragma))
  }

  /// Pragmas that describe what their argument names.
  static let describing: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
    "function_list", "collation_list", "compile_options",
  ]

  /// Pragmas that tell a setting, and would change it if they had an argument.
  private static let telling: Set<String> = [
    "user_version", "application_id", "encoding", "page_count", "page_size", "freelist_count", "journal_mode",
  ]

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
