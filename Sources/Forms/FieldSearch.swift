/// What a text that names a field comes to.
package enum FieldMatch: Sendable, Hashable {
  /// The fields asked for, one or a group's, in order, and their common title.
  case fields([String], title: Wording)
  /// A part that fits several fields: the first of them, at most ten.
  case ambiguous([String])
  /// Nothing fits: the nearest three, the nearest first.
  case none(nearest: [String])
}

extension FieldCatalogue {
  /// The fields that a text names: a code, a group, a label or name in either language, or a part of one. A field
  /// of a local annex is `annex.<label>.year` or its bare label; `annexLabels` are the labels that the archive has.
  /// The exact goes before the partial, so that `行政复议` is the total of its block although it is part of much.
  package static func search(_ text: String, annexLabels: [String] = []) -> FieldMatch {
    if let field = field(text) { return .fields([field.code], title: field.label) }
    let wanted = Named.key(text)
    guard !wanted.isEmpty else { return .none(nearest: []) }
    if let group = groups.first(where: { $0.keys.contains(wanted) }) {
      return .fields(group.fields, title: group.label)
    }
    if let row = annexRow(of: text, annexLabels) { return .fields([row.code], title: row.label) }
    let all = catalogued + annexLabels.map(Named.init(annexLabel:))
    return exact(wanted, all) ?? partial(wanted, all) ?? .none(nearest: nearest(wanted, all))
  }

  private static let catalogued = all.map(Named.init(field:))

  private static func exact(_ wanted: [UInt16], _ all: [Named]) -> FieldMatch? {
    if let named = all.first(where: { $0.codeKey == wanted }) {
      return .fields([named.code], title: named.label)
    }
    let hits = all.filter { $0.keys.contains(wanted) }
    // 其他处理 is a row of form 2019 and a sum in both forms: the one that goes through more forms is meant.
    let reach = hits.map(\.reach).max()
    return choice(among: hits.filter { $0.reach == reach })
  }

  private static func partial(_ wanted: [UInt16], _ all: [Named]) -> FieldMatch? {
    let byLabel = all.filter { named in named.keys.contains { $0.hasPart(wanted) } }
    return choice(among: byLabel) ?? choice(among: all.filter { $0.codeKey.hasPart(wanted) })
  }

  /// The only one, or the total of the only row (a bare row name asks for its total), or all to choose from.
  private static func choice(among hits: [Named]) -> FieldMatch? {
    guard let first = hits.first else { return nil }
    let totals = hits.filter(\.isTotal)
    let isOneRow = hits.allSatisfy { $0.row == first.row }
    if let one = hits.count == 1 ? first : isOneRow ? totals.first : nil {
      return .fields([one.code], title: one.label)
    }
    return .ambiguous((totals + hits.filter { !$0.isTotal }).prefix(10).map(\.code))
  }

  /// A code `annex.<label>.year` whose label the archive has or a known concept carries; the label may be spelt in
  /// another way than it is stored.
  private static func annexRow(of text: String, _ labels: [String]) -> Named? {
    let (head, tail) = ("annex.", ".year")
    guard text.hasPrefix(head), text.hasSuffix(tail), text.count > head.count + tail.count else { return nil }
    let typed = String(text.dropFirst(head.count).dropLast(tail.count))
    let stored = labels.first { $0 == typed } ?? labels.first { Fold.key($0) == Fold.key(typed) }
    guard let label = stored ?? (AnnexConcept.of(label: typed) == nil ? nil : typed) else { return nil }
    return Named(annexLabel: label)
  }

  /// Ranked by the edits that make the text a part of a code, label or name; then by difference of length, totals
  /// first, and the catalogue's order. Work is bounded: 64 units of the text against 64 of each name.
  private static func nearest(_ wanted: [UInt16], _ all: [Named]) -> [String] {
    let text = Array(wanted.prefix(64))
    let ranked = all.enumerated().map { index, named in
      let best =
        (named.keys + [named.codeKey]).map { key in
          (EditDistance.of(text, toPartOf: Array(key.prefix(64))), abs(key.count - text.count))
        }.min { $0 < $1 } ?? (Int.max, 0)
      return (rank: (best.0, best.1, named.isTotal ? 0 : 1, index), code: named.code)
    }
    return ranked.sorted { $0.rank < $1.rank }.prefix(3).map(\.code)
  }
}

extension FieldGroup {
  fileprivate var keys: [[UInt16]] { ([code, label.en, label.zh] + names).map(Named.key) }
}

/// A field as it is searched for.
private struct Named: Sendable {
  let code: String
  let label: Wording
  let codeKey: [UInt16]
  /// Labels and names, folded.
  let keys: [[UInt16]]
  /// The code without its column.
  let row: Substring
  let isTotal: Bool
  /// How many forms have it.
  let reach: Int

  init(field: Field) {
    self.init(field.code, field.label, names: field.names, reach: field.terms.count)
  }

  init(annexLabel label: String) {
    self.init("annex.\(label).year", Wording(en: label, zh: label), names: [], reach: 1)
  }

  private init(_ code: String, _ label: Wording, names: [String], reach: Int) {
    self.code = code
    self.label = label
    codeKey = Named.key(code)
    keys = ([label.zh, label.en] + names).map(Named.key)
    row = code.prefix(upTo: code.lastIndex(of: ".") ?? code.endIndex)
    isTotal = code.hasSuffix(".total")
    self.reach = reach
  }

  /// The folded key of a text, letters small.
  static func key(_ text: String) -> [UInt16] {
    Fold.key(text).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}

extension [UInt16] {
  fileprivate func hasPart(_ part: [UInt16]) -> Bool {
    guard let first = part.first, part.count <= count else { return false }
    return (0...(count - part.count)).contains { start in
      self[start] == first && self[start..<(start + part.count)].elementsEqual(part)
    }
  }
}

/// How far a text is from another.
private enum EditDistance {
  /// The fewest insertions, deletions and changes that make `text` some part of `whole` (Sellers' algorithm).
  static func of(_ text: [UInt16], toPartOf whole: [UInt16]) -> Int {
    var column = Array(0...text.count)
    var best = text.count
    for unit in whole {
      var diagonal = column[0]
      for index in text.indices {
        let changed = diagonal + (text[index] == unit ? 0 : 1)
        diagonal = column[index + 1]
        column[index + 1] = min(changed, diagonal + 1, column[index] + 1)
      }
      best = min(best, column[text.count])
    }
    return best
  }
}
