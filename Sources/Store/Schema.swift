import GRDB

/// The migrations that this program knows, and what a file has of them.
struct Schema: Sendable {
  let migrations: [(name: String, sql: String)]
  /// What the schema digests to after each migration, as far as it is known.
  var digests: [String] = []

  /// `ZWGK`, 政务公开, in the header of every archive, where `file` and other programs find it.
  static let applicationID = 0x5A57_474B

  enum Standing: Equatable {
    case empty
    case foreign
    case older(Int)
    case current
    case newer(Int)
  }

  /// What the open file is. Names count, not only the number: a file with a migration that is not known here comes
  /// from a later or another program.
  func standing(of connection: OpaquePointer) throws -> Standing {
    let identity = try Cursor.integer("PRAGMA application_id", on: connection)
    let version = Int(try Cursor.integer("PRAGMA user_version", on: connection) ?? 0)
    guard identity == Int64(Schema.applicationID) else {
      let tables = try Cursor.integer("SELECT count(*) FROM sqlite_master", on: connection)
      return identity == 0 && tables == 0 ? .empty : .foreign
    }
    let applied = try applied(in: connection)
    guard version == applied.count, applied == migrations.prefix(applied.count).map(\.name) else {
      return .newer(max(version, applied.count))
    }
    return applied.count == migrations.count ? .current : .older(version)
  }

  /// Applies what is missing, in order, together with the record of having been applied. All in one transaction: an
  /// archive whose making was broken off is an empty file, never one of an earlier version.
  func migrate(_ db: Database) throws {
    guard try version(of: db) < migrations.count else { return }
    try db.immediately {
      for (index, migration) in migrations.enumerated() where try version(of: db) <= index {
        try db.execute(sql: migration.sql)
        try db.execute(sql: "INSERT INTO migration VALUES (?, ?)", arguments: [index + 1, migration.name])
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
  }

  private func version(of db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private func applied(in connection: OpaquePointer) throws -> [String] {
    let table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'"
    guard try Cursor.integer(table, on: connection) != nil else { return [] }
    return try Cursor.texts("SELECT name FROM migration ORDER BY number", on: connection)
  }
}
