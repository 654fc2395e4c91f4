import Checks
import Documents
import Forms
import Foundation
import Reports
import Testing

@testable import Store

/// A fresh folder that is gone after the test.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }

  func archive(_ name: String = "archive.db") throws -> ArchiveStore {
    try ArchiveStore.open(path(name), for: .writing(create: true))
  }
}

let noon = Date(timeIntervalSince1970: 1_767_268_800)  // 2026-01-01T12:00:00Z

/// Bytes without any pattern, the same each time, so that nothing packs them.
func noise(_ count: Int) -> [UInt8] {
  var state: UInt64 = 7
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(state >> 56)
  }
}

func noCheck(_ report: Report, _ neighbours: Neighbours) -> [Finding] { [] }

func sourceFile(_ text: String, name: String = "report.txt") -> SourceFile {
  SourceFile(name: name, bytes: Array(text.utf8), format: .text, encoding: "UTF-8")
}

/// A complete report of a national form: every cell 0 but those given as `section.row.col`: text. `/` is na, an
/// empty text blank, `?…` unreadable; nil leaves the cell out.
func sample(
  _ year: Int, _ form: FormCode = .f2021, _ figures: [String: String?] = [:], issuer: String = "甲市"
) -> Report {
  var cells: [Cell] = []
  for (index, key) in Form.of(form).keys.enumerated() {
    guard let text = figures[key.code, default: "0"] else { continue }
    cells.append(cell(key, text, at: .line(index + 1)))
  }
  return Report(issuer: Issuer(issuer), year: year, form: form, evidence: ["本年制发件数"], cells: cells)
}

/// A report with a local annex, rows in the order given; each with the figure of the year.
func annexed(
  _ year: Int, _ rows: [(String, String)], form: FormCode = .f2014, issuer: String = "甲市"
) -> Report {
  let cells = rows.enumerated().map { index, row in
    cell(CellKey(.annex, row.0, "year"), row.1, at: Place(table: 1, row: index + 2, column: 4), unit: "条")
  }
  return Report(issuer: Issuer(issuer), year: year, form: form, cells: cells)
}

func cell(_ key: CellKey, _ text: String, at place: Place, unit: String? = nil) -> Cell {
  let state: CellState =
    text.isEmpty ? .blank : text == "/" ? .na : text.hasPrefix("?") ? .unreadable : .number
  return Cell(
    key, state: state, value: state == .number ? Number(text) : nil, raw: text, unit: unit, place: place)
}

extension ArchiveStore {
  /// Files a report whose bytes are told by its own cells.
  @discardableResult
  func add(_ report: Report, bytes: String? = nil) throws -> FilingOutcome {
    let text = bytes ?? "\(report.issuer.name) \(report.year) \(report.cells)"
    return try file(
      report, from: sourceFile(text, name: "\(report.issuer.name)\(report.year).txt"), importedAt: noon,
      check: noCheck)
  }

  /// Rows of a query, columns joined by `|`, NULL as nothing: what the shell prints.
  func rows(_ sql: String) throws -> [String] { try read { try lines($0, sql) } }
}
