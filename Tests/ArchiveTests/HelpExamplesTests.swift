import ArgumentParser
import Foundation
import Python
import Testing

@testable import archive

/// The examples at the end of each verb's help are calls that work: every one is carried out.
@Suite struct HelpExamplesTests {
  private static let verbs = Archive.configuration.subcommands.compactMap { $0.configuration.commandName }
    .filter { !$0.hasPrefix("_") }

  @Test(arguments: verbs) func `the help ends with two examples and more, which work`(_ verb: String) throws {
    let desk = try ExampleDesk.desk()
    var examples: [String] = []
    for language in ["en", "zh"] {
      let help = try desk.archive("help", verb, "--lang", language)
      let told = Self.examples(in: help.out)
      #expect(told.count >= 2, "\(help.testDescription)")
      examples += told.filter { !examples.contains($0) }
    }
    for example in examples where Python.has("docx") || !example.contains(".docx") {
      let run = try desk.shell(ExampleDesk.here(example), ["HOME": desk.folder.path])
      let worst = ["import", "check", "verify"].contains(verb) ? 1 : 0
      #expect(run.status <= worst, "\(example)\n\(run.testDescription)")
    }
  }

  /// The lines below the word Examples.
  static func examples(in help: String) -> [String] {
    let lines = Run.lines(help).map { $0.trimmingCharacters(in: .whitespaces) }
    guard let start = lines.firstIndex(where: { $0 == "Examples:" || $0 == "示例：" }) else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }.filter { $0.contains("archive ") }
  }
}

/// A desk with all that the examples speak of.
private enum ExampleDesk {
  /// A name that is not the one of a report here, but is told in the examples.
  static func here(_ example: String) -> String {
    // The short name of a finding in SampleData, and a folder that is no machine's.
    example.replacing("1f0c3a9b27", with: "345fee15d6").replacing("/mnt/backup", with: "backup")
  }

  private static let made = Result { try make() }

  static func desk() throws -> Desk {
    let (desk, made) = (try Desk(), try made.get())
    _ = try desk.call(URL(fileURLWithPath: "/bin/cp"), ["-R", made.folder.path + "/.", desk.folder.path])
    return desk
  }

  private static func make() throws -> Desk {
    let desk = try Sample.desk()
    let city = try Sample.text("诸暨市2024.txt")
    let draft = city.replacing("2024", with: "2025")
    try desk.write(draft, to: "draft.txt")
    try desk.write(Sample.data("示例市2025.html"), to: "draft.html")
    try desk.write(Sample.data("示例市2025.html"), to: "page.html")
    try desk.write("示例市\n诸暨市\n", to: "issuers.txt")
    try desk.write("SELECT count(*) FROM report", to: "question.sql")
    let bureau = city.replacing("诸暨市", with: "示例市财政局").replacing("001008006002001", with: "X00000009")
    let second = try Sample.text("示例市2019.txt").replacing("示例市", with: "示例市人民政府")
      .replacing("X00000001", with: "X00000008").replacing("2019年", with: "2018年")
    try desk.write(bureau, to: "more/bureau.txt")
    try desk.write(second, to: "more/second.txt")
    let run = try desk.archive("import", "more")
    #expect(run.status == 0, "\(run.testDescription)")
    if Python.has("docx") {
      _ = try desk.python(
        "import docx\nd = docx.Document()\nfor line in open('draft.txt', encoding='utf-8'): d.add_paragraph(line.rstrip())\nd.save('draft.docx')"
      )
    }
    for folder in [
      ".local/share/bash-completion/completions", ".config/fish/completions", ".zfunc", "backup",
    ] {
      try FileManager.default.createDirectory(at: desk.place(folder), withIntermediateDirectories: true)
    }
    return desk
  }
}
