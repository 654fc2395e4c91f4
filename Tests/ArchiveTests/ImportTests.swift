import Foundation
import Testing

/// The figures of the account line.
struct AccountLine {
  let read, new, revised, unchanged, refused, cells, findings: Int

  init?(_ line: String) {
    let numbers = line.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    guard numbers.count == 7 else { return nil }
    (read, new, revised, unchanged) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (refused, cells, findings) = (numbers[4], numbers[5], numbers[6])
  }

  var isTrue: Bool { read == new + revised + unchanged + refused }
}

@Suite struct ImportTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addSamples()
  }

  @Test func `the sample data goes in with every file told and counted`() throws {
    let run = try desk.archive("import", "SampleData")
    #expect(run.status == 0)
    // 2 reports of form 2019 with 198 cells, 5 of form 2021 with 200; the fault of 2022 breaks a row and a column.
    #expect(
      run.out
        == "7 files read = 7 new + 0 revised + 0 unchanged + 0 refused; 1396 cells stored, 2 findings\n")
    #expect(
      run.errLines == [
        "new  SampleData/示例市2019.txt: 示例市 2019, form 2019, 198 cells, 0 findings",
        "new  SampleData/示例市2020.html: 示例市 2020, form 2019, 198 cells, 0 findings",
        "new  SampleData/示例市2021.html: 示例市 2021, form 2021, 200 cells, 0 findings",
        "new  SampleData/示例市2022.txt: 示例市 2022, form 2021, 200 cells, 2 findings",
        "new  SampleData/示例市2024.txt: 示例市 2024, form 2021, 200 cells, 0 findings",
        "new  SampleData/示例市2025.html: 示例市 2025, form 2021, 200 cells, 0 findings",
        "new  SampleData/诸暨市2024.txt: 诸暨市 2024, form 2021, 200 cells, 0 findings",
      ])
    #expect(try desk.sqlite("archive.db", "SELECT count(*) FROM cell") == ["1396"])
  }

  @Test func `the account is told in Chinese too`() throws {
    let run = try desk.archive("--lang", "zh", "import", "SampleData/诸暨市2024.txt")
    #expect(run.out == "读取 1 个文件 = 新增 1 + 更正 0 + 未变 0 + 拒收 0；存入 200 个单元格，核对结果 0 条\n")
    #expect(run.err == "新增  SampleData/诸暨市2024.txt: 诸暨市 2024年，2021年格式，200 个单元格，0 条核对结果\n")
  }

  @Test func `importing again changes nothing`() throws {
    _ = try desk.archive("import", "SampleData")
    let before = try desk.sqlite("archive.db", ".dump")
    let run = try desk.archive("import", "SampleData")
    #expect(run.status == 0)
    #expect(
      run.out == "7 files read = 0 new + 0 revised + 7 unchanged + 0 refused; 0 cells stored, 0 findings\n")
    #expect(run.errLines.allSatisfy { $0.hasPrefix("unchanged  ") })
    #expect(try desk.sqlite("archive.db", ".dump") == before)
  }

  @Test func `a changed file is a revision, told cell by cell`() throws {
    let text = try Sample.text("示例市2024.txt")
    _ = try desk.archive("import", "SampleData/示例市2024.txt")
    let amended = text.replacingOccurrences(of: "| 47802 |", with: "| 47803 |")
      .replacingOccurrences(of: "| 8071.46 |", with: "|  |")
    try desk.write(amended, to: "amended.txt")
    let run = try desk.archive("import", "amended.txt")
    #expect(run.status == 0)
    #expect(
      run.out.hasPrefix("1 file read = 0 new + 1 revised + 0 unchanged + 0 refused; 200 cells stored, "))
    #expect(
      Set(run.errLines.dropFirst()) == [
        "  disclosure.licence.decisions: 47802 → 47803", "  disclosure.fee.amount_wan: 8071.46 → (blank)",
      ])
    #expect(
      try desk.sqlite(
        "archive.db", "SELECT value, revision FROM cell JOIN report USING (report_id) WHERE row = 'licence'")
        == ["47803|2"])
    #expect(
      try desk.sqlite("archive.db", "SELECT quote(value), state FROM cell WHERE row = 'fee'") == [
        "NULL|blank"
      ])
  }

  @Test func `the same figures in another file are another source of the same report`() throws {
    _ = try desk.archive("import", "SampleData/示例市2024.txt")
    try desk.write(try Sample.text("示例市2024.txt") + "\n附注：示例。\n", to: "again.txt")
    let run = try desk.archive("import", "again.txt")
    #expect(run.out.hasPrefix("1 file read = 0 new + 0 revised + 1 unchanged + 0 refused; 0 cells"))
    #expect(try desk.sqlite("archive.db", "SELECT count(*) FROM report") == ["1"])
  }

  /// A site that puts an older text back, and a folder that holds both texts.
  @Test func `an older file is the newest again when named by itself, and nothing when met in a folder`()
    throws
  {
    try desk.write(try Sample.text("诸暨市2024.txt"), to: "both/old.txt")
    try desk.write(
      try Sample.text("诸暨市2024.txt").replacingOccurrences(of: "3899", with: "3898"), to: "both/new.txt")
    _ = try desk.archive("import", "both/old.txt")
    _ = try desk.archive("import", "both/new.txt")
    let folder = try desk.archive("import", "both")
    #expect(folder.out.hasPrefix("2 files read = 0 new + 0 revised + 2 unchanged + 0 refused; "))
    #expect(
      folder.errLines.contains(
        "unchanged  both/old.txt: 诸暨市 2024: this is revision 1, 2 is current; imported by itself it becomes the newest"
      ), "\(folder.testDescription)")
    let named = try desk.archive("import", "both/old.txt", "both/new.txt")
    #expect(named.out.hasPrefix("2 files read = 0 new + 0 revised + 2 unchanged + 0 refused; "))
    let back = try desk.archive("import", "both/old.txt")
    #expect(
      back.errLines == [
        "revised  both/old.txt: 诸暨市 2024, form 2021, 200 cells, 0 findings; the file of revision 1 comes back",
        "  disclosure.coercion.decisions: 3898 → 3899",
      ])
    #expect(try desk.archive("import", "both/old.txt").errLines == ["unchanged  both/old.txt: 诸暨市 2024"])
    #expect(try desk.sqlite("archive.db", "SELECT revision FROM report") == ["3"])
    #expect(try desk.archive("verify").status == 0)
  }

  @Test func `folders are taken with all in them, but no links, hidden files or README`() throws {
    let text = try Sample.data("示例市2024.txt")
    for name in [
      "in/deep/er/a.txt", "in/.hidden.txt", "in/.git/b.txt", "in/README.md", "in/deep/README",
      "elsewhere/c.txt",
    ] {
      try desk.write(text, to: name)
    }
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: desk.place("in/link.txt"), withDestinationURL: desk.place("elsewhere/c.txt"))
    try manager.createSymbolicLink(at: desk.place("in/up"), withDestinationURL: desk.folder)
    let run = try desk.archive("import", "in")
    #expect(run.errLines == ["new  in/deep/er/a.txt: 示例市 2024, form 2021, 200 cells, 0 findings"])
    // A link that the call itself names is followed.
    let named = try desk.archive("import", "in/link.txt")
    #expect(named.out.hasPrefix("1 file read = 0 new + 0 revised + 1 unchanged + 0 refused"))
  }

  @Test func `the archive is no report of the folder it stands in`() throws {
    for words in [["import", "."], ["import", desk.folder.path], ["import", "--dry-run", "SampleData/.."]] {
      let run = try desk.archive(words)
      #expect(run.status == 0, "\(run.testDescription)")
      #expect(AccountLine(run.out)?.read == 7)
    }
  }

  @Test func `a draft is not checked beside an archive that cannot be read`() throws {
    try desk.write("no database at all, long enough to be looked at", to: "archive.db")
    let run = try desk.archive("check", "SampleData/示例市2024.txt")
    #expect(run.status == 2)
    #expect(run.err == "error: archive.db is no SQLite file; give the archive's place with --db\n")
  }

  @Test func `standard input is a file`() throws {
    let run = try desk.archive(["import", "-"], stdin: try Sample.data("示例市2020.html"))
    #expect(run.err == "new  -: 示例市 2020, form 2019, 198 cells, 0 findings\n")
    #expect(try desk.sqlite("archive.db", "SELECT source FROM report") == ["stdin"])
  }

  @Test func `issuer and year are stated where the text does not tell them`() throws {
    let text = try Sample.text("示例市2024.txt").split(separator: "\n", omittingEmptySubsequences: false)
    let bare = text.filter { !$0.contains("示例") && !$0.contains("索引号") && !$0.contains("发布机构") }
    try desk.write(bare.joined(separator: "\n"), to: "bare.txt")
    let refused = try desk.archive("import", "bare.txt")
    #expect(refused.status == 1)
    #expect(refused.err.contains("state it with --issuer NAME"), "\(refused.testDescription)")
    let half = try desk.archive("import", "--issuer", "样本市", "bare.txt")
    #expect(half.status == 1)
    #expect(half.err.contains("state it with --year YYYY"), "\(half.testDescription)")
    let run = try desk.archive("import", "--issuer", "样本市", "--year", "2018", "bare.txt")
    #expect(run.err == "new  bare.txt: 样本市 2018, form 2021, 200 cells, 0 findings\n")
  }

  @Test func `a dry run says everything and writes nothing`() throws {
    let dry = try desk.archive("import", "--dry-run", "SampleData")
    #expect(!desk.exists("archive.db"))
    let real = try desk.archive("import", "SampleData")
    #expect(dry.out == "nothing written; would be: " + real.out)
    #expect(dry.err == real.err)
    let before = try desk.read("archive.db")
    try desk.write(
      try Sample.text("示例市2024.txt").replacingOccurrences(of: "| 47802 |", with: "| 47803 |"), to: "c.txt")
    let again = try desk.archive("--lang", "zh", "import", "SampleData", "c.txt", "--dry-run")
    #expect(again.out == "未写入；结果将为：读取 8 个文件 = 新增 0 + 更正 1 + 未变 7 + 拒收 0；存入 200 个单元格，核对结果 0 条\n")
    #expect(again.errLines.last == "  disclosure.licence.decisions: 47802 → 47803")
    #expect(try desk.read("archive.db") == before)
  }

  @Test(arguments: [("", Int32(0)), ("no database", 2)])
  func `a dry run leaves nothing in the folder for temporary files`(archive: String, status: Int32) throws {
    let temporary = try desk.write("", to: "tmp/.keep").deletingLastPathComponent()
    if !archive.isEmpty { try desk.write(archive, to: "archive.db") }
    let run = try desk.archive(["import", "--dry-run", "SampleData"], ["TMPDIR": temporary.path])
    #expect(run.status == status)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [".keep"])
  }

  @Test func `the account is true whatever comes`() throws {
    try desk.write("", to: "mix/empty.txt")
    try desk.write("买卖合同。", to: "mix/contract.txt")
    try desk.write(try Sample.data("示例市2024.txt"), to: "mix/good.txt")
    let run = try desk.archive("import", "SampleData", "mix", "nowhere", "SampleData/示例市2019.txt")
    let account = try #require(AccountLine(run.out))
    #expect(account.isTrue)
    #expect(account.read == 12)
    #expect(account.new == 7)
    #expect(account.unchanged == 2)
    #expect(account.refused == 3)
    #expect(account.cells == 1396)
    #expect(run.status == 1)
    #expect(run.errLines.count == account.read)
  }

  @Test func `the stock shell gives the originals back byte for byte`() throws {
    _ = try desk.archive("import", "SampleData")
    let run = try desk.shell(
      "mkdir out && cd out && sqlite3 ../archive.db -Ax && diff -r -x README.md . ../SampleData")
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.place("out").path).count == 7)
  }
}
