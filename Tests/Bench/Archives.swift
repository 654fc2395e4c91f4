import CZlib
import Foundation

/// What an archive of many reports costs: memory while it is made, bytes on the disk, time as it grows.
struct Archives {
  let program: String
  let folder: Folder

  /// Reports number `range` of a run: six years of one issuer after another, a page and a text by turns.
  static func bytes(_ number: Int, _ text: ReportText) -> [UInt8] {
    let (issuer, year) = (number / 6, 2019 + number % 6)
    return number % 2 == 0
      ? ReportPage(issuer: issuer, year: year).bytes : text.bytes(issuer: issuer, year: year)
  }

  /// Writes the reports into a folder, one file each.
  private func written(_ numbers: Range<Int>, _ text: ReportText) throws -> (path: String, deflated: Int) {
    let path = folder.fresh("reports")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var deflated = 0
    for number in numbers {
      let bytes = Self.bytes(number, text)
      deflated += Self.deflated(bytes)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(number).\(number % 2 == 0 ? "html" : "txt")"))
    }
    return (path, deflated)
  }

  private static func deflated(_ bytes: [UInt8]) -> Int {
    var size = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    compress2(&packed, &size, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
    return Int(size)
  }

  /// The import of 1,000 reports by the program itself.
  func showMemory(_ text: ReportText, count: Int = 1000) throws {
    let files = try written(0..<count, text)
    let archive = folder.fresh("memory.db")
    let first = try written(0..<10, text)
    let base = try Program(arguments: [program, "--db", folder.fresh("small.db"), "import", first.path])
      .peakMemory()
    let peak = try Program(arguments: [program, "--db", archive, "import", files.path]).peakMemory()
    Console.head("\(count) reports imported by the program, page and pipe text by turns")
    Console.row("peak memory, 10 reports, MiB", Console.decimal(Double(base) / 1048576))
    Console.row("peak memory, \(count) reports, MiB", Console.decimal(Double(peak) / 1048576))
    Console.ratio("\(count) reports ÷ 10 reports", Double(peak) / Double(base), target: nil)
    let size = Folder.size(archive)
    Console.row("bytes per report in the archive", Console.whole(Double(size / count)))
    Console.row("of these the original, deflated", Console.whole(Double(files.deflated / count)))
    Console.ratio("archive ÷ deflated originals", Double(size) / Double(files.deflated), target: nil)
  }

  /// An archive as it grows: the program imports the last hundred reports before each mark.
  func showGrowth(_ text: ReportText, marks: [Int]) throws {
    let archive = folder.fresh("growth.db")
    Console.head("growth: ms, wall, the program itself")
    Console.row("reports in the archive", "a report", "trend of one", "trend of all")
    var done = 0
    for mark in marks {
      _ = try take(done..<(mark - 100), text, archive)
      let cost = try take((mark - 100)..<mark, text, archive)
      done = mark
      Console.row(
        String(mark), Console.decimal(cost.wall / 100 * 1000, digits: 2),
        try milliseconds(["--field", "依申请", "--issuer", IssuerNames.name(3)], archive),
        try milliseconds(["--field", "applications.new.total"], archive))
    }
  }

  private func take(_ numbers: Range<Int>, _ text: ReportText, _ archive: String) throws -> Cost {
    guard !numbers.isEmpty else { return .none }
    let files = try written(numbers, text)
    defer { try? FileManager.default.removeItem(atPath: files.path) }
    return try Program(arguments: [program, "--db", archive, "--quiet", "import", files.path]).run()
  }

  private func milliseconds(_ words: [String], _ archive: String) throws -> String {
    let runs = try (0..<3).map { _ in
      try Program(arguments: [program, "--db", archive, "trend"] + words).run()
    }
    return Console.decimal(runs.median.wall * 1000)
  }
}

extension Program {
  /// How long two programs take to say their version, run by turns.
  static func showStartUp(_ program: String, runs: Int = 40) throws {
    var (ours, theirs): ([Cost], [Cost]) = ([], [])
    for _ in 0..<runs {
      ours.append(try Program(arguments: [program, "--version"]).run())
      theirs.append(try Program(arguments: ["sqlite3", "--version"]).run())
    }
    Console.head("start-up: ms, wall, median of \(runs) runs by turns")
    Console.row("archive --version", Console.decimal(ours.median.wall * 1000, digits: 2))
    Console.row("sqlite3 --version", Console.decimal(theirs.median.wall * 1000, digits: 2))
    Console.ratio("archive ÷ sqlite3", ours.median.wall / theirs.median.wall, target: 4)
  }
}
