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
