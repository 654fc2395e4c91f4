import ArgumentParser
import Checks
import Forms
import Foundation
import Rendering
import Reports
import Store

/// `archive issuer list|suggest|rename|alias|merge|level|parent|scope`
struct IssuerVerb: Verb {
  /// What is done to an issuer.
  enum Action: String, ExpressibleByArgument, CaseIterable {
    case list, suggest, rename, alias, merge, level, parent, scope
  }

  static let configuration = CommandConfiguration(
    commandName: "issuer",
    abstract: Spoken.text("List issuers, and say who is who.", "列出机构，并说明谁是谁"),
    discussion: Spoken.text(
      """
      list; suggest (names that look alike, none is merged); rename NAME NEW; alias NAME OTHER; merge NAME INTO;
      level NAME TEXT; parent NAME PARENT; scope NAME aggregate|own. --undo takes an alias or a merge back, and clears
      level, parent and scope.

      Examples:
        archive issuer list
        archive issuer merge 示例市人民政府 示例市
      """,
      """
      list 列出；suggest 相近的名称（不会自动合并）；rename 名称 新名称；alias 名称 别名；merge 名称 并入的机构；level 名称 层级；
      parent 名称 上级；scope 名称 aggregate|own。--undo 撤销别名或合并，或清除层级、上级和范围。

      示例：
        archive issuer list
        archive issuer merge 示例市人民政府 示例市
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Argument(
    help: .init(
      Action.allCases.map(\.rawValue).joined(separator: ", "), valueName: "action"))
  var action: Action

  @Argument(help: .init(Spoken.text("The issuer, by name or alias.", "机构名称或别名"), valueName: "name"))
  var name: String?

  @Argument(help: .init(Spoken.text("The other name or value.", "另一名称或值"), valueName: "value"))
  var value: String?

  @Flag(help: .init(Spoken.text("Take it back.", "撤销")))
  var undo = false

  func validate() throws {
    let needed = action.words - (undo && [.level, .parent, .scope].contains(action) ? 1 : 0)
    let given = [name, value].compactMap(\.self)
    guard given.count == needed, given.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      throw ValidationError(
        Spoken.text(
          "'issuer \(action.rawValue)' takes \(counted(needed, "name")) behind it.",
          "issuer \(action.rawValue) 之后应有 \(needed) 个名称。"))
    }
    if undo, [.list, .suggest, .rename].contains(action) {
      throw ValidationError(
        Spoken.text("'issuer \(action.rawValue)' has no '--undo'.", "issuer \(action.rawValue) 没有 --undo。"))
    }
    if action == .scope, let value, Scope(rawValue: value) == nil {
      throw ValidationError(Spoken.text("The scope is 'aggregate' or 'own'.", "范围应为 aggregate 或 own。"))
    }
  }

  func run() throws {
    switch action {
    case .list: try print(issuerSheet(try archive().issuers()), output)
    case .suggest: try print(suggestionSheet(IssuerSuggestion.all(among: try archive().issuers())), output)
    default: try change(name ?? "")
    }
  }

  /// Makes the change and shows who is concerned as they stand now.
  private func change(_ name: String) throws {
    let store = try ArchiveStore.open(path, for: .writing(create: false))
    let other = value ?? ""
    switch action {
    case .list, .suggest: return
    case .rename: try store.rename(issuer: name, to: other, at: Console.now) { checks(of: $0, beside: $1) }
    case .alias: try store.alias(other, of: name, at: Console.now, undo: undo)
    case .merge: try merge(name, other, in: store)
    case .level: try store.set(level: undo ? nil : other, of: name)
    case .parent: try store.set(parent: undo ? nil : other, of: name)
    case .scope: try store.set(scope: undo ? nil : Scope(rawValue: other), of: name)
    }
    let concerned = Set([name, other])
    let issuers = try store.issuers().filter { issuer in
      concerned.contains(issuer.name) || issuer.aliases.contains { concerned.contains($0.name) }
    }
    try print(issuerSheet(issuers), output)
  }

  private func merge(_ name: String, _ other: String, in store: ArchiveStore) throws {
    let moved =
      try undo
      ? store.undoMerge(of: name, into: other, at: Console.now) { checks(of: $0, beside: $1) }
      : store.merge(issuer: name, into: other, at: Console.now) { checks(of: $0, beside: $1) }
    if !isQuiet {
      Console.say(Spoken.text("\(counted(moved, "revision")) moved", "移动 \(moved) 个版次"))
    }
  }
}

extension IssuerVerb.Action {
  /// How many words it takes behind it.
  fileprivate var words: Int { self == .list || self == .suggest ? 0 : 2 }
}
