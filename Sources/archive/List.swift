import ArgumentParser
import Forms
import Rendering

/// `archive list`
struct List: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Spoken.text("List the reports in the archive.", "列出档案中的报告"),
    discussion: Spoken.text(
      "Examples:\n  archive list\n  archive list --year 2024 --format csv -o reports.csv",
      "示例：\n  archive list\n  archive list --year 2024 --format csv -o reports.csv"))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Option(help: .init(Spoken.text("Only this issuer.", "只列此机构"), valueName: "name"))
  var issuer: String?

  @Option(help: .init(Spoken.text("Only this year.", "只列此年份"), valueName: "yyyy"))
  var year: Int?

  func run() throws {
    try print(listSheet(try archive().reports(issuer: issuer, year: year)), output)
  }
}
