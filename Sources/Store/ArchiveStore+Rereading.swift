import Checks
import Forms
import Foundation
import GRDB
import Reports

/// What reading an original again gives for one report.
package struct Rereading: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  /// `unchanged`, or `revised` with what is read differently now.
  package let outcome: FilingOutcome
}

extension ArchiveStore {
  /// Reads the originals of current reports again, of one issuer or year or of all. What is read differently becomes a
  /// new revision with the same file, unless `isDry`. An original that gives no report is told to `refuse`, and its
  /// report stays as it is.
  package func reread(
    issuer: String? = nil, year: Int? = nil, at date: Date, isDry: Bool = false, check: Check,
    refuse: (Objection) -> Void
  ) throws -> [Rereading] {
    let filings = try read { try StoredReport.currentFilings(issuer: issuer, year: year, in: $0) }
    return try filings.compactMap { filing in
      do {
        return try isDry
          ? read { try reread(filing, in: $0)?.result }
          : write { try take(try reread(filing, in: $0), at: date, check: check, in: $0) }
      } catch StoreError.cannotTake(let objection) {
        refuse(objection)
        return nil
      }
    }
  }

  private typealias Reread = (result: Rereading, report: Report, stored: StoredReport, source: Int64)

  private func reread(_ filing: Int64, in db: Database) throws -> Reread? {
    guard let stored = try StoredReport.load(filing, codes, in: db),
      let source = try Int64.fetchOne(
        db, sql: "SELECT source_id FROM filing WHERE id = ?", arguments: [filing])
    else { return nil }
    let (issuer, year) = (stored.report.issuer.name, stored.report.year)
    do {
      let report = try Derivation(db: db).report(of: source, issuer: issuer, year: year)
      let printed = try AmendmentBook(codes: codes, db: db).printed(stored).unsettled
      let differences = try printed.differences(to: report, codes)
      let isSame = differences.isEmpty && printed.hasSameFrame(as: report)
      let outcome: FilingOutcome = isSame ? .unchanged : .revised(differences: differences)
      return (Rereading(issuer: issuer, year: year, outcome: outcome), report, stored, source)
    } catch let failure as Derivation.Failure {
      throw StoreError.cannotTake(.cannotReread(issuer: issuer, year: year, failure.wording))
    }
  }

  private func take(_ reread: Reread?, at date: Date, check: Check, in db: Database) throws -> Rereading? {
    guard let reread else { return nil }
    if reread.result.outcome != .unchanged {
      try store(
        reread.report, of: reread.stored.issuer, source: reread.source, at: date, check: check, in: db)
    }
    return reread.result
  }
}
