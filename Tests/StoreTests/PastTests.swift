import Checks
import Documents
import Forms
import Foundation
import Reports
import Testing

@testable import Store

/// One archive, one thing done a day in January 2026, and what it said at the end of each day.
@Suite struct PastTests {
  private let folder: Folder
  private let archive: ArchiveStore
  private let key = CellKey(.applications, "granted", "total")

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  private func day(_ day: Int) -> Date { noon.addingTimeInterval(Double(day - 1) * 86_400) }

  private func file(
    _ total: String, _ day: Int, year: Int = 2024, issuer: String = "甲市", again: Bool = false
  ) throws {
    let report = sample(
      year, .f2021, ["applications.granted.natural": "144", "applications.granted.total": total],
      issuer: issuer)
    _ = try archive.file(
      report, from: sourceFile("\(issuer) \(year) \(total)", name: "\(total).txt"), importedAt: self.day(day),
      again: again
    ) { checks(of: $0, beside: $1) }
  }

  private func past<T>(_ day: Int, _ body: (ArchiveStore) throws -> T) throws -> T {
    let past = try ArchiveStore.open(
      folder.path("archive.db"), asOf: self.day(day)
    ) { checks(of: $0, beside: $1) }
    defer { try? past.close() }
    return try body(past)
  }

  /// The figure, its basis, and the rules that found something, day by day.
  private func days(_ days: ClosedRange<Int>, year: Int = 2024, _ sql: String? = nil) throws -> [String] {
    let asked =
      sql ?? """
        SELECT c.value || ' ' || c.basis || ' ' || (
          SELECT count(*) FROM finding f WHERE f.report_id = c.report_id AND f.rule = 'T3.C' AND f.verdict IS NULL)
        FROM cell c WHERE c.row = 'granted' AND c.col = 'total' AND c.year = \(year)
        """
    return try days.map { day in try past(day) { try $0.rows(asked).joined(separator: ", ") } }
  }

  @Test func `revisions and amendments, made and undone, are those of the day`() throws {
    try file("145", 2)
    let correction = Correction(key, value: Number(144), reason: "misprint", by: "张三")
    _ = try archive.amend(issuer: "甲市", year: 2024, correction, at: day(3)) { checks(of: $0, beside: $1) }
    _ = try archive.undoAmendment(issuer: "甲市", year: 2024, key, at: day(4)) { checks(of: $0, beside: $1) }
    try file("146", 5)
    try file("145", 6, again: true)
    let now = try archive.rows("SELECT * FROM cell")
    #expect(
      try days(1...6) == [
        "", "145 printed 1", "144 amended 0", "145 printed 1", "146 printed 1", "145 printed 1",
      ])
    #expect(try days(1...6, "SELECT revision FROM report") == ["", "1", "1", "1", "2", "3"])
    #expect(
      try days(
        1...6, "SELECT value FROM series WHERE field = 'applications.granted.total'")
        == ["", "145", "144", "145", "146", "145"])
    #expect(try past(3) { try $0.history(issuer: "甲市", year: 2024).map(\.event) } == [.revision, .amended])
    #expect(
      try past(4) { try $0.history(issuer: "甲市", year: 2024).map(\.event) } == [.revision, .amended, .undone])
    #expect(try archive.rows("SELECT * FROM cell") == now)
  }

  @Test func `explanations are those of the day`() throws {
    try file("145", 1)
    let id = try #require(try archive.findings().first { $0.rule == "T3.C" }?.id)
    _ = try archive.explain(id, note: "first", by: "x", at: day(2))
    _ = try archive.explain(id, note: "second", by: "x", at: day(3))
    _ = try archive.undoExplanation(of: id, at: day(4))
    #expect(
      try days(1...4, "SELECT coalesce(note, '-') FROM finding WHERE rule = 'T3.C'")
        == ["-", "first", "second", "-"])
  }

  @Test func `issuers are merged and parted as on the day`() throws {
    try file("144", 1, year: 2023)
    try file("144", 1, issuer: "甲市人民政府")
    _ = try archive.merge(issuer: "甲市人民政府", into: "甲市", at: day(2)) { checks(of: $0, beside: $1) }
    _ = try archive.undoMerge(of: "甲市人民政府", into: "甲市", at: day(3)) { checks(of: $0, beside: $1) }
    let issuers = "SELECT issuer FROM report ORDER BY year"
    #expect(try days(1...3, issuers) == ["甲市, 甲市人民政府", "甲市, 甲市", "甲市, 甲市人民政府"])
    _ = try archive.merge(issuer: "甲市人民政府", into: "甲市", at: day(4)) { checks(of: $0, beside: $1) }
    #expect(try days(3...4, issuers) == ["甲市, 甲市人民政府", "甲市, 甲市"])
    #expect(try past(2) { try $0.filings(issuer: "甲市人民政府").map(\.year) } == [2023, 2024])
  }

  @Test(arguments: [
    (ReportAmendment.What.issuer, "乙市", "乙市|2024|2021|issuer"), (.year, "2022", "甲市|2022|2021|year"),
    (.form, "2019", "甲市|2024|2019|form"),
  ])
  func `whose report it was, for which year and on which form, is told as on the day`(
    what: ReportAmendment.What, value: String, amended: String
  ) throws {
    try file("144", 1)
    let correction = ReportCorrection(what, value, reason: "x", by: "y")
    _ = try archive.amend(issuer: "甲市", year: 2024, correction, at: day(2), check: noCheck)
    let (issuer, year) = (what == .issuer ? value : "甲市", what == .year ? 2022 : 2024)
    _ = try archive.undoAmendment(issuer: issuer, year: year, what, at: day(3), check: noCheck)
    #expect(
      try days(
        1...3, "SELECT issuer || '|' || year || '|' || form || '|' || coalesce(amended, '') FROM report")
        == ["甲市|2024|2021|", amended, "甲市|2024|2021|"])
  }

  @Test func `what follows from last year's report is told only once that is there`() throws {
    try file("144", 1)
    let before = sample(2023, .f2021, ["applications.carried_out.total": "3"])
    _ = try archive.file(before, from: sourceFile("2023"), importedAt: day(2)) { checks(of: $0, beside: $1) }
    #expect(try days(1...2, "SELECT rule FROM finding WHERE rule = 'X.1'") == ["", "X.1"])
  }

  /// As in SettlementTests: only with last year's stock does one reading of the row remain.
  @Test func `a row that a later file settled is open before`() throws {
    let keys = ["issued", "repealed", "effective"].map { CellKey(.disclosure, "normative", $0) }
    let row = UndecidedRow(
      keys: keys, candidates: [[6, 9, 3665], [69, 3, 665]].map { $0.map { Number($0) } }, raw: "693665",
      place: .line(2))
    var report = sample(2024)
    report.cells = report.cells.map { cell in row.unreadable.first { $0.key == cell.key } ?? cell }
    report.undecided = [row]
    _ = try archive.file(report, from: sourceFile("a"), importedAt: day(1)) { checks(of: $0, beside: $1) }
    let before = sample(2023, .f2021, ["disclosure.normative.effective": "3668"])
    _ = try archive.file(before, from: sourceFile("b"), importedAt: day(2)) { checks(of: $0, beside: $1) }
    let sql =
      "SELECT state || ' ' || basis FROM cell WHERE row = 'normative' AND year = 2024 AND col = 'issued'"
    #expect(try days(1...2, sql) == ["unreadable printed", "number neighbour"])
  }
}
