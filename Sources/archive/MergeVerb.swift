import ArgumentParser
import Forms
import Foundation
import Intake
import Store

/// `archive merge OTHER.db…`
struct MergeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: Spoken.text("Take the reports of other archives into this one.", "将其他档案的报告并入本档案"),
    discussion: Spoken.text(
      """
      The originals of the other archive are read again as in an import; its figures are not copied. A file that is here
      already changes nothing. Where both have different files for one issuer and year, the one that was first imported
      later, wherever that was, is current and the other stays as a revision: the order of merging does not matter.
      Amendments, explained findings, spellings, levels and merged issuers are taken over. One report is one transaction:
      after a break, the same call goes on.

      Examples:
        archive --db province.db merge archive.db
        archive --db province.db merge --dry-run archive.db
      """,
      """
      重新识别对方档案中的原件（与导入相同），不复制其数字。已有的文件不变。同一机构同一年份文件不同的，以首次导入时间较晚者为现行
      （不论在哪个档案），另一份留作旧版次；合并的先后不影响结果。更正、已说明的核对结果、别名、层级和合并过的机构一并采用。
      每份报告为一个事务，中断后再次运行即可继续。

      示例：
        archive --db province.db merge archive.db
        archive --db province.db merge --dry-run archive.db
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions

  @Argument(
    help: .init(Spoken.text("The other archives.", "其他档案"), valueName: "other.db"), completion: .file())
  var others: [String]

  @Flag(help: .init(Spoken.text("Tell what would be done and write nothing.", "只报告结果，不写入")))
  var dryRun = false

  func run() throws {
    let stores = try others.map { other in
      try MergeVerb.refuse(other, ifSameAs: path)
      return (other, try ArchiveStore.open(other, for: .reading))
    }
    let store =
      try dryRun ? ArchiveStore.rehearsal(of: path) : ArchiveStore.open(path, for: .writing(create: true))
    var total = Account()
    var words = (amendments: 0, verdicts: 0)
    for (name, other) in stores {
      let merge = Merge(other, called: name, into: store)
      let progress = Progress(total: isQuiet ? 0 : try merge.count())
      let account = try merge.run { told in
        progress.clear()
        say(told)
        words.amendments += told.amendments
        words.verdicts += told.verdicts
        progress.step()
      }
      progress.clear()
      total.add(account)
    }
    if dryRun { try store.discard() }
    try Console.put(total.line(isDry: dryRun) + MergeVerb.line(words) + "\n")
    if total.refused > 0 { throw Console.partly }
  }

  private func say(_ told: Merge.Told) {
    for (entry, standing) in told.entries where !isQuiet || entry.isRefused {
      entry.lines.forEach(Console.say)
      if let standing { Console.say("  " + standing.line) }
    }
    for objection in told.objections { Console.say(objection.wording(Spoken.language)) }
  }

  private static func line(_ words: (amendments: Int, verdicts: Int)) -> String {
    Spoken.text(
      "; \(counted(words.amendments, "amendment")), \(counted(words.verdicts, "verdict")) taken over",
      "；采用更正 \(words.amendments) 条、说明 \(words.verdicts) 条")
  }

  private static func refuse(_ other: String, ifSameAs archive: String) throws {
    var (a, b) = (stat(), stat())
    guard stat(other, &a) == 0, stat(archive, &b) == 0, a.st_dev == b.st_dev, a.st_ino == b.st_ino else {
      return
    }
    throw Failure.usage(
      "\(other) is the archive itself; give another archive", "\(other) 就是档案本身；请给出另一个档案")
  }
}

extension Arrival.Standing {
  /// Which of two reports is current and why.
  fileprivate var line: String {
    if isCurrent {
      return Spoken.text(
        "current as revision \(revision): imported \(at), after \(other) (\(otherAt))",
        "为现行第 \(revision) 版：导入于 \(at)，晚于 \(other)（\(otherAt)）")
    }
    return Spoken.text(
      "kept as revision \(revision): imported \(at), before \(other) (\(otherAt)), which stays current",
      "留作第 \(revision) 版：导入于 \(at)，早于现行的 \(other)（\(otherAt)）")
  }
}
