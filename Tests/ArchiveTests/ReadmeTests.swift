import Foundation
import Testing

/// Holds README.md against the program: its commands are run and their outputs compared, its views and verbs are held
/// against the schema and the help.
@Suite struct ReadmeTests {
  let readme: Readme

  init() throws { readme = try Readme() }

  @Test(arguments: Readme.Language.allCases)
  func `every command prints what the README shows`(language: Readme.Language) throws {
    let folder = try TourFolder(language)
    defer { folder.remove() }
    let blocks = ConsoleBlock.all(in: readme.half(language))
    #expect(blocks.count { $0.commands.contains { $0.text.contains("sqlite3 ") } } >= 8)
    for block in blocks {
      for (index, command) in block.commands.enumerated() {
        let (output, status) = try folder.run(command.text)
        let isLast = index == block.commands.count - 1
        #expect(output == command.output, "\(language) half, line \(command.line): \(command.text)")
        #expect(
          status == (isLast ? block.status : 0), "\(language) half, line \(command.line): \(command.text)")
      }
    }
  }

  @Test func `both halves run the same commands but for SQL and words`() {
    let tours = Readme.Language.allCases.map { language in
      ConsoleBlock.all(in: readme.half(language)).flatMap { $0.commands.map(\.text) }
        .filter { $0.hasPrefix("archive ") }
    }
    #expect(tours[0] == tours[1])
  }

  @Test func `every verb of the help stands in both halves`() throws {
    let folder = try TourFolder(.english)
    defer { folder.remove() }
    let help = try folder.run("archive --help").output
    let verbs = help.drop { $0 != "SUBCOMMANDS:" }.dropFirst()
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
      .compactMap { $0.split(separator: " ").first }
    #expect(verbs.count >= 7)
    for verb in verbs {
      for language in Readme.Language.allCases {
        let isTold = readme.half(language).contains { $0.hasPrefix("| `archive \(verb)") }
        #expect(isTold, "archive \(verb) is missing from the \(language) half")
      }
    }
  }

  @Test(arguments: Readme.Language.allCases)
  func `views and columns are those of the schema and hold the contract`(language: Readme.Language) throws {
    let folder = try TourFolder(language)
    defer { folder.remove() }
    _ = try folder.run("archive import SampleData/诸暨市2024.txt")
    let told = readme.views(language)
    #expect(told.map(\.name) == Contract.views.map(\.name))
    for (view, contract) in zip(told, Contract.views) {
      let schema = try folder.run("sqlite3 archive.db \"SELECT name FROM pragma_table_info('\(view.name)')\"")
        .output
      #expect(view.columns == schema, "\(view.name) in the \(language) half")
      #expect(Array(schema.prefix(contract.columns.count)) == contract.columns, "\(view.name) in the schema")
    }
  }

  @Test func `a block is read with continued lines, outputs and status`() {
    let text = [
      "x", "<!-- fails: 1 -->", "```console", "$ a", "1", "", "$ b \"", "> c\"", "```", "```sh", "$ d", "```",
    ]
    #expect(
      ConsoleBlock.all(in: text) == [
        ConsoleBlock(
          commands: [
            .init(text: "a", line: 4, output: ["1", ""]), .init(text: "b \"\nc\"", line: 7, output: []),
          ], status: 1)
      ])
  }
}

/// The views of design.md, with the columns that users' queries stand on.
private enum Contract {
  static let views: [(name: String, columns: [String])] = [
    ("report", "report_id issuer year form title published_on scope source sha256 imported_at revision"),
    (
      "cell",
      "issuer year form section row col value unit state basis raw source place report_id"
    ),
    ("extra", "issuer year section label col value unit state raw source place report_id"),
    ("fact", "issuer year fact value unit sentence source place report_id"),
    ("finding", "issuer year rule severity section row col expected actual message report_id"),
    ("series", "issuer field label unit year value form state"),
    (
      "trend",
      "issuer field label unit year value previous_year previous change change_pct comparable note"
    ),
    ("依申请公开", "机构 年份 类别 事项 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"),
    ("主动公开", "机构 年份 事项 指标 数值 单位"),
    ("复议诉讼", "机构 年份 途径 结果维持 结果纠正 其他结果 尚未审结 总计"),
    ("趋势", "机构 年份 指标 单位 数值 上年 增减 增幅 可比 说明"),
    ("核对结果", "机构 年份 规则 级别 事项 列 应为 实为 说明"),
  ].map { ($0.0, $0.1.split(separator: " ").map(String.init)) }
}

