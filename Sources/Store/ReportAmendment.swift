import Forms
import Foundation
import GRDB
import Reports

/// A correction of what a report is. What reading gave stays beside it.
package struct ReportAmendment: Sendable, Hashable {
  /// What can be wrong about a whole report; the codes are those of calls and machine formats.
  package enum What: String, Sendable, CaseIterable {
    case issuer, year, form
  }

  package let what: What
  package let value: String
  /// What reading gave.
  package let printed: String
  package let reason: String
  package let by: String
  package let source: String?
  package let at: String
  /// nil while nobody has taken it back.
  package let undoneAt: String?
}

/// What a person wants a report to be, and why.
package struct ReportCorrection: Sendable, Hashable {
  package let what: ReportAmendment.What
  package let value: String
  package let reason: String
  package let by: String
  package let source: String?

  package init(
    _ what: ReportAmendment.What, _ value: String, reason: String, by: String, source: String? = nil
  ) {
    self.what = what
    self.value = value
    self.reason = reason
    self.by = by
    self.source = source
  }
}

/// A correction of a report as it is stored: one row for each revision concerned.
struct ReportAmendmentRow {
  let id: Int64
  let filing: Int64
  let amendment: ReportAmendment
  let digest: String

  /// True where the row says what it said when it was written.
  var isWhole: Bool { digest == ReportAmendmentRow.digest(filing: filing, amendment) }

  static func digest(filing: Int64, _ amendment: ReportAmendment) -> String {
    let parts = [
      String(filing), amendment.what.rawValue, amendment.value, amendment.printed, amendment.reason,
      amendment.by, amendment.source ?? "", amendment.at,
    ]
    return sha256(Array(parts.joined(separator: "\u{1F}").utf8))
  }
}

/// The corrections of whole reports.
struct ReportAmendmentBook {
  let db: Database

