import Checks
import Forms
import Foundation
import Reports
import Testing

@testable import Store

/// Table 三 with 145 where the parts of its row come to 144: T3.C speaks of that row.
@Suite struct VerdictTests {
  private let folder: Folder
  private let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
    try file("145", "one")
  }

  private func file(_ total: String, _ bytes: String, other: String = "0") throws {
    let report = sample(
      2022, .f2021,
      [
        "applications.granted.natural": "144", "applications.granted.total": total,
        "disclosure.normative.issued": other,
      ])
    _ = try archive.file(report, from: sourceFile(bytes), importedAt: noon) { checks(of: $0, beside: $1) }
  }

  private func rowSum() throws -> StoredFinding {
    try #require(try archive.findings().first { $0.rule == "T3.C" && $0.row == "granted" })
  }

  private func explain() throws -> StoredFinding {
    let id = try #require(try rowSum().id)
    return try archive.explain(id, note: "as printed", by: "张三", at: noon)
  }

  @Test func `a finding keeps its id and its explanation through new checks and imports`() throws {
    let explained = try explain()
    #expect(explained.explanation == "as printed")
    _ = try archive.recheck { checks(of: $0, beside: $1) }
    #expect(try rowSum() == explained)
    try file("145", "two", other: "3")  // another revision, the same row
    #expect(try rowSum() == explained)
    #expect(
      try archive.rows("SELECT verdict, note FROM finding WHERE rule = 'T3.C'") == ["explained|as printed"])
  }

  @Test func `a finding returns when its cells change, and is explained again when they change back`() throws
  {
    let explained = try explain()
    try file("146", "two")
    #expect(try rowSum().id == explained.id)
    #expect(try rowSum().explanation == nil)
    try file("145", "three")
    #expect(try rowSum().explanation == "as printed")
  }

  @Test func `explained findings are not counted among a report's errors`() throws {
    let before = try #require(try archive.reports().first?.findings[.error])
    _ = try explain()
    #expect(try archive.reports().first?.findings[.error] == before - 1)
  }

  @Test func `an explanation can be taken back once`() throws {
    let id = try #require(try explain().id)
    #expect(try archive.undoExplanation(of: id, at: noon)?.explanation == nil)
    #expect(throws: StoreError.cannotTake(.notExplained(id: id))) {
      try archive.undoExplanation(of: id, at: noon)
    }
  }

  @Test(arguments: ["", "0123456789", "' OR 1 = 1 --"])
  func `an id that names no finding is refused`(id: String) throws {
    #expect(throws: StoreError.cannotTake(.noSuchFinding(id: id))) {
      try archive.explain(id, note: "x", by: "y", at: noon)
    }
  }

  @Test func `all findings of a report have ids of their own`() throws {
    let ids = try archive.findings().compactMap(\.id)
    #expect(ids.count == Set(ids).count)
    #expect(ids.allSatisfy { $0.count == 10 })
  }

  @Test func `a new name of the issuer takes its explanations along`() throws {
    _ = try explain()
    try archive.rename(issuer: "甲市", to: "乙市", at: noon) { checks(of: $0, beside: $1) }
    #expect(try rowSum().explanation == "as printed")
    _ = try archive.recheck { checks(of: $0, beside: $1) }
    #expect(try rowSum().explanation == "as printed")
  }
}
