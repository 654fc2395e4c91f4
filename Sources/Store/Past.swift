import Checks
import Forms
import Foundation
import GRDB
import Migrations

extension ArchiveStore {
  /// Opens the archive as it stood at a moment, for reading: the revisions, amendments, merges and verdicts of then, and
  /// the findings that follow from them. The file is not touched. Names, aliases, levels, parents and scopes of issuers
  /// are not dated and are those of today.
  package static func open(_ path: String, asOf date: Date, check: Check) throws -> ArchiveStore {
    let opening = Opening(path: path, schema: Schema(migrations: Migrations.all, digests: Migrations.digests))
    do {
      let queue = try opening.forReading(foreignKeys: false)
      let store = ArchiveStore(path: path, queue: queue, codes: try queue.read(Codes.init), isPast: true)
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.deferred) {
          try Past(moment: date.ISO8601Format(), date: date, codes: store.codes, db: db)
            .bring { try store.renew($0, check: check, in: db) }
          return .commit
        }
      }
      return store
    } catch {
      throw StoreError.of(error, path: path)
    }
  }
}

/// Brings a moment back: every table that has a date is copied for this connection alone, under its own name, which
/// SQLite then finds before that of the file; in the copies what was done since is undone by the ordinary means; and the
/// views are made again above them. So all that reads goes on working as it is.
struct Past {
  let moment: String
  let date: Date
  let codes: Codes
  let db: Database

  private typealias Subject = ReportMove.Subject

  /// What depends on a date, parents first. The last ones, keyed by filing, are copied only for revisions of then.
  private static let tables = [
    "issuer", "issuer_alias", "issuer_merge", "annex_item", "finding_words", "filing", "amendment",
    "report_amendment",
    "verdict",
  ]
  private static let parts = [
    "finding_row", "undecided_row", "application_row", "application_odd", "disclosure_cell", "appeal_row",
    "appeal_odd", "annex_count",
  ]

  /// Makes the copies, undoes in them what came later, and has what depends on that made anew by `renew`.
  func bring(_ renew: ([ReportMove.Subject]) throws -> Void) throws {
    for table in Past.tables {
      try copy(table, where: table == "filing" ? "imported_at <= '\(moment)'" : nil)
    }
    for table in Past.parts { try copy(table, where: "filing_id IN (SELECT id FROM temp.filing)") }
    try settleCurrent()
    var changed = try undoAmendments() + undoVerdicts()
    try undoCorrections()
    try undoMerges()
    try db.execute(
      sql: "DELETE FROM issuer WHERE NOT EXISTS (SELECT 1 FROM filing f WHERE f.issuer_id = issuer.id)")
    changed += try moved()
    try makeViews()
    try renew(Array(Set(changed)))
  }

