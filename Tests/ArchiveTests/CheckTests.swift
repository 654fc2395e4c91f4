import Foundation
import Testing

/// `archive check`: drafts before they go out.
@Suite struct CheckTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addSamples()
  }

  private func anomaly(_ name: String) -> String {
    Checkout.root.appendingPathComponent("Tests/Fixtures/anomalies/\(name).md").path
  }

  @Test func `a draft is checked in less than a second, beside last year, and not stored`() throws {
    _ = try desk.archive("--quiet", "import", anomaly("02_other_scope_before"))
    let begun = ContinuousClock.now
    let run = try desk.archive("check", anomaly("02_other_scope"), "--format", "csv")
    #expect(ContinuousClock.now - begun < .seconds(2), "a debug build on a busy machine")
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(run.outLines.map { $0.split(separator: ",")[2] } == ["rule", "N.1", "N.1", "N.2"])
    #expect(try desk.sqlite("archive.db", "SELECT count(*) FROM report") == ["1"])
  }

  @Test func `a broken sum ends in status 1 and names rule, place and both sides`() throws {
    let run = try desk.archive("check", anomaly("03_off_by_one"), "--format", "csv", "--quiet")
    #expect(run.status == 1)
    let head = "issuer,year,rule,severity,section,row,col,expected,actual,certainty,place,message"
    #expect(run.outLines.first == head)
    #expect(
      run.outLines.dropFirst().first?.hasPrefix(
        "甲乙市,2024,T3.A,error,applications,total_handled,natural,60 + 0 = 60,61 + 0 = 61,sure,line 47 char 11,"
      )
        == true, "\(run.testDescription)")
  }

  @Test func `a file that ends in html is a page`() throws {
    let run = try desk.archive("check", anomaly("03_off_by_one"), "-o", "report.html", "--quiet")
    #expect(run.status == 1)
    #expect(run.out.isEmpty)
    let page = String(decoding: try desk.read("report.html"), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<td class=\"error\">error</td>"))
    let same = try desk.archive("check", anomaly("03_off_by_one"), "--format", "html", "--quiet")
    #expect(same.out == page)
  }

  @Test func `a file that ends in docx is a Word file, which the program itself reads`() throws {
    let run = try desk.archive("check", anomaly("03_off_by_one"), "-o", "report.docx", "--quiet")
    #expect(run.status == 1)
    #expect(run.out.isEmpty)
    let again = try desk.archive("check", anomaly("03_off_by_one"), "-o", "again.docx", "--quiet")
    #expect(again.status == 1)
    #expect(try desk.read("report.docx") == desk.read("again.docx"))
    let shell = try desk.shell("unzip -p report.docx word/document.xml")
    #expect(shell.out.contains(">T3.A</w:t>"), "\(shell.testDescription)")
    let both = try desk.archive("check", anomaly("03_off_by_one"), "-o", "r.docx", "--format", "csv")
    #expect(both.status == 64)
    #expect(both.err.contains("a .docx is a Word file and has no '--format'; leave one of them out"))
  }

  /// 示例市 2024 carried 15 over, 14 of them of natural persons; 170 in force + 9 issued - 3 repealed are 176.
  @Test func `sums over two years have their answers too`() throws {
    func answers(_ file: String) throws -> [String] {
      try desk.archive("check", "--all", "--quiet", "--format", "csv", file).outLines
        .filter { $0.contains(",X.") && !$0.contains(",0,0,") }.map {
          $0.split(separator: ",", maxSplits: 2)[2]
        }
        .map(String.init)
    }
    _ = try desk.archive("--quiet", "import", "SampleData/示例市2024.txt")
    #expect(
      try answers("SampleData/示例市2025.html").suffix(3) == [
        "X.1,holds,15,15,applications.carried_in.total,",
        "X.2,holds,13 + 1 - 0 = 14,14,disclosure.regulation.effective,",
        "X.2,holds,170 + 9 - 3 = 176,176,disclosure.normative.effective,",
      ])
    // No report for 2021 there: nothing can be told, and the cell that is lacking is last year's.
    #expect(
      try answers("SampleData/示例市2022.txt").contains(
        "X.1,unknown,空,9,applications.carried_in.total,applications.carried_out.total"))
    // From the form of 2019 to that of 2021 documents in force are another thing.
    _ = try desk.archive("--quiet", "import", "SampleData/示例市2020.html")
    #expect(
      try answers("SampleData/示例市2021.html").contains { $0.hasPrefix("X.2,not_applicable,") })
  }

  /// The sample texts differ in their figures only.
  @Test func `a draft's sections stand beside last year's`() throws {
    _ = try desk.archive("--quiet", "import", "SampleData/示例市2024.txt")
    let run = try desk.archive("check", "--copied", "--quiet", "--format", "csv", "SampleData/示例市2025.html")
    #expect(run.outLines.first == "issuer,year,place,section,share,sentence,previous")
    #expect(
      run.outLines.contains(
        "示例市,2025,line 11,一、总体情况,100,2025年全市共收到申请293件，上年结转15件，办结296件，结转下年度12件,"
          + "2024年全市共收到申请268件，上年结转16件，办结269件，结转下年度15件"), "\(run.testDescription)")
    let alone = try desk.archive("check", "--copied", "--quiet", "--format", "csv", "SampleData/示例市2022.txt")
    #expect(alone.outLines.count == 1)
  }

  @Test func `every answer is given on request, and a sum that cannot be told names its cell`() throws {
    let run = try desk.archive(
      "check", anomaly("18_recoverable_blank"), "--all", "--format", "csv", "--quiet")
    #expect(run.outLines.first == "issuer,year,rule,answer,left,right,cells,missing")
    #expect(
      run.outLines.contains(
        "甲乙市科学技术委员会,2024,T3.A,doubtful,34 + 2 = 36,35 + 空 = 35,applications.carried_out.total,applications.carried_out.total"
      ), "\(run.testDescription)")
    let read = try desk.archive("check", anomaly("00_consistent_2024"), "--all", "--quiet")
    #expect(read.out.contains("本年新收 = 50"))
  }

  @Test(arguments: ["table", "csv", "tsv", "json", "ndjson", "markdown", "html"])
  func `the rules are listed in every format`(format: String) throws {
    let run = try desk.archive("check", "--rules", "--format", format)
    #expect(run.status == 0)
    for rule in ["T3.A", "X.2", "R.form", "N.1", "W.template"] { #expect(run.out.contains(rule)) }
    #expect(run.out.contains("domain.md §9"))
  }

  @Test(
    arguments: [
      (["check", "--all"], "'--all' is for files. Please name a draft."),
      (["check", "--copied"], "'--copied' is for files and stands without '--all'. Please name a draft."),
      (["check", "--rules", "a.txt"], "'--rules' lists the rules and checks nothing. Please give no file."),
    ] as [([String], String)])
  func `options that do not go together are refused`(arguments: [String], message: String) throws {
    let run = try desk.archive(arguments)
    #expect(run.status == 64)
    #expect(run.err.contains(message), "\(run.testDescription)")
  }
}
