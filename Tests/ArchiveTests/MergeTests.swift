import Foundation
import Testing

/// Archives of counties made from the samples, and what a merged one holds.
struct Counties {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addSamples()
  }

  /// Imports samples into an archive; a sample with other figures is named by its file, the figure and what it becomes.
  func take(_ archive: String, _ files: String...) throws {
    let run = try desk.archive(["--quiet", "--db", archive, "import"] + files.map { "SampleData/\($0)" })
    #expect(run.status == 0, "\(run.testDescription)")
  }

  /// Writes a sample with one figure replaced beside it.
  func vary(_ name: String, _ old: String, _ new: String, as other: String) throws {
    let text = try Sample.text(name)
    #expect(text.contains(old))
    try desk.write(text.replacing(old, with: new), to: "SampleData/\(other)")
  }

  @discardableResult func merge(_ archive: String, _ others: String...) throws -> Run {
    let run = try desk.archive(["--db", archive, "merge"] + others)
    #expect(run.status == 0, "\(run.testDescription)")
    return run
  }

  /// All that does not depend on the keys of rows: figures, revisions, findings with verdicts, amendments, who is who.
  func census(_ archive: String) throws -> [String] {
    try desk.sqlite(
      archive,
      """
      SELECT issuer, year, form, section, row, col, value, unit, state, basis FROM cell ORDER BY 1, 2, 4, 5, 6;
      SELECT issuer, field, year, value, previous, change, note FROM trend ORDER BY 1, 2, 3;
      SELECT i.name, f.year, f.revision, f.is_current, s.sha256, f.imported_at FROM filing f
        JOIN issuer i ON i.id = f.issuer_id JOIN source s ON s.id = f.source_id ORDER BY 1, 2, 3;
      SELECT issuer, year, rule, severity, message, id, verdict, note FROM finding ORDER BY 1, 2, 3, 5;
      SELECT s.sha256, a.section, a.row, a.col, a.value, a.reason, a.made_by, a.made_at, a.undone_at IS NULL FROM amendment a
        JOIN filing f ON f.id = a.filing_id JOIN source s ON s.id = f.source_id ORDER BY 1, 2, 3, 4, 8, 5;
      SELECT a.alias, i.name FROM issuer_alias a JOIN issuer i ON i.id = a.issuer_id ORDER BY 1;
      SELECT i.name, i.level, p.name FROM issuer i LEFT JOIN issuer p ON p.id = i.parent_id ORDER BY 1;
      PRAGMA foreign_key_check;
      """)
  }

  func proven(_ archive: String) throws {
    let run = try desk.archive("--db", archive, "verify")
    #expect(run.status == 0 && run.out.contains("differences: 0"), "\(run.testDescription)")
  }
}

