import ArgumentParser
import Forms
import Rendering

/// `archive search WORD…`
struct Search: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: Spoken.text("Search the running text of the reports.", "检索报告正文"),
    discussion: Spoken.text(
      "Words of two characters are found too; several words must stand in the same section.\n\nExamples:\n  archive search 征地\n  archive search 处理费 --year 2024 --format csv",
      "两个字的词也能找到；给出多个词时须在同一章节中同时出现。\n\n示例：\n  archive search 征地\n  archive search 处理费 --year 2024 --format csv"
    ))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("What to look for.", "要查找的词"), valueName: "word"))
  var words: [String]

  @Option(help: .init(Spoken.text("Only this issuer.", "只查此机构"), valueName: "name"))
  var issuer: String?

  @Option(help: .init(Spoken.text("Only this year.", "只查此年份"), valueName: "yyyy"))
  var year: Int?

  @Option(help: .init(Spoken.text("At most so many hits.", "最多显示多少处"), valueName: "n"))
  var limit = 100

  func validate() throws {
    if words.contains("") || limit < 1 {
      throw ValidationError(
        Spoken.text("Please give a word to look for and a limit of 1 or more.", "请给出要查找的词，且上限至少为 1。"))
    }
  }

  func run() throws {
    try print(
      searchSheet(try archive().search(words, issuer: issuer, year: year, limit: limit), limit: limit), output
    )
  }
}