/// README.md in its two halves.
struct Readme {
  enum Language: String, CaseIterable {
    case english = "en_US.UTF-8"
    case chinese = "zh_CN.UTF-8"
  }

  private let halves: [Language: [String]]

  init() throws {
    let text = try String(contentsOf: Package.root.appendingPathComponent("README.md"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let border = try #require(lines.firstIndex(of: "# 中文说明"))
    halves = [.english: Array(lines[..<border]), .chinese: Array(lines[border...])]
  }

  func half(_ language: Language) -> [String] { halves[language] ?? [] }

  /// The views that a half describes: a heading with the name, then a table with a line for each column.
  func views(_ language: Language) -> [(name: String, columns: [String])] {
    var views: [(name: String, columns: [String])] = []
    var isView = false
    for line in half(language) {
      if line.hasPrefix("#") { isView = line.hasPrefix("### `") }
      guard isView else { continue }
      if line.hasPrefix("#") { views.append((Self.code(in: line), [])) }
      if line.hasPrefix("| `") { views[views.count - 1].columns.append(Self.code(in: line)) }
    }
    return views
  }

  private static func code(in line: String) -> String {
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : ""
  }
}

/// A block of the README marked `console`: command lines, each with the output below it, and the status of the last.
struct ConsoleBlock: Equatable {
  struct Command: Equatable {
    var text: String
    /// Counted from 1 within the half.
    var line: Int
    var output: [String] = []
  }

  var commands: [Command] = []
  var status: Int32 = 0

  /// Takes the lines of a half. A line that starts with `> ` goes on with a command that has no output yet.
  static func all(in lines: [String]) -> [ConsoleBlock] {
    var blocks: [ConsoleBlock] = []
    var isOpen = false
    var status: Int32 = 0
    for (index, line) in lines.enumerated() {
      if let fails = line.wholeMatch(of: /<!-- fails: (\d+) -->/) { status = Int32(fails.1) ?? 0 }
      if isOpen, line != "```" { blocks[blocks.count - 1].add(line, number: index + 1) }
      if line == "```console" { blocks.append(ConsoleBlock(status: status)) }
      if line.hasPrefix("```") {
        isOpen = line == "```console"
        status = 0
      }
    }
    return blocks
  }

  private mutating func add(_ line: String, number: Int) {
    if line.hasPrefix("$ ") {
      commands.append(Command(text: String(line.dropFirst(2)), line: number))
    } else if let last = commands.indices.last {
      if line.hasPrefix("> "), commands[last].output.isEmpty {
        commands[last].text += "\n" + line.dropFirst(2)
      } else {
        commands[last].output.append(line)
      }
    }
  }
}

/// A fresh folder with SampleData in it, in which commands run as a reader of one half would run them.
struct TourFolder {
  private let folder: URL
  private let environment: [String: String]

  init(_ language: Readme.Language) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("SampleData"), to: folder.appendingPathComponent("SampleData"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    // The shell warns of an LC_ALL that is not installed, so the half's locale is given as LANG.
    environment = [
      "PATH": Package.products.path + ":" + path, "LANG": language.rawValue, "LC_CTYPE": "C.UTF-8",
      "HOME": folder.path,
    ]
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs a command and gives the lines of both its streams and its status.
  func run(_ command: String) throws -> (output: [String], status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "-c", command]
    process.currentDirectoryURL = folder
    process.environment = environment
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return (lines.last == "" ? Array(lines.dropLast()) : lines, process.terminationStatus)
  }
}

/// Where this package and what is built from it are.
private enum Package {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the built program, which is also that of the tests.
  static let products = Bundle.main.bundleURL
}
