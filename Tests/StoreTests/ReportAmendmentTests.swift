import Checks
import Forms
import Foundation
import Reports
import Testing

@testable import Store

/// A report of 甲市 for 2024 that is another's, for another year, or on another form.
@Suite struct ReportAmendmentTests {
  private let folder: Folder
  private let archive: ArchiveStore
  private let report = sample(2024, .f2021, ["applications.granted.total": "145"])

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
    try archive.add(report, bytes: "one")
  }

  private func amend(
    _ what: ReportAmendment.What, _ value: String, issuer: String = "甲市", year: Int = 2024
  ) throws -> String {
    let correction = ReportCorrection(what, value, reason: "letter", by: "张三", source: "phone")
    return try archive.amend(issuer: issuer, year: year, correction, at: noon, check: noCheck)
  }

  private func undo(_ what: ReportAmendment.What, issuer: String = "甲市", year: Int = 2024) throws
    -> ReportAmendment
  {
    try archive.undoAmendment(issuer: issuer, year: year, what, at: noon, check: noCheck)
  }

  private var reports: [String] {
    get throws { try archive.rows("SELECT issuer, year, form, amended FROM report ORDER BY issuer, year") }
  }

  @Test(arguments: [
    (ReportAmendment.What.issuer, "乙市", "甲市", "乙市|2024|2021|issuer", "乙市", 2024),
    (.year, "2023", "2024", "甲市|2023|2021|year", "甲市", 2023),
    (.form, "2019", "2021", "甲市|2024|2019|form", "甲市", 2024),
  ])
  func `a report is given another issuer, year or form, and gets its own back`(
    what: ReportAmendment.What, value: String, printed: String, now: String, issuer: String, year: Int
  ) throws {
    #expect(try amend(what, value) == printed)
    #expect(try reports == [now])
    let amendment = try #require(try archive.reportAmendments(issuer: issuer, year: year).first)
    #expect(
      [amendment.printed, amendment.reason, amendment.by, amendment.source, amendment.at] == [
        printed, "letter", "张三", "phone", "2026-01-01T12:00:00Z",
      ])
    // The same bytes, as they print it, change nothing; the archive is as its originals say.
    #expect(try archive.add(report, bytes: "one") == .unchanged)
    #expect(try reports == [now])
    let undone = try undo(what, issuer: issuer, year: year)
    #expect([undone.value, undone.printed] == [value, printed])
    #expect(try reports == ["甲市|2024|2021|"])
    #expect(
      try archive.history(issuer: "甲市", year: 2024).map { entry in
        "\(entry.event.rawValue) \(entry.whole.map { "\($0.what) \($0.before) \($0.after)" } ?? "")"
      } == ["revision ", "amended \(what) \(printed) \(value)", "undone \(what) \(value) \(printed)"])
  }

  @Test func `other bytes that print what was corrected come back for review`() throws {
    _ = try amend(.year, "2023")
    try archive.add(report, bytes: "two")
    #expect(try reports == ["甲市|2023|2021|year", "甲市|2024|2021|"])
    #expect(
      try archive.rows("SELECT year, rule, actual, message_zh FROM finding") == [
        "2024|R.amended|2023|年份：先前的文件印作2024，曾更正为2023（letter）；本文件按原文存入"
      ])
    #expect(throws: StoreError.cannotTake(.placeTaken("甲市", year: 2024))) { try undo(.year, year: 2023) }
  }

  @Test func `a new revision is on the form that it prints and says so`() throws {
    _ = try amend(.form, "2019")
    try archive.add(sample(2024, .f2021, ["applications.granted.total": "1"]), bytes: "two")
    #expect(try reports == ["甲市|2024|2021|"])
    #expect(try archive.rows("SELECT rule, actual FROM finding") == ["R.amended|2019"])
  }

  @Test func `corrections of one report stand on each other`() throws {
    _ = try amend(.issuer, "乙市")
    _ = try amend(.issuer, "丙市", issuer: "乙市")
    _ = try amend(.year, "2022", issuer: "丙市")
    #expect(try reports == ["丙市|2022|2021|issuer issuer year"])
    _ = try undo(.issuer, issuer: "丙市", year: 2022)
    _ = try undo(.year, issuer: "乙市", year: 2022)
    _ = try undo(.issuer, issuer: "乙市")
    #expect(try reports == ["甲市|2024|2021|"])
  }

  @Test func `what cannot be is refused and changes nothing`() throws {
    try archive.add(sample(2023), bytes: "other")
    let before = try archive.rows("SELECT * FROM filing")
    #expect(throws: StoreError.cannotTake(.placeTaken("甲市", year: 2023))) { try amend(.year, "2023") }
    #expect(
      throws: StoreError.cannotTake(.alreadySo(ReportAmendment.What.form.label, value: "2021"))
    ) { try amend(.form, "2021") }
    #expect(
      throws: StoreError.cannotTake(
        .reportNotAmended(issuer: "甲市", year: 2024, ReportAmendment.What.issuer.label))
    ) { try undo(.issuer) }
    #expect(throws: StoreError.noSuchReport(issuer: "甲市", year: 1999)) {
      try amend(.form, "2019", year: 1999)
    }
    #expect(try archive.rows("SELECT * FROM filing") == before)
  }

  @Test func `an explanation goes with its report`() throws {
    _ = try archive.recheck { checks(of: $0, beside: $1) }
    let id = try #require(try archive.findings().first { $0.rule == "T3.C" }?.id)
    _ = try archive.explain(id, note: "as printed", by: "x", at: noon)
    let correction = ReportCorrection(.year, "2023", reason: "x", by: "y")
    _ = try archive.amend(issuer: "甲市", year: 2024, correction, at: noon) { checks(of: $0, beside: $1) }
    #expect(
      try archive.rows("SELECT year, note FROM finding WHERE rule = 'T3.C'") == ["2023|as printed"])
  }
}
