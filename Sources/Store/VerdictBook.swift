import Checks
import Forms
import Foundation
import GRDB
import Reports

/// The names of findings and what people said of them.
struct VerdictBook {
  let db: Database

  /// What a finding is about, in the words that its name is made of. `occurrence` tells findings of one rule about
  /// one place apart.
  struct Subject: Hashable {
    let rule: String
    let section: String?
    let row: String?
    let column: String?
    var occurrence = 1

    /// Ten hexadecimal digits, the same whenever the same rule finds something at the same place of the same report.
    func name(issuer: String, year: Int) -> String {
      let parts = [issuer, String(year), rule, section ?? "", row ?? "", column ?? "", String(occurrence)]
      return String(sha256(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(10))
    }
  }

  /// One finding of a filing with the key of its row.
  private struct Entry {
    let origin: String
    let ordinal: Int
    let subject: Subject
    let finding: Finding
  }

  /// The names of what the checks found in a report, in its order; they come before what reading had to tell.
  func names(of findings: [Finding], on stored: StoredReport) -> [String] {
    var met: [Subject: Int] = [:]
    return findings.map { finding in
      var subject = Subject(
        rule: finding.rule, section: finding.section?.rawValue, row: finding.row?.whole,
        column: finding.column?.whole)
      met[subject, default: 0] += 1
      subject.occurrence = met[subject] ?? 1
      return subject.name(issuer: stored.report.issuer.name, year: stored.report.year)
    }
  }

  /// True where reading had something to tell too, or a person has explained a finding: then names are given by
  /// `nameFindings`.
  func hasMore(to stored: StoredReport) throws -> Bool {
    try !stored.report.remarks.isEmpty || !cells(of: stored.issuer, stored.report.year).isEmpty
  }

  /// Names every finding of a report and marks those that stand explained.
  func nameFindings(of stored: StoredReport) throws {
    let verdicts = try cells(of: stored.issuer, stored.report.year)
    for entry in try entries(of: stored.filing) {
      let name = entry.subject.name(issuer: stored.report.issuer.name, year: stored.report.year)
      let isExplained = verdicts[name].map { $0 == digest(entry.finding, in: stored.report) } ?? false
      try db.run(
        "UPDATE finding_row SET id = ?, is_explained = ? WHERE filing_id = ? AND origin = ? AND ordinal = ?",
        [name, isExplained, stored.filing, entry.origin, entry.ordinal])
    }
  }

  /// Explains the finding of a name on a current report; false where there is none.
  func explain(_ name: String, of stored: StoredReport, note: String, by: String, at date: Date) throws
    -> Bool
  {
    let entry = try entries(of: stored.filing).first {
      $0.subject.name(issuer: stored.report.issuer.name, year: stored.report.year) == name
    }
    guard let entry else { return false }
    let subject = entry.subject
    _ = try undo(name, at: date)
    try db.run(
      """
      INSERT INTO verdict (finding_id, issuer_id, year, rule, section, row, col, occurrence, cells, note,
        given_by, given_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        name, stored.issuer, stored.report.year, subject.rule, subject.section, subject.row, subject.column,
        subject.occurrence, digest(entry.finding, in: stored.report), note, by, date.ISO8601Format(),
      ])
    return true
  }

  /// Takes the explanation of a finding back; false where there is none in force.
  func undo(_ name: String, at date: Date) throws -> Bool {
    try db.run(
      "UPDATE verdict SET undone_at = ? WHERE finding_id = ? AND undone_at IS NULL",
      [date.ISO8601Format(), name])
    return db.changesCount > 0
  }

  /// Takes over what a person said of a finding in another archive, taken back or not; true where anything changed. Of two
  /// explanations the later one is in force, whichever came here first.
  func take(_ word: Dossier.Explanation, issuer: Int64, name: String, year: Int) throws -> Bool {
    let id = word.subject.name(issuer: name, year: year)
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM verdict WHERE finding_id = ?", arguments: [id])
    if let known = rows.first(where: {
      ($0["given_at"], $0["note"], $0["given_by"]) == (word.at, word.note, word.by)
    }) {
      guard let undone = word.undoneAt, known["undone_at"] as String? ?? "~" > undone else { return false }
      try db.run("UPDATE verdict SET undone_at = ? WHERE id = ?", [undone, known["id"] as Int64])
      return true
    }
    var undone = word.undoneAt
    if undone == nil, let other = rows.first(where: { $0["undone_at"] as String? == nil }) {
      let isOlder = (other["given_at"] as String, other["note"] as String) < (word.at, word.note)
      undone = isOlder ? nil : other["given_at"]
      if isOlder {
        try db.run("UPDATE verdict SET undone_at = ? WHERE id = ?", [word.at, other["id"] as Int64])
      }
    }
    try db.run(
      """
      INSERT INTO verdict (finding_id, issuer_id, year, rule, section, row, col, occurrence, cells, note,
        given_by, given_at, undone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, issuer, year, word.subject.rule, word.subject.section, word.subject.row, word.subject.column,
        word.subject.occurrence, word.cells, word.note, word.by, word.at, undone,
      ])
    return true
  }

  /// Names the verdicts of an issuer anew, whose name has changed.
  func rename(of issuer: Int64, as name: String) throws {
    for row in try Row.fetchAll(db, sql: "SELECT * FROM verdict WHERE issuer_id = ?", arguments: [issuer]) {
      let subject = Subject(
        rule: row["rule"], section: row["section"], row: row["row"], column: row["col"],
        occurrence: row["occurrence"])
      try db.run(
        "UPDATE verdict SET finding_id = ? WHERE id = ?",
        [subject.name(issuer: name, year: row["year"]), row["id"] as Int64])
    }
  }

  private func cells(of issuer: Int64, _ year: Int) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT finding_id, cells FROM verdict WHERE issuer_id = ? AND year = ? AND undone_at IS NULL"),
      arguments: [issuer, year])
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of all that the finding speaks of: its cells, both its sides, and its words where it speaks of no cell.
  private func digest(_ finding: Finding, in report: Report) -> String {
    let keys = Set(finding.cells(in: report))
    let cells = report.cells.filter { keys.contains($0.key) }.map { cell in
      "\(cell.key) \(cell.state.rawValue) \(cell.value?.description ?? "") \(cell.raw)"
    }.sorted()
    let words = cells.isEmpty ? [finding.message.en] : cells
    let parts = words + [finding.expected ?? "", finding.actual ?? ""]
    return sha256(Array(parts.joined(separator: "\u{1F}").utf8))
  }

  private func entries(of filing: Int64) throws -> [Entry] {
    var met: [Subject: Int] = [:]
    return try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM filing_finding WHERE filing_id = ? ORDER BY origin, ordinal"),
      arguments: [filing]
    ).compactMap { row in
      guard let severity = Severity(rawValue: row["severity"]) else { return nil }
      var subject = Subject(
        rule: row["rule"], section: row["section"], row: row["row"], column: row["col"])
      met[subject, default: 0] += 1
      subject.occurrence = met[subject] ?? 1
      let finding = Finding(
        rule: row["rule"], severity: severity, section: subject.section.flatMap(Section.init),
        row: subject.row, column: subject.column, expected: row["expected"], actual: row["actual"],
        message: Wording(en: row["message_en"], zh: row["message_zh"]))
      return Entry(origin: row["origin"], ordinal: row["ordinal"], subject: subject, finding: finding)
    }
  }
}
