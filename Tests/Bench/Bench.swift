import Foundation

/// `bench PROGRAM [REPORTS]`: speed, memory and growth of the archive, as ratios in one run. Never a timed test: figures
/// of one machine at one hour are worth what stands beside them.
@main
struct Bench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print(
        "usage: bench PROGRAM [REPORTS]   PROGRAM: the built archive; REPORTS: how far growth is followed")
      exit(64)
    }
    do {
      try Bench(program: arguments[1], reports: arguments.count > 2 ? Int(arguments[2]) ?? 2000 : 2000).run()
    } catch {
      print("bench: \(error)")
      exit(1)
    }
  }

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

  private func run() throws {
    Console.put("machine: \(Machine.name), \(ProcessInfo.processInfo.activeProcessorCount) processors")
    try showStages()
    try Program.showStartUp(program)
    let archives = Archives(program: program, folder: folder)
    try archives.showMemory(text)
    try archives.showGrowth(text, marks: [200, 2000, 10_000].filter { $0 <= reports })
    LargeFile.show()
  }

  private func showStages() throws {
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
