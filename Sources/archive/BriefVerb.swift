import ArgumentParser
import Forms
import Rendering
import Store
import Trends

/// `archive brief ISSUER YEAR`
struct BriefVerb: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: Spoken.text("Write a report and its change from the year before as text.", "写出一份报告的同比情况"),
    discussion: Spoken.text(
      """
      Markdown, in the language of --lang. Every figure is a cell's or computed from cells; what is missing, not
      comparable or in error is said at the end.

      Examples:
        archive brief 示例市 2025
        archive brief 示例市 2025 --lang zh -o 2025.md
      """,
      """
      输出 Markdown，语言由 --lang 指定。数字均取自单元格或由其算出；缺数、不可比和勾稽错误在文末说明。

      示例：
        archive brief 示例市 2025
        archive brief 示例市 2025 --lang en -o 2025.md
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "issuer"))
  var issuer: String

  @Argument(help: .init(Spoken.text("The year of the report.", "报告年份"), valueName: "year"))
  var year: Int

  @Option(
    name: .shortAndLong,
    help: .init(Spoken.text("Write to a file instead of the terminal.", "写入文件"), valueName: "file"))
  var output: String?

  func run() throws {
    let archive = try archive()
    guard let report = try archive.report(issuer: issuer, year: year) else {
      throw StoreError.noSuchReport(issuer: issuer, year: year)
    }
    let filings = try archive.filings(issuer: issuer)
    let observations = try archive.observations(
      fields: Brief.fields, issuers: [issuer], years: (year - 1)...year)
    let points = Dictionary(
      uniqueKeysWithValues: Brief.fields.map { field in
        (
          field,
          point(
            of: field, issuer: report.issuer.name, year: year, against: year - 1, observations: observations,
            filings: filings)
        )
      })
    let now = try archive.findings(issuer: issuer, year: year)
    let before = try archive.findings(issuer: issuer, year: year - 1)
    let brief = Brief(issuer: report.issuer.name, year: year, points: points, findings: now + before)
    if let output { try Sink.refuse(output, ifSameAs: path) }
    try Console.put(brief.markdown(Spoken.language), to: output)
  }
}
