import Foundation

/// The same reports in the file formats of offices and printers, written by `write_layouts.py` with the writers that people
/// use; beside a PDF what its library takes.
struct Formats {
  let program: String
  let folder: Folder

  private static let kinds: [(layout: String, end: String, words: String)] = [
    ("html", "html", "page, bare"), ("mht", "mht", "saved page (MHT)"), ("docx", "docx", "Word (DOCX)"),
    ("xlsx", "xlsx", "Excel (XLSX)"), ("pdf_printed_ruled", "pdf", "PDF with rules, printed"),
    ("pdf_printed_bare", "pdf", "PDF without rules, printed"),
    ("pdf_drawn_ruled", "pdf", "PDF with rules, drawn"),
    ("pdf_drawn_bare", "pdf", "PDF without rules, drawn"),
  ]

  /// Imports `count` reports of each format on one processor, the tools' own time with it.
  func show(count: Int = 12) throws {
    let written = folder.fresh("formats")
    guard try write(count, to: written) else {
      Console.put("\nfile formats: not measured, `make python` has not been run or a package is missing")
      return
    }
    Console.head("import per file format: \(count) reports, ms of one processor, the tools called included")
    Console.row("", "KB each", "ms", "per second", "library alone", "import ÷ it")
    let first = folder.fresh("first")
    try Data(ReportLayout.pipes.bytes(issuer: 99, year: 2024)).write(to: URL(fileURLWithPath: first))
    for kind in Self.kinds { try show(kind, count, try sorted(kind, from: written), after: first) }
  }

  private func show(
    _ kind: (layout: String, end: String, words: String), _ count: Int, _ path: String, after first: String
  ) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: path).map { "\(path)/\($0)" }
    let archive = folder.fresh("format.db")
    let words = [program, "--db", archive, "--quiet", "import"]
    // The archive is there already: what it takes to make one is no part of a report.
    _ = try Program(arguments: words + [first]).run()
    let cost = try Program(arguments: words + [path]).onOneProcessor.run() / count
    let size = files.map(Folder.size).reduce(0, +) / count
    var figures = [
      Console.decimal(Double(size) / 1000), Console.decimal(cost.cpu * 1000, digits: 2),
      Console.whole(1 / cost.cpu),
    ]
    if kind.end == "pdf" {
      let alone = try files.map(Self.library).reduce(0, +) / Double(count)
      figures += [Console.decimal(alone * 1000, digits: 2), Console.decimal(cost.cpu / alone, digits: 2)]
    }
    Console.row([kind.words] + figures)
  }

  /// The processor time of the library for one PDF: its words and the lines between them, which the reader asks for.
  private static func library(_ path: String) throws -> Double {
    let words = try Program(arguments: ["pdftotext", "-tsv", path, "-"]).run()
    let lines = try Program(arguments: ["pdftocairo", "-svg", "-noshrink", "-nocenter", path, "-"]).run()
    return words.cpu + lines.cpu
  }

  /// The files of one layout in a folder of their own.
  private func sorted(_ kind: (layout: String, end: String, words: String), from written: String) throws
    -> String
  {
    let path = folder.fresh(kind.layout)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: written)
    where name.hasSuffix(".\(kind.layout).\(kind.end)") {
      try FileManager.default.moveItem(atPath: "\(written)/\(name)", toPath: "\(path)/\(name)")
    }
    return path
  }

  /// Has the reports written; false where Python or one of its packages is missing.
  private func write(_ count: Int, to path: String) throws -> Bool {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let python = root.appendingPathComponent(".build/python/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else { return false }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let (input, output) = (folder.fresh("reports.jsonl"), folder.fresh("said"))
    let lines = try (0..<count).map { try JSONEncoder().encode(Line(number: $0)) }
    try Data(lines.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: input))
    try Data().write(to: URL(fileURLWithPath: output))
    let process = Process()
    process.executableURL = python
    process.arguments = [
      root.appendingPathComponent("Tests/ReportsTests/Layouts/write_layouts.py").path, path,
    ]
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOfFile: output, encoding: .utf8)
    return process.terminationStatus == 0 && said.hasSuffix("lacking: none\n")
  }
}

/// A report in the shape that `write_layouts.py` takes: texts, and tables of cells with their spans.
private struct Line: Encodable {
  struct Block: Encodable {
    var text: String?
    var table: [[Cell]]?
  }

  struct Cell: Encodable {
    let text: String
    let columns: Int
    let rows = 1
  }

  let name: String
  let blocks: [Block]

  init(number: Int) {
    let (issuer, year) = (number / 6, 2019 + number % 6)
    name = "\(number)"
    blocks = ReportLines(issuer: issuer, year: year).blocks.map {
      switch $0 {
      case .text(let text): Block(text: text)
      case .table(let rows): Block(table: Self.even(rows))
      }
    }
  }

  /// Rows as wide as the widest: the first cell of a shorter row spans what it lacks.
  private static func even(_ rows: [[String]]) -> [[Cell]] {
    let width = rows.map(\.count).max() ?? 0
    return rows.map { row in
      row.enumerated().map { Cell(text: $1, columns: $0 == 0 ? width - row.count + 1 : 1) }
    }
  }
}
