import ArgumentParser
import Checks
import Forms
import Foundation
import Reports
import Store

/// `archive amend ISSUER YEAR CELL VALUE --reason "…"`
struct Amend: Verb {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: Spoken.text(
      "Correct a cell, or whose report it is, its year or its form; what is printed stays beside it.",
      "更正单元格，或报告的机构、年份、格式，原文同时保留"),
    discussion: Spoken.text(
      """
      The value is a figure or `blank`; in the place of a cell stands `issuer`, `year` or `form` where the whole report is
      another's, for another year, or on another form. Views then say basis `amended`, or `amended` for the report; the
      checks run again. An amendment stays when the same file comes again. A later file that prints other figures is a new
      revision without it, and says so.

      Examples:
        archive amend 示例市 2022 applications.granted.total 144 --reason "misprint"
        archive amend 示例市 2022 applications.granted.total --undo
        archive amend 示例市 2022 year 2023 --reason "the title says last year"
        archive amend 示例市 2023 year --undo
      """,
      """
      新值为数字或 blank；整份报告的机构、年份或格式有误时，单元格处写 issuer、year 或 form。更正后各视图的依据为 amended
      （整份报告见 report 视图的 amended 列），并重新校验。再次导入同一文件，更正不变；以后导入的文件若数字不同，则为新版次，
      不沿用更正，并会指出。

      示例：
        archive amend 示例市 2022 applications.granted.total 144 --reason "排印错误"
        archive amend 示例市 2022 applications.granted.total --undo
        archive amend 示例市 2022 year 2023 --reason "标题误写为上年"
        archive amend 示例市 2023 year --undo
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "issuer"))
  var issuer: String

  @Argument(help: .init(Spoken.text("The year of the report.", "报告年份"), valueName: "year"))
  var year: Int

  @Argument(
    help: .init(
      Spoken.text("The cell, or issuer, year or form.", "单元格，或 issuer、year、form"), valueName: "cell"))
  var cell: String

  @Argument(
    help: .init(
      Spoken.text("A figure or blank; a name, a year, a form.", "数字或 blank；名称、年份、格式"), valueName: "value"))
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
    if let whole { return try validate(whole) }
    guard let value, value == "blank" || Number(value) != nil else {
      throw ValidationError(
        Spoken.text(
          "Please give the new value: a figure such as 144 or 20152.54, or blank.",
          "请给出新值：如 144 或 20152.54 的数字，或 blank。"))
    }
    try requireReason()
  }

  private func requireReason() throws {
    if (reason ?? "").allSatisfy(\.isWhitespace) {
      throw ValidationError(
        Spoken.text("Please say with '--reason' why this is amended.", "请用 --reason 写明更正的理由。"))
    }
  }

  /// What of the whole report is corrected; nil for a cell.
  private var whole: ReportAmendment.What? { ReportAmendment.What(rawValue: cell) }

  private func validate(_ what: ReportAmendment.What) throws {
    let value = value ?? ""
    let isGiven =
      switch what {
      case .issuer: !value.allSatisfy(\.isWhitespace)
      case .year: Int(value).map { (2007...2099).contains($0) } ?? false
      case .form: FormCode(rawValue: value) != nil
      }
    guard isGiven else {
      throw ValidationError(
        Spoken.text(
          "Please give the new value: for issuer a name, for year one such as 2024, for form 2008, 2014, 2019 or 2021.",
          "请给出新值：issuer 为机构名称，year 为如 2024 的年份，form 为 2008、2014、2019 或 2021。"))
    }
    try requireReason()
  }

  func run() throws {
    let store = try ArchiveStore.open(path, for: .writing(create: false))
    guard let report = try store.report(issuer: issuer, year: year) else {
      throw StoreError.noSuchReport(issuer: issuer, year: year)
    }
    if let whole { return try amend(whole, of: report, in: store) }
    let key = try NamedCells.one(cell, in: report).key
    let change =
      try undo
      ? store.undoAmendment(issuer: issuer, year: year, key, at: Console.now) { checks(of: $0, beside: $1) }
      : store.amend(issuer: issuer, year: year, correction(key), at: Console.now) {
        checks(of: $0, beside: $1)
      }
    try Console.put(Console.shown("\(report.issuer.name) \(year) \(change.line)") + "\n")
  }

  private func amend(_ what: ReportAmendment.What, of report: Report, in store: ArchiveStore) throws {
    let name = report.issuer.name
    let (before, after): (String, String)
    if undo {
      let undone = try store.undoAmendment(issuer: name, year: year, what, at: Console.now) {
        checks(of: $0, beside: $1)
      }
      (before, after) = (undone.value, undone.printed)
    } else {
      after = value ?? ""
      let correction = ReportCorrection(
        what, after, reason: reason ?? "", by: by ?? NSUserName(), source: source)
      before = try store.amend(issuer: name, year: year, correction, at: Console.now) {
        checks(of: $0, beside: $1)
      }
    }
    let change = "\(Spoken.text(what.label.en, what.label.zh)): \(before) → \(after)"
    try Console.put(Console.shown("\(name) \(year) \(change)") + "\n")
  }

  private func correction(_ key: CellKey) -> Correction {
    Correction(
      key, value: value.flatMap { Number($0) }, reason: reason ?? "", by: by ?? NSUserName(), source: source)
  }
}