  /// A table of the file under its own name, with its keys and indexes.
  private func copy(_ table: String, where condition: String?) throws {
    let made = try String.fetchAll(
      db,
      sql: "SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC",
      arguments: [table])
    let columns = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?, 'main')", arguments: [table]
    ).map { "\"\($0)\"" }.joined(separator: ", ")
    for sql in made where sql.hasPrefix("CREATE TABLE ") {
      try db.execute(sql: "CREATE TABLE temp." + sql.dropFirst("CREATE TABLE ".count))
      try db.execute(
        sql: "INSERT INTO temp.\(table) (\(columns)) SELECT \(columns) FROM main.\(table)"
          + (condition.map { " WHERE \($0)" } ?? ""))
    }
    for sql in made {
      for head in ["CREATE UNIQUE INDEX ", "CREATE INDEX "] where sql.hasPrefix(head) {
        try db.execute(sql: head + "temp." + sql.dropFirst(head.count))
      }
    }
  }

  private func makeViews() throws {
    let head = "CREATE VIEW "
    for sql in try String.fetchAll(
      db, sql: "SELECT sql FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid")
    where sql.hasPrefix(head) {
      try db.execute(sql: "CREATE TEMP VIEW " + sql.dropFirst(head.count))
    }
  }

  /// The newest revision of then is the current one.
  private func settleCurrent() throws {
    try db.execute(
      sql: """
        UPDATE filing SET is_current = 0;
        UPDATE filing SET is_current = 1 WHERE revision = (
          SELECT max(revision) FROM filing g WHERE g.issuer_id = filing.issuer_id AND g.year = filing.year)
        """)
  }

  /// Cells whose amendments were made or undone since say again what they said.
  private func undoAmendments() throws -> [Subject] {
    let changed = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT a.filing_id, a.section, a.row, a.col FROM amendment a JOIN filing f ON f.id = a.filing_id
        WHERE a.made_at > ?1 OR a.undone_at > ?1
        """, arguments: [moment])
    let book = AmendmentBook(codes: codes, db: db)
    let filings = Dictionary(grouping: changed) { $0["filing_id"] as Int64 }
    let before = try filings.mapValues { rows in try book.all(of: rows.first?["filing_id"] ?? 0) }
    try rewind("amendment", "made_at")
    return try filings.compactMap { filing, rows in
      guard let stored = try StoredReport.load(filing, codes, in: db) else { return nil }
      let keys = Set(
        rows.compactMap { row in Section(rawValue: row["section"]).map { CellKey($0, row["row"], row["col"]) }
        })
      let inForce = try book.inForce(on: filing)
      for cell in stored.report.cells where keys.contains(cell.key) {
        let printed = before[filing]?.last { $0.key == cell.key }?.printed(cell) ?? cell
        let then = inForce[cell.key]?.amended(printed) ?? printed
        try FilingRows(codes: codes, db: db).rewrite(then, filing: filing)
      }
      return Subject(issuer: stored.issuer, year: stored.report.year)
    }
  }

  private func undoVerdicts() throws -> [Subject] {
    let changed = try Row.fetchAll(
      db, sql: "SELECT DISTINCT issuer_id, year FROM verdict WHERE given_at > ?1 OR undone_at > ?1",
      arguments: [moment])
    try rewind("verdict", "given_at")
    return changed.map { Subject(issuer: $0[0], year: $0[1]) }
  }

  /// Reports go back to the issuer, year and form that they had, the newest change first.
  private func undoCorrections() throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT a.what, a.value, a.printed, a.made_at > ?1 AS made, a.undone_at > ?1 AS undone,
          json_group_array(a.filing_id) AS filings, max(a.id) AS last, f.issuer_id, f.year
        FROM report_amendment a JOIN filing f ON f.id = a.filing_id WHERE a.made_at > ?1 OR a.undone_at > ?1
        GROUP BY a.what, a.value, a.printed, a.made_at, f.issuer_id, f.year
        ORDER BY max(a.made_at, coalesce(a.undone_at, '')) DESC, last DESC
        """, arguments: [moment])
    let move = ReportMove(codes: codes, db: db)
    for row in rows {
      guard let what = ReportAmendment.What(rawValue: row["what"]) else { continue }
      let (isMade, isUndone) = (row["made"] as Bool, row["undone"] as Bool? ?? false)
      // Made and undone since: nothing of it is left.
      if isMade && isUndone { continue }
      let filings = try JSONDecoder().decode([Int64].self, from: Data((row["filings"] as String).utf8))
      guard let filing = filings.first, let subject = try subject(of: filing) else { continue }
      _ = try move.put(what, isMade ? row["printed"] : row["value"], on: filings, of: subject)
    }
    try rewind("report_amendment", "made_at")
  }

  private func subject(of filing: Int64) throws -> Subject? {
    try Row.fetchOne(db, sql: "SELECT issuer_id, year FROM filing WHERE id = ?", arguments: [filing])
      .map { Subject(issuer: $0[0], year: $0[1]) }
  }

  /// Merges made since are parted, those undone since are made again, the newest first.
  private func undoMerges() throws {
    let changes = IssuerChanges(codes: codes, db: db)
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM issuer_merge WHERE merged_at > ?1 OR undone_at > ?1 ORDER BY id DESC",
      arguments: [moment])
    for row in rows {
      let (isMade, undoneAt) = (row["merged_at"] as String > moment, row["undone_at"] as String?)
      if isMade, undoneAt == nil {
        _ = try IssuerMerge.undo(changes, row, at: date)
      } else if !isMade, let from = try IssuerBook(db: db).id(named: row["from_name"]) {
        _ = try IssuerMerge(changes: changes, from: from, into: row["into_id"]).run(at: date)
      }
    }
    try rewind("issuer_merge", "merged_at")
  }

  private func rewind(_ table: String, _ made: String) throws {
    try db.run("DELETE FROM \(table) WHERE \(made) > ?", [moment])
    try db.run("UPDATE \(table) SET undone_at = NULL WHERE undone_at > ?", [moment])
  }

  /// Reports that another revision, or none, is current of, or whose issuer, year or form is another.
  private func moved() throws -> [Subject] {
    let same = "b.id = a.id AND b.issuer_id = a.issuer_id AND b.year = a.year AND b.form_id = a.form_id"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT issuer_id, year FROM temp.filing a WHERE is_current = 1
          AND NOT EXISTS (SELECT 1 FROM main.filing b WHERE b.is_current = 1 AND \(same))
        UNION SELECT issuer_id, year FROM main.filing a WHERE is_current = 1
          AND NOT EXISTS (SELECT 1 FROM temp.filing b WHERE b.is_current = 1 AND \(same))
        """
    ).map { Subject(issuer: $0[0], year: $0[1]) }
  }
}
