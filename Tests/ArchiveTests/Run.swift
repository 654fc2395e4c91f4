import Foundation
import Python
import Testing

/// What a call of the built program gave; described whole when an expectation about it fails.
struct Run: CustomTestStringConvertible {
  let arguments: [String]
  let status: Int32
  let stdout: Data
  let stderr: Data

  var out: String { String(decoding: stdout, as: UTF8.self) }
  var err: String { String(decoding: stderr, as: UTF8.self) }
  /// Lines of stderr, without the last empty one.
  var errLines: [String] { Run.lines(err) }
  var outLines: [String] { Run.lines(out) }

  var testDescription: String {
    "archive \(arguments.joined(separator: " "))\nstatus \(status)\n--- stdout\n\(out)\n--- stderr\n\(err)"
  }

  static func lines(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast(text.hasSuffix("\n") ? 1 : 0).map(String.init)
  }
}

/// A fresh folder in which the program is called; it goes with its owner.
final class Desk: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func place(_ name: String) -> URL { folder.appendingPathComponent(name) }

  @discardableResult func write(_ text: String, to name: String) throws -> URL {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult func write(_ data: Data, to name: String) throws -> URL {
    let place = place(name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place)
    return place
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: place(name)) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: place(name).path) }

  /// Puts a copy of the sample data here.
  func addSamples() throws {
    try FileManager.default.copyItem(at: Checkout.samples, to: place("SampleData"))
  }

  /// Calls the program here.
  func archive(
    _ arguments: [String], _ environment: [String: String] = [:], stdin: Data? = nil
  ) throws -> Run {
    try call(Checkout.program, arguments, environment, stdin: stdin)
  }

  func archive(_ arguments: String...) throws -> Run { try archive(arguments) }

  /// Calls a shell here, in which `archive` is the program.
  func shell(_ script: String, _ environment: [String: String] = [:]) throws -> Run {
    let bin = Checkout.program.deletingLastPathComponent().path
    let path = ["PATH": bin + ":" + Checkout.path]
    return try call(
      URL(fileURLWithPath: "/bin/bash"), ["-c", script], environment.merging(path) { own, _ in own })
  }

  /// What the stock shell of SQLite answers.
  func sqlite(_ database: String, _ sql: String) throws -> [String] {
    try call(Checkout.tool("sqlite3"), [database, sql]).outLines
  }

  /// Calls Python with a program of a few lines; `Python.has` tells whether it can import what they need.
  func python(_ program: String) throws -> Run {
    try call(Python.program, ["-c", program], ["HOME": NSHomeDirectory()])
  }

  /// Calls any program here. Output goes through files, so that no pipe fills up while nobody reads.
  func call(
    _ program: URL, _ arguments: [String], _ environment: [String: String] = [:], stdin: Data? = nil
  ) throws -> Run {
    let running = try start(program, arguments, environment, stdin: stdin)
    return try running.end()
  }

  /// Starts a program here and does not wait for it.
  func start(
    _ program: URL, _ arguments: [String], _ environment: [String: String] = [:], stdin: Data? = nil
  ) throws -> Running {
    try Running(program, arguments, environment, stdin: stdin, in: folder)
  }
}

/// A program that runs, its output kept beside.
final class Running {
  let process = Process()
  private let arguments: [String]
  private let streams: URL

  init(
    _ program: URL, _ arguments: [String], _ environment: [String: String], stdin: Data?, in folder: URL
  ) throws {
    self.arguments = arguments
    streams = FileManager.default.temporaryDirectory.appendingPathComponent("streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    try (stdin ?? Data()).write(to: streams.appendingPathComponent("in"))
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": Checkout.path, "LC_ALL": "C.UTF-8"].merging(environment) { _, own in own }
    process.standardInput = try FileHandle(forReadingFrom: streams.appendingPathComponent("in"))
    process.standardOutput = try sink("out")
    process.standardError = try sink("err")
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: streams) }

  /// What it has said on stderr so far.
  var said: String { (try? String(contentsOf: streams.appendingPathComponent("err"), encoding: .utf8)) ?? "" }

  /// Waits for the end and tells what came of it.
  func end() throws -> Run {
    process.waitUntilExit()
    return Run(
      arguments: arguments, status: process.terminationStatus,
      stdout: try Data(contentsOf: streams.appendingPathComponent("out")),
      stderr: try Data(contentsOf: streams.appendingPathComponent("err")))
  }

  private func sink(_ name: String) throws -> FileHandle {
    let place = streams.appendingPathComponent(name)
    try Data().write(to: place)
    return try FileHandle(forWritingTo: place)
  }
}

/// Where things are: the checkout, the built program beside the tests, the tools of the system.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let samples = root.appendingPathComponent("SampleData")
  static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"

  /// The program stands beside the test bundle in the folder of products; `ARCHIVE_PROGRAM` names another one to be tested,
  /// as `make torture` and `make wayout` do with the release program.
  static let program: URL = {
    if let path = ProcessInfo.processInfo.environment["ARCHIVE_PROGRAM"] { return URL(fileURLWithPath: path) }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let besides = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: own)]
    let places = besides.map { $0.deletingLastPathComponent().appendingPathComponent("archive") }
    return places.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? root.appendingPathComponent(".build/debug/archive")
  }()

  static func tool(_ name: String) -> URL {
    let places = path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/\(name)") }
    return places.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(fileURLWithPath: "/usr/bin/\(name)")
  }

  static let isRoot = geteuid() == 0
}

/// The archive of the sample data, made once and copied to each desk that wants it.
enum Sample {
  private static let made = Result {
    let desk = try Desk()
    try desk.addSamples()
    let run = try desk.archive("import", "SampleData")
    #expect(run.status == 0)
    return try desk.read("archive.db")
  }

  /// A desk with the sample data and its archive.
  static func desk() throws -> Desk {
    let desk = try Desk()
    try desk.addSamples()
    try desk.write(made.get(), to: "archive.db")
    return desk
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: Checkout.samples.appendingPathComponent(name), encoding: .utf8)
  }

  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: Checkout.samples.appendingPathComponent(name))
  }
}
