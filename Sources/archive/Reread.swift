import ArgumentParser
import Checks
import Foundation
import Store

/// `archive reread [ISSUER [YEAR]]`
struct Reread: Verb {
  static let configuration = CommandConfiguration(
    commandName: "reread",
    abstract: Spoken.text(
      "Read stored originals again and take what differs as a revision.", "重新识别已存的原件，有差异的存为新版次"),
    discussion: Spoken.text(
      """
      After an upgrade of the program, `archive verify` tells which cells would be read differently; this takes the new
      reading. The earlier one stays as a revision.

      Examples:
        archive reread 诸暨市 2024
        archive reread --dry-run
      """,
      """
      程序升级后，archive verify 指出哪些单元格的识别结果会不同；本命令采用新的识别结果，原结果作为旧版次保留。

      示例：
        archive reread 诸暨市 2024
        archive reread --dry-run
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions

  @Argument(help: .init(Spoken.text("Only this issuer.", "只处理此机构"), valueName: "issuer"))
  var issuer: String?

  @Argument(help: .init(Spoken.text("Only this year.", "只处理此年份"), valueName: "year"))
  var year: Int?

  @Flag(help: .init(Spoken.text("Tell what would change and write nothing.", "只报告变化，不写入")))
  var dryRun = false

  func run() throws {
    let store =
      try dryRun ? archive() : ArchiveStore.open(path, for: .writing(create: false))
    if let issuer, try store.filings(issuer: issuer).allSatisfy({ year != nil && $0.year != year }) {
      throw year.map { StoreError.noSuchReport(issuer: issuer, year: $0) } ?? .noSuchIssuer(name: issuer)
    }
    var refused = 0
    let rereadings = try store.reread(issuer: issuer, year: year, at: Console.now, isDry: dryRun) {
      checks(of: $0, beside: $1)
    } refuse: { objection in
      refused += 1
      Console.say(objection.wording(Spoken.language))
    }
    if !isQuiet { rereadings.flatMap(\.lines).forEach(Console.say) }
    let revised = rereadings.count { $0.outcome != .unchanged }
    try Console.put(account(rereadings.count + refused, revised, refused) + "\n")
    if refused > 0 { throw Console.partly }
  }

  private func account(_ all: Int, _ revised: Int, _ refused: Int) -> String {
    let dry = dryRun ? Spoken.text("nothing written; would be: ", "未写入；结果将为：") : ""
    return dry
      + Spoken.text(
        "\(counted(all, "report")) read again = \(revised) revised + \(all - revised - refused) unchanged + \(refused) refused",
        "重新识别 \(all) 份报告 = 更正 \(revised) + 未变 \(all - revised - refused) + 拒收 \(refused)")
  }
}

extension Rereading {
  fileprivate var lines: [String] {
    guard case .revised(let differences) = outcome else { return [] }
    return [Spoken.text("revised", "更正") + "  \(issuer) \(year)"] + differences.map { "  " + $0.line }
  }
}
