import Checks
import Forms
import Foundation
import Reports
import Testing

@testable import Store

@Suite struct AmendmentTests {
  private let folder: Folder
  private let archive: ArchiveStore
  private let key = CellKey(.applications, "granted", "total")

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
    try archive.add(sample(2024, .f2021, ["applications.granted.total": "145"]), bytes: "one")
  }

  private func amend(_ value: Number?, _ key: CellKey? = nil) throws -> CellDifference {
    let correction = Correction(key ?? self.key, value: value, reason: "misprint", by: "张三", source: "phone")
    return try archive.amend(issuer: "甲市", year: 2024, correction, at: noon, check: noCheck)
  }

  private func undo() throws -> CellDifference {
    try archive.undoAmendment(issuer: "甲市", year: 2024, key, at: noon, check: noCheck)
  }

  private func stored() throws -> [String] {
    try archive.rows(
      "SELECT value, state, basis, raw FROM cell WHERE row = 'granted' AND col = 'total' AND year = 2024")
  }

  @Test func `the figure, its basis and what is printed stand side by side`() throws {
    let change = try amend(Number(144))
    #expect(change.old?.value == Number(145))
    #expect(change.new?.value == Number(144))
    #expect(try stored() == ["144|number|amended|145"])
    #expect(
      try archive.rows("SELECT value FROM series WHERE field = 'applications.granted.total'") == ["144"])
    let amendment = try #require(try archive.amendments(issuer: "甲市", year: 2024).first)
    #expect(amendment.printed.value == Number(145))
    #expect(
      [amendment.reason, amendment.by, amendment.source, amendment.at] == [
        "misprint", "张三", "phone", "2026-01-01T12:00:00Z",
      ])
  }

  @Test func `a cell can be amended to blank, and a blank one to a figure`() throws {
    _ = try amend(nil)
    #expect(try stored() == ["|blank|amended|145"])
    try archive.add(sample(2024, .f2021, ["applications.granted.total": ""]), bytes: "two")
    _ = try amend(Number(7))
    #expect(try stored() == ["7|number|amended|"])
    _ = try undo()
    #expect(try stored() == ["|blank|printed|"])
  }

  @Test func `undoing brings the amendment before back, then what is printed`() throws {
    _ = try amend(Number(144))
    _ = try amend(Number(143))
    _ = try undo()
    #expect(try stored() == ["144|number|amended|145"])
    _ = try undo()
    #expect(try stored() == ["145|number|printed|145"])
    #expect(throws: StoreError.cannotTake(.notAmended(issuer: "甲市", year: 2024, key))) { try undo() }
  }

  @Test func `another file that prints the same leaves the amendment in force`() throws {
    _ = try amend(Number(144))
    let again = sample(2024, .f2021, ["applications.granted.total": "145"])
    #expect(try archive.add(again, bytes: "two") == .unchanged)
    #expect(try stored() == ["144|number|amended|145"])
  }

  @Test func `a new revision is stored as printed and says which amendment it leaves behind`() throws {
    _ = try amend(Number(144))
    let next = sample(
      2024, .f2021, ["applications.granted.total": "145", "applications.new.total": "9"])
    let key = CellKey(.applications, "new", "total")
    #expect(
      try archive.add(next, bytes: "two")
        == .revised(differences: [
          CellDifference(
            key: key, old: CellReading(state: .number, value: Number(0), unit: "件"),
            new: CellReading(state: .number, value: Number(9), unit: "件"))
        ]))
    #expect(try stored() == ["145|number|printed|145"])
    #expect(
      try archive.rows("SELECT rule, row, col, actual FROM finding") == ["R.amended|granted|total|144"])
    #expect(
      try archive.history(issuer: "甲市", year: 2024).map {
        "\($0.revision) \($0.event.rawValue) \($0.change?.key.code ?? "")"
      } == [
        "1 revision ", "1 amended applications.granted.total", "2 revision ",
        "2 changed applications.new.total",
      ])
  }

  @Test func `a revision that prints the amended figure leaves nothing behind`() throws {
    _ = try amend(Number(144))
    try archive.add(sample(2024, .f2021, ["applications.granted.total": "144"]), bytes: "two")
    #expect(try stored() == ["144|number|printed|144"])
    #expect(try archive.findings().isEmpty)
  }

  @Test func `what cannot stand in a cell is refused and changes nothing`() throws {
    #expect(throws: StoreError.cannotTake(.notACount(key, value: "1.5"))) { try amend(Number(15, scale: 1)) }
    let nowhere = CellKey(.annex, "收到申请数", "year")
    #expect(
      throws: StoreError.cannotTake(.noSuchCell(issuer: "甲市", year: 2024, cell: "annex.收到申请数.year"))
    ) { try amend(Number(1), nowhere) }
    #expect(try stored() == ["145|number|printed|145"])
  }

  @Test func `the checks of the year and of the year after run again`() throws {
    try archive.add(sample(2025))
    var checked: [Int] = []
    let correction = Correction(key, value: Number(1), reason: "x", by: "y")
    _ = try archive.amend(issuer: "甲市", year: 2024, correction, at: noon) { report, _ in
      checked.append(report.year)
      return []
    }
    #expect(checked == [2024, 2025])
  }

  @Test func `an amendment that was changed no longer fits its digest`() throws {
    _ = try amend(Number(144))
    try archive.write { try $0.execute(sql: "UPDATE amendment SET reason = 'other'") }
    let rows = try archive.read { try AmendmentBook(codes: archive.codes, db: $0).all(of: 1) }
    #expect(rows.map(\.isWhole) == [false])
  }
}
