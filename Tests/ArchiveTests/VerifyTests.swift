import Foundation
import Testing

/// Tampers with an archive through the stock shell, and looks for what `verify` says of it.
@Suite struct VerifyTests {
  @Test func `an archive that nobody touched is as its originals say`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("verify")
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("checked: 7 originals, 7 reports, 1396 cells; differences: 0\n"))
    #expect(run.out.contains("the date of this check was kept; nothing else was written"))
    #expect(run.err == "")
    let again = try desk.archive("verify", "--subset", "2/3")
    #expect(again.err.hasPrefix("last check: 20"))
    #expect(again.err.hasSuffix("Z, 0 differences\n"))
    #expect(again.out.hasPrefix("checked: 3 originals, 3 reports, "))
    #expect(try desk.sqlite("archive.db", "SELECT part, parts FROM verification") == ["1|1", "2|3"])
  }

  @Test func `amendments, explanations and revisions are as they should be`() throws {
    let desk = try Sample.desk()
    let cell = ["示例市", "2022", "applications.granted.total"]
    #expect(try desk.archive(["amend"] + cell + ["144", "--reason", "misprint"]).status == 0)
    let later = try Sample.text("诸暨市2024.txt").replacingOccurrences(of: "1057", with: "1058")
    try desk.write(later, to: "later.txt")
    _ = try desk.archive("import", "later.txt")
    let run = try desk.archive("verify")
    #expect(run.status == 0, "\(run)")
  }

  @Test(arguments: [
    (
      "a flipped byte in an original",
      "UPDATE sqlar SET data = CAST(substr(data, 1, 99) || x'00' || substr(data, 101) AS BLOB) "
        + "WHERE name LIKE '示例市2022%'",
      ["original SampleData/示例市2022.txt", "the original is not what was taken in"]
    ),
    (
      "an original that is gone", "DELETE FROM sqlar WHERE name LIKE '示例市2022%'",
      ["database", "source → sqlar", "the original is gone"]
    ),
    (
      "a changed cell",
      "UPDATE application_row SET natural = 368 WHERE natural = 367",
      ["诸暨市,2024,1,applications.granted.natural,368 件 @ line 29 char 23,367 件 @ line 29 char 23"]
    ),
    (
      "a changed state", "UPDATE application_row SET natural = NULL, state_id = 2 WHERE natural = 367",
      ["诸暨市,2024,1,applications.granted.natural,"]
    ),
    (
      "a deleted row", "UPDATE application_row SET natural = NULL WHERE natural = 367",
      ["诸暨市,2024,1,applications.granted.natural,(no cell),367 件 @ line 29 char 23"]
    ),
    (
      "a deleted report",
      "DELETE FROM filing WHERE year = 2025", ["application_row → filing", "示例市2025.html: no report"]
    ),
    (
      "a changed form",
      "UPDATE filing SET form_id = (SELECT id FROM form WHERE code = '2019') WHERE year = 2025",
      ["示例市,2025,1,form,2019,2021"]
    ),
    (
      "an amendment's figure", "UPDATE amendment SET value = 1",
      ["示例市,2022,1,applications.granted.total,", "amendment applications.granted.total"]
    ),
    (
      "an amendment's reason", "UPDATE amendment SET reason = 'other'",
      ["示例市,2022,1,amendment applications.granted.total,other,as it was made"]
    ),
    (
      "what an amendment says is printed", "UPDATE amendment SET printed_value = 1",
      ["示例市,2022,1,amendment applications.granted.total,"]
    ),
    (
      "an amendment that is gone", "DELETE FROM amendment",
      ["示例市,2022,1,applications.granted.total,"]
    ),
    (
      "a sentence's figure", "UPDATE sentence_fact SET value = 615 WHERE value = 614",
      ["诸暨市,2024,1,sentence 1,\"applications_received: 615 件"]
    ),
    (
      "a sentence that is gone", "DELETE FROM sentence_fact WHERE value = 614",
      ["诸暨市,2024,1,sentence ", "(none)"]
    ),
    (
      "the running text",
      "UPDATE report_text SET (data, size) = (SELECT o.data, o.size FROM report_text o JOIN filing f ON f.id = o.filing_id WHERE f.year = 2019) "
        + "WHERE filing_id = (SELECT filing_id FROM sentence_fact WHERE value = 614)",
      ["诸暨市,2024,1,text "]
    ),
    (
      "a running text that is none",
      "UPDATE report_text SET data = x'00' WHERE filing_id = (SELECT filing_id FROM sentence_fact WHERE value = 614)",
      ["诸暨市,2024,1,text,the text of report "]
    ),
    (
      "a row of figures that is gone", "DELETE FROM application_row WHERE total = 614",
      ["诸暨市,2024,1,applications.new.total,", "诸暨市,2024,1,applications.new.natural,"]
    ),
    (
      "a finding of another report",
      "INSERT INTO finding_words VALUES (999, 'T3.A', 'error', 0, 'x', 'y'); "
        + "INSERT INTO finding_row (filing_id, origin, ordinal, words_id) VALUES (1, 'check', 9, 999)",
      ["示例市,2019,1,finding 1,T3.A error", "(none)"]
    ),
    ("a title", "UPDATE filing SET title = 'x' WHERE year = 2025", ["示例市,2025,1,title,x,"]),
    (
      "an amended cell",
      "UPDATE application_row SET total = 999 WHERE id IN (SELECT row_id FROM application_odd WHERE raw = '145')",
      ["示例市,2022,1,applications.granted.total,"]
    ),
  ])
  func `what was tampered with is found and left as it is`(what: String, sql: String, told: [String]) throws {
    let desk = try Sample.desk()
    let cell = ["示例市", "2022", "applications.granted.total"]
    #expect(try desk.archive(["amend"] + cell + ["144", "--reason", "misprint"]).status == 0)
    let changes = try desk.sqlite("archive.db", sql + "; SELECT changes() > 0")
    #expect(changes == ["1"], "\(what)")
    let before = try desk.sqlite("archive.db", ".dump")
    let run = try desk.archive("verify", "--format", "csv")
    #expect(run.status == 1, "\(what): \(run)")
    for text in told { #expect(run.out.contains(text), "\(what): \(run)") }
    let after = try desk.sqlite("archive.db", ".dump").filter { !$0.hasPrefix("INSERT INTO verification") }
    #expect(after == before, "\(what)")
  }

  @Test func `a finding that is gone is found`() throws {
    let desk = try Sample.desk()
    _ = try desk.sqlite(
      "archive.db",
      "DELETE FROM finding_row WHERE words_id IN (SELECT id FROM finding_words WHERE rule = 'T3.C')")
    let run = try desk.archive("verify", "--format", "csv")
    #expect(run.status == 1)
    #expect(
      run.out.contains("示例市,2022,1,finding 2,(none),\"T3.C error applications granted total "), "\(run)")
  }

  @Test func `a correction of a report that was changed is found`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("amend", "示例市", "2022", "year", "2023", "--reason", "title")
    #expect(try desk.archive("verify").status == 0)
    _ = try desk.sqlite("archive.db", "UPDATE report_amendment SET printed = '2020'")
    #expect(try desk.archive("verify", "--format", "csv").out.contains("示例市,2023,1,amendment year,title,"))
  }

  /// The same files, on one processor and on all, and in an archive that got there by another way.
  @Test func `the same bytes and the same program give the same content`() throws {
    let desk = try Desk()
    try desk.addSamples()
    try GeneratedReports.write(20, to: desk)
    func content(_ db: String) throws -> String? {
      try desk.archive("verify", "--db", db).outLines.first { $0.hasPrefix("content: ") }
    }
    _ = try desk.shell("taskset -c 0 archive import --quiet --db one.db SampleData in")
    _ = try desk.archive("import", "--quiet", "--db", "all.db", "SampleData", "in")
    _ = try desk.archive("import", "--quiet", "--db", "turned.db", "in", "SampleData")
    let one = try #require(try content("one.db"))
    #expect(one.count == 9 + 64)
    #expect(try content("all.db") == one)
    #expect(try content("turned.db") == one)
    _ = try desk.archive(
      "amend", "--db", "all.db", "诸暨市", "2024", "applications.new.total", "1", "--reason", "x")
    #expect(try content("all.db") != one)
  }

  @Test(.disabled(if: Checkout.isRoot, "root may write everywhere"))
  func `a file that cannot be written is checked all the same`() throws {
    let desk = try Sample.desk()
    _ = try desk.shell("sqlite3 archive.db 'PRAGMA journal_mode = DELETE'; chmod 400 archive.db")
    let run = try desk.archive("verify")
    #expect(run.status == 0)
    #expect(run.out.contains("the archive cannot be written, so the date of this check was not kept"))
  }

  @Test func `reading again changes nothing where nothing is read differently`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("reread")
    #expect(run.out == "7 reports read again = 0 revised + 7 unchanged + 0 refused\n")
  }

  @Test func `a cell that is read differently now becomes a revision on request`() throws {
    let desk = try Sample.desk()
    _ = try desk.sqlite(
      "archive.db", "UPDATE application_row SET natural = 368 WHERE natural = 367")
    let dry = try desk.archive("reread", "--dry-run", "诸暨市")
    #expect(
      dry.out == "nothing written; would be: 1 report read again = 1 revised + 0 unchanged + 0 refused\n")
    #expect(dry.errLines == ["revised  诸暨市 2024", "  applications.granted.natural: 368 → 367"])
    #expect(try desk.archive("reread", "诸暨市", "2024").status == 0)
    #expect(
      try desk.sqlite("archive.db", "SELECT value, basis FROM cell WHERE value = 367") == ["367|printed"])
    let history = try desk.archive("history", "诸暨市", "2024", "--format", "csv")
    #expect(history.outLines.count == 4)
    #expect(history.outLines.last?.contains(",2,changed,applications.granted.natural,368,367,") == true)
  }

  @Test func `an original that gives no report is told and its report stays`() throws {
    let desk = try Sample.desk()
    _ = try desk.sqlite("archive.db", "UPDATE sqlar SET data = x'00', sz = 1 WHERE name LIKE '诸暨市%'")
    let run = try desk.archive("reread")
    #expect(run.status == 1)
    #expect(
      run.errLines == [
        "the original of 诸暨市 2024 cannot be read again: the original is not what was taken in; run `archive verify`"
      ])
    #expect(try desk.archive("list").out.hasPrefix("reports: 7\n"))
  }
}
