import ArgumentParser
import Foundation
import Rendering
import Store

/// `archive ack FINDING --note "…"`
struct Ack: Verb {
  static let configuration = CommandConfiguration(
    commandName: "ack",
    abstract: Spoken.text("Explain a finding, so that it no longer counts as an error.", "说明一条核对结果，使其不再计为错误"),
    discussion: Spoken.text(
      """
      The finding is named by the id that `archive check` shows. It stays explained through new checks and imports for as
      long as the cells that it speaks of say the same, and returns when they change.

      Examples:
        archive ack 1f0c3a9b27 --note "office confirmed the printed total"
        archive ack 1f0c3a9b27 --undo
      """,
      """
      用 archive check 显示的编号指明核对结果。只要所涉单元格不变，重新校验或导入后仍视为已说明；一旦改变，则重新出现。

      示例：
        archive ack 1f0c3a9b27 --note "已向该机关核实，总计原文如此"
        archive ack 1f0c3a9b27 --undo
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: .init(Spoken.text("The finding's id.", "核对结果的编号"), valueName: "finding"))
  var finding: String

  @Option(help: .init(Spoken.text("What explains it.", "说明的内容"), valueName: "text"))
  var note: String?

  @Option(
    help: .init(Spoken.text("Who says so (default: who is logged in).", "说明人（默认为登录用户）"), valueName: "name"))
  var by: String?

  @Flag(help: .init(Spoken.text("Take the explanation back.", "撤销说明")))
  var undo = false

  func validate() throws {
    if !undo, (note ?? "").allSatisfy(\.isWhitespace) {
      throw ValidationError(
        Spoken.text("Please say with '--note' what explains the finding.", "请用 --note 写明如何说明该结果。"))
    }
  }

  func run() throws {
    let store = try ArchiveStore.open(path, for: .writing(create: false))
    let id = finding.lowercased()
    let now =
      try undo
      ? store.undoExplanation(of: id, at: Console.now)
      : store.explain(id, note: note ?? "", by: by ?? NSUserName(), at: Console.now)
    try print(findingSheet(now.map { [$0] } ?? [], for: output.format), output)
  }
}
