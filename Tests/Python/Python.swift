import Foundation

/// The Python that tests call: the one that `make test` fills with `Tests/requirements.txt`, else that of the system.
package enum Python {
  /// Where it is; a path that leads nowhere if there is none.
  package static let program: URL = {
    let made = root.appendingPathComponent(".build/python/bin/python3")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    let places = [made] + path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/python3") }
    return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? made
  }()

  /// True where all these modules can be imported. Tests that need them are disabled elsewhere, and say so.
  package static func has(_ modules: String...) -> Bool {
    modules.allSatisfy { importable.contains($0) }
  }

  /// What to tell where a module is missing.
  package static func lacks(_ module: String) -> String {
    "the Python package \(module) is not installed: `make test` installs it where there is a network"
  }

  private static let asked = ["duckdb", "openpyxl", "docx", "reportlab", "weasyprint"]

  private static let importable: Set<String> = {
    let tried = asked.map { "try:\n import \($0)\n print('\($0)')\nexcept Exception: pass" }
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = ["-c", tried.joined(separator: "\n")]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return [] }
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Set(String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init))
  }()

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
