import Foundation
import Testing

/// Several programs at one archive.
@Suite struct TwoAtOnceTests {
  @Test func `two imports into one new archive both succeed, and a reader beside them sees whole reports`()
    throws
  {
    let desk = try Desk()
    try GeneratedReports.write(60, to: desk)
    _ = try desk.shell("mkdir a b; mv in/10[0-2]* a; mv in/* b")
    let imports = try ["a", "b"].map { try desk.start(Checkout.program, ["--quiet", "import", $0]) }
    var looks = 0
    while imports.contains(where: { $0.process.isRunning }) {
      let seen = try desk.sqlite("archive.db", "SELECT issuer, count(value) FROM cell GROUP BY issuer")
      #expect(seen.allSatisfy { $0.hasSuffix("|200") }, "\(seen)")
      if !seen.isEmpty { looks += 1 }
      if looks % 5 == 1 {
        let list = try desk.archive("list", "--format", "csv")
        #expect([0, 2].contains(list.status), "\(list.testDescription)")
      }
    }
    for run in try imports.map({ try $0.end() }) {
      #expect(run.status == 0, "\(run.testDescription)")
      #expect(AccountLine(run.out)?.new == 30)
    }
    let count = "PRAGMA integrity_check; SELECT count(*) FROM report; SELECT count(*) FROM cell"
    #expect(try desk.sqlite("archive.db", count) == ["ok", "60", "12000"])
  }

  @Test(arguments: [
    (
      "en", "waiting for sqlite3 (process P, since T), which is writing",
      "error: archive.db is in use by sqlite3 (process P, since T); wait for it to end and try again"
    ),
    (
      "zh", "正在等待 sqlite3（进程 P，自 T 起运行）写完", "错误：archive.db 正被 sqlite3（进程 P，自 T 起运行）使用；请等其结束后重试"
    ),
  ])
  func `an import that is kept waiting says by whom`(language: String, waiting: String, error: String) throws
  {
    let desk = try Sample.desk()
    let holder = try Holder(of: "archive.db", on: desk)
    let time = ISO8601DateFormatter()
    try desk.write(try Honest.text(of: "甲市"), to: "new.txt")
    let run = try desk.archive("--lang", language, "import", "new.txt")
    #expect(run.status == 2, "\(run.testDescription)")
    let plain = run.errLines.map { line in
      line.replacing("\(holder.process.processIdentifier)", with: "P").replacing(
        /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/
      ) { match in
        let age = time.date(from: String(match.0))?.timeIntervalSinceNow ?? -9999
        return (-60...5).contains(age) ? "T" : "another time"
      }
    }
    #expect(plain == [waiting, error])
    holder.end()
    #expect(try desk.archive("import", "new.txt").status == 0)
  }

  @Test func `an import that is kept waiting for a while goes in`() throws {
    let desk = try Sample.desk()
    let holder = try Holder(of: "archive.db", on: desk)
    try desk.write(try Honest.text(of: "甲市"), to: "new.txt")
    let running = try desk.start(Checkout.program, ["import", "new.txt"])
    while running.process.isRunning, running.said.isEmpty { usleep(10_000) }
    holder.end()
    let run = try running.end()
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(run.errLines.first?.hasPrefix("waiting for sqlite3 (process ") == true, "\(run.testDescription)")
    #expect(AccountLine(run.out)?.new == 1)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an import that is asked to stop finishes the report in hand, and the next goes on`(
    signal: Int32
  ) throws {
    let desk = try Desk()
    try GeneratedReports.write(120, to: desk)
    let running = try desk.start(Checkout.program, ["--quiet", "import", "in"])
    while !desk.exists("archive.db-wal") { usleep(1000) }
    Thread.sleep(forTimeInterval: 0.4)
    kill(running.process.processIdentifier, signal)
    let run = try running.end()
    #expect(run.status == 128 + signal, "\(run.testDescription)")
    let done = AccountLine(run.out)?.new ?? 0
    #expect((1..<120).contains(done), "\(run.testDescription)")
    #expect(
      run.errLines
        == [
          "error: stopped after \(done) of 120 files, each whole; the same call goes on from there"
        ])
    let next = try desk.archive("--quiet", "import", "in")
    #expect(AccountLine(next.out).map { [$0.new, $0.unchanged, $0.refused] } == [120 - done, done, 0])
    let count = "PRAGMA integrity_check; SELECT count(*) FROM report"
    #expect(try desk.sqlite("archive.db", count) == ["ok", "120"])
  }

  @Test func `what was taken in before is not read again`() throws {
    let desk = try Desk()
    try GeneratedReports.write(2, to: desk)
    _ = try desk.archive("--quiet", "import", "in")
    // A reading that would differ shows that none was made.
    _ = try desk.sqlite("archive.db", "UPDATE filing SET title = 'x'")
    let run = try desk.archive("import", "in")
    #expect(
      run.errLines == [
        "unchanged  in/1000.txt: \(GeneratedReports.issuer(0)) 2024",
        "unchanged  in/1001.txt: \(GeneratedReports.issuer(1)) 2024",
      ])
  }

  @Test func `an import that refuses everything leaves no archive behind`() throws {
    let desk = try Desk()
    try desk.write("买卖合同。", to: "a.txt")
    #expect(try desk.archive("import", "a.txt", "none.txt").status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == ["a.txt"])
  }
}

/// The stock shell, in the middle of writing to an archive.
private final class Holder {
  let process = Process()
  private let orders = Pipe()

  init(of file: String, on desk: Desk) throws {
    let answers = Pipe()
    process.executableURL = Checkout.tool("sqlite3")
    process.arguments = [desk.place(file).path]
    process.standardInput = orders
    process.standardOutput = answers
    try process.run()
    orders.fileHandleForWriting.write(Data("BEGIN IMMEDIATE;\nSELECT 'held';\n".utf8))
    #expect(String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self) == "held\n")
  }

  func end() {
    try? orders.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
