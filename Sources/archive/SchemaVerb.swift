import ArgumentParser
import Forms
import Rendering
import Store

/// `archive schema [VIEW]`
struct SchemaVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: Spoken.text("List the views for SQL and what their columns mean.", "列出可查询的视图及各列含义"),
    discussion: Spoken.text(
      "Views stay as they are when tables change: write SQL against them.\n\nExamples:\n  archive schema\n  archive schema trend",
      "视图不随内部表变化，请针对视图编写 SQL。\n\n示例：\n  archive schema\n  archive schema 趋势"))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Argument(
    help: .init(Spoken.text("Only this view.", "只看此视图"), valueName: "view"),
    completion: .list(ViewCatalogue.all.map(\.name)))
  var view: String?

  func run() throws {
    try print(
      schemaSheets(try view.map { [try ViewCatalogue.asked($0)] } ?? ViewCatalogue.all, for: output.format),
      output)
  }
}

extension ViewCatalogue {
  /// The view of a name that the user gave.
  static func asked(_ name: String) throws -> ContractView {
    if let view = view(name) { return view }
    let names = all.map(\.name)
    throw Failure.usage(
      "no view '\(name)'; there are \(names.joined(separator: ", "))",
      "没有视图“\(name)”；可用的有：\(names.joined(separator: "、"))")
  }
}
