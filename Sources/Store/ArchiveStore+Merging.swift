import Checks
import Forms
import Foundation
import GRDB
import Reports

extension ArchiveStore {
  /// A file of a dossier as it was read by this program, or as one whose report is here already.
  package enum Handed: Sendable {
    case read(Dossier.File, Report, SourceFile)
    case known(Dossier.File)
  }

  /// True where the file is a source of this issuer's report for this year, in some revision.
  package func knows(_ file: Dossier.File, of dossier: Dossier) throws -> Bool {
    try read { db in
      guard let issuer = try IssuerUnion(codes: codes, db: db).known(dossier.issuer) else { return false }
      return try RevisionOrder(issuer: issuer, year: dossier.year, db: db).knows(file)
    }
  }

  /// Takes over one issuer's report for one year with all its files and all that people said of it, wholly or not at
  /// all. Which file is current follows from the moments at which the files first came (`RevisionOrder`).
  package func take(_ dossier: Dossier, _ files: [Handed], at date: Date, check: @escaping Check) throws
    -> DossierOutcome
  {
    guard !files.isEmpty else { return DossierOutcome() }
    return try write { db in
      let union = IssuerUnion(codes: codes, db: db)
      let entered = try union.enter(dossier.issuer, at: date)
      if entered.hasJoined { try renewAll(of: entered.id, check: check, in: db) }
      var taking = DossierTaking(dossier, issuer: entered.id, codes: codes, db: db)
      taking.outcome.objections = entered.objections
      try taking.take(files)
      if try taking.takeWords() {
        try renew(around: dossier.year, check: check, StoredYears(of: entered.id, codes, in: db))
      }
      try taking.countFindings()
      return taking.outcome
    }
  }

  /// What the other archive says of issuers beside their reports: levels, parents, scopes, and who was made one.
  package func takeIssuers(_ others: [OtherIssuer], at date: Date, check: @escaping Check) throws
    -> [Objection]
  {
    try write { db in
      let union = IssuerUnion(codes: codes, db: db)
      var objections: [Objection] = []
      for other in others where !other.hasReports {
        let entered = try union.enter(other, at: date)
        objections += entered.objections
        if entered.hasJoined { try renewAll(of: entered.id, check: check, in: db) }
      }
      for other in others {
        guard let id = try union.known(other) else { continue }
        objections += try union.takeStatements(other, of: id)
        for merge in other.merges { try union.take(merge, into: id) }
      }
      return objections
    }
  }
}

/// A dossier on its way into the archive, within one transaction.
private struct DossierTaking {
  var outcome = DossierOutcome()
  private let dossier: Dossier
  private let issuer: Int64
  private let codes: Codes
  private let db: Database
  private let order: RevisionOrder
  private var hasChanged = false

  init(_ dossier: Dossier, issuer: Int64, codes: Codes, db: Database) {
    self.dossier = dossier
    self.issuer = issuer
    self.codes = codes
    self.db = db
    order = RevisionOrder(issuer: issuer, year: dossier.year, db: db)
  }

  private var rows: FilingRows { FilingRows(codes: codes, db: db) }
  private var amendments: AmendmentBook { AmendmentBook(codes: codes, db: db) }

  mutating func take(_ files: [ArchiveStore.Handed]) throws {
    for file in files {
      switch file {
      case .known(let file): try note(file)
      case .read(let file, let report, let source): try take(file, report, source)
      }
    }
  }

  /// The file is here; it may have come earlier there.
  private mutating func note(_ file: Dossier.File) throws {
    if try order.note(file.sha256, at: file.at) {
      hasChanged = true
      _ = try order.arrange()
    }
    outcome.arrivals.append(Arrival(file: file, outcome: .unchanged, standing: nil))
  }

  private mutating func take(_ file: Dossier.File, _ report: Report, _ source: SourceFile) throws {
    if try order.knows(file) { return try note(file) }
    guard let date = file.date else { return }
    let place = try ReportAmendmentBook(db: db).corrected(report, from: source)
    if place.year != report.year || place.issuer.name != report.issuer.name {
      // A person here has given the file another issuer or year.
      return outcome.arrivals.append(Arrival(file: file, outcome: .unchanged, standing: nil))
    }
    var report = report
    report.issuer.name = try IssuerBook(db: db).name(of: issuer) ?? report.issuer.name
    let current = try StoredReport.current(issuer: issuer, year: dossier.year, codes, in: db)
    let found = try Draft.outcome(report, current: current.map(amendments.printed), isKnownFile: false, codes)
    hasChanged = true
    switch (found, current) {
    case (.unchanged, let current?):
      try db.run(
        "INSERT OR IGNORE INTO filing_source (filing_id, source_id, noted_at) VALUES (?, ?, ?)",
        [current.filing, try rows.source(source, at: date), file.at])
      outcome.arrivals.append(Arrival(file: file, outcome: .unchanged, standing: nil))
    default:
      try add(report, source, at: date)
      outcome.arrivals.append(Arrival(file: file, outcome: found, standing: try standing(of: file)))
    }
  }

  /// Adds a revision and puts it in its place among the others.
  private func add(_ report: Report, _ source: SourceFile, at date: Date) throws {
    _ = try IssuerBook(db: db).enter(report.issuer, year: report.year, source: source.name)
    let last = try Int.fetchOne(
      db, sql: "SELECT max(revision) FROM filing WHERE issuer_id = ? AND year = ?",
      arguments: [issuer, report.year])
    let filing = try rows.filing(
      report, issuer: issuer, source: try rows.source(source, at: date), revision: (last ?? 0) + 1, at: date)
    try rows.contents(of: report, from: source, filing: filing)
    _ = try order.arrange()
  }

