import GRDB

/// The file that a report was read from, with its bytes.
package struct Original: Sendable {
  package let name: String
  package let sha256: String
  package let format: String
  package let encoding: String
  package let importedAt: String
  /// nil where the archive does not give them back whole.
  package let bytes: [UInt8]?
}

/// One revision of a report.
package struct Revision: Sendable, Hashable {
  package let number: Int
  package let isCurrent: Bool
  package let form: String
  package let source: String
  package let importedAt: String
}

/// Whose report a file gave, and for which year.
package struct KnownReport: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  package let sha256: String
}

extension ArchiveStore {
  /// True once there is a report.
  package func holdsReports() throws -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM filing)") ?? false }
  }

  /// The current report that was read from the file with this digest; nil where there is none, or where one file gave
  /// several. A file of an older revision is not known: it may be the newest again.
  package func report(of sha256: String) throws -> KnownReport? {
    let rows = try ask { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT i.name, f.year FROM source s JOIN filing f ON f.source_id = s.id AND f.is_current = 1
            JOIN issuer i ON i.id = f.issuer_id WHERE s.sha256 = ? LIMIT 2
            """), arguments: [sha256])
    }
    return rows.count == 1 ? rows.first.map { KnownReport(issuer: $0[0], year: $0[1], sha256: sha256) } : nil
  }

  /// The original of the current report of an issuer (name or alias) for a year; nil where there is no such report.
  package func original(issuer: String, year: Int) throws -> Original? {
    try read { db in
      guard let id = try IssuerBook(db: db).id(named: issuer) else { return nil }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT s.*, a.sz, a.data FROM filing f JOIN source s ON s.id = f.source_id JOIN sqlar a ON a.name = s.sqlar_name
          WHERE f.issuer_id = ? AND f.year = ? AND f.is_current = 1
          """, arguments: [id, year])
      return row.map { row in
        Original(
          name: row["name"], sha256: row["sha256"], format: row["format"], encoding: row["encoding"],
          importedAt: row["imported_at"], bytes: Sqlar.bytes(row["data"], size: row["sz"]))
      }
    }
  }

  /// All revisions of a report, the first one first.
  package func revisions(issuer: String, year: Int) throws -> [Revision] {
    try read { db in
      guard let id = try IssuerBook(db: db).id(named: issuer) else { return [] }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT f.revision, f.is_current, m.code, s.name, f.imported_at FROM filing f JOIN form m ON m.id = f.form_id
          JOIN source s ON s.id = f.source_id WHERE f.issuer_id = ? AND f.year = ? ORDER BY f.revision
          """, arguments: [id, year]
      ).map { Revision(number: $0[0], isCurrent: $0[1], form: $0[2], source: $0[3], importedAt: $0[4]) }
    }
  }
}
