import ArgumentParser
import Forms
import Foundation
import Intake
import Reports
import Store

/// `archive import PATH…`
struct Import: Verb {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Spoken.text("Take reports into the archive.", "导入报告"),
    discussion: Spoken.text(
      """
      Files, folders and ZIP or TAR files with all that is in them, and - for standard input. Each file goes in whole or
      not at all; one that cannot be read is refused with its reason and the rest goes on.

      Examples:
        archive import SampleData
        archive import --issuer 示例市 --year 2023 - < page.html
      """,
      """
      可给文件、文件夹、ZIP 或 TAR（含其中全部文件），或用 - 表示标准输入。每个文件要么整份存入，要么不存；无法识别的会说明原因，其余照常进行。

      示例：
        archive import SampleData
        archive import --issuer 示例市 --year 2023 - < page.html
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions

  @Argument(
    help: .init(Spoken.text("Files and folders; - for standard input.", "文件和文件夹；- 为标准输入"), valueName: "path"))
  var paths: [String]

  @Option(
    help: .init(Spoken.text("State the issuer where the text does not.", "文中没有报告机关时指明"), valueName: "name"))
  var issuer: String?

  @Option(help: .init(Spoken.text("State the year where the text does not.", "文中没有年份时指明"), valueName: "yyyy"))
  var year: Int?

  @Flag(help: .init(Spoken.text("Tell what would be done and write nothing.", "只报告结果，不写入")))
  var dryRun = false

  func validate() throws {
    try requireName(issuer)
    if let year, !(2007...2099).contains(year) {
      throw ValidationError(
        Spoken.text(
          "The value '\(year)' is invalid for '--year'. Please give a year such as 2024.",
          "--year 的值“\(year)”无效，请给出如 2024 的年份。"))
    }
  }

  func run() throws {
    Interruption.watch()
    let rehearsal = try dryRun ? ArchiveStore.rehearsal(of: path) : nil
    defer { try? rehearsal?.discard() }
    let store = try rehearsal ?? existing()
    let walk = FileWalk(for: path)
    let progress = Progress(total: isQuiet ? 0 : walk.count(paths))
    let stated = Stated(issuer: issuer, year: year)
    let intake = Intake(into: store, stated: stated, walk: walk, now: { Console.now }, open: open)
    let account = try intake.take(paths, isStopped: { Interruption.signal != nil }) { entry in
      progress.clear()
      if !isQuiet || entry.isRefused { entry.lines.forEach(Console.say) }
      progress.step()
    }
    progress.clear()
    try Console.put(account.line(isDry: dryRun) + "\n")
    if let status = Interruption.status { throw stopped(account, of: walk.count(paths), status) }
    if account.refused > 0 { throw Console.partly }
  }

  /// The archive, where there is one; a new one is made with the first report, not before.
  private func existing() throws -> ArchiveStore? {
    FileManager.default.fileExists(atPath: path) ? try open() : nil
  }

  private func open() throws -> ArchiveStore {
    try ArchiveStore.open(path, for: .writing(create: true)) { holder in
      let who = holder?.wording ?? Wording(en: "another program", zh: "其他程序")
      Console.say(Spoken.text("waiting for \(who.en), which is writing", "正在等待\(who.zh)写完"))
    }
  }

  private func stopped(_ account: Account, of total: Int, _ status: Int32) -> Failure {
    Failure(
      Wording(
        en:
          "stopped after \(account.read) of \(counted(total, "file")), each whole; the same call goes on from there",
        zh: "已处理 \(total) 个文件中的 \(account.read) 个后停止，均已完整处理；再次运行同一命令即可继续"), status: status)
  }
}

extension Entry {
  var isRefused: Bool { if case .refused = result { true } else { false } }

  /// What became of the file, in a line; a revision is told cell by cell.
  var lines: [String] {
    switch result {
    case .refused(let wording): [Spoken.text("refused", "拒收") + "  \(source): \(wording(Spoken.language))"]
    case .filed(.unchanged, let report, _):
      [Spoken.text("unchanged", "未变") + "  \(source): \(report.issuer.name) \(report.year)"]
    case .known(let report):
      [Spoken.text("unchanged", "未变") + "  \(source): \(report.issuer) \(report.year)"]
    case .filed(.older(let revision, let current), let report, _):
      [
        Spoken.text("unchanged", "未变") + "  \(source): "
          + Spoken.text(
            "\(report.issuer.name) \(report.year): this is revision \(revision), \(current) is current; imported by itself it becomes the newest",
            "\(report.issuer.name) \(report.year)年：此为第\(revision)版，现行为第\(current)版；单独导入此文件即可恢复为最新版")
      ]
    case .filed(.new, let report, let findings):
      [Spoken.text("new", "新增") + "  \(source): " + told(report, findings)]
    case .filed(.revised(let differences), let report, let findings):
      [Spoken.text("revised", "更正") + "  \(source): " + told(report, findings) + comingBack]
        + differences.map { "  " + $0.line }
    }
  }

  private var comingBack: String {
    again.map { Spoken.text("; the file of revision \($0) comes back", "；第\($0)版的文件再次成为现行版") } ?? ""
  }

  private func told(_ report: Report, _ findings: Int) -> String {
    let name = "\(report.issuer.name) \(report.year)"
    return Spoken.text(
      "\(name), form \(report.form.rawValue), \(counted(report.cells.count, "cell")), \(counted(findings, "finding"))",
      "\(name)年，\(report.form.rawValue)年格式，\(report.cells.count) 个单元格，\(findings) 条核对结果")
  }
}

extension CellDifference {
  /// What a cell said and says now.
  var line: String { "\(key): \(CellDifference.text(old)) → \(CellDifference.text(new))" }

  private static func text(_ reading: CellReading?) -> String {
    guard let reading else { return Spoken.text("(no cell)", "（无此格）") }
    return reading.value?.description ?? "(\(reading.state.rawValue))"
  }
}

extension Account {
  /// The account of the whole run: files read = new + revised + unchanged + refused.
  func line(isDry: Bool) -> String {
    let dry = isDry ? Spoken.text("nothing written; would be: ", "未写入；结果将为：") : ""
    return dry
      + Spoken.text(
        "\(counted(read, "file")) read = \(new) new + \(revised) revised + \(unchanged) unchanged + \(refused) refused; \(counted(cells, "cell")) stored, \(counted(findings, "finding"))",
        "读取 \(read) 个文件 = 新增 \(new) + 更正 \(revised) + 未变 \(unchanged) + 拒收 \(refused)；存入 \(cells) 个单元格，核对结果 \(findings) 条"
      )
  }
}
