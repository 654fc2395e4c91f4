import Forms
import Foundation
import GRDB

/// An archive as one that another takes over.
extension ArchiveStore {
  /// Issuer and year of every report, in any revision.
  package func dossierKeys() throws -> [(issuer: Int64, year: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT f.issuer_id, f.year FROM filing f JOIN issuer i ON i.id = f.issuer_id ORDER BY i.name, f.year
          """
      ).map { ($0[0], $0[1]) }
    }
  }

  /// All that is known of one issuer and year.
  package func dossier(of key: (issuer: Int64, year: Int)) throws -> Dossier? {
    try read { db in
      guard let issuer = try OtherIssuer(key.issuer, db) else { return nil }
      return Dossier(
        issuer: issuer, year: key.year, files: try files(key, db), corrections: try corrections(key, db),
        reportCorrections: try reportCorrections(key, db), explanations: try explanations(key, db))
    }
  }

  /// The bytes of a dossier's file, with their digest checked; else what is wrong with them.
  package func bytes(of file: Dossier.File) throws -> Result<[UInt8], OriginalFault> {
    try read { db in
      do {
        return .success(try Derivation(db: db).bytes(of: file.source).bytes)
      } catch let failure as Derivation.Failure {
        return .failure(OriginalFault(wording: failure.wording))
      }
    }
  }

  /// Everyone whom the archive knows.
  package func otherIssuers() throws -> [OtherIssuer] {
    try read { db in
      try Int64.fetchAll(db, sql: "SELECT id FROM issuer ORDER BY name").compactMap {
        try OtherIssuer($0, db)
      }
    }
  }

  /// Each file as it came, the first first.
  private func files(_ key: (issuer: Int64, year: Int), _ db: Database) throws -> [Dossier.File] {
    let comings = try RevisionOrder(issuer: key.issuer, year: key.year, db: db).comings()
    var seen: Set<Dossier.File> = []
    return comings.sorted { $0.moment < $1.moment }.map { coming in
      Dossier.File(
        source: coming.source, name: coming.name, sha256: coming.moment.sha256, at: coming.moment.at,
        isAgain: coming.isAgain)
    }.filter { seen.insert($0).inserted }
  }

  private func filings(_ key: (issuer: Int64, year: Int), _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM filing WHERE issuer_id = ? AND year = ? ORDER BY revision"),
      arguments: [key.issuer, key.year])
  }

  private func corrections(_ key: (issuer: Int64, year: Int), _ db: Database) throws -> [Dossier.Correction] {
    try filings(key, db).flatMap { filing in
      let files = try Draft.files(of: filing, in: db)
      return try AmendmentBook(codes: codes, db: db).all(of: filing).map {
        Dossier.Correction(files: files, amendment: $0.amendment, isWhole: $0.isWhole)
      }
    }
  }

  private func reportCorrections(_ key: (issuer: Int64, year: Int), _ db: Database) throws
    -> [Dossier.ReportCorrected]
  {
    try filings(key, db).flatMap { filing in
      let files = try Draft.files(of: filing, in: db)
      return try ReportAmendmentBook(db: db).all(of: filing).map {
        Dossier.ReportCorrected(files: files, amendment: $0.amendment, isWhole: $0.isWhole)
      }
    }
  }

  private func explanations(_ key: (issuer: Int64, year: Int), _ db: Database) throws -> [Dossier.Explanation]
  {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM verdict WHERE issuer_id = ? AND year = ? ORDER BY id"),
      arguments: [key.issuer, key.year]
    ).map { row in
      let subject = VerdictBook.Subject(
        rule: row["rule"], section: row["section"], row: row["row"], column: row["col"],
        occurrence: row["occurrence"])
      return Dossier.Explanation(
        subject: subject, cells: row["cells"], note: row["note"], by: row["given_by"], at: row["given_at"],
        undoneAt: row["undone_at"])
    }
  }
}

/// Why an original cannot be had.
package struct OriginalFault: Error {
  package let wording: Wording
}

extension OtherIssuer {
  init?(_ id: Int64, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT i.*, p.name AS parent, EXISTS (SELECT 1 FROM filing f WHERE f.issuer_id = i.id) AS has_reports
          FROM issuer i LEFT JOIN issuer p ON p.id = i.parent_id WHERE i.id = ?
          """), arguments: [id])
    guard let row else { return nil }
    let aliases = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT alias, evidence FROM issuer_alias WHERE issuer_id = ? ORDER BY alias"),
      arguments: [id]
    ).map { Alias(name: $0[0], evidence: $0[1]) }
    let merges = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM issuer_merge WHERE into_id = ? AND undone_at IS NULL ORDER BY id"),
      arguments: [id]
    ).map { try Merge($0, db) }
    self.init(
      name: row["name"], id: id, organCode: row["organ_code"], level: row["level"], scope: row["scope"],
      parent: row["parent"], aliases: aliases, merges: merges, hasReports: row["has_reports"])
  }
}

extension OtherIssuer.Merge {
  fileprivate init(_ row: Row, _ db: Database) throws {
    func list<Value: Decodable>(_ column: String) throws -> [Value] {
      try JSONDecoder().decode([Value].self, from: Data((row[column] as String).utf8))
    }
    func name(_ id: Int64?) throws -> String? {
      try String.fetchOne(db, sql: "SELECT name FROM issuer WHERE id = ?", arguments: [id])
    }
    let reports = try (list("filings") as [Int64]).compactMap { filing in
      try Row.fetchOne(
        db, sql: "SELECT f.year, s.sha256 FROM filing f JOIN source s ON s.id = f.source_id WHERE f.id = ?",
        arguments: [filing]
      ).map { (year: $0[0] as Int, sha256: $0[1] as String) }
    }
    self.init(
      from: row["from_name"], organCode: row["organ_code"], level: row["level"],
      parent: try name(row["parent_id"]), scope: row["scope"], reports: reports, aliases: try list("aliases"),
      children: try (list("children") as [Int64]).compactMap(name), hasLearntCode: row["learnt_organ_code"],
      at: row["merged_at"])
  }
}
