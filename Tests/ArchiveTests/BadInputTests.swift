import Foundation
import Testing

/// A thing that is given where a report or an archive is wanted.
struct BadThing: CustomTestStringConvertible, Sendable {
  let name: String
  let script: String
  let en: String
  let zh: String
  var testDescription: String { name }

  /// `script` makes the thing on the desk; `en` and `zh` are what must be said of it.
  init(_ name: String, _ script: String, en: String, zh: String) {
    self.name = name
    self.script = script
    self.en = en
    self.zh = zh
  }
}

@Suite struct BadInputTests {
  @Test(arguments: [
    BadThing(
      "empty.txt", ": > empty.txt", en: "the file is empty; save or download the file again",
      zh: "文件为空；请重新保存或下载该文件"),
    BadThing(
      "junk.bin", "for i in {1..2000}; do printf '\\x00\\x07\\xfe\\x81\\x9c\\x3a'; done > junk.bin",
      en: "the file is not a document of a known format; save the report as HTML, PDF, DOCX or plain text",
      zh: "无法识别的文件格式；请将报告另存为 HTML、PDF、DOCX 或纯文本"),
    BadThing(
      "scan.txt", "printf '\\x89PNG\\r\\n\\x1a\\n\\0\\0\\0\\rIHDR' > scan.txt",
      en: "the file is a picture (PNG); recognise the characters with OCR software first",
      zh: "文件是图片（PNG）；请先用 OCR 软件识别文字"),
    BadThing("bare", "mkdir bare", en: "the folder has no files in it", zh: "文件夹中没有文件"),
    BadThing(
      "shy", "mkdir shy; touch shy/.hidden shy/README.md", en: "the folder has no files in it", zh: "文件夹中没有文件"
    ),
    BadThing("none.txt", ":", en: "no such file or folder; check the path", zh: "没有这个文件或文件夹，请检查路径"),
    BadThing(
      "dead.txt", "ln -s nowhere dead.txt", en: "no such file or folder; check the path",
      zh: "没有这个文件或文件夹，请检查路径"),
    BadThing(
      "pipe", "mkfifo pipe", en: "neither a file nor a folder (a device, pipe or socket); give a file",
      zh: "既不是文件也不是文件夹（设备、管道或套接字），请给出文件"),
    BadThing(
      "letter.txt", "printf '关于召开会议的通知。' > letter.txt",
      en:
        "no annual report: neither a title (…政府信息公开工作年度报告) nor a table of a form was found; it begins “关于召开会议的通知。”",
      zh: "不是年度报告：既没有标题（…政府信息公开工作年度报告），也没有统计表；开头为“关于召开会议的通知。”"),
    BadThing(
      "huge.txt", "truncate -s 70M huge.txt", en: "larger than 64 MiB, so not read; give the report alone",
      zh: "文件超过 64 MiB，未读取；请只给出报告本身"),
  ])
  func `a bad file is refused in one line, the others go in`(_ bad: BadThing) throws {
    for (language, said) in [("en", "refused  \(bad.name): \(bad.en)"), ("zh", "拒收  \(bad.name): \(bad.zh)")]
    {
      let desk = try Desk()
      try desk.write(try Sample.data("示例市2024.txt"), to: "good.txt")
      _ = try desk.shell(bad.script)
      let run = try desk.archive("--lang", language, "import", bad.name, "good.txt")
      #expect(run.status == 1, "\(run.testDescription)")
      #expect(run.errLines.count == 2, "\(run.testDescription)")
      #expect(run.errLines.first == said)
      #expect(AccountLine(run.out).map { [$0.read, $0.new, $0.refused] } == [2, 1, 1])
      #expect(
        try desk.sqlite("archive.db", "PRAGMA integrity_check; SELECT count(*) FROM cell") == ["ok", "200"])
    }
  }

  @Test(.enabled(if: !Checkout.isRoot, "root may read every file"))
  func `a file without permission is refused`() throws {
    let desk = try Desk()
    try desk.addSamples()
    _ = try desk.shell("cp SampleData/示例市2024.txt shut.txt; chmod 000 shut.txt; mkdir -m 000 shut")
    let run = try desk.archive("import", "shut.txt", "shut", "SampleData/示例市2019.txt")
    #expect(run.status == 1)
    #expect(
      run.errLines.prefix(2) == [
        "refused  shut.txt: the file cannot be opened; check its permissions",
        "refused  shut: the folder cannot be opened; check its permissions",
      ])
  }

  /// Names that would start a line, a colour, an option or a formula of their own.
  @Test(arguments: [
    "two\nlines.txt", "forged\nnew  x.txt: 0 files.txt", "\u{1B}[31mred\u{1B}[0m.txt", "bell\u{7}.txt",
    "\u{9B}31m.txt",
    "turn\u{202E}txt.exe", "\"double\" 'single' `back`.txt", "-x.txt", "=1+1.txt",
    "';DROP TABLE source;--.txt",
    "back\rspace.txt", "$(id).txt",
  ])
  func `no name is printed raw`(_ name: String) throws {
    let desk = try Desk()
    try desk.write(try Sample.data("示例市2024.txt"), to: name)
    try desk.write("", to: "in/" + name)
    let runs = [
      try desk.archive("import", "--", name, "in"), try desk.archive("list"),
      try desk.archive("inspect", "--", name), try desk.archive("inspect", "in/" + name),
      try desk.archive("import", "--", "no-" + name), try desk.archive("--db", "no-" + name, "list"),
      try desk.archive("trend", "--field", "依申请", "--issuer", "no-" + name),
      try desk.archive("trend", "--field", "no-" + name), try desk.archive("list", "no-" + name),
      try desk.archive("list", "-o", "none/" + name), try desk.archive("show", "示例市", "no-" + name),
    ]
    #expect(runs.map(\.status) == [1, 0, 0, 1, 1, 2, 64, 64, 64, 2, 64])
    for run in runs { #expect(isHarmless(run.out + run.err), "\(run.testDescription)") }
    #expect(runs[0].errLines.count == 2, "\(runs[0].testDescription)")
    #expect(runs[5].errLines.count == 1)
    #expect(try desk.sqlite("archive.db", "SELECT count(*) FROM cell") == ["200"])
    for format in ["json", "ndjson", "markdown"] {  // CSV and TSV carry a text as it is, for machines
      #expect(isHarmless(try desk.archive("list", "--format", format).out), "\(format)")
    }
  }

  /// No control character but the end of a line and, between columns, a tab.
  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: true
      case 0..<0x20, 0x7F...0x9F: false
      default: true
      }
    }
  }
}
