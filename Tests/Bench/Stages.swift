import Checks
import Documents
import Foundation
import Reports
import Store

/// The stages of an import, each measured by itself over the same files, beside its limit in the same round.
struct Stages {
  struct Sample {
    var document = Cost.none
    var read = Cost.none
    var check = Cost.none
    var store = Cost.none
    var bytes = Cost.none
    var tree = Cost.none
    var inserts = Cost.none
  }

  let name: String
  let files: [[UInt8]]
  private let folder: Folder
  private let paths: [String]

  init(_ name: String, _ files: [[UInt8]], in folder: Folder) throws {
    self.name = name
    self.files = files
    self.folder = folder
    paths = files.map { _ in folder.fresh("report") }
    for (path, bytes) in zip(paths, files) { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
  }

  /// Runs all stages `rounds` times, one after the other in each round, and gives the medians for one document.
  func medians(rounds: Int) throws -> Sample {
    let samples = try (0..<rounds).map { _ in try sample() }
    func median(_ stage: KeyPath<Sample, Cost>) -> Cost {
      samples.map { $0[keyPath: stage] }.median / files.count
    }
    return Sample(
      document: median(\.document), read: median(\.read), check: median(\.check), store: median(\.store),
      bytes: median(\.bytes), tree: median(\.tree), inserts: median(\.inserts))
  }

  private func sample() throws -> Sample {
    var sample = Sample()
    var documents: [Document] = []
    var reports: [Report] = []
    sample.document = try Cost.of { documents = try files.map { try Document.read($0, name: name) } }
    sample.bytes = Cost.of { paths.forEach(FileLimit.read) }
    sample.tree = Cost.of { files.forEach(TreeLimit.build) }
    sample.read = try Cost.of { reports = try documents.map { try Report.read($0) } }
    sample.check = Cost.of { for report in reports { _ = checks(of: report) } }
    let path = folder.fresh("archive.db")
    let store = try ArchiveStore.open(path, for: .writing(create: true))
    sample.store = try Cost.of {
      // In batches of sixteen, as the import does.
      for start in stride(from: 0, to: files.count, by: 16) {
        try store.begin()
        for index in start..<min(start + 16, files.count) {
          try file(reports[index], documents[index], files[index], in: store)
        }
        try store.commit()
      }
    }
    try store.close()
    sample.inserts = try inserts(path)
    return sample
  }

  private func file(_ report: Report, _ document: Document, _ bytes: [UInt8], in store: ArchiveStore) throws {
    let source = SourceFile(
      name: "\(report.issuer.name)\(report.year)", bytes: bytes, format: document.format,
      encoding: document.encoding)
    _ = try store.file(report, from: source, importedAt: Date()) { checks(of: $0, beside: $1) }
  }

  private func inserts(_ archive: String) throws -> Cost {
    let limit = try InsertLimit(archive: archive, count: files.count)
    let db = try limit.prepare(folder.fresh("bare.db"))
    return try Cost.of { try limit.insert(into: db) }
  }
}

extension Stages.Sample {
  /// Everything an import does with a document.
  var whole: Cost { document + read + store }

  /// Prints the stages and gives the whole beside the limit.
  func show(_ name: String, size: Int, limits: [(words: String, cost: Cost)], target: Double) {
    Console.head("\(name), \(size) bytes each: µs per document, processor / wall")
    let stages = [
      ("decode and parse", document), ("read", read), ("check", check), ("store, with its checks", store),
      ("import", whole), ("limit: bytes of the file", bytes), ("limit: libxml2 tree", tree),
      ("limit: bare inserts", inserts),
    ]
    for (stage, cost) in stages {
      Console.row(stage, Console.micros(cost.cpu), Console.micros(cost.wall))
    }
    Console.row("documents per second", Console.whole(1 / whole.cpu), Console.whole(1 / whole.wall))
    for (words, limit) in limits {
      Console.ratio("import ÷ (\(words))", whole.cpu / limit.cpu, target: target)
      Console.ratio("  the same by the wall", whole.wall / limit.wall, target: nil)
    }
  }
}
