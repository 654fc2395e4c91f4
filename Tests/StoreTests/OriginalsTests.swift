import Documents
import Foundation
import Testing

@testable import Store

@Suite struct OriginalsTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `the digest is SHA-256`(text: String, digest: String) {
    #expect(sha256(Array(text.utf8)) == digest)  // FIPS 180-2, appendix B.1
  }

  @Test(arguments: [
    ("report.html", "report.html"), ("county/2024/年报.docx", "年报.docx"), ("..\\..\\a.txt", "a.txt"),
    ("../../etc/passwd", "passwd"), ("..", "source"), ("-rf.txt", "rf.txt"), (".hidden", "hidden"),
    ("", "source"),
    ("a\u{0}b\n.txt", "ab.txt"), ("a\u{202E}txt.exe", "atxt.exe"), ("/", "source"), ("--.pdf", "pdf"),
  ])
  func `a name is safe to write into a folder`(given: String, kept: String) {
    #expect(Sqlar.safeName(given) == kept)
  }

  @Test func `a long name keeps its ending`() {
    let name = Sqlar.safeName(String(repeating: "年", count: 200) + ".html")
    #expect(name.hasSuffix("年.html"))
    #expect(name.utf8.count <= 180)
    #expect(Sqlar.safeName("a." + String(repeating: "b", count: 300)).utf8.count <= 180)
  }

  @Test func `a name that is taken gets the digest before its ending`() throws {
    let archive = try folder.archive()
    for (year, text) in [(2022, "one"), (2023, "two"), (2024, "")] {
      let file = sourceFile(text, name: "place/\(year == 2024 ? "REPORT" : "report").txt")
      _ = try archive.file(sample(year), from: file, importedAt: noon, check: noCheck)
    }
    #expect(
      try archive.rows("SELECT sqlar_name, name FROM source ORDER BY id")
        == [
          "report.txt|place/report.txt", "report.3fc4ccfe.txt|place/report.txt",
          "REPORT.e3b0c442.txt|place/REPORT.txt",
        ])  // sha256 of `two` begins with 3fc4ccfe
  }

  @Test func `the stock shell brings the originals back byte for byte`() throws {
    let archive = try folder.archive()
    let files: [(String, [UInt8])] = [
      ("long.html", Array(String(repeating: "<td>0</td>", count: 2000).utf8)), ("noise.pdf", noise(5000)),
      ("空.txt", []),
      ("short.txt", [0, 255, 10]),
    ]
    for (index, file) in files.enumerated() {
      let source = SourceFile(name: file.0, bytes: file.1, format: .html, encoding: "UTF-8")
      _ = try archive.file(sample(2000 + index), from: source, importedAt: noon, check: noCheck)
    }
    #expect(
      try archive.rows(
        "SELECT name FROM sqlar WHERE length(data) < sz UNION SELECT 'raw ' || name FROM sqlar "
          + "WHERE length(data) = sz AND sz > 100") == ["long.html", "raw noise.pdf"])
    try archive.close()
    let target = folder.url.appendingPathComponent("out")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    #expect(try shell([folder.path("archive.db"), "-Ax"], in: target) == "")
    for (name, bytes) in files {
      #expect(try Data(contentsOf: target.appendingPathComponent(name)) == Data(bytes))
    }
  }

  @Test func `the stock shell reads the Chinese views`() throws {
    let archive = try folder.archive()
    try archive.add(
      sample(2023, .f2021, ["applications.new.total": "40", "disclosure.fee.amount_wan": "20152.54"]))
    try archive.add(sample(2024, .f2021, ["applications.new.total": "50"]))
    try archive.close()
    func query(_ sql: String) throws -> String {
      try shell([folder.path("archive.db"), sql], in: folder.url)
    }
    #expect(
      try query("SELECT 机构, 年份, 事项, 总计 FROM 依申请公开 WHERE 事项 LIKE '本年新收%'")
        == "甲市|2023|本年新收政府信息公开申请数量|40\n甲市|2024|本年新收政府信息公开申请数量|50\n")
    #expect(
      try query("SELECT 年份, 数值, 上年, 增减, 增幅, 可比 FROM 趋势 WHERE 代码 = 'applications.new.total' AND 年份 = 2024")
        == "2024|50|40|10|25.0|1\n")
    #expect(try query("SELECT 数值, 单位 FROM 主动公开 WHERE 事项 = '行政事业性收费' AND 年份 = 2023") == "20152.54|万元\n")
    for view in ["report", "cell", "extra", "fact", "finding", "series", "trend", "复议诉讼", "核对结果"] {
      _ = try query("SELECT * FROM \(view)")
    }
    #expect(try query("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok\n")
  }

  /// What the stock shell prints, errors included.
  private func shell(_ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
