import Checks
import Documents
import Forms
import Reports
import Testing

@testable import Store

/// `693665` for three cells (domain.md §1.4, X.2): last year's 3668 in force + 6 issued - 9 repealed leaves 3665.
@Suite struct SettlementTests {
  private let folder: Folder
  private let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  private func glued(_ year: Int = 2023) -> Report {
    let keys = ["issued", "repealed", "effective"].map { CellKey(.disclosure, "normative", $0) }
    let candidates = partings(of: Run(["693665"]), cells: 3, limit: 100).listed.map { $0.compactMap(\.self) }
    let row = UndecidedRow(keys: keys, candidates: candidates, raw: "693665", place: .line(2))
    var report = sample(year)
    report.cells = report.cells.map { cell in row.unreadable.first { $0.key == cell.key } ?? cell }
    report.undecided = [row]
    return report
  }

  private func stock(_ year: Int, _ issued: String, _ repealed: String, _ effective: String) -> Report {
    sample(
      year, .f2021,
      [
        "disclosure.normative.issued": issued, "disclosure.normative.repealed": repealed,
        "disclosure.normative.effective": effective,
      ])
  }

  private func file(_ report: Report, _ text: String) throws -> FilingOutcome {
    try archive.file(report, from: sourceFile(text), importedAt: noon) { checks(of: $0, beside: $1) }
  }

  private func normative() throws -> [String] {
    let report = try #require(try archive.report(issuer: "甲市", year: 2023))
    return report.cells.filter { $0.key.row == "normative" }
      .map { "\($0.value?.description ?? "-") \($0.state.rawValue) \($0.basis.rawValue)" }
  }

  private let settled = ["6 number neighbour", "9 number neighbour", "3665 number neighbour"]
  private let open = Array(repeating: "- unreadable printed", count: 3)

  @Test func `the year before settles the row when it is there first`() throws {
    _ = try file(stock(2022, "5", "0", "3668"), "2022")
    _ = try file(glued(), "2023")
    #expect(try normative() == settled)
  }

  @Test func `the year before settles the row when it comes later`() throws {
    _ = try file(glued(), "2023")
    #expect(try normative() == open)
    _ = try file(stock(2022, "5", "0", "3668"), "2022")
    #expect(try normative() == settled)
  }

  @Test func `the year after settles the row too`() throws {
    _ = try file(glued(), "2023")
    _ = try file(stock(2024, "1", "0", "3666"), "2024")
    #expect(try normative() == settled)
  }

  @Test func `a neighbour that changes undoes it`() throws {
    _ = try file(glued(), "2023")
    _ = try file(stock(2022, "5", "0", "3668"), "2022")
    _ = try file(stock(2022, "5", "0", "600"), "2022 corrected")
    #expect(try normative() == open)
  }

  @Test func `two neighbours that disagree settle nothing`() throws {
    _ = try file(stock(2022, "5", "0", "3668"), "2022")
    _ = try file(stock(2024, "1", "0", "4000"), "2024")
    _ = try file(glued(), "2023")
    #expect(try normative() == open)
  }

  @Test func `another file with the same digits is the same report, settled or not`() throws {
    _ = try file(stock(2022, "5", "0", "3668"), "2022")
    _ = try file(glued(), "2023")
    #expect(try file(glued(), "2023 again") == .unchanged)
  }

  @Test func `a settled figure settles no other year`() throws {
    _ = try file(glued(2022), "2022")
    _ = try file(glued(), "2023")
    _ = try file(stock(2021, "5", "0", "3668"), "2021")
    #expect(try normative() == open)
  }

  @Test func `the finding names the readings, then the one that was taken`() throws {
    _ = try file(glued(), "2023")
    let open = try archive.findings(issuer: "甲市", year: 2023)
    #expect(open.map(\.rule) == ["R.unreadable"])
    _ = try file(stock(2022, "5", "0", "3668"), "2022")
    let settled = try archive.findings(issuer: "甲市", year: 2023)
    #expect(settled.map(\.rule) == ["R.neighbour"])
    #expect(
      settled.map(\.message.en) == [
        "line 2: “693665” is read as 6, 9, 3665, the only reading that meets the neighbouring year"
      ])
  }
}
