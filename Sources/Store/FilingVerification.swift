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
    _ db: Database
  ) throws {
    self.codes = codes
    let row = try Row.fetchOne(db, sql: "SELECT * FROM filing WHERE id = ?", arguments: [filing])
    head = (nil, row?["year"], row?["revision"])
    guard let row, let stored = try StoredReport.load(filing, codes, in: db) else {
      add("report", stored: "no issuer or form", derived: "")
      return
    }
    head.issuer = stored.report.issuer.name
    do {
      let derived = try Derivation(db: db)
        .report(of: row["source_id"], issuer: stored.report.issuer.name, year: stored.report.year)
      let amendments = AmendmentBook(codes: codes, db: db)
      let settled =
        try row["is_current"]
        ? FilingVerification.settled(derived, try amendments.inForce(on: filing), neighbours(stored, db))
        : FilingVerification.settled(derived, FilingRows(codes: codes, db: db).chosen(of: filing))
      compare(stored.report, settled, try amendments.inForce(on: filing))
      compareFrame(stored.report, derived)
      for row in try amendments.all(of: filing) where !row.isWhole {
        add("amendment \(row.key)", stored: row.amendment.reason, derived: "as it was made")
      }
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
  private mutating func compareFrame(_ stored: Report, _ derived: Report) {
    if stored.form != derived.form {
      add("form", stored: stored.form.rawValue, derived: derived.form.rawValue)
    }
    for index in 0..<max(stored.extras.count, derived.extras.count) {
      let (old, new) = (text(extra: index, of: stored), text(extra: index, of: derived))
      if old != new { add("row outside the form \(index + 1)", stored: old, derived: new) }
    }
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
