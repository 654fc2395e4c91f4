import Forms
import GRDB
import Reports

/// One thing that happened to a report: a revision that came, or a cell that a person changed.
package struct HistoryEntry: Sendable, Hashable {
  /// What happened; the codes are those of machine formats.
  package enum Event: String, Sendable, CaseIterable {
    /// A file made this revision.
    case revision
    /// A cell that the revision prints otherwise than the one before.
    case changed
    case amended
    case undone
  }

  package let at: String
  package let event: Event
  package let revision: Int
  package let change: CellDifference?
  package let by: String?
  /// The file of a revision, the reason of an amendment.
  package let note: String
  /// What of the whole report was corrected, before and after.
  package var whole: WholeChange? = nil

  /// A correction of a whole report.
  package struct WholeChange: Sendable, Hashable {
    package let what: ReportAmendment.What
    package let before: String
    package let after: String
  }
}

extension ArchiveStore {
  /// What happened to the report of an issuer (name or alias) for a year, revision by revision, and within one in the
  /// order of time.
  package func history(issuer: String, year: Int) throws -> [HistoryEntry] {
    try read { db in
      guard let id = try IssuerBook(db: db).id(named: issuer) else { return [] }
      let filings = try Row.fetchAll(
        db,
        sql: """
          SELECT f.id, f.revision, f.imported_at, s.name FROM filing f JOIN source s ON s.id = f.source_id
          WHERE f.issuer_id = ? AND f.year = ? ORDER BY f.revision
          """, arguments: [id, year])
      var before: Report?
      return try filings.flatMap { row in
        let printed = try StoredReport.load(row["id"], codes, in: db)
          .map { try AmendmentBook(codes: codes, db: db).printed($0) }
        defer { before = printed }
        return try entries(row, before, printed)
          + (amendments(row, in: db) + corrections(row, in: db))
          .enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
      }
    }
  }

  private func entries(_ row: Row, _ before: Report?, _ now: Report?) throws -> [HistoryEntry] {
    func entry(_ event: HistoryEntry.Event, _ change: CellDifference?) -> HistoryEntry {
      HistoryEntry(
        at: row["imported_at"], event: event, revision: row["revision"], change: change, by: nil,
        note: row["name"])
    }
    guard let before, let now else { return [entry(.revision, nil)] }
    return [entry(.revision, nil)]
      + (try before.differences(to: now, codes)).map { entry(.changed, $0) }
  }

  private func amendments(_ row: Row, in db: Database) throws -> [HistoryEntry] {
    try AmendmentBook(codes: codes, db: db).all(of: row["id"]).map(\.amendment).flatMap { amendment in
      let made = HistoryEntry(
        at: amendment.at, event: .amended, revision: row["revision"],
        change: CellDifference(key: amendment.key, old: amendment.printed, new: amendment.amended),
        by: amendment.by, note: amendment.reason + (amendment.source.map { " (\($0))" } ?? ""))
      let undone = amendment.undoneAt.map {
        HistoryEntry(
          at: $0, event: .undone, revision: row["revision"],
          change: CellDifference(key: amendment.key, old: amendment.amended, new: amendment.printed), by: nil,
          note: amendment.reason)
      }
      return [made] + (undone.map { [$0] } ?? [])
    }
  }

  private func corrections(_ row: Row, in db: Database) throws -> [HistoryEntry] {
    try ReportAmendmentBook(db: db).all(of: row["id"]).map(\.amendment).flatMap { amendment in
      let made = HistoryEntry(
        at: amendment.at, event: .amended, revision: row["revision"], change: nil, by: amendment.by,
        note: amendment.reason + (amendment.source.map { " (\($0))" } ?? ""),
        whole: .init(what: amendment.what, before: amendment.printed, after: amendment.value))
      let undone = amendment.undoneAt.map {
        HistoryEntry(
          at: $0, event: .undone, revision: row["revision"], change: nil, by: nil, note: amendment.reason,
          whole: .init(what: amendment.what, before: amendment.value, after: amendment.printed))
      }
      return [made] + (undone.map { [$0] } ?? [])
    }
  }
}
