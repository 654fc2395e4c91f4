import ArgumentParser
import Checks
import Documents
import Forms
import Rendering
import Reports
import Store

/// `archive trace ISSUER YEAR CELL`
struct Trace: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: Spoken.text("Show where a number comes from.", "查明一个数的出处"),
    discussion: Spoken.text(
      "The cell is a code (see `archive fields`) or a name such as 予以公开.\n\nExamples:\n  archive trace 诸暨市 2024 applications.granted.natural\n  archive trace 示例市 2022 予以公开 --format json",
      "单元格用代码（见 archive fields）或名称（如 予以公开）表示。\n\n示例：\n  archive trace 诸暨市 2024 applications.granted.natural\n  archive trace 示例市 2022 予以公开 --format json"
    ))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "issuer"))
  var issuer: String

  @Argument(help: .init(Spoken.text("The year of the report.", "报告年份"), valueName: "year"))
  var year: Int

  @Argument(help: .init(Spoken.text("The cell.", "单元格"), valueName: "cell"))
  var cell: String

  func run() throws {
    let archive = try archive()
    guard let report = try archive.report(issuer: issuer, year: year),
      let original = try archive.original(issuer: issuer, year: year)
    else { throw StoreError.noSuchReport(issuer: issuer, year: year) }
    let findings = try archive.findings(issuer: issuer, year: year)
    let revisions = try archive.revisions(issuer: issuer, year: year)
    let amendments = try archive.amendments(issuer: issuer, year: year)
    let corrections = try archive.reportAmendments(issuer: issuer, year: year)
    let before = try archive.report(issuer: issuer, year: year - 1)
    let document = original.bytes.flatMap { try? Document.read($0, name: original.name) }
    let sheets = try NamedCells.find(cell, in: report).map { cell in
      passportSheet(
        cell, of: report, original: original, excerpt: document?.excerpt(at: cell.place),
        verdicts: verdicts(on: cell.key, in: report, beside: Neighbours(previous: before)),
        findings: findings.filter {
          $0.section == cell.key.section && $0.row == cell.key.row
            && ($0.column ?? cell.key.column) == cell.key.column
        },
        revisions: revisions, amendments: amendments.filter { $0.key == cell.key }, corrections: corrections)
    }
    try print(sheets, output)
  }
}
