import CZlib
import Foundation

/// What archives of many reports cost, made by the program itself: time and memory of importing, bytes on the disk, and
/// the time of each question as they grow.
struct Archives {
  let program: String
  let folder: Folder

  /// Reports number `range` of a run: six years of one issuer after another, a page and a text by turns.
  static func bytes(_ number: Int) -> [UInt8] {
    let layout: ReportLayout = number % 2 == 0 ? .page : .pipes
    return layout.bytes(issuer: number / 6, year: 2019 + number % 6)
  }

  /// Writes reports into a new folder, one file each.
  private func written(_ numbers: Range<Int>, _ bytes: (Int) -> [UInt8] = Archives.bytes) throws -> Files {
    var files = Files(path: folder.fresh("reports"))
    try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
    for number in numbers {
      let bytes = bytes(number)
      files.size += bytes.count
      files.deflated += Self.deflated(bytes)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(files.path)/\(1_000_000 + number)"))
    }
    // Else what the program makes durable waits for these files to reach the disk.
    sync()
    return files
  }

  private struct Files {
    let path: String
    var size = 0
    var deflated = 0
  }

  private static func deflated(_ bytes: [UInt8]) -> Int {
    var size = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    compress2(&packed, &size, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
    return Int(size)
  }

  private func archive(_ words: [String], on path: String) -> Program {
    Program(arguments: [program, "--db", path, "--quiet"] + words)
  }

  // MARK: layouts

  /// The import of each layout by itself, on one processor and on all.
  func showLayouts(count: Int) throws {
    Console.head("import per layout: \(count) reports; processor time on one, wall on one and on all")
    Console.row("", "KB each", "ms, processor", "per second", "on all", "MB/s", "all ÷ one")
    for layout in ReportLayout.allCases {
      let files = try written(0..<count) { layout.bytes(issuer: $0 / 6, year: 2019 + $0 % 6) }
      defer { try? FileManager.default.removeItem(atPath: files.path) }
      let one = try archive(["import", files.path], on: folder.fresh("one.db")).onOneProcessor.run()
      let all = try archive(["import", files.path], on: folder.fresh("all.db")).run()
      let number = Double(count)
      Console.row(
        layout.rawValue, Console.decimal(Double(files.size) / number / 1000),
        Console.decimal(one.cpu * 1000 / number, digits: 2), Console.whole(number / one.wall),
        Console.whole(number / all.wall), Console.decimal(Double(files.size) / all.wall / 1e6),
        Console.decimal(all.wall / one.wall, digits: 2))
    }
  }

  /// The import of pages by the program itself, start and end of it included, on all processors: the wall is what counts
  /// there, so the figure holds on a machine with nothing else to do. The processor's time beside it says what could be
  /// shared out.
  func showPages(limit: Cost, count: Int = 3000) throws {
    let files = try written(0..<count) { ReportLayout.page.bytes(issuer: $0 / 6, year: 2019 + $0 % 6) }
    defer { try? FileManager.default.removeItem(atPath: files.path) }
    func median(_ run: () throws -> Cost) rethrows -> Cost {
      try (0..<5).map { _ in try run() }.median / count
    }
    let one = try median {
      try archive(["import", files.path], on: folder.fresh("one.db")).onOneProcessor.run()
    }
    let all = try median { try archive(["import", files.path], on: folder.fresh("all.db")).run() }
    Console.row("program, one processor", Console.micros(one.cpu), Console.micros(one.wall))
    Console.row("program, all processors", Console.micros(all.cpu), Console.micros(all.wall))
    Console.ratio("program on all, wall ÷ (libxml2 tree + bare inserts)", all.wall / limit.cpu, target: 0.85)
    Console.ratio("  its wall on all ÷ its wall on one", all.wall / one.wall, target: nil)
  }

  // MARK: growth

  /// An archive at each of `marks` reports: what the reports before the mark cost, and what each question takes.
  func showGrowth(marks: [Int]) throws {
    let path = folder.fresh("growth.db")
    var table = GrowthTable(marks: marks)
    var (done, deflated) = (0, 0)
    for mark in marks {
      deflated += try take(done..<mark, into: path, &table)
      done = mark
      let size = Folder.size(path)
      table.add("bytes per report", Double(size) / Double(mark))
      table.add("÷ (original deflated + 2 KB), target ≤ 1.2", Double(size) / Double(deflated + mark * 2048))
      try ask(path, isLarge: mark > 20_000, &table)
    }
    table.show()
  }

  /// Imports reports five thousand at a time; the last lot gives the figures. Returns the originals' deflated size.
  private func take(_ numbers: Range<Int>, into path: String, _ table: inout GrowthTable) throws -> Int {
    var deflated = 0
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 5000) {
      let lot = start..<min(start + 5000, numbers.upperBound)
      let files = try written(lot)
      defer { try? FileManager.default.removeItem(atPath: files.path) }
      deflated += files.deflated
      let (cost, peak) = try archive(["import", files.path], on: path).watched()
      guard lot.upperBound == numbers.upperBound else { continue }
      table.add("import of a report: ms, processor", cost.cpu * 1000 / Double(lot.count))
      table.add("  the same on the wall, all processors", cost.wall * 1000 / Double(lot.count))
      table.add("peak memory, MiB", Double(peak) / 1048576)
    }
    return deflated
  }

