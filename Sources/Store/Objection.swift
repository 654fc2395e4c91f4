import Forms

/// Why a verdict, a correction or a change of issuers cannot be taken; the archive is as it was.
package enum Objection: Sendable, Hashable {
  case noSuchFinding(id: String)
  case noSuchCell(issuer: String, year: Int, cell: String)
  /// A decimal where only counts stand.
  case notACount(CellKey, value: String)
  case notAmended(issuer: String, year: Int, CellKey)
  case notExplained(id: String)
  /// A report stands already where one is to be moved to.
  case placeTaken(String, year: Int)
  /// A correction of a report to what it is.
  case alreadySo(Wording, value: String)
  case reportNotAmended(issuer: String, year: Int, Wording)
  /// A name that leads to another issuer already.
  case nameTaken(name: String, by: String)
  case notAnAlias(name: String, of: String)
  case sameIssuer(name: String)
  case bothReport(String, String, years: [Int])
  case notMerged(name: String, into: String)
  case parentBelow(name: String, parent: String)
  case cannotReread(issuer: String, year: Int, Wording)
  case fileExists(path: String)
  case notWhole(path: String, detail: String)
  /// A person's word in another archive that has no place here.
  case leftThere(issuer: String, what: String, Wording)

  /// What is wrong, and what to do about it.
  package var wording: Wording {
    switch self {
    case .noSuchFinding, .notExplained, .noSuchCell, .notACount, .notAmended, .cannotReread: aboutReports
    case .placeTaken, .alreadySo, .reportNotAmended: aboutWholeReports
    case .fileExists, .notWhole: aboutBackups
    case .leftThere(let issuer, let what, let reason):
      Wording(
        en: "\(issuer): \(what) of the other archive is not taken over: \(reason.en)",
        zh: "\(issuer)：另一档案中的 \(what) 未采用：\(reason.zh)")
    default: aboutIssuers
    }
  }

  private var aboutReports: Wording {
    switch self {
    case .noSuchFinding(let id):
      Wording(
        en: "no finding \(id) in the archive; `archive check` shows the findings with their ids",
        zh: "档案中没有编号为 \(id) 的核对结果；可用 archive check 查看")
    case .notExplained(let id):
      Wording(
        en: "the finding \(id) has no explanation to take back; `archive check` shows which have one",
        zh: "核对结果 \(id) 没有可撤销的说明；可用 archive check 查看")
    case .noSuchCell(let issuer, let year, let cell):
      Wording(
        en: "no cell \(cell) in the report of \(issuer) for \(year); "
          + "`archive show \(issuer) \(year) --format csv` lists its cells",
        zh: "\(issuer)\(year)年的报告中没有单元格 \(cell)；可用 archive show \(issuer) \(year) --format csv 查看")
    case .notACount(let key, let value):
      Wording(
        en: "\(key) counts things and cannot be \(value); give a whole number or blank",
        zh: "\(key) 为件数，不能是 \(value)；请给出整数或 blank")
    case .notAmended(let issuer, let year, let key):
      Wording(
        en: "\(key) of \(issuer) \(year) is not amended; `archive history \(issuer) \(year)` shows what is",
        zh: "\(issuer)\(year)年的 \(key) 没有更正；可用 archive history \(issuer) \(year) 查看")
    case .cannotReread(let issuer, let year, let reason):
      Wording(
        en: "the original of \(issuer) \(year) cannot be read again: \(reason.en); run `archive verify`",
        zh: "\(issuer)\(year)年的原件无法重新识别：\(reason.zh)；请运行 archive verify")
    default: aboutIssuers
    }
  }

  private var aboutWholeReports: Wording {
    switch self {
    case .placeTaken(let issuer, let year):
      Wording(
        en: "\(issuer) has a report for \(year) already, so this one is not moved there; "
          + "`archive history \(issuer) \(year)` shows it",
        zh: "\(issuer)已有\(year)年的报告，不能移到那里；可用 archive history \(issuer) \(year) 查看")
    case .alreadySo(let what, let value):
      Wording(
        en: "the \(what.en) is \(value) already; give another", zh: "\(what.zh)已是\(value)；请另给一个")
    case .reportNotAmended(let issuer, let year, let what):
      Wording(
        en: "the \(what.en) of the report of \(issuer) for \(year) is not amended; "
          + "`archive history \(issuer) \(year)` shows what is",
        zh: "\(issuer)\(year)年报告的\(what.zh)没有更正；可用 archive history \(issuer) \(year) 查看")
    default: aboutIssuers
    }
  }

  private var aboutIssuers: Wording {
    switch self {
    case .nameTaken(let name, let owner):
      Wording(
        en: "\(name) already names \(owner); `archive issuer merge` makes two issuers one",
        zh: "\(name) 已指向\(owner)；合并两个机构请用 archive issuer merge")
    case .notAnAlias(let name, let owner):
      Wording(
        en: "\(name) is no alias of \(owner); `archive issuer list` shows the aliases",
        zh: "\(name) 不是\(owner)的别名；可用 archive issuer list 查看")
    case .sameIssuer(let name):
      Wording(
        en: "both names lead to \(name); give two different issuers", zh: "两个名称都指向\(name)；请给出两个不同的机构")
    case .bothReport(let one, let other, let years):
      Wording(
        en: "\(one) and \(other) both have a report for \(Objection.list(years, ", ")), "
          + "so they are not merged; "
          + "two reports for one year cannot both be current",
        zh: "\(one)和\(other)都有\(Objection.list(years, "、"))年的报告，不能合并；同一年不能有两份现行报告")
    case .notMerged(let name, let into):
      Wording(
        en: "\(name) was not merged into \(into); `archive issuer list` shows who is who",
        zh: "\(name) 未曾并入\(into)；可用 archive issuer list 查看")
    case .parentBelow(let name, let parent):
      Wording(
        en: "\(parent) stands below \(name) and cannot be its parent; change that first",
        zh: "\(parent) 是\(name)的下级，不能作其上级；请先更改")
    default: aboutBackups
    }
  }

  private var aboutBackups: Wording {
    switch self {
    case .fileExists(let path):
      Wording(
        en: "\(path) is already there and is left alone; give another name, or --force to replace it",
        zh: "\(path) 已存在，未作改动；请另给文件名，或用 --force 覆盖")
    case .notWhole(let path, let detail):
      Wording(
        en: "the copy for \(path) is not the same as the archive (\(detail)) and was removed; check the disk",
        zh: "\(path) 的副本与档案不一致（\(detail)），已删除；请检查磁盘")
    default: Wording(en: "\(self)", zh: "\(self)")
    }
  }

  private static func list(_ years: [Int], _ separator: String) -> String {
    years.map(String.init).joined(separator: separator)
  }
}
