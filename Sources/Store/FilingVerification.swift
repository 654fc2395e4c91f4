import Checks
import Documents
import Forms
import GRDB
import Reports

/// One revision of a report, as stored, beside what its original gives today.
struct FilingVerification {
  private(set) var cells = 0
  private(set) var discrepancies: [Discrepancy] = []
  private let codes: Codes
  private var head: (issuer: String?, year: Int?, revision: Int?)

  init(
    _ filing: Int64, _ codes: Codes, _ neighbours: (StoredReport, Database) throws -> Neighbours,
    check: ArchiveStore.Check, _ db: Database
  ) throws {
    self.codes = codes
    let row = try Row.fetchOne(
      db, sql: "SELECT f.*, i.name FROM filing f LEFT JOIN issuer i ON i.id = f.issuer_id WHERE f.id = ?",
      arguments: [filing])
    head = (row?["name"], row?["year"], row?["revision"])
    do {
      guard let row, let stored = try StoredReport.load(filing, codes, in: db) else {
        add("report", stored: "no issuer or form", derived: "")
        return
      }
      let derived = try Derivation(db: db)
        .report(of: row["source_id"], issuer: stored.report.issuer.name, year: stored.report.year)
      let amendments = AmendmentBook(codes: codes, db: db)
      let settled =
        try row["is_current"]
        ? FilingVerification.settled(derived, try amendments.inForce(on: filing), neighbours(stored, db))
        : FilingVerification.settled(derived, FilingRows(codes: codes, db: db).chosen(of: filing))
      compare(stored.report, settled, try amendments.inForce(on: filing))
      try compareFrame(stored.report, derived, printed: amendments.printedForm(of: stored))
      compareHead(stored.report, derived)
      compareText(stored.report, derived)
      try compareRemarks(stored.report, derived, Derivation(db: db), source: row["source_id"])
      if row["is_current"] {
        let found = check(stored.report, try neighbours(stored, db))
        compare("finding", try FilingRows(codes: codes, db: db).checked(filing), found.map(\.text))
      }
      for row in try amendments.all(of: filing) where !row.isWhole {
        add("amendment \(row.key)", stored: row.amendment.reason, derived: "as it was made")
      }
      for row in try ReportAmendmentBook(db: db).all(of: filing) where !row.isWhole {
        add(
          "amendment \(row.amendment.what.rawValue)", stored: row.amendment.reason, derived: "as it was made")
      }
    } catch let text as UnreadableText {
      add("text", stored: "the text of report \(text.filing) cannot be read", derived: "")
    } catch let failure as Derivation.Failure {
      add("original", stored: "", derived: failure.wording.en)
    }
  }

  /// The cells of a current report, with rows that the neighbouring years settle.
  private static func settled(
    _ derived: Report, _ amended: [CellKey: AmendmentRow], _ neighbours: Neighbours
  ) -> [CellKey: Cell] {
    var report = derived
    report.cells = derived.cells.map { amended[$0.key]?.amended($0) ?? $0 }
    let choices = Settlement(report, beside: neighbours).chosen
    return cells(of: derived, choices)
  }

  /// The cells of a revision that is no longer current, with the readings that were chosen while it was.
  private static func settled(_ derived: Report, _ chosen: [Int?]) -> [CellKey: Cell] {
    let choices = derived.undecided.enumerated().map { index, row -> [Number]? in
      guard index < chosen.count, let choice = chosen[index], row.candidates.indices.contains(choice) else {
        return nil
      }
      return row.candidates[choice]
    }
    return cells(of: derived, choices)
  }

  private static func cells(of derived: Report, _ choices: [[Number]?]) -> [CellKey: Cell] {
    var cells = Dictionary(derived.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, choice) in zip(derived.undecided, choices) {
      for cell in choice.map(row.cells) ?? [] where cells[cell.key] != nil { cells[cell.key] = cell }
    }
    return cells
  }

