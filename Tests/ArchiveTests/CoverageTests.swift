import Foundation
import Testing

@testable import archive

@Suite struct CoverageTests {
  @Test func `the matrix has forms, errors and gaps`() throws {
    #expect(
      try Sample.desk().archive("coverage", "--from", "2022").outLines == [
        "reports: 4, missing: 4", "",
        "issuer  2022     2023     2024  2025",
        "------  -------  -------  ----  -------",
        "示例市  2021 ✗2  missing  2021  2021",
        "诸暨市  missing  missing  2021  missing", "",
        "in the cells: the form of the report, behind ✗ the number of its errors",
      ])
  }

  @Test func `a list on standard input tells the missing, the unknown and the unlisted`() throws {
    let list = Data("\u{FEFF}示 例 市\r\n\r\n甲市\r\n".utf8)
    let arguments = ["coverage", "--expected", "-", "--from", "2024", "--to", "2024"]
    let run = try Sample.desk().archive(arguments + ["--format", "csv"], stdin: list)
    #expect(
      run.outLines == [
        "issuer,year,state,form,errors,warnings", "示例市,2024,present,2021,0,0", "甲市,2024,missing,,,",
        "诸暨市,2024,unexpected,2021,0,0",
      ])
    let shown = try Sample.desk().archive(arguments + ["--lang", "zh"], stdin: list).outLines
    #expect(shown.contains("名单中有而档案中没有的机构：甲市"))
    #expect(shown.contains("档案中有而名单中没有的机构：诸暨市"))
  }

  @Test func `findings go into a file for each issuer that has some`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("coverage", "--findings", "out/2022")
    #expect(run.status == 0)
    #expect(run.err == "1 file of findings in out/2022\n")
    let lines = Run.lines(String(decoding: try desk.read("out/2022/示例市.csv"), as: UTF8.self))
    #expect(lines.count == 3)
    #expect(
      lines.first
        == "\u{FEFF}issuer,year,rule,severity,section,row,col,expected,actual,message,id,verdict,note,message_zh"
    )
    #expect(lines.last?.hasSuffix("（一）予以公开行：各列为130 + 9 + 1 + 1 + 3 = 144，总计为145；相差-1") == true)
    #expect(!desk.exists("out/2022/诸暨市.csv"))
  }

  @Test(arguments: [
    ("--expected none.txt", Int32(2), "error: none.txt: "),
    ("--expected archive.db", 2, "error: archive.db: "),
    ("--findings archive.db", 2, "archive.db cannot be written"),
    ("--from 2025 --to 2024", 64, "'--from' (2025) is later than '--to' (2024)."),
    ("--to 9000000", 64, "9000000 is no year of a report"),
  ]) func `what cannot be done is told`(words: String, status: Int32, message: String) throws {
    let run = try Sample.desk().archive(["coverage"] + words.split(separator: " ").map(String.init))
    #expect(run.status == status)
    #expect(run.err.contains(message), "\(run.testDescription)")
  }

  @Test func `a name of an issuer is made a safe name of a file`() {
    #expect(
      SafeName.names([
        "甲市", "../../etc/passwd", "甲/乙", "甲\\乙", "", "con", "a\u{202E}b\nc", "甲市", "..", "-rf",
      ]) == [
        "甲市", "_.._etc_passwd", "甲_乙", "甲_乙-2", "_", "_con", "a_b_c", "甲市-2", "_-2", "rf",
      ])
    #expect(SafeName.names([String(repeating: "局", count: 5000)]).map(\.count) == [60])
  }
}
