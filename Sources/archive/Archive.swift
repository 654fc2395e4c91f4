import ArgumentParser
import Forms
import Foundation

/// The command: parses, calls one stage after the other, prints. It decides nothing about reports.
@main
struct Archive: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: Spoken.text(
      "Annual open-government-information reports, in one SQLite file.", "政府信息公开工作年度报告档案"),
    discussion: Spoken.help(
      """
      Takes reports in any layout, puts every figure where it belongs, tells where each is printed, checks the sums
      that the form prints, and shows trends over the years.

      Examples:
        archive import reports/
        archive trend --field 依申请 --issuer 诸暨市
      """,
      """
      读取各种版式的年度报告，把每个数放到它该在的单元格，注明出处，按表内勾稽关系校验，并给出历年趋势。

      示例：
        archive import reports/
        archive trend --field 依申请 --issuer 诸暨市
      """),
    version: version,
    subcommands: [
      Import.self, Inspect.self, List.self, Show.self, Fields.self, Trend.self, Check.self, Compare.self,
      CoverageVerb.self, BriefVerb.self,
      Trace.self, History.self, Ack.self, Amend.self, IssuerVerb.self, Verify.self, Reread.self, Backup.self,
      MergeVerb.self,
      Search.self, SQL.self, SchemaVerb.self, Export.self, Completion.self, CompletionValues.self,
    ])

  @OptionGroup var common: CommonOptions

  static func main() {
    Console.begin()
    // Asked alone, as scripts do: without looking at every verb first, which takes a third of the time.
    let words = CommandLine.arguments.dropFirst()
    if words.elementsEqual(["--version"]) { return print(version) }
    do {
      if let call = TrendCall(plain: words) { return try call.run() }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Console.end(error, as: self)
    }
  }
}
