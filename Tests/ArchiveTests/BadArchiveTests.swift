import Foundation
import Testing

@Suite struct BadArchiveTests {
  @Test(arguments: [
    BadThing(
      "text.db", "echo hello there, no database > text.db",
      en: "text.db is no SQLite file; give the archive's place with --db",
      zh: "text.db 不是 SQLite 文件；请用 --db 指定档案"),
    BadThing(
      "SampleData", ":", en: "SampleData is no SQLite file; give the archive's place with --db",
      zh: "SampleData 不是 SQLite 文件；请用 --db 指定档案"),
    BadThing(
      "cut.db", "head -c 3000 archive.db > cut.db",
      en: "cut.db is damaged (database disk image is malformed); take the last backup",
      zh: "cut.db 已损坏（database disk image is malformed）；请使用最近的备份"),
    BadThing(
      "other.db", "sqlite3 other.db 'CREATE TABLE t(a)'",
      en: "other.db is a SQLite file but no archive, and is left alone; give the archive's place with --db",
      zh: "other.db 是 SQLite 文件但不是档案，未作改动；请用 --db 指定档案"),
    BadThing(
      "later.db", "cp archive.db later.db; sqlite3 later.db 'PRAGMA user_version = 99'",
      en: "later.db was written by a later version (99, this one knows 3); update the program",
      zh: "later.db 由更新的版本写成（99，本程序只识 3）；请更新程序"),
    BadThing(
      "no/such.db", ":",
      en: "the folder of no/such.db does not exist; make it, or give another place with --db",
      zh: "no/such.db 所在的文件夹不存在；请新建，或用 --db 另行指定"),
  ])
  func `a file that is no archive of ours is told in one line and left alone`(_ bad: BadThing) throws {
    let desk = try Sample.desk()
    _ = try desk.shell(bad.script)
    let before = try? desk.read(bad.name)  // none of a folder, nor of nothing
    for (language, said) in [("en", "error: " + bad.en), ("zh", "错误：" + bad.zh)] {
      let run = try desk.archive("--lang", language, "--db", bad.name, "import", "SampleData")
      #expect(run.status == 2)
      #expect(run.errLines == [said])
      #expect(run.out == "")
      #expect((try? desk.read(bad.name)) == before)
    }
    let list = try desk.archive("--db", bad.name, "list")
    #expect(list.status == 2)
    #expect(list.errLines.count == 1)
    #expect(list.err.contains(bad.name))
  }

  @Test func `reading where there is no archive makes none`() throws {
    let desk = try Desk()
    for words in [["list"], ["fields"], ["show", "示例市", "2024"], ["trend", "--field", "依申请"], ["check"]] {
      let run = try desk.archive(words)
      #expect(run.status == 2)
      #expect(
        run.err
          == "error: no archive at archive.db; give its place with --db, or make one with `archive import`\n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).isEmpty)
  }

  @Test func `a locked archive is waited for and then told`() throws {
    let desk = try Sample.desk()
    let before = try desk.sqlite("archive.db", "SELECT count(*) FROM cell")
    let holder = Process()
    let (orders, answers) = (Pipe(), Pipe())
    holder.executableURL = Checkout.tool("sqlite3")
    holder.arguments = [desk.place("archive.db").path]
    holder.standardInput = orders
    holder.standardOutput = answers
    try holder.run()
    orders.fileHandleForWriting.write(Data("BEGIN EXCLUSIVE;\nSELECT 'held';\n".utf8))
    #expect(String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self) == "held\n")
    let start = Date()
    try desk.write(try Honest.text(of: "甲市"), to: "new.txt")
    let run = try desk.archive("import", "new.txt")
    #expect(run.status == 2)
    let holding = "sqlite3 (process \(holder.processIdentifier), since "
    #expect(run.errLines.first?.hasPrefix("waiting for " + holding) == true, "\(run.testDescription)")
    #expect(run.errLines.last?.hasPrefix("error: archive.db is in use by " + holding) == true)
    #expect(run.errLines.last?.hasSuffix("); wait for it to end and try again") == true)
    #expect(Date().timeIntervalSince(start) > 5)
    try orders.fileHandleForWriting.close()
    holder.waitUntilExit()
    #expect(try desk.archive("import", "SampleData").status == 0)
    #expect(
      try desk.sqlite("archive.db", "PRAGMA integrity_check; SELECT count(*) FROM cell") == ["ok"] + before)
  }

  /// A disk of one MiB; nil where none may be mounted.
  private static func mountSmallDisk(at place: URL) throws -> Bool {
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let desk = try Desk()
    return try desk.shell("mount -t tmpfs -o size=1m none '\(place.path)'").status == 0
  }

  @Test func `a full disk is told, and what was stored before stands`() throws {
    let desk = try Desk()
    guard Checkout.isRoot, try BadArchiveTests.mountSmallDisk(at: desk.place("disk")) else {
      print("a full disk: not tested, no disk can be mounted here")
      return
    }
    defer { _ = try? desk.shell("umount disk || umount -l disk") }
    try GeneratedReports.write(40, to: desk)
    let run = try desk.archive("--quiet", "--db", "disk/a.db", "import", "in")
    #expect(run.status == 2, "\(run.testDescription)")
    #expect(
      run.errLines == [
        "error: no space left for disk/a.db; nothing of this step was stored, free some space and try again"
      ])
    let stored = try desk.shell(
      "cp disk/a.db* . && sqlite3 a.db 'PRAGMA integrity_check; \(GeneratedReports.census)'")
    #expect(stored.outLines.first == "ok", "\(stored.testDescription)")
    #expect(stored.outLines.dropFirst().allSatisfy { $0.hasSuffix("|200") }, "\(stored.testDescription)")
  }
}
