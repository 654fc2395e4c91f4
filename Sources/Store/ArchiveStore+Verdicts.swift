import Checks
import Foundation
import GRDB

extension ArchiveStore {
  /// Takes a person's explanation of the finding of a name; gives the finding as it stands now.
  package func explain(_ id: String, note: String, by: String, at date: Date) throws -> StoredFinding {
    try write { db in
      guard let stored = try report(withFinding: id, in: db),
        try VerdictBook(db: db).explain(id, of: stored, note: note.whole, by: by.whole, at: date)
      else { throw StoreError.cannotTake(.noSuchFinding(id: id)) }
      return try renewed(id, of: stored, in: db)
    }
  }

  /// Takes an explanation back.
  package func undoExplanation(of id: String, at date: Date) throws -> StoredFinding? {
    try write { db in
      guard try VerdictBook(db: db).undo(id, at: date) else {
        throw StoreError.cannotTake(.notExplained(id: id))
      }
      return try report(withFinding: id, in: db).map { try renewed(id, of: $0, in: db) }
    }
  }

  private func report(withFinding id: String, in db: Database) throws -> StoredReport? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT n.filing_id FROM filing_finding n JOIN filing f ON f.id = n.filing_id
        WHERE n.id = ? AND n.id <> '' AND f.is_current = 1
        """, arguments: [id]
    ).flatMap { try StoredReport.load($0, codes, in: db) }
  }

  private func renewed(_ id: String, of stored: StoredReport, in db: Database) throws -> StoredFinding {
    try VerdictBook(db: db).nameFindings(of: stored)
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM finding WHERE id = ? AND report_id = ?", arguments: [id, stored.filing])
    guard let finding = row.flatMap(StoredFinding.init) else {
      throw StoreError.cannotTake(.noSuchFinding(id: id))
    }
    return finding
  }
}
