import Forms
import Foundation
import GRDB
import Reports

/// Corrects whose report it is, for which year, or on which form, and takes that back.
struct ReportMove {
  let codes: Codes
  let db: Database

  private var book: ReportAmendmentBook { ReportAmendmentBook(db: db) }

  /// A report by its issuer and year.
  struct Subject: Hashable {
    let issuer: Int64
    let year: Int
  }

  /// Makes the correction; gives the reports that stand differently now.
  func make(_ correction: ReportCorrection, on subject: Subject, at date: Date) throws -> [Subject] {
    let filings =
      try correction.what == .form
      ? StoredReport.currentFiling(issuer: subject.issuer, year: subject.year, in: db).map { [$0] } ?? []
      : revisions(of: subject)
    let printed = try self.printed(correction.what, of: subject)
    if printed == correction.value {
      throw StoreError.cannotTake(.alreadySo(correction.what.label, value: printed))
    }
    for filing in filings { try book.record(correction, printed: printed, on: filing, at: date) }
    return try put(correction.what, correction.value, on: filings, of: subject)
  }

  /// Takes the newest correction back; gives what it said and the reports that stand differently now.
  func undo(_ what: ReportAmendment.What, on subject: Subject, at date: Date) throws
    -> (ReportAmendment, [Subject])?
  {
    let rows = try revisions(of: subject).compactMap { try book.inForce(what, on: $0) }
    guard let newest = rows.map(\.amendment).max(by: { $0.at < $1.at }) else { return nil }
    let undone = rows.filter { $0.amendment == newest }
    for row in undone { try book.undo(row, at: date) }
    return (newest, try put(what, newest.printed, on: undone.map(\.filing), of: subject))
  }

  /// Gives revisions of a report another issuer, year or form.
  func put(
    _ what: ReportAmendment.What, _ value: String, on filings: [Int64], of subject: Subject
  ) throws -> [Subject] {
    switch what {
    case .form:
      for filing in filings {
        try db.run("UPDATE filing SET form_id = ? WHERE id = ?", [codes.form.ids[value], filing])
      }
      return [subject]
    case .issuer:
      let issuer = try IssuerBook(db: db).entry(named: value)
      return try move(filings, from: subject, to: Subject(issuer: issuer, year: subject.year))
    case .year:
      return try move(
        filings, from: subject, to: Subject(issuer: subject.issuer, year: Int(value) ?? subject.year))
    }
  }

  private func move(_ filings: [Int64], from old: Subject, to new: Subject) throws -> [Subject] {
    guard old != new else { return [old] }
    guard try revisions(of: new).isEmpty else {
      throw StoreError.cannotTake(.placeTaken(try name(of: new.issuer), year: new.year))
    }
    for filing in filings {
      try db.run(
        "UPDATE filing SET issuer_id = ?, year = ? WHERE id = ?", [new.issuer, new.year, filing])
    }
    for subject in [old, new] { try settleCurrent(of: subject) }
    try db.run(
      "UPDATE verdict SET issuer_id = ?, year = ? WHERE issuer_id = ? AND year = ?",
      [new.issuer, new.year, old.issuer, old.year])
    try VerdictBook(db: db).rename(of: new.issuer, as: try name(of: new.issuer))
    return [old, new]
  }

  /// The newest revision of a report is the current one.
  func settleCurrent(of subject: Subject) throws {
    try db.run(
      "UPDATE filing SET is_current = 0 WHERE issuer_id = ? AND year = ?", [subject.issuer, subject.year])
    try db.run(
      """
      UPDATE filing SET is_current = 1 WHERE issuer_id = ?1 AND year = ?2
        AND revision = (SELECT max(revision) FROM filing WHERE issuer_id = ?1 AND year = ?2)
      """, [subject.issuer, subject.year])
  }

  private func printed(_ what: ReportAmendment.What, of subject: Subject) throws -> String {
    switch what {
    case .issuer: return try name(of: subject.issuer)
    case .year: return String(subject.year)
    case .form:
      return try String.fetchOne(
        db,
        sql: """
          SELECT m.code FROM filing f JOIN form m ON m.id = f.form_id
          WHERE f.issuer_id = ? AND f.year = ? AND f.is_current = 1
          """, arguments: [subject.issuer, subject.year]) ?? ""
    }
  }

  private func revisions(of subject: Subject) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM filing WHERE issuer_id = ? AND year = ? ORDER BY revision",
      arguments: [subject.issuer, subject.year])
  }

  private func name(of issuer: Int64) throws -> String { try IssuerBook(db: db).name(of: issuer) ?? "" }
}
