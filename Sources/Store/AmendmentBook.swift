import Forms
import Foundation
import GRDB
import Reports

/// The amendments of filings: who put what into which cell, and what is in force.
struct AmendmentBook {
  let codes: Codes
  let db: Database

  /// All amendments of a filing, the oldest first; those of one moment, which come from two archives, in an order that does
  /// not depend on which came first.
  func all(of filing: Int64) throws -> [AmendmentRow] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM amendment WHERE filing_id = ? ORDER BY made_at, value, scale, reason, made_by, id"
      ),
      arguments: [filing]
    ).compactMap { row(of: $0) }
  }

  /// The amendment in force of each amended cell: the newest that is not undone.
  func inForce(on filing: Int64) throws -> [CellKey: AmendmentRow] {
    let rows = try all(of: filing).filter { $0.amendment.undoneAt == nil }
    return Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { _, newer in newer })
  }

  /// A report as its source prints it.
  func printed(_ stored: StoredReport) throws -> Report {
    let amended = try inForce(on: stored.filing)
    var report = stored.report
    report.cells = report.cells.map { amended[$0.key]?.printed($0) ?? $0 }
    report.form = try printedForm(of: stored)
    return report
  }

  /// The form by the labels that the source prints.
  func printedForm(of stored: StoredReport) throws -> FormCode {
    let first = try ReportAmendmentBook(db: db).all(of: stored.filing)
      .first { $0.amendment.what == .form && $0.amendment.undoneAt == nil }
    return first.flatMap { FormCode(rawValue: $0.amendment.printed) } ?? stored.report.form
  }

  /// Amendments in force on the current report of an issuer for a year that `report`, coming in its place, would not
  /// have: all but those that it prints itself.
  func leftBehind(by report: Report, of issuer: Int64) throws -> [AmendmentRow] {
    let filing = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM filing WHERE issuer_id = ? AND year = ? AND is_current = 1"),
      arguments: [issuer, report.year])
    return try filing.map { try leftBehind(by: report, on: $0) } ?? []
  }

  /// The same of one revision.
  func leftBehind(by report: Report, on filing: Int64) throws -> [AmendmentRow] {
    let readings = try report.readings(codes)
    return try inForce(on: filing).values.sorted { $0.id < $1.id }.filter { row in
      let new = readings[row.key]
      return new?.state != row.amendment.amended.state || new?.value != row.amendment.amended.value
    }
  }

  /// Writes an amendment of a cell; `printed` is the cell before any. It is later than earlier ones of the same cell, by a
  /// second where the clock shows the same one: the newest is in force.
  func record(_ correction: Correction, printed: Cell, on filing: Int64, at date: Date) throws {
    let amendment = Amendment(
      key: correction.key,
      amended: CellReading(
        state: correction.value == nil ? .blank : .number, value: correction.value, unit: printed.unit),
      printed: CellReading(state: printed.state, value: printed.value, unit: printed.unit),
      reason: correction.reason.whole, by: correction.by.whole, source: correction.source?.whole,
      at: try moment(date, of: correction.key, on: filing).ISO8601Format(), undoneAt: nil)
    try insert(amendment, basis: printed.basis, on: filing)
  }

  private func moment(_ date: Date, of key: CellKey, on filing: Int64) throws -> Date {
    let last = try all(of: filing).last { $0.key == key }
      .flatMap { try? Date($0.amendment.at, strategy: .iso8601) }
    return last.map { max(date, $0.addingTimeInterval(1)) } ?? date
  }

  /// Takes over what a person said of a cell in another archive, taken back or not; false where it is known.
  func take(_ amendment: Amendment, of cell: Cell, on filing: Int64) throws -> Bool {
    let known = try all(of: filing).first {
      $0.key == amendment.key && $0.amendment.amended.state == amendment.amended.state
        && $0.amendment.amended.value == amendment.amended.value && $0.amendment.reason == amendment.reason
        && $0.amendment.by == amendment.by && $0.amendment.at == amendment.at
    }
    if let known {
      guard let undone = amendment.undoneAt, known.amendment.undoneAt ?? "~" > undone else { return false }
      try db.run("UPDATE amendment SET undone_at = ? WHERE id = ?", [undone, known.id])
      return true
    }
    try insert(
      Amendment(
        key: amendment.key, amended: amendment.amended, printed: CellReading(cell), reason: amendment.reason,
        by: amendment.by, source: amendment.source, at: amendment.at, undoneAt: nil),
      basis: cell.basis, on: filing)
    try db.run("UPDATE amendment SET undone_at = ? WHERE id = ?", [amendment.undoneAt, db.lastInsertedRowID])
    return true
  }

  private func insert(_ amendment: Amendment, basis: Basis, on filing: Int64) throws {
    let head: FilingRows.Values = [
      filing, amendment.key.section.rawValue, amendment.key.row, amendment.key.column,
    ]
    let readings = [amendment.amended, amendment.printed].flatMap { reading -> FilingRows.Values in
      [reading.state.rawValue, reading.value?.mantissa, reading.value?.scale ?? 0]
    }
    try db.run(
      """
      INSERT INTO amendment (filing_id, section, row, col, state, value, scale, printed_state, printed_value,
        printed_scale, printed_basis, reason, made_by, source, made_at, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      head + readings + [
        basis.rawValue, amendment.reason, amendment.by, amendment.source, amendment.at,
        AmendmentRow.digest(filing: filing, amendment),
      ])
  }

  /// The amendments of an earlier revision of the same bytes that stand in `report` too: those whose cell is read as it
  /// was then.
  func lasting(from earlier: Int64, in report: Report) throws -> [AmendmentRow] {
    let cells = Dictionary(report.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return try inForce(on: earlier).values.sorted { $0.id < $1.id }.filter { row in
      cells[row.key].map { $0 == row.printed($0) } ?? false
    }
  }

  /// Lets amendments stand in another revision, whose report is `report`; gives the report as it is with them.
  func carry(_ rows: [AmendmentRow], to filing: Int64, _ report: Report) throws -> Report {
    if rows.isEmpty { return report }
    let amended = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { _, newer in newer })
    var report = report
    report.cells = try report.cells.map { cell in
      guard let row = amended[cell.key] else { return cell }
      try insert(row.amendment, basis: row.printedBasis, on: filing)
      try FilingRows(codes: codes, db: db).rewrite(row.amended(cell), filing: filing)
      return row.amended(cell)
    }
    return report
  }

  func undo(_ row: AmendmentRow, at date: Date) throws {
    try db.run("UPDATE amendment SET undone_at = ? WHERE id = ?", [date.ISO8601Format(), row.id])
  }

  /// Keeps what reading gives below an amendment, where a neighbouring year has changed it.
  func renewPrinted(of row: AmendmentRow, as cell: Cell) throws {
    try db.run(
      """
      UPDATE amendment SET printed_state = ?, printed_value = ?, printed_scale = ?, printed_basis = ?
      WHERE filing_id = ? AND section = ? AND row = ? AND col = ?
      """,
      [
        cell.state.rawValue, cell.value?.mantissa, cell.value?.scale ?? 0, cell.basis.rawValue, row.filing,
        row.key.section.rawValue, row.key.row, row.key.column,
      ])
  }

  private func row(of row: Row) -> AmendmentRow? {
    guard let section = Section(rawValue: row["section"]), let state = CellState(rawValue: row["state"]),
      let printed = CellState(rawValue: row["printed_state"]),
      let basis = Basis(rawValue: row["printed_basis"])
    else { return nil }
    let value = (row["value"] as Int64?).map { Number($0, scale: row["scale"]) }
    let before = (row["printed_value"] as Int64?).map { Number($0, scale: row["printed_scale"]) }
    let amendment = Amendment(
      key: CellKey(section, row["row"], row["col"]),
      amended: CellReading(state: state, value: value, unit: nil),
      printed: CellReading(state: printed, value: before, unit: nil), reason: row["reason"],
      by: row["made_by"], source: row["source"], at: row["made_at"], undoneAt: row["undone_at"])
    return AmendmentRow(
      id: row["id"], filing: row["filing_id"], amendment: amendment, printedBasis: basis,
      digest: row["digest"])
  }
}
