import Checks
import Documents
import Forms
import Foundation
import GRDB
import Reports

/// Writes the rows of one filing. Every statement is prepared once for all of its rows.
struct FilingRows {
  typealias Values = [(any DatabaseValueConvertible)?]

  let codes: Codes
  let db: Database

  /// The id of a file's source, stored with its bytes where they are new.
  func source(_ file: SourceFile, at date: Date) throws -> Int64 {
    let known = "SELECT id FROM source WHERE sha256 = ?"
    if let id = try Int64.fetchOne(db.cachedStatement(sql: known), arguments: [file.sha256]) { return id }
    let kept = try Sqlar.keep(file, at: date, in: db)
    try db.run(
      """
      INSERT INTO source (sha256, name, format, encoding, size, imported_at, sqlar_name)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        file.sha256, file.name, file.format.rawValue, file.encoding, file.bytes.count, date.ISO8601Format(),
        kept,
      ])
    return db.lastInsertedRowID
  }

  /// A new revision, current from now on, and later than what it takes the place of: so the order of revisions can be
  /// told from their moments alone.
  func filing(_ report: Report, issuer: Int64, source: Int64, at date: Date) throws -> Int64 {
    let last = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT max(revision) FROM filing WHERE issuer_id = ? AND year = ?"),
      arguments: [issuer, report.year])
    let order = RevisionOrder(issuer: issuer, year: report.year, db: db)
    return try filing(
      report, issuer: issuer, source: source, revision: (last ?? 0) + 1,
      at: last == nil ? date : order.moment(date))
  }

  /// The same with a number and a moment of its own.
  func filing(_ report: Report, issuer: Int64, source: Int64, revision: Int, at date: Date) throws -> Int64 {
    try db.run(
      "UPDATE filing SET is_current = 0 WHERE issuer_id = ? AND year = ? AND is_current = 1",
      [issuer, report.year])
    try db.run(
      """
      INSERT INTO filing (issuer_id, year, form_id, revision, is_current, title, published_on, period_from,
        period_to, period_sentence, index_number, organ_code, scope, evidence, source_id, imported_at)
      VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        issuer, report.year, codes.form.ids[report.form.rawValue], revision, report.title,
        report.publishedOn, report.period?.from, report.period?.to, report.period?.sentence,
        report.indexNumber,
        report.issuer.organCode, report.scope?.rawValue, try json(report.evidence), source,
        date.ISO8601Format(),
      ])
    return db.lastInsertedRowID
  }

  /// Everything that a report says, read from `file`.
  func contents(of report: Report, from file: SourceFile?, filing: Int64) throws {
    var seen: Set<CellKey> = []
    let areOnce = file?.hasOnce(report.cells) ?? false
    let cells = report.cells.enumerated().filter { areOnce || seen.insert($0.element.key).inserted }
    try insert(cells.map { (order: $0.offset, cell: $0.element) }, filing: filing)
    for (order, extra) in report.extras.enumerated() { try insert(extra, order: order, filing: filing) }
    for (order, row) in report.undecided.enumerated() { try insert(row, order: order, filing: filing) }
    for (order, fact) in report.facts.enumerated() { try insert(fact, order: order, filing: filing) }
    for (order, remark) in report.remarks.enumerated() { try insert(remark, order: order, filing: filing) }
    guard !report.sections.isEmpty else { return }
    try insert(file?.packed(report.sections) ?? PackedText.packed(report.sections), filing: filing)
  }

  /// Puts the findings of the checks, each with its name, in the place of the earlier ones; what reading had to tell stays.
  func replaceFindings(of filing: Int64, with findings: some Sequence<(String, Finding)>) throws {
    try db.run("DELETE FROM finding_row WHERE filing_id = ? AND origin = 'check'", [filing])
    for (order, (name, finding)) in findings.enumerated() {
      try insertFinding(finding, named: name, origin: "check", order: order, filing: filing)
    }
  }

  private func insert(_ extra: ExtraCell, order: Int, filing: Int64) throws {
    let head: Values = [filing, order, extra.section.rawValue, extra.label, extra.column]
    let value: Values = [extra.value?.mantissa, extra.value?.scale ?? 0, extra.unit]
    try db.run(
      """
      INSERT INTO extra_count (filing_id, ordinal, section, label, col, value, scale, unit, state_id, raw,
        at_page, at_table, at_row, at_col) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, head + value + [codes.state.ids[extra.state.rawValue], extra.raw] + place(extra.place))
  }

  private func insert(_ fact: Fact, order: Int, filing: Int64) throws {
    let value: Values = [fact.value?.mantissa, fact.value?.scale ?? 0, fact.unit, fact.sentence]
    try db.run(
      """
      INSERT INTO sentence_fact (filing_id, ordinal, fact, value, scale, unit, sentence,
        at_page, at_table, at_row, at_col) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, [filing, order, fact.code] + value + place(fact.place))
  }

  private func insert(_ text: PackedText.Packed, filing: Int64) throws {
    guard let bytes = text.bytes else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
    try db.run(
      "INSERT INTO report_text (filing_id, dictionary, size, data) VALUES (?, ?, ?, ?)",
      [filing, PackedText.dictionary, text.size, Data(bytes)])
  }

  /// A remark becomes a finding of the gravity that the catalogue of rules gives it.
  func insert(_ remark: Remark, order: Int, filing: Int64) throws {
    let finding = Finding(
      rule: remark.rule, severity: Rule.of(remark.rule)?.severity ?? .warning, section: remark.section,
      row: remark.row, column: remark.column, actual: remark.actual, message: remark.message)
    try insertFinding(finding, origin: "reading", order: order, filing: filing)
  }

  private func insertFinding(
    _ finding: Finding, named name: String = "", origin: String, order: Int, filing: Int64
  ) throws {
    let (expected, actual) = (finding.expected?.whole, finding.actual?.whole)
    let message = Wording(en: finding.message.en.whole, zh: finding.message.zh.whole)
    let words = FindingWords(message, expected: expected, actual: actual)
    let subject: Values = [finding.section?.rawValue, finding.row, finding.column, expected, actual]
    try db.run(
      """
      INSERT INTO finding_row (filing_id, origin, ordinal, words_id, section, row, col, expected, actual,
        part_1, part_2, part_3, part_4, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [filing, origin, order, try id(of: words, for: finding)] + subject
        + (0..<FindingWords.most).map { index in
          words.parts.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        } + [name])
  }

  /// The id of words, which are stored when they are met for the first time.
  private func id(of words: FindingWords, for finding: Finding) throws -> Int64 {
    let values: Values = [
      finding.rule, finding.severity.rawValue, words.parts == nil ? 0 : 1, words.message.en, words.message.zh,
    ]
    let known = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM finding_words WHERE rule = ? AND severity = ? AND is_marked = ? AND en = ? AND zh = ?
          """), arguments: StatementArguments(values))
    if let known { return known }
    try db.run("INSERT INTO finding_words (rule, severity, is_marked, en, zh) VALUES (?, ?, ?, ?, ?)", values)
    return db.lastInsertedRowID
  }

  func place(_ place: Place) -> Values { [place.page, place.table, place.row, place.column] }

  func json(_ values: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
  }
}
