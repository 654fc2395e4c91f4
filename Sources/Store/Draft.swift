import Forms
import GRDB
import Reports

/// Where a report stands before it is filed: its issuer, the current report of the same year, and whether the file is
/// known. Looks only; used for filing and for saying what filing would do. With `again`, a file of an older revision
/// is taken as if it were new; else a folder that holds both would turn the report round each time.
struct Draft {
  let issuer: Int64?
  let current: StoredReport?
  let outcome: FilingOutcome
  /// The file itself is a source of this issuer's report for this year, in some revision.
  let isKnownFile: Bool

  init(_ report: Report, file: SourceFile, again: Bool = false, codes: Codes, in db: Database) throws {
    issuer = try IssuerBook(db: db).match(report.issuer)?.id
    current = try issuer.flatMap { try StoredReport.current(issuer: $0, year: report.year, codes, in: db) }
    let known = try issuer.flatMap { try Draft.revision(of: file.sha256, $0, report.year, in: db) }
    isKnownFile = known != nil
    if let known, let current, !again, try !Draft.files(of: current.filing, in: db).contains(file.sha256) {
      outcome = .older(revision: known, current: try Draft.number(of: current.filing, in: db))
      return
    }
    // Another file that prints what was amended is no new version of the report.
    let printed = try current.map { try AmendmentBook(codes: codes, db: db).printed($0) }
    outcome =
      printed == nil && file.hasOnce(report.cells)
      ? .new : try Draft.outcome(report, current: printed, isKnownFile: isKnownFile && !again, codes)
  }

  static func outcome(
    _ report: Report, current: Report?, isKnownFile: Bool, _ codes: Codes
  ) throws -> FilingOutcome {
    guard let current else {
      _ = try report.readings(codes)
      return .new
    }
    if isKnownFile { return .unchanged }
    let printed = current.unsettled
    let differences = try printed.differences(to: report, codes)
    return differences.isEmpty && printed.hasSameFrame(as: report)
      ? .unchanged : .revised(differences: differences)
  }

  /// True where a file gave some revision of a report, or was another source of one.
  static func isSource(_ sha256: String, of issuer: Int64, year: Int, in db: Database) throws -> Bool {
    try revision(of: sha256, issuer, year, in: db) != nil
  }

  /// The newest revision that came from a file, or that it was another source of.
  private static func revision(of sha256: String, _ issuer: Int64, _ year: Int, in db: Database) throws
    -> Int?
  {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(f.revision) FROM source s JOIN filing f ON f.issuer_id = ? AND f.year = ?
          WHERE s.sha256 = ? AND (f.source_id = s.id
            OR EXISTS (SELECT 1 FROM filing_source x WHERE x.filing_id = f.id AND x.source_id = s.id))
          """), arguments: [issuer, year, sha256])
  }

  /// The digests of the files of a revision.
  static func files(of filing: Int64, in db: Database) throws -> Set<String> {
    try String.fetchSet(
      db.cachedStatement(
        sql: """
          SELECT s.sha256 FROM filing f JOIN source s ON s.id = f.source_id WHERE f.id = ?1
          UNION SELECT s.sha256 FROM filing_source x JOIN source s ON s.id = x.source_id WHERE x.filing_id = ?1
          """), arguments: [filing])
  }

  private static func number(of filing: Int64, in db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT revision FROM filing WHERE id = ?"), arguments: [filing]) ?? 1
  }
}
