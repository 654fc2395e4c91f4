import ArgumentParser
import Checks
import Documents
import Exports
import Forms
import Foundation
import Intake
import Rendering
import Reports
import Store

/// `archive check`: the archive's reports, or a draft that is not stored.
struct Check: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Spoken.text(
      "Check the sums of the form, last year's figures and the running text.", "校验勾稽关系、与上年的衔接和正文"),
    discussion: Spoken.text(
      """
      Without a file, the reports in the archive are checked anew; with files, drafts are checked without being stored,
      beside last year's report where the archive has it. Exit status 1 when errors were found that nobody has explained
      (`archive ack`). An output file that ends in .html or .docx is a page or a Word file to hand on.

      Examples:
        archive check --issuer 示例市
        archive check draft.html
        archive check draft.docx -o findings.docx
        archive check draft.docx --all
        archive check draft.docx --copied
        archive check --rules
      """,
      """
      不给文件时，重新校验档案中的报告；给出文件时，只校验不存入，档案中有上年报告则一并核对。发现未经说明（archive ack）的错误时退出状态为 1。
      输出文件以 .html 或 .docx 结尾时，写成可供转交的网页或 Word 文件。

      示例：
        archive check --issuer 示例市
        archive check draft.html
        archive check draft.docx -o findings.docx
        archive check draft.docx --all
        archive check draft.docx --copied
        archive check --rules
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

  @Flag(help: .init(Spoken.text("List the rules.", "列出全部规则")))
  var rules = false

  @Flag(
    help: .init(
      Spoken.text(
        "For files: what every sum says, not only those that are broken.", "对文件：列出每一项核对的结论，不只列不符的")))
  var all = false

  @Flag(
    help: .init(
      Spoken.text(
        "For files: each section beside last year's report, sentence by sentence.", "对文件：与上年报告逐段逐句对照")))
  var copied = false

  func validate() throws {
    try requireName(issuer)
    if all && files.isEmpty {
      throw ValidationError(
        Spoken.text("'--all' is for files. Please name a draft.", "--all 只用于文件，请给出稿件。"))
    }
    if copied && (files.isEmpty || all) {
      throw ValidationError(
        Spoken.text(
          "'--copied' is for files and stands without '--all'. Please name a draft.",
          "--copied 只用于文件，且不能与 --all 同用。请给出稿件。"))
    }
    if rules && (all || !files.isEmpty) {
      throw ValidationError(
        Spoken.text(
          "'--rules' lists the rules and checks nothing. Please give no file.", "--rules 只列出规则，请勿给出文件。"))
    }
  }

  func run() throws {
    if rules { return try print(ruleSheet(), output) }
    if files.isEmpty { return try checkStored() }
    let drafts = try files.map(draft)
    let found = drafts.compactMap(\.self).flatMap(\.findings)
    let verdicts = drafts.compactMap(\.self).flatMap(\.verdicts)
    let findings = draftSheet(found, for: output.format)
    let told =
      all ? verdictSheet(verdicts) : copied ? copiedSheet(drafts.compactMap(\.self).flatMap(\.copied)) : nil
    try give(told.map { output.format.isForMachines ? [$0] : [findings, $0] } ?? [findings])
    let isRefused = drafts.contains { $0 == nil }
    if isRefused || found.contains(where: { $0.finding.severity == .error }) { throw Console.partly }
  }

  /// Prints the sheets, or writes them as a Word file where the output's name asks for one.
  private func give(_ sheets: [Sheet]) throws {
    guard let file = output.file, file.lowercased().hasSuffix(".docx") else {
      return try print(sheets, output)
    }
    guard output.format == .table else {
      throw Failure.usage(
        "a .docx is a Word file and has no '--format'; leave one of them out",
        ".docx 为 Word 文件，不能同时用 --format；请去掉其中之一")
    }
    let sink = try Sink(file, sparing: path)
    try sink.put(Data(try WordFile(sheets).bytes(Spoken.language)))
    try sink.finish()
  }

  private func checkStored() throws {
    let store = try ArchiveStore.open(path, for: .writing(create: false))
    let count = try store.recheck(issuer: issuer, year: year) { checks(of: $0, beside: $1) }
    if !isQuiet { Console.say(Spoken.text("\(counted(count, "report")) checked", "已校验 \(count) 份报告")) }
    let found = try store.findings(issuer: issuer, year: year)
    try give([findingSheet(found, for: output.format)])
    if found.contains(where: { $0.severity == .error && $0.explanation == nil }) { throw Console.partly }
  }

  /// What a draft was found to be.
  private struct Checked {
    let findings: [(finding: StoredFinding, place: String?)]
    let verdicts: [(issuer: String, year: Int, verdict: SumVerdict)]
    let copied: [(issuer: String, year: Int, section: CopiedSection)]

    init(_ report: Report, beside neighbours: Neighbours) {
      let name = report.issuer.name
      let places = Dictionary(
        report.cells.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
      findings = Checks.findings(in: report, beside: neighbours).map { finding in
        let cell = Checked.key(finding).flatMap { places[$0] }
        let place = finding.place ?? cell
        return (StoredFinding(finding, issuer: name, year: report.year), place?.description)
      }
      copied = Checks.copied(in: report, beside: neighbours).map { (name, report.year, $0) }
      verdicts = Checks.verdicts(in: report, beside: neighbours).map { (name, report.year, $0) }
    }

    private static func key(_ finding: Finding) -> CellKey? {
      guard let section = finding.section, let row = finding.row, let column = finding.column else {
        return nil
      }
      return CellKey(section, row, column)
    }
  }

  /// A draft, checked; nil where it cannot be read, which is said and stops no other.
  private func draft(_ file: String) throws -> Checked? {
    let report: Report
    do {
      report = try Draft.read(file, stated: Stated(issuer: issuer, year: year))
    } catch let failure as Failure {
      Console.say(failure)
      return nil
    }
    let neighbours = try neighbours(of: report)
    if neighbours.previous == nil, !isQuiet {
      Console.say(
        Spoken.text(
          "\(report.issuer.name) \(report.year - 1) is not in the archive; last year's figures are not compared",
          "档案中没有\(report.issuer.name)\(report.year - 1)年的报告，未与上年核对"))
    }
    return Checked(report, beside: neighbours)
  }

  /// The issuer's other reports; none where there is no archive, but an archive that cannot be read is told. The year
  /// after settles nothing in a draft, as before.
  private func neighbours(of report: Report) throws -> Neighbours {
    do {
      let archive = try archive()
      let name = report.issuer.name
      let others = try archive.filings(issuer: name).filter { $0.year != report.year }
        .compactMap { try archive.report(issuer: name, year: $0.year) }
      return Neighbours(previous: others.first { $0.year == report.year - 1 }, others: others)
    } catch StoreError.missing {
      return Neighbours()
    }
  }
}
