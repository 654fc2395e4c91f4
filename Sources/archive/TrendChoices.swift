import ArgumentParser
import Forms
import Store

/// How a field of table 三 is spread over its neighbours.
enum Spread: String, ExpressibleByArgument, CaseIterable {
  case applicant, outcome

  /// The fields of the same row over all applicants, or of the same column over all outcomes.
  func fields(of code: String) throws -> [String] {
    let fields = FieldCatalogue.spread(of: code, over: self == .applicant ? .applicants : .outcomes)
    guard let fields else {
      throw Failure.usage(
        "'\(code)' cannot be spread by \(rawValue); --by needs a field of table 三, such as 新收 or 予以公开",
        "“\(code)”不能按此展开；--by 只用于依申请公开的指标，如 新收、予以公开")
    }
    return fields
  }
}

/// Names of issuers as the call gives them: a name, an alias, or a pattern.
enum IssuerPattern {
  /// The issuers' own names, in the order asked for, each once; all where none is asked for.
  static func names(_ wanted: [String], among known: [KnownIssuer]) throws -> [String] {
    if wanted.isEmpty { return known.map(\.name) }
    let spellings = known.map { ($0.name, $0.aliases.map(\.name)) }
    return try names(
      wanted, exact: { text in spellings.first { $0.0 == text || $0.1.contains(text) }?.0 },
      all: { spellings })
  }

  /// The same of an archive, whose issuers are read only where a name is none of them.
  static func names(_ wanted: [String], in archive: ArchiveReader) throws -> [String] {
    try names(wanted, exact: archive.issuer(named:), all: archive.spellings)
  }

  private typealias Spelling = (name: String, aliases: [String])

  private static func names(
    _ wanted: [String], exact: (String) throws -> String?, all: () throws -> [Spelling]
  ) throws -> [String] {
    var names: [String] = []
    for text in wanted {
      let found = try exact(text).map { [$0] } ?? found(text, all())
      for name in found where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func found(_ text: String, _ known: [Spelling]) throws -> [String] {
    let isPattern = text.contains("*") || text.contains("?")
    let fits =
      isPattern
      ? known.filter { Glob.fits(text, $0.name) || $0.aliases.contains { Glob.fits(text, $0) } }.map(\.name)
      : []
    if !fits.isEmpty { return fits }
    let near = known.map(\.name).filter { $0.contains(text) || text.contains($0) }.prefix(3)
    let list = near.joined(separator: "、")
    let shown = Console.shown(text)
    throw Failure.usage(
      "no issuer '\(shown)' in the archive"
        + (near.isEmpty ? "; `archive list` shows them" : "; nearest: \(list)"),
      "档案中没有机构“\(shown)”" + (near.isEmpty ? "，可用 archive list 查看" : "，相近的有：\(list)"))
  }
}

/// Patterns in which `*` is any text and `?` any one character.
enum Glob {
  /// True where the whole text fits. Goes back to the last star only, so that no pattern takes more than the product of
  /// both lengths.
  static func fits(_ pattern: String, _ text: String) -> Bool {
    let (pattern, text) = (Array(pattern), Array(text))
    var (at, position) = (0, 0)
    var star: (at: Int, position: Int)?
    while position < text.count {
      if at < pattern.count, pattern[at] == "*" {
        star = (at, position)
        at += 1
      } else if at < pattern.count, pattern[at] == "?" || pattern[at] == text[position] {
        at += 1
        position += 1
      } else if let last = star {
        star = (last.at, last.position + 1)
        at = last.at + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }
}
