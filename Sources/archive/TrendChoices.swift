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
    var names: [String] = []
    for text in wanted {
      for name in try found(text, known) where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func found(_ text: String, _ known: [KnownIssuer]) throws -> [String] {
    let spellings = known.map { issuer in (issuer.name, [issuer.name] + issuer.aliases.map(\.name)) }
    if let exact = spellings.first(where: { $0.1.contains(text) }) { return [exact.0] }
    let isPattern = text.contains("*") || text.contains("?")
    let fits = isPattern ? spellings.filter { $0.1.contains { Glob.fits(text, $0) } }.map(\.0) : []
    if !fits.isEmpty { return fits }
    let near = known.map(\.name).filter { $0.contains(text) || text.contains($0) }.prefix(3)
    let list = near.joined(separator: "、")
    throw Failure.usage(
      "no issuer '\(text)' in the archive"
        + (near.isEmpty ? "; `archive list` shows them" : "; nearest: \(list)"),
      "档案中没有机构“\(text)”" + (near.isEmpty ? "，可用 archive list 查看" : "，相近的有：\(list)"))
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
