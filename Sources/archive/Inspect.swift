import ArgumentParser
import Checks
import Documents
import Forms
import Intake
import Rendering
import Reports
import Store

/// `archive inspect FILE`
struct Inspect: Verb {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: Spoken.text("Show how a file is read; nothing is stored.", "显示文件的识别结果，不存入"),
    discussion: Spoken.text(
      "Examples:\n  archive inspect SampleData/诸暨市2024.txt\n  archive inspect page.html --format json",
      "示例：\n  archive inspect SampleData/诸暨市2024.txt\n  archive inspect page.html --format json"))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("The file; - for standard input.", "文件；- 为标准输入"), valueName: "file"))
  var file: String

  @Option(help: .init(Spoken.text("State the issuer.", "指明机构"), valueName: "name"))
  var issuer: String?

  @Option(help: .init(Spoken.text("State the year.", "指明年份"), valueName: "yyyy"))
  var year: Int?

  func validate() throws { try requireName(issuer) }

  func run() throws {
    let document = try Draft.document(file)
    let report = try Draft.read(document, file, stated: Stated(issuer: issuer, year: year))
    var sheet = cellSheet(report)
    sheet.notes = heads(document, report) + report.remarks.map(\.message)
    try print(sheet, output)
  }

  private func heads(_ document: Document, _ report: Report) -> [Wording] {
    let evidence = report.evidence.joined(separator: "、")
    return [
      Wording(
        en: "format \(document.format.rawValue), \(document.encoding)",
        zh: "文件类型 \(document.format.rawValue)，编码 \(document.encoding)"),
      Wording(
        en: "form \(report.form.rawValue), told by: \(evidence)",
        zh: "\(report.form.rawValue)年格式，依据：\(evidence)"),
      Wording(
        en: "title: \(report.title ?? "—"), published: \(report.publishedOn ?? "—")",
        zh: "标题：\(report.title ?? "—")，公开日期：\(report.publishedOn ?? "—")"),
    ]
  }
}

/// A file that is read and not stored.
enum Draft {
  static func document(_ file: String) throws -> Document {
    do {
      return try Document.read(try FileBytes.read(file), name: file)
    } catch {
      throw refused(file, error)
    }
  }

  static func read(_ file: String, stated: Stated) throws -> Report {
    try read(document(file), file, stated: stated)
  }

  static func read(_ document: Document, _ file: String, stated: Stated) throws -> Report {
    do {
      return try Report.read(document, stated: stated)
    } catch {
      throw refused(file, error)
    }
  }

  private static func refused(_ file: String, _ error: any Error) -> Failure {
    let reason = Intake.reason(error)
    let name = Console.shown(file)
    return Failure(
      Wording(en: "\(name): \(Console.shown(reason.en))", zh: "\(name)：\(Console.shown(reason.zh))"),
      status: Console.partly.rawValue)
  }
}
