import Foundation
import Testing

@Suite struct HostileTests {
  /// Of a build that is not optimised, on a machine that has other things to do.
  private static let seconds = 60.0
  private static let mebibytes = 256

  @Test(
    arguments: HostileCase.text + HostileCase.pages + HostileCase.packed + HostileCase.office
      + HostileCase.papers
      + HostileCase.paths + HostileCase.names)
  func `a hostile file gives the right result or a clear error, and costs little`(_ sample: HostileCase)
    throws
  {
    let desk = try Desk()
    try sample.make(desk)
    try desk.write("SECRET-OF-THE-HOST", to: "secret")
    let before = try files(of: desk)
    let stated = sample.issuer.map { ["--issuer", $0] } ?? []
    let cost = try Measured(desk, ["import"] + stated + ["--", sample.path], limit: HostileTests.seconds)
    expect(sample.outcome, of: cost.run)
    #expect(cost.peak <= HostileTests.mebibytes, "\(cost.peak) MiB")
    #expect(cost.seconds < HostileTests.seconds)
    Torture.tell("\(sample.name): \(cost.peak) MiB, \(Int(cost.seconds * 1000)) ms")
    try expectHarmless(cost.run)
    let new = Set(try files(of: desk)).subtracting(before)
    #expect(new.isSubset(of: ["archive.db"]), "made on the way: \(new)")
    try expectWhole(desk, sample.outcome)
    let isNamed = HostileCase.names.contains { $0.name == sample.name }
    if isNamed, case .stored = sample.outcome { try expectShown(desk) }
  }

  private func expect(_ outcome: HostileCase.Outcome, of run: Run) {
    let account = AccountLine(run.out).map { [$0.new, $0.unchanged, $0.refused] }
    switch outcome {
    case .stored: #expect(run.status == 0 && account == [1, 0, 0], "\(run.testDescription.prefix(2000))")
    case .refused(let words):
      #expect(run.status == 1 && account == [0, 0, 1], "\(run.testDescription.prefix(2000))")
      #expect(run.errLines.count == 1 && run.err.contains(words), "\(run.testDescription.prefix(2000))")
    case .account(let new, let refused):
      #expect(account == [new, 0, refused], "\(run.testDescription.prefix(2000))")
    }
  }

  /// What the archive holds is whole.
  private func expectWhole(_ desk: Desk, _ outcome: HostileCase.Outcome) throws {
    guard case .stored(let cells) = outcome else {
      if case .refused = outcome { #expect(!desk.exists("archive.db")) }
      return
    }
    let stored = try desk.sqlite("archive.db", "PRAGMA integrity_check; SELECT count(value) FROM cell")
    #expect(stored == ["ok", "\(cells)"])
  }

  /// What is stored is shown without harm; the names are what is dangerous here.
  private func expectShown(_ desk: Desk) throws {
    for words in [["list"], ["check"], ["list", "--format", "markdown"]] {
      try expectHarmless(try desk.archive(words))
    }
    // What is data for a machine is shown to a person all the same.
    for format in ["csv", "tsv", "json"] {
      let line = "archive list --format \(format)"
      try expectHarmless(try desk.shell("script -qec '\(line)' /dev/null </dev/null"))
    }
    try expectNothingExecutable(desk)
  }

  /// No formula for a spreadsheet, no markup for a browser.
  private func expectNothingExecutable(_ desk: Desk) throws {
    let fields = try desk.archive("list", "--format", "tsv").out.split { $0 == "\t" || $0 == "\n" }
    #expect(!fields.contains { "=+@".contains($0.prefix(1)) })
    #expect(!(try desk.archive("list", "--format", "html").out.contains("<script>alert")))
  }

  /// Nothing that steers a terminal, nothing of the host's own files.
  private func expectHarmless(_ run: Run) throws {
    let said = run.out + run.err
    let bad = said.unicodeScalars.first(where: HostileTests.steers)
    #expect(bad == nil, "\(String(describing: bad)) in \(run.arguments)")
    #expect(!said.contains("SECRET"))
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func files(of desk: Desk) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: desk.folder.path)
  }
}
