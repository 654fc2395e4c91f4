import Foundation
import Testing

@Suite struct KillTests {
  private static let reports = 200
  private static let kills = 50
  private static let dump = """
    SELECT issuer, year, form, section, row, col, value, unit, state, basis, raw, source, place FROM cell
    ORDER BY issuer, year, section, row, col
    """

  /// Every call is given all files, those not stored yet first, so that 50 kills spread over the whole of the work and
  /// the test still ends: each moment lies within a 25th of the time that an undisturbed import takes.
  @Test func `an import killed at 50 moments loses nothing that it had stored and stores nothing by halves`()
    throws
  {
    let desk = try Desk()
    try GeneratedReports.write(KillTests.reports, to: desk)
    let start = Date()
    #expect(try desk.archive("--quiet", "--db", "calm.db", "import", "in").status == 0)
    let span = Date().timeIntervalSince(start) / 25
    var random = Seeded(state: 20_240_601)
    var stored: Set<String> = []
    for kill in 1...KillTests.kills {
      try interrupt(after: Double.random(in: 0..<span, using: &random), desk, stored)
      stored = try census(of: desk, after: kill, knowing: stored)
    }
    let rest = try desk.archive(["--db", "hit.db", "import"] + paths(without: stored))
    #expect(rest.status == 0)
    #expect(AccountLine(rest.out)?.unchanged == stored.count, "\(rest.out)")
    #expect(AccountLine(rest.out)?.new == KillTests.reports - stored.count)
    #expect(try desk.sqlite("hit.db", KillTests.dump) == desk.sqlite("calm.db", KillTests.dump))
    #expect(try desk.sqlite("hit.db", "PRAGMA integrity_check; SELECT count(*) FROM sqlar") == ["ok", "200"])
  }

  private func interrupt(after delay: Double, _ desk: Desk, _ stored: Set<String>) throws {
    let arguments = ["--quiet", "--db", "hit.db", "import"] + paths(without: stored)
    let running = try desk.start(Checkout.program, arguments)
    Thread.sleep(forTimeInterval: delay)
    kill(running.process.processIdentifier, SIGKILL)
    _ = try running.end()
  }

  /// What a copy of the archive holds, so that the program meets the files as the kill left them.
  private func census(of desk: Desk, after kill: Int, knowing before: Set<String>) throws -> Set<String> {
    guard desk.exists("hit.db") else { return [] }
    let copied = try desk.shell(
      "rm -rf copy && mkdir copy && cp hit.db* copy && sqlite3 copy/hit.db 'PRAGMA integrity_check'")
    #expect(copied.out == "ok\n", "kill \(kill): \(copied.testDescription)")
    guard try desk.sqlite("copy/hit.db", "SELECT count(*) FROM sqlite_master WHERE name = 'cell'") == ["1"]
    else { return [] }
    let lines = try desk.sqlite("copy/hit.db", GeneratedReports.census)
    #expect(lines.allSatisfy { $0.hasSuffix("|200") }, "kill \(kill): \(lines)")
    let originals = try desk.sqlite("copy/hit.db", "SELECT count(*) FROM sqlar")
    #expect(originals == ["\(lines.count)"], "kill \(kill)")
    let now = Set(lines.map { $0.replacingOccurrences(of: "|200", with: "") })
    #expect(now.isSuperset(of: before), "kill \(kill) lost \(before.subtracting(now))")
    return now
  }

  private func paths(without stored: Set<String>) -> [String] {
    let all = 0..<KillTests.reports
    let first = all.filter { !stored.contains(GeneratedReports.issuer($0)) }
    return (first + all.filter { stored.contains(GeneratedReports.issuer($0)) }).map(GeneratedReports.name)
  }
}
