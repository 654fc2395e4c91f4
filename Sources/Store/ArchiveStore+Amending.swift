import Checks
import Forms
import Foundation
import GRDB
import Reports

extension ArchiveStore {
  /// Puts a person's figure into a cell of a current report and checks again; gives what the cell said and says now.
  package func amend(
    issuer: String, year: Int, _ correction: Correction, at date: Date, check: Check
  ) throws -> CellDifference {
    try write { db in
      let (stored, cell) = try cell(correction.key, of: issuer, year: year, in: db)
      let isCount = [.applications, .appeals].contains(correction.key.section)
      if let value = correction.value, isCount, value.scale > 0 {
        throw StoreError.cannotTake(.notACount(correction.key, value: value.description))
      }
      let book = AmendmentBook(codes: codes, db: db)
      let printed = try book.inForce(on: stored.filing)[cell.key]?.printed(cell) ?? cell
      try book.record(correction, printed: printed, on: stored.filing, at: date)
      return try renew(cell, of: stored, check: check, in: db)
    }
  }

  /// Takes the newest amendment of a cell back: the one before it comes into force, else what is printed.
  package func undoAmendment(
    issuer: String, year: Int, _ key: CellKey, at date: Date, check: Check
  ) throws -> CellDifference {
    try write { db in
      let (stored, cell) = try cell(key, of: issuer, year: year, in: db)
      let book = AmendmentBook(codes: codes, db: db)
      guard let row = try book.inForce(on: stored.filing)[key] else {
        throw StoreError.cannotTake(.notAmended(issuer: issuer, year: year, key))
      }
      try book.undo(row, at: date)
      return try renew(row.printed(cell), was: cell, of: stored, check: check, in: db)
    }
  }

  /// Corrects whose report it is, for which year, or on which form, and checks again what depends on it; gives what
  /// reading gave.
  package func amend(
    issuer: String, year: Int, _ correction: ReportCorrection, at date: Date, check: Check
  ) throws -> String {
    try write { db in
      let move = ReportMove(codes: codes, db: db)
      let subject = try subject(issuer, year, in: db)
      let concerned = try move.make(correction, on: subject, at: date)
      try renew(concerned, check: check, in: db)
      return try ReportAmendmentBook(db: db).newest(correction.what)?.amendment.printed ?? ""
    }
  }

  /// Takes the newest correction of a report back; gives it.
  package func undoAmendment(
    issuer: String, year: Int, _ what: ReportAmendment.What, at date: Date, check: Check
  ) throws -> ReportAmendment {
    try write { db in
      let undone = try ReportMove(codes: codes, db: db)
        .undo(what, on: try subject(issuer, year, in: db), at: date)
      guard let (amendment, concerned) = undone else {
        throw StoreError.cannotTake(.reportNotAmended(issuer: issuer, year: year, what.label))
      }
      try renew(concerned, check: check, in: db)
      return amendment
    }
  }

  /// Settles and checks anew what depends on reports that have come, gone or changed.
  func renew(_ subjects: [ReportMove.Subject], check: Check, in db: Database) throws {
    for subject in subjects {
      try renew(around: subject.year, check: check, StoredYears(of: subject.issuer, codes, in: db))
    }
  }

  private func subject(_ issuer: String, _ year: Int, in db: Database) throws -> ReportMove.Subject {
    guard let id = try IssuerBook(db: db).id(named: issuer),
      try StoredReport.currentFiling(issuer: id, year: year, in: db) != nil
    else { throw StoreError.noSuchReport(issuer: issuer, year: year) }
    return ReportMove.Subject(issuer: id, year: year)
  }

  /// The corrections of the current report of an issuer for a year as a whole, the oldest first.
  package func reportAmendments(issuer: String, year: Int) throws -> [ReportAmendment] {
    try read { db in
      guard let id = try IssuerBook(db: db).id(named: issuer),
        let filing = try StoredReport.currentFiling(issuer: id, year: year, in: db)
      else { return [] }
      return try ReportAmendmentBook(db: db).all(of: filing).map(\.amendment)
    }
  }

  /// The amendments of the current report of an issuer for a year, the oldest first.
  package func amendments(issuer: String, year: Int) throws -> [Amendment] {
    try read { db in
      guard let id = try IssuerBook(db: db).id(named: issuer),
        let filing = try Int64.fetchOne(
          db, sql: "SELECT id FROM filing WHERE issuer_id = ? AND year = ? AND is_current = 1",
          arguments: [id, year])
      else { return [] }
      return try AmendmentBook(codes: codes, db: db).all(of: filing).map(\.amendment)
    }
  }

  private func cell(_ key: CellKey, of issuer: String, year: Int, in db: Database) throws
    -> (StoredReport, Cell)
  {
    let id = try IssuerBook(db: db).id(named: issuer)
    guard let id, let stored = try StoredReport.current(issuer: id, year: year, codes, in: db) else {
      throw StoreError.noSuchReport(issuer: issuer, year: year)
    }
    guard let cell = stored.report.cells.first(where: { $0.key == key }) else {
      throw StoreError.cannotTake(.noSuchCell(issuer: issuer, year: year, cell: key.code))
    }
    return (stored, cell)
  }

  /// Writes the cell as the amendment in force has it, or as `cell`, and settles and checks anew what depends on it.
  private func renew(
    _ cell: Cell, was before: Cell? = nil, of stored: StoredReport, check: Check, in db: Database
  ) throws -> CellDifference {
    let inForce = try AmendmentBook(codes: codes, db: db).inForce(on: stored.filing)
    let now = inForce[cell.key]?.amended(cell) ?? cell
    try FilingRows(codes: codes, db: db).rewrite(now, filing: stored.filing)
    try renew(
      around: stored.report.year, check: check, StoredYears(of: stored.issuer, codes, in: db))
    return CellDifference(key: cell.key, old: CellReading(before ?? cell), new: CellReading(now))
  }
}

extension CellReading {
  /// What a cell says.
  package init(_ cell: Cell) { self.init(state: cell.state, value: cell.value, unit: cell.unit) }
}
