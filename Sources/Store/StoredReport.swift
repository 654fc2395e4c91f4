import Documents
import Forms
import Foundation
import GRDB
import Reports

/// A report as it comes back from the archive, with the keys of its rows.
struct StoredReport {
  let filing: Int64
  let issuer: Int64
  let report: Report

  /// The current report of an issuer for a year.
  static func current(issuer: Int64, year: Int, _ codes: Codes, in db: Database) throws -> StoredReport? {
    try currentFiling(issuer: issuer, year: year, in: db).flatMap { try load($0, codes, in: db) }
  }

  static func currentFiling(issuer: Int64, year: Int, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM filing WHERE issuer_id = ? AND year = ? AND is_current = 1"),
      arguments: [issuer, year])
  }

  /// The current filings of one issuer (name or alias) or year or of all, by issuer and year.
  static func currentFilings(issuer: String?, year: Int?, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT f.id FROM filing f JOIN issuer i ON i.id = f.issuer_id WHERE f.is_current = 1
          AND (?1 IS NULL OR i.id = ?2) AND (?3 IS NULL OR f.year = ?3) ORDER BY i.name, f.year
        """,
      arguments: [issuer, try issuer.flatMap { try IssuerBook(db: db).id(named: $0) }, year])
  }

  static func load(_ filing: Int64, _ codes: Codes, in db: Database) throws -> StoredReport? {
    let head = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT f.*, i.name FROM filing f JOIN issuer i ON i.id = f.issuer_id WHERE f.id = ?"),
      arguments: [filing])
    guard let head, let form = codes.form.codes[head["form_id"]].flatMap(FormCode.init) else { return nil }
    let issuer: Int64 = head["issuer_id"]
    let rows = StoredRows(filing: filing, codes: codes, db: db)
    let report = Report(
      issuer: try rows.issuer(issuer, name: head["name"], organCode: head["organ_code"]), year: head["year"],
      form: form, evidence: try evidence(head["evidence"]), title: head["title"],
      publishedOn: head["published_on"], period: period(head), indexNumber: head["index_number"],
      scope: (head["scope"] as String?).flatMap(Scope.init), cells: try rows.cells(),
      extras: try rows.extras(), undecided: try rows.undecided(),
      facts: try rows.facts(), remarks: try rows.remarks(), sections: try rows.sections())
    return StoredReport(filing: filing, issuer: issuer, report: report)
  }

  private static func evidence(_ json: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(json.utf8))
  }

  private static func period(_ head: Row) -> Period? {
    (head["period_sentence"] as String?).map {
      Period(from: head["period_from"], to: head["period_to"], sentence: $0)
    }
  }
}
