import ArgumentParser
import Checks
import Forms
import Foundation
import Rendering
import Store

/// `archive verify`
struct Verify: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Spoken.text(
      "Check the archive against its own originals; nothing is repaired.", "以原件核对档案本身，不作修复"),
    discussion: Spoken.text(
      """
      Checks the file, every original against its SHA-256, and all that is kept of a report (cells, sentences, running
      text, findings) against what its original gives when it is read again. Only the date of the check is written.
      The same files read by the same program have the same content digest. Exit status 1 when something differs.

      Examples:
        archive verify
        archive verify --subset 1/12
      """,
      """
      检查档案文件、每个原件的 SHA-256，并重新识别原件，与存储的单元格、句中数字、正文和核对结果比较。只写入检查日期。
      同样的文件由同一版本的程序读取，内容摘要相同。有差异时退出状态为 1。

      示例：
        archive verify
        archive verify --subset 1/12
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .init(Spoken.text("Only one part of several, as 1/12.", "只检查若干份中的一份，如 1/12"), valueName: "k/n"))
  var subset: String?

  func validate() throws {
    guard let subset, Subset(subset) == nil else { return }
    throw ValidationError(
      Spoken.text(
        "The value '\(subset)' is invalid for '--subset'. Please give a part such as 1/12.",
        "--subset 的值“\(subset)”无效，请给出如 1/12 的份数。"))
  }

  func run() throws {
    let store = try archive()
    if !isQuiet { try store.pastVerifications().prefix(1).forEach { Console.say($0.line) } }
    let verification = try store.verify(subset.flatMap { Subset($0) } ?? .all) { checks(of: $0, beside: $1) }
    var sheet = verificationSheet(verification)
    sheet.notes.append(try store.keep(verification, at: Console.now) ? Verify.kept : Verify.notKept)
    try print(sheet, output)
    if !verification.discrepancies.isEmpty { throw Console.partly }
  }

  private static let kept = Wording(
    en: "the date of this check was kept; nothing else was written", zh: "已记下本次检查的日期，未作其他写入")
  private static let notKept = Wording(
    en: "the archive cannot be written, so the date of this check was not kept", zh: "档案不可写，未记下本次检查的日期")
}

extension PastVerification {
  fileprivate var line: String {
    let part = subset == .all ? ("", "") : (", part \(subset)", "，第 \(subset) 份")
    return Spoken.text(
      "last check: \(at)\(part.0), \(counted(differences, "difference"))",
      "上次检查：\(at)\(part.1)，差异 \(differences) 处")
  }
}
