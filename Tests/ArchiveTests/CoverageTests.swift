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
        "issuer,year,state,form,errors,warnings,parent,refused_file,reason", "示例市,2024,present,2021,0,0,,,",
        "甲市,2024,missing,,,,,,", "诸暨市,2024,unexpected,2021,0,0,,,",
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

  @Test func `a refused file is shown until it is taken`() throws {
    let desk = try Sample.desk()
    try desk.write("scan", to: "示例市2023.txt")
    try desk.write("junk", to: "junk.txt")
    #expect(try desk.archive("import", "示例市2023.txt", "junk.txt").status == 1)
    let reason =
      "no annual report: neither a title (…政府信息公开工作年度报告) nor a table of a form was found; it begins"
    let shown = try desk.archive("coverage", "--from", "2023", "--to", "2024").outLines
    #expect(
      shown == [
        "reports: 2, missing: 1, refused: 1", "", "issuer  2023     2024", "------  -------  ----",
        "示例市  refused  2021", "诸暨市  missing  2021", "",
        "in the cells: the form of the report, behind ✗ the number of its errors",
        "refused: 示例市2023.txt: \(reason) “scan”", "refused: junk.txt: \(reason) “junk”",
      ])
    let rows = try desk.archive("coverage", "--from", "2023", "--to", "2023", "--format", "csv").outLines
    #expect(rows[1] == "示例市,2023,refused,,,,,示例市2023.txt,\(reason) “scan”")
    let before = try desk.read("archive.db")
    #expect(try desk.archive("import", "示例市2023.txt").status == 1)
    #expect(try desk.read("archive.db") == before)
    try desk.write(Sample.text("示例市2024.txt").replacing("2024年", with: "2023年"), to: "示例市2023.txt")
    #expect(try desk.archive("import", "示例市2023.txt").status == 0)
    #expect(
      try desk.archive("coverage", "--from", "2023").outLines.filter { $0.contains("refused") }.count == 1)
    #expect(try desk.archive("import", "--dry-run", "nothing.txt").status == 1)
    #expect(try desk.sqlite("archive.db", "SELECT name FROM refusal") == ["junk.txt"])
  }

  @Test func `findings on all issuers below one go into one file`() throws {
    let desk = try Sample.desk()
    let broken = try Sample.text("诸暨市2024.txt").replacing("| 367 |", with: "| 376 |")
    try desk.write(broken, to: "broken.txt")
    #expect(try desk.archive("import", "broken.txt").status == 0)
    #expect(try desk.archive("issuer", "parent", "诸暨市", "示例市").status == 0)
    let run = try desk.archive(
      "coverage", "--from", "2024", "--to", "2024", "--by-parent", "--findings", "out")
    #expect(
      run.outLines[2...5] == [
        "issuer  above it  2024", "------  --------  -------", "示例市            2021", "诸暨市  示例市    2021 ✗2",
      ])
    #expect(!desk.exists("out/诸暨市.csv"))
    let lines = Run.lines(String(decoding: try desk.read("out/示例市.csv"), as: UTF8.self))
    #expect(lines.dropFirst().map { $0.prefix(8) } == ["诸暨市,2024", "诸暨市,2024"])
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