  /// How a revision stands to the one before it, or, where it is not current, to the one that is.
  private func standing(of file: Dossier.File) throws -> Arrival.Standing? {
    let all = try order.standings()
    guard all.count > 1, let own = all.firstIndex(where: { $0.moment.sha256 == file.sha256 }) else {
      return nil
    }
    let isCurrent = own == all.count - 1
    let other = isCurrent ? all[own - 1] : all[all.count - 1]
    return Arrival.Standing(
      isCurrent: isCurrent, at: all[own].moment.at, other: other.name, otherAt: other.moment.at,
      revision: own + 1)
  }

  /// Takes over amendments and verdicts; tells whether the report has to be settled and checked anew.
  mutating func takeWords() throws -> Bool {
    for correction in dossier.reportCorrections { try take(correction) }
    for correction in dossier.corrections { try take(correction) }
    if hasChanged { try renewRemarks() }
    let name = try IssuerBook(db: db).name(of: issuer) ?? dossier.issuer.name
    for explanation in dossier.explanations where RevisionOrder.date(explanation.at) != nil {
      guard try VerdictBook(db: db).take(explanation, issuer: issuer, name: name, year: dossier.year) else {
        continue
      }
      outcome.verdicts += 1
      hasChanged = true
    }
    return hasChanged
  }

  private mutating func take(_ correction: Dossier.Correction) throws {
    let amendment = correction.amendment
    func refuse(_ en: String, _ zh: String) {
      outcome.objections.append(
        .leftThere(
          issuer: dossier.issuer.name, what: "\(dossier.year) \(amendment.key)", Wording(en: en, zh: zh)))
    }
    guard correction.isWhole, RevisionOrder.date(amendment.at) != nil else {
      return refuse("it is not what it was when it was made", "与作出时不一致")
    }
    guard let filing = try filing(of: correction.files),
      let stored = try StoredReport.load(filing, codes, in: db),
      let cell = stored.report.cells.first(where: { $0.key == amendment.key })
    else { return refuse("the report has no such cell as it is read here", "本程序识别的报告中没有该单元格") }
    let isCount = [.applications, .appeals].contains(amendment.key.section)
    guard !isCount || amendment.amended.value?.scale ?? 0 == 0 else {
      return refuse("it counts things and cannot be a decimal", "为件数，不能是小数")
    }
    let printed = try amendments.inForce(on: filing)[cell.key]?.printed(cell) ?? cell
    guard try amendments.take(amendment, of: printed, on: filing) else { return }
    try rows.rewrite(amendments.inForce(on: filing)[cell.key]?.amended(printed) ?? printed, filing: filing)
    outcome.amendments += 1
    hasChanged = true
  }

  /// A correction of the whole report. Its place is that of the dossier; only the form has to be put right.
  private mutating func take(_ correction: Dossier.ReportCorrected) throws {
    let amendment = correction.amendment
    guard correction.isWhole, RevisionOrder.date(amendment.at) != nil,
      let filing = try filing(of: correction.files)
    else { return }
    guard try ReportAmendmentBook(db: db).take(amendment, on: filing) else { return }
    outcome.amendments += 1
    hasChanged = true
    guard amendment.what == .form else { return }
    let inForce = try ReportAmendmentBook(db: db).inForce(.form, on: filing)?.amendment.value
    _ = try ReportMove(codes: codes, db: db).put(
      .form, inForce ?? amendment.printed, on: [filing],
      of: ReportMove.Subject(issuer: issuer, year: dossier.year))
  }

  /// The newest revision that one of the files gave.
  private func filing(of files: Set<String>) throws -> Int64? {
    let all = try Row.fetchAll(
      db,
      sql: """
        SELECT f.id, s.sha256 FROM filing f LEFT JOIN filing_source x ON x.filing_id = f.id
        JOIN source s ON s.id IN (f.source_id, x.source_id) WHERE f.issuer_id = ? AND f.year = ? ORDER BY f.revision DESC
        """, arguments: [issuer, dossier.year])
    return all.first { files.contains($0[1]) }?[0]
  }

  /// What the current revision says of amendments that stay with the one before it, whichever came first.
  private func renewRemarks() throws {
    let filings = try Int64.fetchAll(
      db, sql: "SELECT id FROM filing WHERE issuer_id = ? AND year = ? ORDER BY revision DESC LIMIT 2",
      arguments: [issuer, dossier.year])
    guard let current = filings.first, let stored = try StoredReport.load(current, codes, in: db) else {
      return
    }
    try db.run(
      """
      DELETE FROM finding_row WHERE filing_id = ? AND origin = 'reading'
        AND words_id IN (SELECT id FROM finding_words WHERE rule = 'R.amended')
      """,
      [current])
    guard filings.count == 2 else { return }
    let last = try Int.fetchOne(
      db, sql: "SELECT max(ordinal) FROM filing_finding WHERE filing_id = ? AND origin = 'reading'",
      arguments: [current])
    let left = try amendments.leftBehind(by: stored.report, on: filings[1]).map(\.remark)
    let same = try Draft.files(of: current, in: db).isDisjoint(with: Draft.files(of: filings[1], in: db))
    let corrected = try ReportAmendmentBook(db: db).leftBehind(
      by: stored.report, of: issuer, same: same ? nil : filings[1])
    for (index, remark) in (left + corrected).enumerated() {
      try rows.insert(remark, order: (last ?? -1) + 1 + index, filing: current)
    }
  }

  mutating func countFindings() throws {
    outcome.findings =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM filing_finding n JOIN filing f ON f.id = n.filing_id
          WHERE f.issuer_id = ? AND f.year = ? AND f.is_current = 1
          """, arguments: [issuer, dossier.year]) ?? 0
  }
}
