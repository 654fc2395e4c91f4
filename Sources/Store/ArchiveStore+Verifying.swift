import Checks
import Forms
import Foundation
import GRDB
import Reports

extension ArchiveStore {
  /// Checks the file itself, every original against its digest, and all that is kept of every report against what the
  /// original and the checks give today; of originals and reports only those of the subset. Writes nothing.
  package func verify(_ subset: Subset = .all, check: Check) throws -> Verification {
    var discrepancies = try read(structure)
    let sources = try read { try Int64.fetchAll($0, sql: "SELECT id FROM source ORDER BY id") }
      .filter(subset.holds)
    for source in sources { discrepancies += try read { try self.discrepancies(inOriginal: source, $0) } }
    let filings = try read { db in
      try Int64.fetchAll(
        db,
        sql:
          "SELECT f.id FROM filing f LEFT JOIN issuer i ON i.id = f.issuer_id ORDER BY i.name, f.year, f.revision"
      )
    }.filter(subset.holds)
    var cells = 0
    for filing in filings {
      let found = try read { try FilingVerification(filing, codes, neighbours(of:in:), check: check, $0) }
      cells += found.cells
      discrepancies += found.discrepancies
    }
    return Verification(
      subset: subset, originals: sources.count, reports: filings.count, cells: cells,
      discrepancies: discrepancies, content: subset == .all ? try views { try $0.digest() } : nil)
  }

  /// Notes that a check was made, and nothing else; false where the archive cannot be written.
  package func keep(_ verification: Verification, at date: Date) throws -> Bool {
    do {
      // Not opened as for an import: that would bring the catalogue up to date, and a check changes nothing.
      let queue = try DatabaseQueue(path: Opening.location(of: path), configuration: Opening.configuration)
      defer { try? queue.close() }
      try queue.write { db in
        try db.run(
          "INSERT INTO verification (part, parts, checked_at, reports, differences) VALUES (?, ?, ?, ?, ?)",
          [
            verification.subset.part, verification.subset.parts, date.ISO8601Format(), verification.reports,
            verification.discrepancies.count,
          ])
      }
      return true
    } catch let error as DatabaseError
      where [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode)
    {
      return false
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// The last check of each part that was made, the newest first.
  package func pastVerifications() throws -> [PastVerification] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT part, parts, checked_at, reports, differences FROM verification
          WHERE id IN (SELECT max(id) FROM verification GROUP BY part, parts) ORDER BY id DESC
          """
      ).compactMap { row in
        Subset("\(row[0] as Int)/\(row[1] as Int)").map {
          PastVerification(subset: $0, at: row[2], reports: row[3], differences: row[4])
        }
      }
    }
  }

  /// What SQLite itself has to say: pages, indexes, and rows that refer to rows that are not there.
  private func structure(_ db: Database) throws -> [Discrepancy] {
    let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      "\(row["table"] as String? ?? "") → \(row["parent"] as String? ?? "")"
    }
    let unused = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM source s WHERE NOT EXISTS (SELECT 1 FROM filing f WHERE f.source_id = s.id)
          AND NOT EXISTS (SELECT 1 FROM filing_source x WHERE x.source_id = s.id) ORDER BY id
        """)
    return pages.map { Discrepancy(database: $0, "ok") }
      + Set(dangling).sorted().map { Discrepancy(database: $0, "a row that is there") }
      + unused.map { Discrepancy(database: "\($0): no report", "a report") }
  }

  private func discrepancies(inOriginal source: Int64, _ db: Database) throws -> [Discrepancy] {
    do {
      _ = try Derivation(db: db).bytes(of: source)
      return []
    } catch let failure as Derivation.Failure {
      let row = try Row.fetchOne(
        db, sql: "SELECT name, sha256 FROM source WHERE id = ?", arguments: [source])
      return [
        Discrepancy(
          issuer: nil, year: nil, revision: nil, what: "original \(row?["name"] as String? ?? "")",
          stored: failure.wording.en, derived: row?["sha256"] as String? ?? "")
      ]
    }
  }
}

extension Discrepancy {
  fileprivate init(database stored: String, _ derived: String) {
    self.init(issuer: nil, year: nil, revision: nil, what: "database", stored: stored, derived: derived)
  }
}
