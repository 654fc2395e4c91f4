import Checks
import Forms
import Foundation
import GRDB
import Reports

extension ArchiveStore {
  /// A check of one report beside its neighbours.
  package typealias Check = (Report, Neighbours) -> [Finding]

  /// Stores a report with its file, wholly or not at all, and says what became of it. The findings of the year after
  /// are made anew, because their neighbour has changed. A file that is known as an older revision changes nothing
  /// unless it comes `again`: then it is the newest one.
  package func file(
    _ report: Report, from file: SourceFile, importedAt date: Date, again: Bool = false, check: Check
  ) throws -> FilingOutcome {
    try write { db in
      let report = try ReportAmendmentBook(db: db).corrected(report, from: file)
      let draft = try Draft(report, file: file, again: again, codes: codes, in: db)
      try forgetRefusal(of: file, in: db)
      switch draft.outcome {
      case .unchanged: try note(file, on: draft, at: date, in: db)
      case .older: break
      case .new, .revised: try store(report, from: file, at: date, check: check, in: db)
      }
      return draft.outcome
    }
  }

  /// What `file` would do, without doing it.
  package func outcome(of report: Report, from file: SourceFile) throws -> FilingOutcome {
    try read { db in
      let report = try ReportAmendmentBook(db: db).corrected(report, from: file)
      return try Draft(report, file: file, codes: codes, in: db).outcome
    }
  }

  /// The digests of the files that the current report of the same issuer and year came from.
  package func currentFiles(of report: Report, from file: SourceFile) throws -> Set<String> {
    try read { db in
      let report = try ReportAmendmentBook(db: db).corrected(report, from: file)
      let filing = try IssuerBook(db: db).match(report.issuer).flatMap {
        try StoredReport.currentFiling(issuer: $0.id, year: report.year, in: db)
      }
      return try filing.map { try Draft.files(of: $0, in: db) } ?? []
    }
  }

  /// Runs the checks again over stored reports, of one issuer or year or of all; gives how many were checked.
  package func recheck(issuer: String? = nil, year: Int? = nil, check: Check) throws -> Int {
    try write { db in
      let filings = try StoredReport.currentFilings(issuer: issuer, year: year, in: db)
      for filing in filings {
        guard let stored = try StoredReport.load(filing, codes, in: db) else { continue }
        try renewFindings(of: stored, check: check, StoredYears(of: stored.issuer, codes, in: db))
      }
      return filings.count
    }
  }

  private func note(_ file: SourceFile, on draft: Draft, at date: Date, in db: Database) throws {
    guard !draft.isKnownFile, let filing = draft.current?.filing else { return }
    let source = try FilingRows(codes: codes, db: db).source(file, at: date)
    try db.run(
      "INSERT INTO filing_source (filing_id, source_id, noted_at) VALUES (?, ?, ?)",
      [filing, source, date.ISO8601Format()])
  }

  private func store(
    _ report: Report, from file: SourceFile, at date: Date, check: Check, in db: Database
  ) throws {
    let issuer = try IssuerBook(db: db).enter(report.issuer, year: report.year, source: file.name)
    let source = try FilingRows(codes: codes, db: db).source(file, at: date)
    try store(report, of: issuer, from: file, source: source, at: date, check: check, in: db)
  }

  /// Makes a report the current revision. Amendments of the one before stay with that one, and the new one says so;
  /// those of an earlier revision of the same bytes stand again.
  func store(
    _ report: Report, of issuer: Int64, from file: SourceFile? = nil, source: Int64, at date: Date,
    check: Check,
    in db: Database
  ) throws {
    let book = AmendmentBook(codes: codes, db: db)
    let corrections = ReportAmendmentBook(db: db)
    let same = try revision(from: source, of: issuer, report.year, in: db)
    let lasting = try same.map { try book.lasting(from: $0, in: report) } ?? []
    var report = report
    report.remarks += try book.leftBehind(by: report, of: issuer)
      .filter { row in !lasting.contains { $0.id == row.id } }.map(\.remark)
    report.remarks += try corrections.leftBehind(by: report, of: issuer, same: same)
    let rows = FilingRows(codes: codes, db: db)
    let filing = try rows.filing(report, issuer: issuer, source: source, at: date)
    try rows.contents(of: report, from: file, filing: filing)
    let years = StoredYears(of: issuer, codes, recent, in: db)
    var held = try book.carry(lasting, to: filing, report)
    if let same {
      held.form = try corrections.carry(from: same, to: filing, printed: report.form)
      try db.run("UPDATE filing SET form_id = ? WHERE id = ?", [codes.form.ids[held.form.rawValue], filing])
    }
    held.issuer.name = try IssuerBook(db: db).name(of: issuer) ?? report.issuer.name
    years.hold(StoredReport(filing: filing, issuer: issuer, report: held))
    try renew(around: report.year, check: check, years)
  }

  /// The newest revision of a report that was read from a file.
  private func revision(from source: Int64, of issuer: Int64, _ year: Int, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT max(id) FROM filing WHERE source_id = ? AND issuer_id = ? AND year = ?"),
      arguments: [source, issuer, year])
  }

  /// What depends on a report that has come or changed: undecided rows of its year and of both neighbours are settled
  /// anew, then the findings of every report whose figures or whose year before may have changed.
  func renew(around year: Int, check: Check, _ years: StoredYears) throws {
    var changed: Set<Int> = [year]
    for other in year - 1...year + 1 {
      guard let stored = try years.report(other), !stored.report.undecided.isEmpty else { continue }
      let rows = FilingRows(codes: codes, db: years.db)
      guard try rows.settle(stored, beside: years.neighbours(of: stored)) else { continue }
      changed.insert(other)
      years.forget(other)
    }
    for other in Set(changed.flatMap { [$0, $0 + 1] }).sorted() {
      guard let stored = try years.report(other) else { continue }
      try renewFindings(of: stored, check: check, years)
    }
  }

  private func renewFindings(of stored: StoredReport, check: Check, _ years: StoredYears) throws {
    let findings = check(stored.report, try years.neighbours(of: stored))
    let book = VerdictBook(db: years.db)
    let names = book.names(of: findings, on: stored)
    try FilingRows(codes: codes, db: years.db).replaceFindings(of: stored.filing, with: zip(names, findings))
    if try book.hasMore(to: stored) { try book.nameFindings(of: stored) }
  }

  /// The current reports of the years before and after.
  func neighbours(of stored: StoredReport, in db: Database) throws -> Neighbours {
    let years = StoredYears(of: stored.issuer, codes, in: db)
    let year = stored.report.year
    return Neighbours(previous: try years.report(year - 1)?.report, next: try years.report(year + 1)?.report)
  }
}
