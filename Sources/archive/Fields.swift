import ArgumentParser
import Forms
import Rendering

/// `archive fields`
struct Fields: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: Spoken.text("List the fields that can be asked for.", "列出可查询的指标"),
    discussion: Spoken.text(
      "Examples:\n  archive fields\n  archive fields --format csv | grep 行政处罚",
      "示例：\n  archive fields\n  archive fields --format csv | grep 行政处罚"))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  func run() throws { try print(fieldSheet(present: try archive().fieldsPresent()), output) }
}