  private mutating func compare(
    _ stored: Report, _ derived: [CellKey: Cell], _ amended: [CellKey: AmendmentRow]
  ) {
    cells = stored.cells.count
    let known = Dictionary(stored.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for key in Set(known.keys).union(derived.keys).union(amended.keys).sorted(by: { $0.code < $1.code }) {
      compare(key, known[key], derived[key], amended[key])
    }
  }

  private mutating func compare(_ key: CellKey, _ stored: Cell?, _ derived: Cell?, _ row: AmendmentRow?) {
    let expected = derived.map { row?.amended($0) ?? $0 }
    if text(stored) != text(expected) { add(key.code, stored: text(stored), derived: text(expected)) }
    // What is said to be printed below an amendment must be what is printed.
    guard let row, let derived else { return }
    let printed = row.printed(derived)
    if text(printed) != text(derived) {
      add("amendment \(key)", stored: text(printed), derived: text(derived))
    }
  }

  /// The form, and the rows outside it.
  private mutating func compareFrame(_ stored: Report, _ derived: Report, printed form: FormCode) {
    if form != derived.form {
      add("form", stored: form.rawValue, derived: derived.form.rawValue)
    }
    for index in 0..<max(stored.extras.count, derived.extras.count) {
      let (old, new) = (text(extra: index, of: stored), text(extra: index, of: derived))
      if old != new { add("row outside the form \(index + 1)", stored: old, derived: new) }
    }
  }

  /// What stands at the head of the report.
  private mutating func compareHead(_ stored: Report, _ derived: Report) {
    func parts(_ report: Report) -> [(String, String?)] {
      [
        ("title", report.title), ("date", report.publishedOn), ("period", report.period?.sentence),
        ("index number", report.indexNumber), ("organ code", report.issuer.organCode),
        ("scope", report.scope?.rawValue), ("evidence", report.evidence.joined(separator: "、")),
      ]
    }
    for (old, new) in zip(parts(stored), parts(derived)) where old.1?.whole != new.1?.whole {
      add(old.0, stored: old.1 ?? "", derived: new.1 ?? "")
    }
  }

  /// Figures of sentences, and the running text, of which the first place that differs is shown.
  private mutating func compareText(_ stored: Report, _ derived: Report) {
    compare("sentence", stored.facts.map(text), derived.facts.map(text))
    for index in 0..<max(stored.sections.count, derived.sections.count) {
      let (old, new) = (text(section: index, of: stored), text(section: index, of: derived))
      guard old != new else { continue }
      let same = zip(old, new).prefix { $0 == $1 }.count
      add("text \(index + 1)", stored: cut(old, at: same), derived: cut(new, at: same))
    }
  }

  /// What reading had to tell. What a user stated at import is not kept, so any part of it may have been stated.
  private mutating func compareRemarks(
    _ stored: Report, _ derived: Report, _ derivation: Derivation, source: Int64
  ) throws {
    let told = stored.remarks.filter { $0.rule != "R.amended" }.map(text)
    if told == derived.remarks.map(text) { return }
    for (issuer, year) in [(nil, nil), (nil, stored.year), (stored.issuer.name, nil)] as [(String?, Int?)] {
      let other = try? derivation.report(of: source, stated: Stated(issuer: issuer, year: year))
      if let other, told == other.remarks.map(text) { return }
    }
    compare("remark", told, derived.remarks.map(text))
  }

  private mutating func compare(_ what: String, _ stored: [String], _ derived: [String]) {
    for index in 0..<max(stored.count, derived.count) {
      let old = index < stored.count ? stored[index] : "(none)"
      let new = index < derived.count ? derived[index] : "(none)"
      if old != new { add("\(what) \(index + 1)", stored: old, derived: new) }
    }
  }

  private func text(_ fact: Fact) -> String {
    "\(fact.code): \(fact.value?.description ?? "(none)") \((fact.unit ?? "").whole) “\(fact.sentence.whole)” @ \(fact.place)"
  }

  private func text(_ remark: Remark) -> String {
    [
      remark.rule, remark.section?.rawValue, remark.row, remark.column, remark.actual, remark.message.en,
      remark.message.zh,
    ].map { ($0 ?? "").whole }.joined(separator: " ")
  }

  private func text(section index: Int, of report: Report) -> String {
    guard report.sections.indices.contains(index) else { return "(none)" }
    let section = report.sections[index]
    return "\(section.place) \(section.heading.whole): \(section.text.whole)"
  }

  private func cut(_ text: String, at place: Int) -> String {
    (place > 12 ? "…" : "") + text.dropFirst(max(0, place - 12)).prefix(36)
  }

  private func text(extra index: Int, of report: Report) -> String {
    guard report.extras.indices.contains(index) else { return "(no row)" }
    let extra = report.extras[index]
    return "\(extra.section.rawValue) \(extra.label.whole) \(extra.column.whole): "
      + "\(extra.value?.description ?? extra.state.rawValue) “\(extra.raw.whole)” @ \(extra.place)"
  }

  /// Everything about a cell: its figure first, then where that is from.
  private func text(_ cell: Cell?) -> String {
    guard let cell else { return "(no cell)" }
    let value = cell.value?.description ?? "(\(cell.state.rawValue))"
    let unit = codes.unit(of: cell).map { " \($0)" } ?? ""
    let basis = cell.basis == .printed ? "" : " \(cell.basis.rawValue)"
    let raw = cell.raw.whole == cell.value?.description ? "" : " “\(cell.raw.whole)”"
    return value + unit + basis + raw + " @ \(cell.place)"
  }

  private mutating func add(_ what: String, stored: String, derived: String) {
    discrepancies.append(
      Discrepancy(
        issuer: head.issuer, year: head.year, revision: head.revision, what: what, stored: stored,
        derived: derived))
  }
}

extension Finding {
  /// All that is kept of a finding of the checks.
  fileprivate var text: String {
    [
      rule, severity.rawValue, section?.rawValue, row, column, expected, actual, message.en, message.zh,
    ].map { ($0 ?? "").whole }.joined(separator: " ")
  }
}

extension FilingRows {
  /// The findings of the checks on a filing, as they are kept.
  fileprivate func checked(_ filing: Int64) throws -> [String] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT rule, severity, section, row, col, expected, actual, message_en, message_zh FROM filing_finding
          WHERE filing_id = ? AND origin = 'check' ORDER BY ordinal
          """), arguments: [filing]
    ).map { row in (0..<9).map { row[$0] as String? ?? "" }.joined(separator: " ") }
  }
}
