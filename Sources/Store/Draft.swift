import Forms
import GRDB
import Reports

/// Where a report stands before it is filed: its issuer, the current report of the same year, and whether the file is
/// known. Looks only; used for filing and for saying what filing would do.
struct Draft {
  let issuer: Int64?
  let current: StoredReport?
  let outcome: FilingOutcome
  /// The file itself is a source of this issuer's report for this year, in some revision.
  let isKnownFile: Bool

  init(_ report: Report, file: SourceFile, codes: Codes, in db: Database) throws {
    issuer = try IssuerBook(db: db).match(report.issuer)?.id
    current = try issuer.flatMap { try StoredReport.current(issuer: $0, year: report.year, codes, in: db) }
    isKnownFile = try issuer.map { try Draft.isSource(file, of: $0, year: report.year, in: db) } ?? false
    // Another file that prints what was amended is no new version of the report.
    let printed = try current.map { try AmendmentBook(codes: codes, db: db).printed($0) }
    outcome = try Draft.outcome(report, current: printed, isKnownFile: isKnownFile, codes)
  }

  private static func outcome(
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

  /// A file of an older revision counts too: else a folder with both files would turn the report round each time.
  private static func isSource(_ file: SourceFile, of issuer: Int64, year: Int, in db: Database) throws
    -> Bool
  {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT 1 FROM source s JOIN filing f ON f.issuer_id = ? AND f.year = ?
          WHERE s.sha256 = ? AND (f.source_id = s.id
            OR EXISTS (SELECT 1 FROM filing_source x WHERE x.filing_id = f.id AND x.source_id = s.id))
          """), arguments: [issuer, year, file.sha256]) != nil
  }
}