  private func ask(_ path: String, isLarge: Bool, _ table: inout GrowthTable) throws {
    let field = ["--field", TrendLimit.field]
    let version = Program(arguments: [program, "--version"])
    let one = archive(["trend"] + field + ["--issuer", IssuerNames.name(3)], on: path)
    let all = archive(["trend"] + field + ["--format", "csv"], on: path)
    let bare = TrendLimit(archive: path)
    let none = Program(arguments: ["sqlite3", "--version"])
    // By turns, because what else the machine does changes from one second to the next.
    let costs = try Program.medians([version, one, none], runs: 31)
    let large = try Program.medians([all, bare.program], runs: isLarge ? 3 : 11)
    let (ours, theirs) = (large[0] - costs[0], large[1] - costs[2])
    table.add("trend of one, less --version: ms, target ≤ 3", (costs[1] - costs[0]) * 1000)
    table.add("trend of all, less --version: ms", ours * 1000)
    table.add("  the best SQL by hand, less --version", theirs * 1000)
    table.add("  the one ÷ the other, target ≤ 1.2", ours / theirs)
    table.add("  1 where both print the same rows", try bare.isSame(as: all, in: folder) ? 1 : 0)
    let questions: [(String, [String])] = [
      ("compare of all in one year: ms", ["compare", "--year", "2023", "--format", "csv"] + field),
      ("search: ms", ["search", "测速", "--format", "csv"]),
      ("check of all: ms", ["check", "--format", "csv"]),
      ("verify: ms", ["verify"]),
    ]
    for (name, words) in questions {
      let runs = isLarge || words[0] == "check" || words[0] == "verify" ? 1 : 5
      table.add(name, try archive(words, on: path).median(of: runs).cpu * 1000)
    }
  }
}

/// Figures at each mark, printed beside one another with the growth from the last mark but one to the last.
struct GrowthTable {
  let marks: [Int]
  private var names: [String] = []
  private var values: [String: [Double]] = [:]

  init(marks: [Int]) { self.marks = marks }

  mutating func add(_ name: String, _ value: Double) {
    if values[name] == nil { names.append(name) }
    values[name, default: []].append(value)
  }

  func show() {
    Console.head("growth: an archive of pages and pipe texts by turns; processor time unless told otherwise")
    row("reports", marks.map(String.init) + (marks.count > 1 ? ["growth"] : []))
    for name in names {
      let values = self.values[name] ?? []
      let growth = values.count > 1 ? [values[values.count - 1] / values[values.count - 2]] : []
      row(name, (values + growth).map { Console.decimal($0, digits: $0 < 100 ? 2 : 0) })
    }
  }

  private func row(_ name: String, _ values: [String]) {
    Console.row([name] + values)
  }
}

extension Program {
  /// How long two programs take to say their version, run by turns.
  static func showStartUp(_ program: String, runs: Int = 60) throws {
    var (ours, theirs): ([Cost], [Cost]) = ([], [])
    for _ in 0..<runs {
      ours.append(try Program(arguments: [program, "--version"]).run())
      theirs.append(try Program(arguments: ["sqlite3", "--version"]).run())
    }
    Console.head("start-up: ms, median of \(runs) runs by turns: processor, wall")
    for (name, costs) in [("archive --version", ours), ("sqlite3 --version", theirs)] {
      let (cpu, wall) = (costs.median.cpu * 1000, costs.median.wall * 1000)
      Console.row(name, Console.decimal(cpu, digits: 2), Console.decimal(wall, digits: 2))
    }
    Console.ratio("archive ÷ sqlite3, wall", ours.median.wall / theirs.median.wall, target: 4)
    Console.ratio("archive ÷ sqlite3, processor", ours.median.cpu / theirs.median.cpu, target: nil)
  }

  /// Runs it, and gives what it took and the most memory that it held, in bytes.
  func watched() throws -> (cost: Cost, peak: Int) {
    var (peak, status, usage): (Int, Int32, rusage) = (0, 0, rusage())
    var cost = try Cost.of {
      let child = try start()
      while wait4(child, &status, WNOHANG, &usage) == 0 {
        peak = max(peak, Self.highWater(of: child))
        usleep(5000)
      }
    }
    cost.cpu = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    return (cost, peak)
  }
}
