import ArgumentParser
import Forms
import Rendering
import Store

/// `archive show ISSUER YEAR`
struct Show: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Spoken.text(
      "Show a report's tables as the form prints them, with its findings.", "按表式显示一份报告及核对结果"),
    discussion: Spoken.text(
      "Machine formats give one line a cell, with place and printed text.\n\nExamples:\n  archive show 诸暨市 2024\n  archive show 示例市 2022 --format json",
      "机器格式每个单元格一行，含位置和原文。\n\n示例：\n  archive show 诸暨市 2024\n  archive show 示例市 2022 --format json"))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "issuer"))
  var issuer: String

  @Argument(help: .init(Spoken.text("The year of the report.", "报告年份"), valueName: "year"))
  var year: Int

  func run() throws {
    let archive = try archive()
    guard let report = try archive.report(issuer: issuer, year: year) else {
      throw StoreError.noSuchReport(issuer: issuer, year: year)
    }
    guard !output.format.isForMachines else {
      return try print(cellSheet(report), output)
    }
    let sheets = reportSheets(report, findings: try archive.findings(issuer: issuer, year: year))
    try print(sheets, output)
  }
}
