import Checks
import GRDB

/// The current reports of one issuer, each year's read once however many checks look at it.
final class StoredYears {
  let db: Database
  private let issuer: Int64
  private let codes: Codes
  private let recent: RecentReports?
  private var years: [Int: StoredReport?] = [:]

  /// `recent` may know some of them.
  init(of issuer: Int64, _ codes: Codes, _ recent: RecentReports? = nil, in db: Database) {
    self.recent = recent
    self.issuer = issuer
    self.codes = codes
    self.db = db
  }

  /// Takes a report that has just been stored, so that it need not be read back.
  func hold(_ stored: StoredReport) {
    years[stored.report.year] = stored
    recent?.keep(stored)
  }

  /// To be called when rows of that year have been rewritten.
  func forget(_ year: Int) {
    if case let stored?? = years.removeValue(forKey: year) { recent?.forget(stored.filing) }
  }

  func report(_ year: Int) throws -> StoredReport? {
    if let known = years[year] { return known }
    let filing = try StoredReport.currentFiling(issuer: issuer, year: year, in: db)
    let stored = try filing.flatMap { try recent?.report($0) ?? StoredReport.load($0, codes, in: db) }
    years[year] = .some(stored)
    if let stored { recent?.keep(stored) }
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
