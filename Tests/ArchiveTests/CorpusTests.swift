import Foundation
import Testing

/// Real reports with values read by hand, which stand beside the checkout or where `ARCHIVE_CORPUS` says.
private enum Corpus {
  static let folder: URL? = {
    let stated = ProcessInfo.processInfo.environment["ARCHIVE_CORPUS"].map { URL(fileURLWithPath: $0) }
    let beside = Checkout.root.deletingLastPathComponent().appendingPathComponent("shared/corpus")
    return [stated, beside].compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("score.py").path)
    }
  }()

  static var files: [String] {
    let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
    return names.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".html") }.sorted()
  }
}

@Suite(.enabled(if: Corpus.folder != nil, "no corpus beside the checkout, nor where ARCHIVE_CORPUS says"))
struct CorpusTests {
  @Test func `no figure of the corpus is wrong, and every report is whose and of when it says`() throws {
    let folder = try #require(Corpus.folder)
    let desk = try Desk()
    let imported = try desk.archive(["--quiet", "import"] + Corpus.files.map { folder.path + "/" + $0 })
    let account = try #require(AccountLine(imported.out), "\(imported.testDescription)")
    #expect(account.isTrue)
    #expect(account.read == Corpus.files.count)
    let score = try desk.call(
      Checkout.tool("python3"), [folder.path + "/score.py", desk.place("archive.db").path],
      ["HOME": NSHomeDirectory()])
    #expect(score.status == 0, "\(score.testDescription)")
    let last = try #require(score.outLines.last)
    #expect(last.contains(" wrong=0 "), "\(score.testDescription)")
    let identity = try #require(score.outLines.first { $0.hasPrefix("issuer: ") })
    #expect(identity.matches(of: /\d+ right, 0 wrong/).count == 3, "\(identity)")
    #expect(numbers(score, "zhuji_2024").prefix(5) == [200, 200, 0, 0, 0])
    for page in Corpus.files.filter({ $0.hasSuffix(".html") }) {
      let row = numbers(score, String(page.dropLast(5)))
      #expect(row.count >= 5 && row[0] == row[1] && row[2...4].allSatisfy { $0 == 0 }, "\(page): \(row)")
    }
  }

  /// The figures of a file's line: cells, right, wrong, left out, missing.
  private func numbers(_ score: Run, _ name: String) -> [Int] {
    let line = score.outLines.first { $0.hasPrefix(name + " ") } ?? ""
    return line.dropFirst(name.count).split(separator: " ").prefix(5).compactMap { Int($0) }
  }

  /// The corpus's sentences are true, or have a reading that is: domain.md §9 tells which are not, and none is here.
  @Test func `the running text of the corpus raises no false alarm, and only broken sums are errors`() throws
  {
    let folder = try #require(Corpus.folder)
    let desk = try Desk()
    _ = try desk.archive(["--quiet", "import"] + Corpus.files.map { folder.path + "/" + $0 })
    let text =
      "SELECT issuer, year, message FROM finding WHERE rule LIKE 'N.%' OR rule IN ('W.template', 'W.date')"
    #expect(try desk.sqlite("archive.db", text).isEmpty)
    let errors = "SELECT count(*) FROM finding WHERE severity = 'error' AND rule NOT LIKE 'T%'"
    #expect(try desk.sqlite("archive.db", errors) == ["0"])
  }

  @Test func `the originals come back byte for byte`() throws {
    let folder = try #require(Corpus.folder)
    let desk = try Desk()
    _ = try desk.archive(["--quiet", "import"] + Corpus.files.map { folder.path + "/" + $0 })
    let run = try desk.shell("mkdir out && cd out && sqlite3 ../archive.db -Ax && ls")
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(!run.outLines.isEmpty)
    for name in run.outLines {
      let original = try Data(contentsOf: folder.appendingPathComponent(name))
      #expect(try desk.read("out/" + name) == original, "\(name)")
    }
    let stored = try desk.sqlite("archive.db", "SELECT count(*) FROM report")
    #expect(stored == ["\(run.outLines.count)"])
  }
}