@Suite struct MergeTests {
  @Test func `A merged archive holds what importing all files would give, and a second time changes nothing`()
    throws
  {
    let counties = try Counties()
    try counties.take("a.db", "示例市2019.txt", "示例市2020.html", "诸暨市2024.txt")
    try counties.take("b.db", "示例市2021.html", "示例市2022.txt", "示例市2024.txt", "诸暨市2024.txt")
    try counties.take(
      "all.db", "示例市2019.txt", "示例市2020.html", "示例市2021.html", "示例市2022.txt", "示例市2024.txt", "诸暨市2024.txt")
    let first = try counties.merge("p.db", "a.db", "b.db")
    #expect(
      first.out
        == "7 files read = 6 new + 0 revised + 1 unchanged + 0 refused; 1196 cells stored, 2 findings; 0 amendments, 0 verdicts taken over\n",
      "\(first.testDescription)")
    let views =
      "SELECT * FROM trend ORDER BY 1, 2, 5; SELECT issuer, year, rule, message FROM finding ORDER BY 1, 2, 3, 4"
    #expect(try counties.desk.sqlite("p.db", views) == counties.desk.sqlite("all.db", views))
    let before = try counties.desk.sqlite("p.db", ".dump")
    let second = try counties.merge("p.db", "b.db", "a.db")
    #expect(
      second.out
        == "7 files read = 0 new + 0 revised + 7 unchanged + 0 refused; 0 cells stored, 0 findings; 0 amendments, 0 verdicts taken over\n"
    )
    #expect(try counties.desk.sqlite("p.db", ".dump") == before)
    try counties.proven("p.db")
  }

  /// 示例市2024.txt prints 251 for natural persons; b.db has it with 252 and a later import.
  @Test func `Two files for one year are two revisions, and the account says which is current and why`()
    throws
  {
    let counties = try Counties()
    try counties.vary("示例市2024.txt", "| 251 |", "| 252 |", as: "later.txt")
    try counties.take("a.db", "示例市2024.txt")
    Thread.sleep(forTimeInterval: 1.1)
    try counties.take("b.db", "later.txt")
    let times = try ["a.db", "b.db"].flatMap {
      try counties.desk.sqlite($0, "SELECT imported_at FROM filing")
    }
    #expect(times[0] < times[1])
    let forth = try counties.merge("p.db", "a.db", "b.db")
    #expect(
      forth.errLines.suffix(2) == [
        "  applications.new.natural: 251 → 252",
        "  current as revision 2: imported \(times[1]), after SampleData/示例市2024.txt (\(times[0]))",
      ], "\(forth.testDescription)")
    let back = try counties.desk.archive("--db", "q.db", "--lang", "zh", "merge", "b.db", "a.db")
    #expect(back.errLines.last == "  留作第 1 版：导入于 \(times[0])，早于现行的 SampleData/later.txt（\(times[1])）")
    for archive in ["p.db", "q.db"] {
      #expect(
        try counties.desk.sqlite(archive, "SELECT value FROM cell WHERE row = 'new' AND col = 'natural'") == [
          "252"
        ])
    }
    #expect(try counties.census("p.db") == counties.census("q.db"))
  }

  /// Three archives that differ in one year's figure, all made within a second or two, one after another's amendments,
  /// verdicts and names; in all six orders.
  @Test func `The order of merging does not change a figure, a revision or a word`() throws {
    let counties = try Counties()
    let desk = counties.desk
    try counties.vary("示例市2024.txt", "| 251 |", "| 252 |", as: "x.txt")
    try counties.vary("示例市2024.txt", "| 251 |", "| 253 |", as: "y.txt")
    try counties.take("a.db", "示例市2024.txt", "示例市2022.txt")
    try counties.take("b.db", "x.txt", "y.txt", "示例市2025.html")
    try counties.take("c.db", "y.txt", "示例市2024.txt", "示例市2022.txt", "诸暨市2024.txt")
    _ = try desk.archive("--db", "a.db", "issuer", "rename", "示例市", "示例市人民政府")
    _ = try desk.archive("--db", "a.db", "issuer", "level", "示例市人民政府", "city")
    for (archive, value) in [("a.db", "40"), ("a.db", "41"), ("c.db", "42")] {
      let run = try desk.archive(
        "--db", archive, "amend", "示例市", "2022", "applications.new.natural", value, "--reason", "typo")
      #expect(run.status == 0, "\(run.testDescription)")
    }
    let finding = try desk.sqlite("b.db", "SELECT id FROM finding WHERE rule = 'T3.A' LIMIT 1")[0]
    #expect(try desk.archive("--db", "b.db", "ack", finding, "--note", "known").status == 0)
    let orders = [
      ["a", "b", "c"], ["a", "c", "b"], ["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"], ["c", "b", "a"],
    ]
    let censuses = try orders.map { order in
      let name = order.joined() + ".db"
      try order.forEach { _ = try counties.merge(name, "\($0).db") }
      return try counties.census(name)
    }
    for (order, census) in zip(orders, censuses) {
      let missing = censuses[0].filter { !Set(census).contains($0) }
      let added = census.filter { !Set(censuses[0]).contains($0) }
      #expect(missing == [] && added == [] && census.count == censuses[0].count, "\(order)")
    }
    try counties.proven("abc.db")
    // Merged archives merge on: two that hold the same are one.
    try counties.merge("abc.db", "cba.db")
    #expect(try counties.census("abc.db") == censuses[0])
  }

  @Test func `Amendments, verdicts and who is who are taken over, and can be taken back`() throws {
    let counties = try Counties()
    let desk = counties.desk
    try counties.vary("示例市2024.txt", "| 251 |", "| 252 |", as: "x.txt")
    try counties.take("a.db", "x.txt", "示例市2019.txt")
    try desk.write(
      Sample.text("诸暨市2024.txt").replacing("诸暨市", with: "诸暨城").replacing(
        "001008006002001", with: "001008006002009"),
      to: "SampleData/other.txt")
    try counties.take("a.db", "other.txt", "示例市2020.html")
    let finding = try desk.sqlite("a.db", "SELECT id FROM finding WHERE rule = 'T3.A' LIMIT 1")[0]
    for call in [
      ["ack", finding, "--note", "a slip of the office", "--by", "张三"],
      ["amend", "示例市", "2019", "applications.new.natural", "191", "--reason", "so it was", "--by", "李四"],
      ["issuer", "alias", "示例市", "示例"], ["issuer", "level", "示例市", "city"],
      ["issuer", "merge", "诸暨城", "示例市"],
    ] {
      let run = try desk.archive(["--db", "a.db"] + call)
      #expect(run.status == (call[1] == "merge" ? 2 : 0), "\(run.testDescription)")  // both report for 2024
    }
    let run = try counties.merge("p.db", "a.db")
    #expect(run.out.hasSuffix("; 1 amendment, 1 verdict taken over\n"))
    #expect(
      try desk.sqlite("p.db", "SELECT verdict, note FROM finding WHERE rule = 'T3.A' AND year = 2024") == [
        "explained|a slip of the office"
      ])
    #expect(
      try desk.sqlite(
        "p.db", "SELECT value, basis, raw FROM cell WHERE year = 2019 AND row = 'new' AND col = 'natural'")
        == ["191|amended|190"])
    #expect(try desk.sqlite("p.db", "SELECT name, level FROM issuer WHERE name = '示例市'") == ["示例市|city"])
    #expect(try desk.archive("--db", "p.db", "show", "示例", "2019").status == 0)
    try counties.proven("p.db")
    let undo = try desk.archive("--db", "p.db", "amend", "示例市", "2019", "applications.new.natural", "--undo")
    #expect(undo.out.contains("191 → 190"), "\(undo.testDescription)")
    // Taken back here, it does not come back with a second merge.
    try counties.merge("p.db", "a.db")
    #expect(
      try desk.sqlite("p.db", "SELECT value FROM cell WHERE year = 2019 AND row = 'new' AND col = 'natural'")
        == ["190"])
  }

  @Test func `Issuers that were made one there are one here, and can be parted here`() throws {
    let counties = try Counties()
    let desk = counties.desk
    try desk.write(
      Sample.text("示例市2019.txt").replacing("示例市", with: "旧名区").replacing("X00000001/", with: "X00000009/"),
      to: "SampleData/old.txt")
    try counties.take("a.db", "old.txt", "示例市2020.html")
    #expect(try desk.archive("--db", "a.db", "issuer", "merge", "旧名区", "示例市").status == 0)
    try counties.take("b.db", "old.txt", "示例市2021.html")
    try counties.merge("p.db", "a.db", "b.db")
    try counties.merge("q.db", "b.db", "a.db")
    for archive in ["p.db", "q.db"] {
      #expect(
        try desk.sqlite(archive, "SELECT issuer, year FROM report ORDER BY year")
          == ["示例市|2019", "示例市|2020", "示例市|2021"])
      let undone = try desk.archive("--db", archive, "issuer", "merge", "旧名区", "示例市", "--undo")
      #expect(undone.status == 0, "\(undone.testDescription)")
      #expect(try desk.sqlite(archive, "SELECT issuer FROM report WHERE year = 2019") == ["旧名区"])
      try counties.proven(archive)
    }
  }

  /// The figures of the other archive are not looked at: what counts is what its originals print.
  @Test func `A stranger's archive brings in nothing that its originals do not print`() throws {
    let counties = try Counties()
    let desk = counties.desk
    try counties.take("a.db", "示例市2019.txt", "示例市2020.html", "示例市2021.html")
    _ = try desk.sqlite(
      "a.db",
      """
      UPDATE application_row SET total = 999999;
      UPDATE sqlar SET data = zeroblob(100), sz = 100 WHERE name LIKE '%2020%';
      UPDATE filing SET imported_at = '9999-12-31T23:59:59Z' WHERE year = 2021;
      """)
    let run = try desk.archive("--db", "p.db", "merge", "a.db")
    #expect(run.status == 1)
    #expect(
      run.errLines.filter { $0.hasPrefix("refused") } == [
        "refused  a.db: SampleData/示例市2020.html: the original is not what was taken in",
        "refused  a.db: SampleData/示例市2021.html: the other archive does not say when it was taken in, or a day that is "
          + "still to come; import the file itself",
      ], "\(run.testDescription)")
    #expect(
      try desk.sqlite("p.db", "SELECT year, value FROM cell WHERE row = 'new' AND col = 'natural'") == [
        "2019|190"
      ])
    try counties.proven("p.db")
  }

  @Test func `What is no other archive is told, and nothing is made`() throws {
    let counties = try Counties()
    let desk = counties.desk
    try counties.take("a.db", "示例市2019.txt")
    try desk.write("no database", to: "text.db")
    _ = try desk.sqlite("foreign.db", "CREATE TABLE filing (id)")
    for (other, message) in [
      ("none.db", "no archive at none.db; give its place with --db, or make one with `archive import`"),
      ("text.db", "text.db is no SQLite file; give the archive's place with --db"),
      (
        "foreign.db",
        "foreign.db is a SQLite file but no archive, and is left alone; give the archive's place with --db"
      ),
    ] {
      let run = try desk.archive("--db", "p.db", "merge", "a.db", other)
      #expect(run.status == 2 && run.err == "error: \(message)\n", "\(run.testDescription)")
      #expect(!desk.exists("p.db"))
    }
    let own = try desk.archive("--db", "a.db", "merge", "./a.db")
    #expect(own.status == 64 && own.err == "error: ./a.db is the archive itself; give another archive\n")
  }

  @Test func `A rehearsal tells the account and writes nothing`() throws {
    let counties = try Counties()
    try counties.take("a.db", "示例市2019.txt")
    let run = try counties.desk.archive("--db", "p.db", "merge", "--dry-run", "a.db")
    #expect(
      run.out
        == "nothing written; would be: 1 file read = 1 new + 0 revised + 0 unchanged + 0 refused; 198 cells stored, 0 findings; 0 amendments, 0 verdicts taken over\n"
    )
    #expect(!counties.desk.exists("p.db"))
  }

  /// As in `KillTests`: after each kill the file is sound and every report in it whole, and in the end all are there.
  @Test func `A merge killed at 20 moments leaves whole reports, and goes on where it was`() throws {
    let desk = try Desk()
    try GeneratedReports.write(60, to: desk)
    #expect(try desk.archive("--quiet", "--db", "a.db", "import", "in").status == 0)
    let start = Date()
    #expect(try desk.archive("--quiet", "--db", "calm.db", "merge", "a.db").status == 0)
    let span = Date().timeIntervalSince(start) / 8
    var held = 0
    for kill in 1...20 {
      let running = try desk.start(Checkout.program, ["--quiet", "--db", "hit.db", "merge", "a.db"])
      Thread.sleep(forTimeInterval: span * Double(kill) / 20)
      Foundation.kill(running.process.processIdentifier, SIGKILL)
      _ = try running.end()
      guard desk.exists("hit.db"),
        try desk.sqlite("hit.db", "SELECT count(*) FROM sqlite_master WHERE name = 'cell'") == ["1"]
      else { continue }
      let lines = try desk.sqlite("hit.db", GeneratedReports.census)
      #expect(lines.allSatisfy { $0.hasSuffix("|200") } && lines.count >= held, "kill \(kill): \(lines)")
      #expect(try desk.sqlite("hit.db", "PRAGMA integrity_check; PRAGMA foreign_key_check") == ["ok"])
      held = lines.count
    }
    let rest = try desk.archive("--db", "hit.db", "merge", "a.db")
    #expect(
      rest.out.hasPrefix("60 files read = \(60 - held) new + 0 revised + \(held) unchanged + 0 refused;"),
      "\(rest.out)")
    let cells = "SELECT issuer, year, section, row, col, value, state, basis FROM cell ORDER BY 1, 2, 3, 4, 5"
    #expect(try desk.sqlite("hit.db", cells) == desk.sqlite("calm.db", cells))
  }
}
