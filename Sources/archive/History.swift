import ArgumentParser
import Rendering
import Store

/// `archive history ISSUER YEAR`
struct History: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: Spoken.text("Show a report's revisions and amendments, cell by cell.", "显示一份报告的各版次和更正，逐格列出"),
    discussion: Spoken.text(
      "Examples:\n  archive history 诸暨市 2024\n  archive history 示例市 2022 --format csv",
      "示例：\n  archive history 诸暨市 2024\n  archive history 示例市 2022 --format csv"))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "issuer"))
  var issuer: String

  @Argument(help: .init(Spoken.text("The year of the report.", "报告年份"), valueName: "year"))
  var year: Int

  func run() throws {
    let entries = try archive().history(issuer: issuer, year: year)
    guard !entries.isEmpty else { throw StoreError.noSuchReport(issuer: issuer, year: year) }
    try print(historySheet(entries, issuer: issuer, year: year), output)
  }
}
