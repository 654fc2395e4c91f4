import Foundation
import Python
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
      Python.program, [folder.path + "/score.py", desk.place("archive.db").path],
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

/// Questions answered by hand from the corpus's expected files.
@Suite(.enabled(if: Corpus.folder != nil, "no corpus beside the checkout, nor where ARCHIVE_CORPUS says"))
struct CorpusQuestionTests {
  private static let made = Result {
    let desk = try Desk()
    let folder = try #require(Corpus.folder)
    _ = try desk.archive(["--quiet", "import"] + Corpus.files.map { folder.path + "/" + $0 })
    return try desk.read("archive.db")
  }

  @Test(arguments: questions) func `the answer is the one worked out by hand`(_ question: GoldenQuestion)
    throws
  {
    let desk = try Desk()
    try desk.write(Self.made.get(), to: "archive.db")
    try question.check(at: desk)
  }

  private static let questions = [
    GoldenQuestion(
      "Requests of a county on form 2008: 7 - 21 = -14, 14/21", "trend --field 新收 --issuer 平潭县人民政府",
      ["2012|21||||first_year", "2013|7|-14|-66.66666666666667|1|"]),
    GoldenQuestion(
      "Answered there: 3 - 21 = -18, 18/21", "trend --field 办结 --issuer 平潭县人民政府",
      ["2012|21||||first_year", "2013|3|-18|-85.71428571428571|1|"]),
    GoldenQuestion(
      "Granted there: 2 - 17 = -15, 15/17", "trend --field 予以公开 --issuer 平潭县人民政府",
      ["2012|17||||first_year", "2013|2|-15|-88.23529411764706|1|"]),
    GoldenQuestion(
      "A row of a local annex by its own label, the year's column: 1853 - 2026, never 5395 - 3542",
      "trend --field annex.主动公开信息数.year --issuer 平潭县人民政府",
      ["2012|2026||||first_year", "2013|1853|-173|-8.538993089832182|1|"]),
    GoldenQuestion(
      "Form 2014 to 2021 over six missing years: no change", "trend --field 新收 --issuer 平潭综合实验区公安局",
      [
        "2014|0||||first_year", "2015|||||no_report", "2016|0|||0|no_report_before", "2017|||||no_report",
        "2018|||||no_report", "2019|||||no_report", "2020|||||no_report", "2021|||||no_report",
        "2022|1|||0|no_report_before",
      ]),
    GoldenQuestion(
      "An old form used after 2021 is told by its labels: 0 after 4 documents made, no footnote within one form",
      "trend --field disclosure.normative.issued --issuer 平潭综合实验区海坛片区管理局",
      [
        "2019|0||||first_year", "2020|||||no_report", "2021|4|||0|no_report_before", "2022|0|-4|-100.0|1|",
        "2023|||||no_report", "2024|0|||0|no_report_before",
      ]),
    GoldenQuestion(
      "From 0 to 4 there is a change and no percentage",
      "trend --field 新收 --issuer 平潭综合实验区海坛片区管理局 --from 2022 --to 2022", ["2022|4|4||1|zero_base"]),
    GoldenQuestion(
      "Nothing was handled, so no share stands: no figure and its reason",
      "trend --field 公开率 --issuer 平潭综合实验区海坛片区管理局 --from 2021 --to 2021", ["2021||||0|no_report_before"]),
    GoldenQuestion(
      "Decisions that no reading settles (88-720) are empty, never guessed",
      "sql SELECT value, state FROM series WHERE issuer = '平潭综合实验区交通与建设局' AND field = 'disclosure.licence.decisions' ORDER BY year",
      ["value,state\n,unreadable\n0,number\n"]),
    GoldenQuestion(
      "14 requests after 2, three years between", "trend --field 新收 --issuer 平潭综合实验区交通与建设局 --from 2020",
      [
        "2020|2|||0|no_report_before", "2021|||||no_report", "2022|||||no_report",
        "2023|14|||0|no_report_before",
      ]),
    GoldenQuestion(
      "A page without its annex is a year without figures, not 0",
      "sql SELECT count(*) FROM series WHERE issuer = '平潭综合实验区交通与建设局' AND year = 2014", ["count(*)\n0\n"]),
    GoldenQuestion(
      "A report that fills only two of seven columns: the others are blank, and so is their share",
      "sql SELECT field, value, state FROM series WHERE issuer = '沭阳县发展和改革局' AND field IN ('applications.new.business', 'ratio.applicant_business')",
      ["applications.new.business,,blank\n", "ratio.applicant_business,,blank\n"]),
    GoldenQuestion(
      "One of two handled was partly granted: 1/2", "trend --field 公开率 --issuer 平潭综合实验区公安局 --from 2022",
      ["2022|0.5|||0|no_report_before"]),
    GoldenQuestion(
      "诸暨市 granted (373 + 33)/611, and its five shares are all of 611",
      "trend --field shares --issuer 诸暨市",
      [
        "2024|0.6644844517184942||||first_year", "2024|0.07855973813420622||||first_year",
        "2024|0.1685761047463175||||first_year", "2024|0.016366612111292964||||first_year",
        "2024|0.07201309328968904||||first_year",
      ]),
  ]
}
