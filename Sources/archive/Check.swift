import ArgumentParser
import Checks
import Documents
import Forms
import Intake
import Rendering
import Reports
import Store

/// `archive check`: the archive's reports, or a draft that is not stored.
struct Check: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Spoken.text("Check the sums of the form and last year's figures.", "校验勾稽关系和与上年的衔接"),
    discussion: Spoken.text(
      """
      Without a file, the reports in the archive are checked anew; with files, drafts are checked without being stored,
      beside last year's report where the archive has it. Exit status 1 when errors were found.

      Examples:
        archive check --issuer 示例市
        archive check draft.html
      """,
      """
      不给文件时，重新校验档案中的报告；给出文件时，只校验不存入，档案中有上年报告则一并核对。发现错误时退出状态为 1。

      示例：
        archive check --issuer 示例市
        archive check draft.html
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Argument(
    help: .init(Spoken.text("Drafts to check without storing them.", "待校验的稿件（不存入）"), valueName: "file"))
  var files: [String] = []

  @Option(
    help: .init(
      Spoken.text("Only this issuer; for a file, its issuer.", "只校验此机构；对文件则指明其机构"), valueName: "name"))
  var issuer: String?

  @Option(
    help: .init(Spoken.text("Only this year; for a file, its year.", "只校验此年份；对文件则指明其年份"), valueName: "yyyy"))
  var year: Int?

  func validate() throws { try requireName(issuer) }

  func run() throws {
    let drafts = try files.map { ($0, try draft($0)) }
    let found = try files.isEmpty ? stored() : drafts.flatMap { $0.1 ?? [] }
    try print(findingSheet(found, for: output.format), output)
    let isRefused = drafts.contains { $0.1 == nil }
    if isRefused || found.contains(where: { $0.severity == .error }) { throw Console.partly }
  }

  private func stored() throws -> [StoredFinding] {
    let store = try ArchiveStore.open(path, for: .writing(create: false))
    let count = try store.recheck(issuer: issuer, year: year) { checks(of: $0, beside: $1) }
    if !isQuiet { Console.say(Spoken.text("\(counted(count, "report")) checked", "已校验 \(count) 份报告")) }
    return try store.findings(issuer: issuer, year: year)
  }

  /// The findings in a draft; nil where it cannot be read, which is said and stops no other.
  private func draft(_ file: String) throws -> [StoredFinding]? {
    let report: Report
    do {
      report = try Draft.read(file, stated: Stated(issuer: issuer, year: year))
    } catch let failure as Failure {
      Console.say(failure)
      return nil
    }
    let previous = try yearBefore(report)
    if previous == nil, !isQuiet {
      Console.say(
        Spoken.text(
          "\(report.issuer.name) \(report.year - 1) is not in the archive; last year's figures are not compared",
          "档案中没有\(report.issuer.name)\(report.year - 1)年的报告，未与上年核对"))
    }
    return findings(in: report, beside: Neighbours(previous: previous)).map {
      StoredFinding($0, issuer: report.issuer.name, year: report.year)
    }
  }

  /// Last year's report; none where there is no archive, but an archive that cannot be read is told.
  private func yearBefore(_ report: Report) throws -> Report? {
    do {
      return try archive().report(issuer: report.issuer.name, year: report.year - 1)
    } catch StoreError.missing {
      return nil
    }
  }
}