  /// All corrections of a revision, the oldest first.
  func all(of filing: Int64) throws -> [ReportAmendmentRow] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM report_amendment WHERE filing_id = ? ORDER BY id"),
      arguments: [filing]
    ).compactMap(row)
  }

  /// The correction of a revision in force: the newest that is not undone.
  func inForce(_ what: ReportAmendment.What, on filing: Int64) throws -> ReportAmendmentRow? {
    try all(of: filing).last { $0.amendment.what == what && $0.amendment.undoneAt == nil }
  }

  /// The correction made last of all.
  func newest(_ what: ReportAmendment.What) throws -> ReportAmendmentRow? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM report_amendment WHERE what = ? ORDER BY id DESC LIMIT 1",
      arguments: [what.rawValue]
    ).flatMap(row)
  }

  func record(_ correction: ReportCorrection, printed: String, on filing: Int64, at date: Date) throws {
    let amendment = ReportAmendment(
      what: correction.what, value: correction.value.whole, printed: printed, reason: correction.reason.whole,
      by: correction.by.whole, source: correction.source?.whole, at: date.ISO8601Format(), undoneAt: nil)
    try insert(amendment, on: filing)
  }

  func insert(_ amendment: ReportAmendment, on filing: Int64) throws {
    try db.run(
      """
      INSERT INTO report_amendment (filing_id, what, value, printed, reason, made_by, source, made_at, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        filing, amendment.what.rawValue, amendment.value, amendment.printed, amendment.reason, amendment.by,
        amendment.source, amendment.at, ReportAmendmentRow.digest(filing: filing, amendment),
      ])
  }

  /// Takes over what a person said of a report in another archive, taken back or not; false where it is known.
  func take(_ amendment: ReportAmendment, on filing: Int64) throws -> Bool {
    let known = try all(of: filing).first {
      ($0.amendment.what, $0.amendment.value, $0.amendment.reason, $0.amendment.by, $0.amendment.at)
        == (amendment.what, amendment.value, amendment.reason, amendment.by, amendment.at)
    }
    if let known {
      guard let undone = amendment.undoneAt, known.amendment.undoneAt ?? "~" > undone else { return false }
      try db.run("UPDATE report_amendment SET undone_at = ? WHERE id = ?", [undone, known.id])
      return true
    }
    try insert(amendment, on: filing)
    try db.run(
      "UPDATE report_amendment SET undone_at = ? WHERE id = ?", [amendment.undoneAt, db.lastInsertedRowID])
    return true
  }

  func undo(_ row: ReportAmendmentRow, at date: Date) throws {
    try db.run("UPDATE report_amendment SET undone_at = ? WHERE id = ?", [date.ISO8601Format(), row.id])
  }

  /// A report under the issuer and the year that a person gave its file; as it is where nobody did.
  func corrected(_ report: Report, from file: SourceFile) throws -> Report {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT i.name, f.year FROM source s JOIN report_amendment a ON a.undone_at IS NULL AND a.what <> 'form'
          JOIN filing f ON f.id = a.filing_id AND (f.source_id = s.id
            OR EXISTS (SELECT 1 FROM filing_source x WHERE x.filing_id = f.id AND x.source_id = s.id))
          JOIN issuer i ON i.id = f.issuer_id WHERE s.sha256 = ? ORDER BY f.revision DESC
          """), arguments: [file.sha256])
    guard let row else { return report }
    var report = report
    report.issuer = Issuer(row[0])
    report.year = row[1]
    return report
  }

  /// Lets the corrections of an earlier revision of the same bytes stand in another one; gives the form that it has
  /// with them.
  func carry(from earlier: Int64, to filing: Int64, printed: FormCode) throws -> FormCode {
    var form = printed
    for row in try all(of: earlier) where row.amendment.undoneAt == nil {
      guard row.amendment.what != .form || row.amendment.printed == form.rawValue else { continue }
      try insert(row.amendment, on: filing)
      if row.amendment.what == .form { form = FormCode(rawValue: row.amendment.value) ?? form }
    }
    return form
  }

  /// What a new file says that prints what another one printed before a person corrected that; `same` is an earlier
  /// revision of the same bytes.
  func leftBehind(by report: Report, of issuer: Int64, same: Int64?) throws -> [Remark] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM report_amendment WHERE undone_at IS NULL ORDER BY id")
    ).compactMap(row)
    var seen: Set<ReportAmendment> = []
    return try rows.filter { row in
      guard seen.insert(row.amendment).inserted else { return false }
      if row.amendment.what == .form {
        return try row.filing != same && isCurrent(row.filing, issuer, report.year)
          && report.form.rawValue != row.amendment.value
      }
      guard let printed = try printed(of: row.filing) else { return false }
      return printed.issuer == issuer && printed.year == report.year
    }.map(\.amendment.remark)
  }

  /// Whose report, and for which year, a revision is before any correction.
  private func printed(of filing: Int64) throws -> (issuer: Int64, year: Int)? {
    let row = try Row.fetchOne(
      db, sql: "SELECT issuer_id, year FROM filing WHERE id = ?", arguments: [filing])
    guard let row else { return nil }
    let first = try all(of: filing).filter { $0.amendment.undoneAt == nil }.map(\.amendment)
    let name = first.first { $0.what == .issuer }?.printed
    let year = first.first { $0.what == .year }.flatMap { Int($0.printed) }
    return (try name.flatMap { try IssuerBook(db: db).id(named: $0) } ?? row[0], year ?? row[1])
  }

  private func isCurrent(_ filing: Int64, _ issuer: Int64, _ year: Int) throws -> Bool {
    try StoredReport.currentFiling(issuer: issuer, year: year, in: db) == filing
  }

  private func row(of row: Row) -> ReportAmendmentRow? {
    guard let what = ReportAmendment.What(rawValue: row["what"]) else { return nil }
    let amendment = ReportAmendment(
      what: what, value: row["value"], printed: row["printed"], reason: row["reason"], by: row["made_by"],
      source: row["source"], at: row["made_at"], undoneAt: row["undone_at"])
    return ReportAmendmentRow(
      id: row["id"], filing: row["filing_id"], amendment: amendment, digest: row["digest"])
  }
}

extension ReportAmendment {
  /// What a newer file says of a correction that stays with the one before.
  fileprivate var remark: Remark {
    Remark(
      "R.amended", actual: value,
      message: Wording(
        en:
          "\(what.rawValue): a file before this one printed \(printed) and was amended to \(value) (\(reason)); "
          + "this one is stored as printed",
        zh: "\(what.label.zh)：先前的文件印作\(printed)，曾更正为\(value)（\(reason)）；本文件按原文存入"))
  }
}

extension ReportAmendment.What {
  /// The word that people read.
  package var label: Wording {
    switch self {
    case .issuer: Wording(en: "issuer", zh: "机构")
    case .year: Wording(en: "year", zh: "年份")
    case .form: Wording(en: "form", zh: "格式")
    }
  }
}
