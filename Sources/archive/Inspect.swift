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
    let stated = Stated(issuer: issuer, year: year)
    let contents = try Draft.contents(file)
    if contents.isArchive { return try print(MemberList(file, contents.items, stated: stated).sheet, output) }
    let document = try Draft.document(file, contents)
    let report = try Draft.read(document, file, stated: stated)
    var sheet =
      output.format.isForMachines
      ? cellSheet(report) : readingSheet(report) { document.excerpt(at: $0.place) }
    sheet.notes = heads(document, report) + findings(in: report).map(\.message)
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
  static func contents(_ file: String) throws -> FileContents {
    do {
      return try FileContents(of: file)
    } catch {
      throw refused(file, error)
    }
  }

  /// The document that a file is; an archive of several is none.
  static func document(_ file: String, _ contents: FileContents) throws -> Document {
    do {
      guard let item = contents.items.first, !contents.isArchive else {
        throw DocumentError(.archive, in: file)
      }
      return try Document.read(item.bytes, name: file)
    } catch {
      throw refused(file, error)
    }
  }

  static func read(_ file: String, stated: Stated) throws -> Report {
    try read(document(file, contents(file)), file, stated: stated)
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
