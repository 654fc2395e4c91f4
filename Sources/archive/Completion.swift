import ArgumentParser
import Forms
import Store

/// The shells that can be told how to complete a call.
enum Shell: String, ExpressibleByArgument, CaseIterable {
  case bash, zsh, fish
}

/// `archive completion SHELL`
struct Completion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: Spoken.text("Print the completion script of a shell.", "输出命令补全脚本"),
    discussion: Spoken.text(
      """
      Completes verbs and options, and fields and issuers as the archive has them.

      Examples:
        archive completion bash > ~/.local/share/bash-completion/completions/archive
        archive completion fish > ~/.config/fish/completions/archive.fish
      """,
      """
      补全命令和选项，并按档案内容补全指标和机构。

      示例：
        archive completion bash > ~/.local/share/bash-completion/completions/archive
        archive completion zsh > ~/.zfunc/_archive
      """))

  @OptionGroup var common: CommonOptions

  @Argument(help: .init(Spoken.text("bash, zsh or fish.", "bash、zsh 或 fish"), valueName: "shell"))
  var shell: Shell

  func run() throws {
    switch shell {
    case .bash: try Console.put(Archive.completionScript(for: .bash) + "\n" + CompletionScript.bash)
    case .zsh: try Console.put(CompletionScript.zsh(Archive.completionScript(for: .zsh)))
    case .fish: try Console.put(Archive.completionScript(for: .fish) + "\n" + CompletionScript.fish)
    }
  }
}

/// `archive __complete fields|issuers PREFIX`: what the scripts ask for. Says nothing else and never fails, for it is
/// called while somebody types.
struct CompletionValues: Verb {
  enum Subject: String, ExpressibleByArgument { case fields, issuers }

  static let configuration = CommandConfiguration(commandName: "__complete", shouldDisplay: false)

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @Argument var subject: Subject
  /// `--` and the text so far, which may begin with a dash.
  @Argument(parsing: .captureForPassthrough) var prefix: [String] = []

  func run() throws {
    let start = prefix.drop { $0 == "--" }.first ?? ""
    let values = subject == .fields ? fields(start) : issuers(start)
    try Console.put(values.filter(CompletionValues.isPlain).map { $0 + "\n" }.joined())
  }

  /// Codes that begin so; once Chinese is typed, labels that do. Without an archive, those of the catalogue.
  private func fields(_ start: String) -> [String] {
    let present = (try? archive().fieldsPresent()).map { Set($0.keys) }
    let fields = FieldCatalogue.all.filter { present?.contains($0.code) ?? true }
    let annex = (present ?? []).filter { $0.hasPrefix("annex.") }.sorted()
    let codes = (fields.map(\.code) + annex).filter { $0.hasPrefix(start) }
    let names = FieldCatalogue.groups.flatMap(\.names) + fields.map(\.label.zh)
    return codes + (start.isEmpty ? [] : names.filter { $0.hasPrefix(start) && !codes.contains($0) })
  }

  private func issuers(_ start: String) -> [String] {
    let known = (try? archive().issuers()) ?? []
    return known.flatMap { [$0.name] + $0.aliases.map(\.name) }.filter { $0.hasPrefix(start) }
  }

  /// One a line: a name with a control character in it cannot be told from two, and is left to the user to type.
  private static func isPlain(_ value: String) -> Bool {
    !value.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
