import Foundation
import Testing

/// An archive of many issuers over six years, made of the sample reports under other names and with other figures, so that
/// sums of years and issuers differ. Made once: `WAYOUT_REPORTS` reports (240), as `make wayout` asks for 10,000.
enum Province {
  private static let environment = ProcessInfo.processInfo.environment
  static let reports = environment["WAYOUT_REPORTS"].flatMap { Int($0) } ?? 240
  static let isWhole = environment["WAYOUT_REPORTS"] != nil

  private static let samples = [
    "示例市2019.txt", "示例市2020.html", "示例市2021.html", "示例市2022.txt", "示例市2024.txt", "示例市2025.html",
  ]
  private static let digits = Array("零一二三四五六七八九")

  private static let made = Result {
    let desk = try Desk()
    for (index, name) in samples.enumerated() {
      let sample = try text(name)
      for issuer in 0..<(reports - index + samples.count - 1) / samples.count {
        try desk.write(report(sample, issuer), to: "in/\(issuer)-\(name)")
      }
    }
    let run = try desk.call(Checkout.program, ["--quiet", "import", "in"])
    guard run.out.hasPrefix("\(reports) files read = \(reports) new") else { throw Failure(run: run) }
    try FileManager.default.removeItem(at: desk.place("in"))
    // It has no owner that ends before the process does.
    atexit { try? FileManager.default.removeItem(at: Province.desk().folder) }
    return desk
  }

  struct Failure: Error { let run: Run }

  /// A sample in whichever of their three encodings it is.
  private static func text(_ name: String) throws -> String {
    let bytes = try Sample.data(name)
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    let encoding: String.Encoding = bytes.starts(with: [0xFF, 0xFE]) ? .utf16 : gb18030
    return try #require(String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: encoding))
  }

  /// The desk with the archive `archive.db`, to be read only.
  static func desk() throws -> Desk { try made.get() }

  static func name(_ issuer: Int) -> String {
    "示例" + String([1000, 100, 10, 1].map { digits[issuer / $0 % 10] }) + "市"
  }

  /// The sample under the name of an issuer; figures of two to six digits in cells grow with its number.
  private static func report(_ sample: String, _ issuer: Int) -> String {
    let text = sample.replacing("示例市", with: name(issuer))
      .replacing("X00000001/", with: "X\(10_000_000 + issuer)/")
    return text.replacing(#/([|>]\s?)(\d{2,6})(\s?[|<])/#) { match in
      "\(match.1)\((Int(match.2) ?? 0) + issuer % 90)\(match.3)"
    }
  }
}

/// Python of `make python`; else the system's.
enum WayOut {
  static let program: URL = {
    let own = Checkout.root.appendingPathComponent(".build/python/bin/python3")
    let given = ProcessInfo.processInfo.environment["WAYOUT_PYTHON"].map { URL(fileURLWithPath: $0) }
    return given
      ?? (FileManager.default.isExecutableFile(atPath: own.path) ? own : Checkout.tool("python3"))
  }()

  /// Whether a module can be imported.
  static func has(_ module: String) -> Bool {
    let run = try? Desk().call(program, ["-c", "import \(module)"])
    return run?.status == 0
  }

  /// Holds an engine's rows against those of an archive.
  static func compare(_ desk: Desk, _ archive: URL, _ engine: String...) throws -> Run {
    let script = Checkout.root.appendingPathComponent("Tests/WayOut/compare.py").path
    return try desk.call(program, [script, archive.path] + engine)
  }
}
