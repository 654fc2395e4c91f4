import ArgumentParser
import Forms
import Rendering
import Store
import Trends

/// `archive trend --field F`
struct Trend: Verb {
  static let configuration = CommandConfiguration(
    abstract: Spoken.text("Show fields over the years.", "历年趋势"),
    discussion: Spoken.text(
      """
      A missing year is a gap and is never bridged; where the definition changed, no change is shown and the reason is
      given. A field is a code, a label or a part of one; `archive fields` lists them.

      Examples:
        archive trend --field 依申请 --issuer 诸暨市
        archive trend --field applications.granted.natural --from 2021 --format csv
      """,
      """
      缺年即为缺年，不跨年比较；口径变化处不计算增减并说明原因。指标可用代码、名称或名称的一部分，见 archive fields。

      示例：
        archive trend --field 依申请 --issuer 诸暨市
        archive trend --field applications.granted.natural --from 2021 --format csv
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .init(
      Spoken.text("Code, label or part of one; may be repeated.", "指标代码、名称或其一部分；可重复"), valueName: "field"))
  var field: [String]

  @Option(help: .init(Spoken.text("Only this issuer; may be repeated.", "只看此机构；可重复"), valueName: "name"))
  var issuer: [String] = []

  @Option(help: .init(Spoken.text("First year.", "起始年份"), valueName: "yyyy"))
  var from: Int?

  @Option(help: .init(Spoken.text("Last year.", "截止年份"), valueName: "yyyy"))
  var to: Int?

  func validate() throws {
    if field.isEmpty {
      throw ValidationError(
        Spoken.text(
          "Please give a field with '--field'; `archive fields` lists them.",
          "请用 --field 给出指标；archive fields 可列出全部。"))
    }
    if let from, let to, from > to {
      throw ValidationError(
        Spoken.text("'--from' (\(from)) is later than '--to' (\(to)).", "--from（\(from)）晚于 --to（\(to)）。"))
    }
  }

  func run() throws {
    let archive = try archive()
    let present = try archive.fieldsPresent()
    let labels = present.keys.filter { $0.hasPrefix("annex.") }.map { String($0.dropFirst(6).dropLast(5)) }
      .sorted()
    let fields = try field.flatMap { try codes(of: $0, labels) }
    let known = try names(in: archive)
    let filings = try archive.filings()
    let observations = try archive.observations(fields: fields, issuers: known)
    let all = known.flatMap { name in
      fields.map {
        series(
          of: $0, issuer: name, observations: observations, filings: filings, years: years(name, filings))
      }
    }
    try print(trendSheet(all.filter { known.count == 1 || $0.hasFigures }, for: output.format), output)
  }

  /// The issuers asked for, by their own names; all that the archive has where none is.
  private func names(in archive: ArchiveStore) throws -> [String] {
    let known = try archive.issuers()
    if issuer.isEmpty { return known.map(\.name) }
    return try issuer.map { wanted in
      guard let found = known.first(where: { $0.name == wanted || $0.aliases.contains { $0.name == wanted } })
      else {
        let near = known.map(\.name).filter { $0.contains(wanted) || wanted.contains($0) }.prefix(3).joined(
          separator: "、")
        let shown = Console.shown(wanted)
        throw Failure.usage(
          "no issuer '\(shown)' in the archive"
            + (near.isEmpty ? "; `archive list` shows them" : "; nearest: \(near)"),
          "档案中没有机构“\(shown)”" + (near.isEmpty ? "，可用 archive list 查看" : "，相近的有：\(near)"))
      }
      return found.name
    }
  }

  private func codes(of asked: String, _ labels: [String]) throws -> [String] {
    let text = Console.shown(asked)
    switch FieldCatalogue.search(asked, annexLabels: labels) {
    case .fields(let codes, _): return codes
    case .ambiguous(let codes):
      throw Failure.usage(
        "'\(text)' fits several fields; give one of: \(listed(codes))",
        "“\(text)”对应多个指标，请选其一：\(listed(codes))")
    case .none(let nearest):
      throw Failure.usage(
        "no field '\(text)'; nearest: \(listed(nearest))", "没有指标“\(text)”，相近的有：\(listed(nearest))")
    }
  }

  private func listed(_ codes: [String]) -> String {
    codes.map { code in
      "\n  \(Console.shown(code))  \(FieldCatalogue.field(code)?.label(Spoken.language) ?? "")"
    }.joined()
  }

  /// The years asked for; where only one end is given, the other is that of the issuer's reports.
  private func years(_ issuer: String, _ filings: [Filing]) -> ClosedRange<Int>? {
    let own = filings.filter { $0.issuer == issuer }.map(\.year)
    guard from != nil || to != nil, let first = own.min(), let last = own.max() else { return nil }
    let (start, end) = (from ?? min(first, to ?? first), to ?? max(last, from ?? last))
    return start...max(start, end)
  }
}

extension Series {
  fileprivate var hasFigures: Bool { points.contains { $0.value != nil } }
}
