import Forms

/// Two issuers whose names look alike: perhaps one and the same, which only a person can say.
package struct IssuerSuggestion: Sendable, Hashable {
  package let issuer: String
  package let other: String
  package let reason: Wording
  /// Years for which both have a current report: such two cannot be made one.
  package let years: [Int]

  /// The pairs among `issuers`, in the order of their names, each once with the strongest reason.
  package static func all(among issuers: [KnownIssuer]) -> [IssuerSuggestion] {
    let known = Dictionary(issuers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Set<String>> = []
    return (sameCode(issuers) + sameWords(issuers) + sameEnding(issuers)).compactMap { one, other, reason in
      guard one != other, seen.insert([one, other]).inserted else { return nil }
      let years = Set(known[one]?.years ?? []).intersection(known[other]?.years ?? []).sorted()
      return IssuerSuggestion(issuer: min(one, other), other: max(one, other), reason: reason, years: years)
    }.sorted { ($0.issuer, $0.other) < ($1.issuer, $1.other) }
  }

  private typealias Pair = (String, String, Wording)

  private static func sameCode(_ issuers: [KnownIssuer]) -> [Pair] {
    let groups = Dictionary(grouping: issuers.filter { !($0.organCode ?? "").isEmpty }) { $0.organCode ?? "" }
    return groups.flatMap { code, group in
      chained(group, Wording(en: "same organ code \(code)", zh: "机构代码相同：\(code)"))
    }
  }

  private static func sameWords(_ issuers: [KnownIssuer]) -> [Pair] {
    Dictionary(grouping: issuers) { core(of: $0.name) }.flatMap { core, group in
      chained(group, Wording(en: "both are \(core)", zh: "核心名称相同：\(core)"))
    }
  }

  /// One name without what stands before it: 周村区丝绸路街道办事处, 丝绸路街道办事处. Four characters at least, because 财政局
  /// is the end of every county's.
  private static func sameEnding(_ issuers: [KnownIssuer]) -> [Pair] {
    let names = Set(issuers.map(\.name))
    let reason = Wording(en: "one name ends in the other", zh: "一个名称以另一个结尾")
    return issuers.flatMap { issuer -> [Pair] in
      let endings = issuer.name.indices.dropFirst().map { String(issuer.name[$0...]) }
      return endings.filter { $0.count >= 4 && names.contains($0) }.map { (issuer.name, $0, reason) }
    }
  }

  /// Each with the first of its group: all pairs of a large group would tell no more.
  private static func chained(_ group: [KnownIssuer], _ reason: Wording) -> [Pair] {
    guard let first = group.first else { return [] }
    return group.dropFirst().map { (first.name, $0.name, reason) }
  }

  /// A name without the words in which spellings of one body differ (domain.md §8.2).
  static func core(of name: String) -> String {
    var core = Fold.text(name)
    for (long, short) in words { core = core.replacing(long, with: short) }
    return core.count < 2 ? name : core
  }

  private static let words: [(String, String)] = [
    ("人民政府办公室", "政府办"), ("政府办公室", "政府办"), ("发展和改革", "发改"), ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"), ("自然资源和规划", "资规"), ("卫生健康", "卫健"), ("市场监督管理", "市监"),
    ("街道办事处", "街道"), ("委员会", "委"), ("人民政府", ""), ("管理局", "局"),
  ]
}
