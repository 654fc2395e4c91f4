import ArgumentParser
import Documents
import Forms
import Foundation
import Intake
import Rendering
import Store
import Trends

/// `archive coverage`
struct CoverageVerb: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: Spoken.text("Show who has a report for which year.", "各机构各年报送情况"),
    discussion: Spoken.text(
      """
      Issuers down, years across: the form of each report and the number of its errors, who is missing, and which file was
      refused (told by its name, or by --issuer and --year at import). With a list of issuers, one a line, also who is not
      on the list; aliases count. --findings writes for each issuer a CSV with what the checks found, to send out; with
      --by-parent for each issuer above others one for all of them (`archive issuer parent`).

      Examples:
        archive coverage --from 2020
        archive coverage --expected issuers.txt --findings findings/ --format csv
      """,
      """
      各机构、各年报告的格式和错误数，缺报的，以及被拒收的文件（按文件名，或导入时给出的 --issuer 和 --year 判断）。
      给出机构名单（每行一个，可用别名）时，另列名单以外的机构。--findings 为每个机构写一个核对结果的 CSV，供发回核实；
      加 --by-parent 时，每个上级机构及其下级合写一个（上级用 archive issuer parent 指定）。

      示例：
        archive coverage --from 2020
        archive coverage --expected issuers.txt --findings findings/ --format csv
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .init(
      Spoken.text("A list of issuers, one a line; `-` is standard input.", "机构名单，每行一个；- 为标准输入"),
      valueName: "file"),
    completion: .file())
  var expected: String?

  @Option(
    help: .init(
      Spoken.text("Write the findings on each issuer into this folder.", "在此文件夹为每个机构写出核对结果"), valueName: "dir"
    ),
    completion: .directory)
  var findings: String?

  @Flag(
    help: .init(
      Spoken.text(
        "Put issuers behind the one above them, and their findings into its file.", "按上级机构归并，核对结果也按上级合写")))
  var byParent = false

  @Option(help: .init(Spoken.text("First year.", "起始年份"), valueName: "yyyy"))
  var from: Int?

  @Option(help: .init(Spoken.text("Last year.", "截止年份"), valueName: "yyyy"))
  var to: Int?

  func validate() throws { try CallYears.validate(from: from, to: to) }

  func run() throws {
    let list = try expected.map(IssuerList.read)
    let archive = try archive()
    let reports = try archive.reports()
    let coverage = Coverage(
      reports: reports, issuers: try archive.issuers(), expected: list, years: years(reports),
      refused: try archive.refusedFiles(), byParent: byParent)
    try print(coverageSheet(coverage, for: output.format), output)
    if let findings { try write(archive, coverage, into: findings) }
  }

  /// Where only one end is given, the other is that of the archive.
  private func years(_ reports: [ReportSummary]) -> ClosedRange<Int>? {
    let all = reports.map(\.year)
    guard from != nil || to != nil, let start = from ?? all.min() ?? to, let end = to ?? all.max() ?? from
    else { return nil }
    return min(start, to ?? start)...max(start, end)
  }

  private func write(_ archive: ArchiveStore, _ coverage: Coverage, into folder: String) throws {
    let years = Set(coverage.years)
    let parents = Dictionary(
      coverage.lines.map { ($0.issuer, byParent ? $0.parent ?? $0.issuer : $0.issuer) },
      uniquingKeysWith: { first, _ in first })
    let found = Dictionary(
      grouping: try archive.findings().filter { years.contains($0.year) },
      by: { parents[$0.issuer] ?? $0.issuer })
    let issuers = found.keys.sorted()
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch { throw Sink.cannotWrite(Console.shown(folder)) }
    for (issuer, name) in zip(issuers, SafeName.names(issuers)) {
      let file = "\(folder)/\(name).csv"
      try Sink.refuse(file, ifSameAs: path)
      try Console.put(findingsFile(found[issuer] ?? []), to: file)
    }
    if !isQuiet {
      Console.say(
        Spoken.text(
          "\(counted(issuers.count, "file")) of findings in \(folder)",
          "已在 \(folder) 写出 \(issuers.count) 个核对结果文件"))
    }
  }
}

/// A list of issuers, in any encoding in which text comes.
enum IssuerList {
  /// The names, one a line, blank lines left out.
  static func read(_ file: String) throws -> [String] {
    do {
      let lines = try Document.lines(try FileBytes.read(file), name: file)
      return lines.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    } catch {
      let (name, reason) = (Console.shown(file), Intake.reason(error))
      throw Failure(Wording(en: "\(name): \(reason.en)", zh: "\(name)：\(reason.zh)"))
    }
  }
}
