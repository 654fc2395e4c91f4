import Documents
import Forms
import Foundation
import Testing

@testable import Reports

/// Whole documents, one for each layout and each fault of a print, with every figure in them (Tests/Fixtures). The
/// figures differ from cell to cell, so that a cell read from its neighbour shows.
struct Fixture: Sendable, CustomTestStringConvertible {
  let url: URL

  static let all: [Fixture] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = (files?.allObjects ?? []).compactMap { $0 as? URL }
    return urls.filter { ["txt", "html"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
      .map(Fixture.init)
  }()

  var testDescription: String { url.pathComponents.suffix(2).joined(separator: "/") }

  func expected() throws -> Expected {
    let file = url.deletingPathExtension().appendingPathExtension("expected.json")
    return try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
  }

  func report() throws -> Report {
    try Report.read(try Document.read(Array(Data(contentsOf: url)), name: url.lastPathComponent))
  }
}

/// What a fixture holds. A cell is a figure as printed; `blank`, `unreadable` or `left` (no number, whatever the
/// state) for a cell without one; null for a cell that is not printed.
struct Expected: Decodable {
  let issuer: String
  let year: Int
  let form: String
  let cells: [String: [String: String?]]
  /// Section, label, column, figure of each cell in a row of no form; nil where they do not matter.
  let extras: [[String]]?
  /// For torn prints: how many cells must be right at least; the rest may be left out, and none may be wrong.
  let leastRight: Int?
}

@Suite struct FixtureTests {
  @Test func `there are fixtures of all forms`() {
    #expect(Fixture.all.count { $0.url.path.contains("/2021/") } >= 25)
    #expect(Fixture.all.count { $0.url.path.contains("/2019/") } >= 25)
    #expect(Fixture.all.count { $0.url.path.contains("/2014/") } >= 12)
  }

  @Test(arguments: Fixture.all)
  func `every figure of a document is where it belongs`(fixture: Fixture) throws {
    let expected = try fixture.expected()
    let report = try fixture.report()
    #expect(report.issuer.name == expected.issuer)
    #expect(report.year == expected.year)
    #expect(report.form.rawValue == expected.form)
    if let least = expected.leastRight {
      return #expect(Self.count(report, expected) >= least)
    }
    let faults = Self.faults(report, expected)
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(8).joined(separator: "; "))")
    guard let extras = expected.extras else { return }
    let found = report.extras.map { [$0.section.rawValue, $0.label, $0.column, $0.value?.description ?? ""] }
    #expect(found == extras)
    #expect(Set(report.remarks.filter { $0.rule == "R.extra" }.map(\.actual)) == Set(extras.map { $0[1] }))
  }

  /// How many numbers are right; a wrong one is an issue.
  private static func count(_ report: Report, _ expected: Expected) -> Int {
    var right = 0
    for cell in report.cells where cell.value != nil {
      let text = expected.cells["\(cell.key.section).\(cell.key.row)"]?[cell.key.column] ?? nil
      if cell.value == Number(text ?? "") {
        right += 1
      } else {
        Issue.record("\(cell.key) is \(text ?? "not printed"), read \(cell.raw)")
      }
    }
    return right
  }

  private static func faults(_ report: Report, _ expected: Expected) -> [String] {
    var cells = Dictionary(
      report.cells.map { ($0.key.code, $0) }, uniquingKeysWith: { first, _ in first })
    var faults: [String] = []
    for (row, columns) in expected.cells {
      for (column, text) in columns {
        let cell = cells.removeValue(forKey: "\(row).\(column)")
        if !fits(cell, text) { faults.append("\(row).\(column): \(text ?? "none") is \(describe(cell))") }
      }
    }
    return faults.sorted() + cells.values.filter { $0.value != nil }.map { "unknown \(describe($0))" }
  }

  private static func fits(_ cell: Cell?, _ text: String?) -> Bool {
    switch text {
    case nil: cell == nil
    case "left": cell?.value == nil
    case "blank", "unreadable": cell?.state.rawValue == text && cell?.value == nil
    case .some(let figure): cell?.state == .number && cell?.value == Number(figure)
    }
  }

  private static func describe(_ cell: Cell?) -> String {
    cell.map { "\($0.state) \($0.value?.description ?? "") “\($0.raw)”" } ?? "missing"
  }
}
