import Foundation
import Testing

/// ZIP and TAR files: what is in them is taken as if it lay in a folder of that name.
@Suite struct PackedFilesTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addSamples()
    try FileManager.default.moveItem(at: desk.place("SampleData"), to: desk.place("in"))
  }

  /// Packs files of the desk; the shell of SQLite writes ZIP files.
  private func zip(_ name: String, _ files: [(member: String, file: String)]) throws {
    let rows = files.map { "('\($0.member)', readfile('\($0.file)'))" }.joined(separator: ", ")
    let made = try desk.sqlite(
      ":memory:",
      "CREATE VIRTUAL TABLE temp.z USING zipfile('\(name)'); INSERT INTO z (name, data) VALUES \(rows)")
    #expect(made == [])
    #expect(desk.exists(name))
  }

  @Test func `the members of a ZIP go in one by one, named behind it`() throws {
    try desk.write("买卖合同。", to: "contract.txt")
    try zip(
      "all.zip",
      [
        ("b/二.html", "in/示例市2020.html"), ("a/一.txt", "in/示例市2019.txt"), ("README.md", "in/示例市2024.txt"),
        ("a/readme/x.txt", "in/示例市2024.txt"), ("c/.hidden", "in/示例市2024.txt"), ("c/合同.txt", "contract.txt"),
      ])
    let run = try desk.archive("import", "all.zip")
    #expect(run.status == 1)
    #expect(
      run.errLines.prefix(2) == [
        "new  all.zip/a/一.txt: 示例市 2019, form 2019, 198 cells, 0 findings",
        "new  all.zip/b/二.html: 示例市 2020, form 2019, 198 cells, 0 findings",
      ])
    #expect(run.errLines.last?.hasPrefix("refused  all.zip/c/合同.txt: no annual report: ") == true)
    #expect(run.out.hasPrefix("3 files read = 2 new + 0 revised + 0 unchanged + 1 refused; 396 cells stored"))
    #expect(
      try desk.sqlite("archive.db", "SELECT source FROM report ORDER BY year") == [
        "all.zip/a/一.txt", "all.zip/b/二.html",
      ])
  }

  @Test(arguments: [("all.tar", "cf"), ("all.tgz", "czf"), ("all.tar.bz2", "cjf"), ("all.tar.xz", "cJf")])
  func `a TAR gives what its folder gives`(name: String, flags: String) throws {
    let packing = try desk.shell("tar \(flags) \(name) in")
    try #require(packing.status == 0)
    let run = try desk.archive("import", name)
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(
      run.out
        == "7 files read = 7 new + 0 revised + 0 unchanged + 0 refused; 1396 cells stored, 2 findings\n")
    let again = try desk.archive("import", "in")
    #expect(again.out.hasPrefix("7 files read = 0 new + 0 revised + 7 unchanged + 0 refused"))
    #expect(again.errLines.allSatisfy { $0.hasPrefix("unchanged  in/") })
  }

  @Test func `a single packed file and an archive on standard input are read`() throws {
    _ = try desk.shell("gzip -c in/示例市2024.txt > one.gz; tar czf all.tgz -C in 示例市2019.txt")
    let one = try desk.archive("import", "one.gz")
    #expect(one.err == "new  one.gz/示例市2024.txt: 示例市 2024, form 2021, 200 cells, 0 findings\n")
    let run = try desk.archive(["import", "-"], stdin: try desk.read("all.tgz"))
    #expect(run.err == "new  -/示例市2019.txt: 示例市 2019, form 2019, 198 cells, 0 findings\n")
    #expect(
      try desk.sqlite("archive.db", "SELECT source FROM report ORDER BY year") == [
        "stdin/示例市2019.txt", "one.gz/示例市2024.txt",
      ])
  }

  @Test func `an archive in an archive is refused, the others go in`() throws {
    try zip("inner.zip", [("a.txt", "in/示例市2019.txt")])
    try zip("outer.zip", [("inner.zip", "inner.zip"), ("z.txt", "in/示例市2024.txt")])
    let run = try desk.archive("import", "outer.zip")
    #expect(run.status == 1)
    #expect(
      run.errLines == [
        "refused  outer.zip/inner.zip: the file is an archive of files; unpack it and give the report itself",
        "new  outer.zip/z.txt: 示例市 2024, form 2021, 200 cells, 0 findings",
      ])
  }

  @Test func `an archive with nothing to read, or a broken one, is refused`() throws {
    try zip("shy.zip", [("README.md", "in/示例市2024.txt"), (".x", "in/示例市2024.txt")])
    _ = try desk.shell("tar czf whole.tgz in; head -c 2000 whole.tgz > half.tgz")
    let run = try desk.archive("--lang", "zh", "import", "shy.zip", "half.tgz")
    #expect(run.status == 1)
    #expect(
      run.errLines == [
        "拒收  shy.zip: 压缩包中没有文件，请检查是否保存完整", "拒收  half.tgz: 文件已损坏，无法解压；请重新下载该文件",
      ])
    let english = try desk.archive("import", "shy.zip")
    #expect(
      english.err
        == "refused  shy.zip: the archive has no files in it; check that it was saved whole\n")
  }

  @Test func `an inspection of an archive lists its members`() throws {
    try desk.write("买卖合同。", to: "contract.txt")
    try zip("all.zip", [("b.txt", "contract.txt"), ("a/一.txt", "in/示例市2019.txt")])
    let run = try desk.archive("inspect", "all.zip", "--format", "csv")
    #expect(run.status == 0)
    let size = try desk.read("in/示例市2019.txt").count
    #expect(run.outLines.first == "source,bytes,issuer,year,form,cells,refusal")
    #expect(run.outLines.dropFirst().first == "all.zip/a/一.txt,\(size),示例市,2019,2019,198,")
    // Five characters of three bytes.
    #expect(run.outLines.last?.hasPrefix("all.zip/b.txt,15,,,,,no annual report: ") == true)
    #expect(!desk.exists("archive.db"))
    let check = try desk.archive("check", "all.zip")
    #expect(check.status == 1)
    #expect(
      check.err == "error: all.zip: the file is an archive of files; unpack it and give the report itself\n")
  }
}
