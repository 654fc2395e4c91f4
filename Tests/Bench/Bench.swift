import Foundation

/// `bench PROGRAM [REPORTS [PART…]]`: speed, memory and growth of the archive, as ratios in one run. Never a timed test:
/// figures of one machine at one hour are worth what stands beside them.
@main
struct Bench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print("usage: bench PROGRAM [REPORTS [PART…]]")
      print("  PROGRAM  the built archive")
      print("  REPORTS  up to how many reports the growth is followed (10000)")
      print("  PART     \(parts.joined(separator: ", ")); all by default")
      exit(64)
    }
    do {
      let reports = arguments.count > 2 ? Int(arguments[2]) ?? 10_000 : 10_000
      let chosen = arguments.count > 3 ? Array(arguments[3...]) : parts
      try Bench(program: arguments[1], reports: reports).run(chosen)
    } catch {
      print("bench: \(error)")
      exit(1)
    }
  }

  private static let parts = ["stages", "start-up", "layouts", "formats", "growth", "large"]

  private let program: String
  private let reports: Int
  private let text: ReportText
  private let folder: Folder

  private init(program: String, reports: Int) throws {
    self.program = program
    self.reports = reports
    text = try ReportText(path: Bench.sample)
    folder = try Folder()
  }

  private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../SampleData/诸暨市2024.txt").path

  private func run(_ parts: [String]) throws {
    Console.put("machine: \(Machine.name), \(ProcessInfo.processInfo.activeProcessorCount) processors")
    let archives = Archives(program: program, folder: folder)
    for part in parts {
      switch part {
      case "stages": try showStages(archives)
      case "start-up": try Program.showStartUp(program)
      case "layouts":
        for count in marks.filter({ $0 <= 10_000 }) { try archives.showLayouts(count: count) }
      case "formats": try Formats(program: program, folder: folder).show()
      case "growth": try archives.showGrowth(marks: marks)
      default: LargeFile.show()
      }
    }
  }

  private var marks: [Int] { [1000, 10_000, 100_000].filter { $0 <= reports } }

  private func showStages(_ archives: Archives) throws {
    let numbers = 0..<60
    let texts = numbers.map { text.bytes(issuer: $0 / 6, year: 2019 + $0 % 6) }
    let pages = numbers.map { ReportPage(issuer: $0 / 6, year: 2019 + $0 % 6).bytes }
    let ofText = try Stages("pipe text", texts, in: folder).medians(rounds: 7)
    ofText.show(
      "pipe text", size: texts[0].count,
      limits: [
        ("bytes + bare inserts", ofText.bytes + ofText.inserts),
        ("read + bare inserts", ofText.read + ofText.inserts),
      ], target: 3)
    let ofPage = try Stages("page", pages, in: folder).medians(rounds: 7)
    ofPage.show(
      "page", size: pages[0].count,
      limits: [("libxml2 tree + bare inserts", ofPage.tree + ofPage.inserts)], target: 1.5)
    try archives.showPages(limit: ofPage.tree + ofPage.inserts)
  }
}

/// The machine that the figures come from.
enum Machine {
  static var name: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? "unknown processor"
    return model.trimmingCharacters(in: .whitespaces)
  }
}
