import ArgumentParser
import Checks
import Forms
import Foundation
import Store

/// `archive amend ISSUER YEAR CELL VALUE --reason "…"`
struct Amend: Verb {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: Spoken.text("Correct a cell; what is printed stays beside it.", "更正一个单元格，原文同时保留"),
    discussion: Spoken.text(
      """
      The value is a figure or `blank`. Views then say basis `amended`; the checks run again. An amendment belongs to the
      revision that it corrects: a later file that prints other figures is a new revision without it, and says so.

      Examples:
        archive amend 示例市 2022 applications.granted.total 144 --reason "misprint"
        archive amend 示例市 2022 applications.granted.total --undo
      """,
      """
      新值为数字或 blank。更正后各视图的依据为 amended，并重新校验。更正只属于所更正的版次：以后导入的文件若数字不同，则为新版次，
      不沿用更正，并会指出。

      示例：
        archive amend 示例市 2022 applications.granted.total 144 --reason "排印错误"
        archive amend 示例市 2022 applications.granted.total --undo
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "issuer"))
  var issuer: String

  @Argument(help: .init(Spoken.text("The year of the report.", "报告年份"), valueName: "year"))
  var year: Int

  @Argument(help: .init(Spoken.text("The cell.", "单元格"), valueName: "cell"))
  var cell: String

  @Argument(help: .init(Spoken.text("A figure, or blank.", "数字，或 blank"), valueName: "value"))
  var value: String?

  @Option(help: .init(Spoken.text("Why.", "理由"), valueName: "text"))
  var reason: String?

  @Option(
    help: .init(Spoken.text("Who says so (default: who is logged in).", "更正人（默认为登录用户）"), valueName: "name"))
  var by: String?

  @Option(help: .init(Spoken.text("Where the right figure is to be found.", "正确数字的出处"), valueName: "text"))
  var source: String?

  @Flag(help: .init(Spoken.text("Take the last amendment of the cell back.", "撤销该单元格的最近一次更正")))
  var undo = false

  func validate() throws {
    if undo { return }
    guard let value, value == "blank" || Number(value) != nil else {
      throw ValidationError(
        Spoken.text(
          "Please give the new value: a figure such as 144 or 20152.54, or blank.",
          "请给出新值：如 144 或 20152.54 的数字，或 blank。"))
    }
    if (reason ?? "").allSatisfy(\.isWhitespace) {
      throw ValidationError(
        Spoken.text("Please say with '--reason' why the cell is amended.", "请用 --reason 写明更正的理由。"))
    }
  }

  func run() throws {
    let store = try ArchiveStore.open(path, for: .writing(create: false))
    guard let report = try store.report(issuer: issuer, year: year) else {
      throw StoreError.noSuchReport(issuer: issuer, year: year)
    }
    let key = try NamedCells.one(cell, in: report).key
    let change =
      try undo
      ? store.undoAmendment(issuer: issuer, year: year, key, at: Date()) { checks(of: $0, beside: $1) }
      : store.amend(issuer: issuer, year: year, correction(key), at: Date()) { checks(of: $0, beside: $1) }
    try Console.put(Console.shown("\(report.issuer.name) \(year) \(change.line)") + "\n")
  }

  private func correction(_ key: CellKey) -> Correction {
    Correction(
      key, value: value.flatMap { Number($0) }, reason: reason ?? "", by: by ?? NSUserName(), source: source)
  }
}
