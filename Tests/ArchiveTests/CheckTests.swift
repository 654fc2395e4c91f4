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
      (["check", "--rules", "a.txt"], "'--rules' lists the rules and checks nothing. Please give no file."),
    ] as [([String], String)])
  func `options that do not go together are refused`(arguments: [String], message: String) throws {
    let run = try desk.archive(arguments)
    #expect(run.status == 64)
    #expect(run.err.contains(message), "\(run.testDescription)")
  }
}
