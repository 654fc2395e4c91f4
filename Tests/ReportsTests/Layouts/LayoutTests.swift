import Documents
import Forms
import Foundation
import Python
import Testing

@testable import Reports

/// Known reports in every layout, file format and encoding, written by the writers that people use
/// (`write_layouts.py`): the same cells come out, or fewer, never others. `LAYOUT_REPORTS=20` takes more reports, dense ones too,
/// `LAYOUT_FOLDER` keeps the files.
@Suite(
  .enabled(
    if: Python.has("docx", "openpyxl", "reportlab", "weasyprint"),
    "a Python package of Tests/requirements.txt is missing"),
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "pdftotext is not installed"))
struct LayoutTests {
  /// The least share of printed figures to be read. In dense reports figures of eight digits break within their
  /// column, and glued ones have no only parting; `pdftotext` without -layout or -raw gives cells out of their order:
  /// table 四 is never certain there, for its sums bear out a total printed first of its block, and dense tables
  /// seldom. What is not certain is left empty.
  private static func floor(_ layout: String, _ kind: String) -> Double {
    if layout.hasSuffix("_plain") { return kind == "typical" ? 0.9 : kind == "real" ? 0.85 : 0 }
    if layout == "glued" { return kind == "typical" ? 0.9 : 0 }
    guard layout.hasPrefix("pdf_"), !layout.hasSuffix("_ruled") else { return 1 }
    return kind == "dense" ? 0.8 : 0.99
  }

  @Test func `every layout gives the same cells or fewer, never others`() throws {
    let count = ProcessInfo.processInfo.environment["LAYOUT_REPORTS"].flatMap { Int($0) }
    let corpus = KnownReport.corpus()
    let reports =
      KnownReport.random(count ?? 1).filter { count != nil || $0.name.hasPrefix("typical") }
      + (count == nil ? Array(corpus.suffix(1)) : corpus)
    let kept = ProcessInfo.processInfo.environment["LAYOUT_FOLDER"].map { URL(fileURLWithPath: $0) }
    let folder =
      kept ?? FileManager.default.temporaryDirectory.appendingPathComponent("layouts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: folder) } }
    #expect(try write(reports, to: folder) == "lacking: none")
    var scores = Scores()
    for known in reports { try scores.add(known, in: folder) }
    print(scores.table)
    for (name, score) in scores.all {
      #expect(score.wrong.isEmpty, "\(name): \(score.wrong.prefix(5).joined(separator: "; "))")
      let floor = Self.floor(name.layout, name.kind)
      #expect(score.share >= floor, "\(name.layout), \(name.kind): \(score.right) of \(score.printed)")
    }
  }

  /// Calls the writers and gives the last line that they print.
  private func write(_ reports: [KnownReport], to folder: URL) throws -> String? {
    let input = folder.appendingPathComponent("reports.jsonl")
    let output = folder.appendingPathComponent("said")
    try Data(reports.map { try $0.line() }.joined(separator: [0x0A])).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = Python.program
    let tool = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "write_layouts.py")
    process.arguments = [tool.path, folder.path]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the writers failed, see above")
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").last.map(String.init)
  }
}

/// What came out of each layout, apart for reports of different kinds.
struct Scores {
  struct Name: Hashable {
    var layout: String
    var kind: String
  }

  struct Score {
    var printed = 0
    var right = 0
    var wrong: [String] = []
    var share: Double { printed == 0 ? 1 : Double(right) / Double(printed) }
  }

  private(set) var all: [Name: Score] = [:]

  /// Reads the files of a report.
  mutating func add(_ known: KnownReport, in folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in names.sorted() where name.hasPrefix(known.name + ".") {
      let layout = String(name.split(separator: ".")[1])
      let kind =
        known.name.hasPrefix("dense") ? "dense" : known.name.hasPrefix("typical") ? "typical" : "real"
      let file = folder.appendingPathComponent(name)
      add(try Data(contentsOf: file), name, known, to: Name(layout: layout, kind: kind))
    }
  }

  private mutating func add(_ data: Data, _ file: String, _ known: KnownReport, to name: Name) {
    let report = try? Report.read(try Document.read(Array(data), name: file))
    let cells = Dictionary(
      (report?.cells ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let truth = known.report.cells.mapValues { Number($0) }
    // A cell printed empty leaves no trace in running text, so that the rest of such a row may be left out.
    let counts = known.isFull || name.layout.hasPrefix("html") || name.layout.hasPrefix("pipes")
    for key in Set(truth.keys).union(cells.keys) {
      let expected = truth[key] ?? nil
      let found = cells[key]?.value
      if let found, found != expected {
        let printed = expected?.description ?? "not printed"
        all[name, default: Score()].wrong.append(
          "\(file) \(key) is \(printed), read \(found) from “\(cells[key]?.raw ?? "")”")
      }
      guard expected != nil, counts else { continue }
      all[name, default: Score()].printed += 1
      if found == expected { all[name, default: Score()].right += 1 }
    }
  }

  /// A line for each layout: right, left empty and wrong of the figures printed.
  var table: String {
    let order = all.sorted { ($0.key.kind, $0.key.layout) < ($1.key.kind, $1.key.layout) }
    let lines = order.map { name, score in
      let share = Double(Int(score.share * 10_000)) / 100
      return
        "\(name.kind) \(name.layout): right \(score.right) of \(score.printed) (\(share) %), left empty \(score.printed - score.right), wrong \(score.wrong.count)"
    }
    return lines.joined(separator: "\n")
  }
}
