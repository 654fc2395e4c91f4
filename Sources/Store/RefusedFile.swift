import Forms
import Foundation
import GRDB

/// A file that was not taken in, and why.
package struct RefusedFile: Sendable, Hashable {
  /// Its name as it was given.
  package let name: String
  /// The digest of its bytes; nil where they could not be had.
  package let sha256: String?
  /// What the call stated of it.
  package let issuer: String?
  package let year: Int?
  package let reason: Wording

  package init(name: String, sha256: String?, issuer: String? = nil, year: Int? = nil, reason: Wording) {
    self.name = name
    self.sha256 = sha256
    self.issuer = issuer
    self.year = year
    self.reason = reason
  }
}

extension ArchiveStore {
  /// Keeps in mind that files were refused. What is known already stays as it is, with the time of then.
  package func remember(_ refused: [RefusedFile], at date: Date) throws {
    if refused.isEmpty { return }
    try write { db in
      for file in refused {
        try db.run(
          """
          INSERT INTO refusal (name, sha256, issuer, year, reason_en, reason_zh, refused_at) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, issuer = excluded.issuer, year = excluded.year,
            reason_en = excluded.reason_en, reason_zh = excluded.reason_zh, refused_at = excluded.refused_at
          WHERE sha256 IS NOT excluded.sha256 OR issuer IS NOT excluded.issuer OR year IS NOT excluded.year
            OR reason_en <> excluded.reason_en
          """,
          [
            file.name.whole, file.sha256, file.issuer?.whole, file.year, file.reason.en.whole,
            file.reason.zh.whole,
            date.ISO8601Format(),
          ])
      }
    }
  }

  /// The files that were refused and not taken in since, by name.
  package func refusedFiles() throws -> [RefusedFile] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM refusal ORDER BY name").map { row in
        RefusedFile(
          name: row["name"], sha256: row["sha256"], issuer: row["issuer"], year: row["year"],
          reason: Wording(en: row["reason_en"], zh: row["reason_zh"]))
      }
    }
  }

  /// A file that is taken in is refused no longer, nor is an earlier one of its name.
  func forgetRefusal(of file: SourceFile, in db: Database) throws {
    try db.run("DELETE FROM refusal WHERE name = ?", [file.name.whole])
    try db.run("DELETE FROM refusal WHERE sha256 = ?", [file.sha256])
  }
}
