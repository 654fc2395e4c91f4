import Checks
import GRDB

/// The current reports of one issuer, each year's read once however many checks look at it.
final class StoredYears {
  let db: Database
  private let issuer: Int64
  private let codes: Codes
  private var years: [Int: StoredReport?] = [:]

  init(of issuer: Int64, _ codes: Codes, in db: Database) {
    self.issuer = issuer
    self.codes = codes
    self.db = db
  }

  /// Takes a report that has just been stored, so that it need not be read back.
  func hold(_ stored: StoredReport) { years[stored.report.year] = stored }

  /// To be called when rows of that year have been rewritten.
  func forget(_ year: Int) { years[year] = nil }

  func report(_ year: Int) throws -> StoredReport? {
    if let known = years[year] { return known }
    let filing = try StoredReport.currentFiling(issuer: issuer, year: year, in: db)
    let stored = try filing.flatMap { try StoredReport.load($0, codes, in: db) }
    years[year] = .some(stored)
    return stored
  }

  /// The year after is looked at for undecided rows only.
  func neighbours(of stored: StoredReport) throws -> Neighbours {
    let year = stored.report.year
    return Neighbours(
      previous: try report(year - 1)?.report,
      next: stored.report.undecided.isEmpty ? nil : try report(year + 1)?.report)
  }
}
