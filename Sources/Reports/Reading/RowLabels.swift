import Forms

/// Tells the row of a table from the words printed before its figures: by its whole label, by words that only it
/// has, or, where the print is faulty, by being near one label alone (domain.md §6.1).
struct RowLabels: Sendable {
  /// How sure a match is. A near miss is told in a finding.
  enum Strength: Int, Sendable, Comparable {
    case near, key, suffix, exact
    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  struct Match: Sendable {
    var index: Int
    var strength: Strength
  }

  let table: FormTable
  private let labels: [[UInt16]]
  private let keys: [[[UInt16]]]
  private let groups: [[UInt16]]
  private let numbers: [[UInt16]]
  /// Labels with their numbers.
  private let numbered: [[UInt16]]
  /// Groups as printed, with their number, and their labels alone.
  private let printedGroups: [(whole: [UInt16], label: [UInt16])]

  init(_ table: FormTable, groups: [FormRow] = []) {
    self.table = table
    labels = table.rows.map { Fold.key($0.label) }
    keys = table.rows.map { row in
      row.keys.map { Fold.key($0) }.sorted { $0.count > $1.count }
    }
    self.groups = groups.map { Fold.key($0.label) }
    printedGroups = groups.map { (Fold.key($0.printed), Fold.key($0.label)) }
    numbers = table.rows.map { Fold.key($0.number) }
    numbered = table.rows.map { Fold.key($0.printed) }
  }

  /// The rows of table 三 of a form, with the groups that are no rows themselves.
  static func applications(_ form: Form) -> RowLabels { ofApplications[form.code] ?? applications(in: form) }

  /// The rows of table 二 of a form.
  static func disclosure(_ form: Form) -> RowLabels { ofDisclosure[form.code] ?? disclosure(in: form) }

  // Made once: folding all labels took a tenth of the time of reading a page.
  private static let ofApplications = ofForms(applications(in:))
  private static let ofDisclosure = ofForms(disclosure(in:))

  private static func ofForms(_ labels: (Form) -> RowLabels) -> [FormCode: RowLabels] {
    Dictionary(uniqueKeysWithValues: FormCode.allCases.map { ($0, labels(Form.of($0))) })
  }

  private static func applications(in form: Form) -> RowLabels {
    let table = form.table(.applications) ?? Applications.table2021
    let groups = Applications.groups.filter { group in !table.rows.contains { $0.label == group.label } }
    return RowLabels(table, groups: groups)
  }

  private static func disclosure(in form: Form) -> RowLabels {
    RowLabels(form.table(.disclosure) ?? Disclosure.table2021)
  }

  /// The row that `text` names, looked for after row `previous` (-1 at the start); nil where it names none or a
  /// group. Rows that stand before `previous` are matched only by their whole label.
  func row(of text: [UInt16], after previous: Int) -> Match? {
    if text.isEmpty || groups.contains(text) { return short(text, after: previous) }
    let found = exact(text, after: previous) ?? suffix(text, after: previous) ?? key(text, after: previous)
    return found ?? short(text, after: previous) ?? near(text, after: previous)
  }

  private func exact(_ text: [UInt16], after previous: Int) -> Match? {
    choose(after: previous, .exact) { index in
      !isShort(index) && (text == labels[index] || text == numbered[index])
    }
  }

  private func suffix(_ text: [UInt16], after previous: Int) -> Match? {
    choose(after: previous, .suffix) { !isShort($0) && text.ends(with: labels[$0]) && !endsInGroup(text) }
  }

  /// The longest of the rows' key words that the end of the text contains, with nothing behind it but the rest of
  /// that row's label.
  private func key(_ text: [UInt16], after previous: Int) -> Match? {
    let tail = text.suffix(60)
    guard !endsInGroup(text) else { return nil }
    let lengths = keys.indices.map { index in
      keys[index].first { isEnd(of: tail, $0, then: labels[index]) }?.count ?? 0
    }
    guard let longest = lengths.max(), longest > 0 else { return nil }
    return choose(after: previous, .key) { lengths[$0] == longest }
  }

  /// True where `text` has `key` and then no more than a word of two characters or a part of `label`, perhaps
  /// misprinted. More than that is another row's label: `（六）其他处理 | 1.申请人无正当理由逾期不补正…`.
  private func isEnd(of text: ArraySlice<UInt16>, _ key: [UInt16], then label: [UInt16]) -> Bool {
    guard let start = text.lastStart(of: key) else { return false }
    let rest = text[(start + key.count)...]
    if rest.count <= 2 || label.contains(rest) { return true }
    return label.count > rest.count && editDistance(rest, label.suffix(rest.count), atMost: 2) != nil
      && rest.count >= 5
  }

  /// `其他` and `总计` name columns, groups and rows alike: a row only where the form has it next, or with its number.
  private func short(_ text: [UInt16], after previous: Int) -> Match? {
    for index in table.rows.indices where isShort(index) && text.ends(with: labels[index]) {
      let isNext = index == previous + 1
      let isNumbered = text == numbered[index] || text == labels[index]
      let isLater = index > previous && previous >= 0 && numbers[index].first.map(text.contains) == true
      if (isNext && isNumbered) || (isLater && text.ends(with: numbered[index])) {
        return Match(index: index, strength: .exact)
      }
    }
    return nil
  }

  /// One character wrong in a label of four or more, two in one of ten or more, and no other label as near.
  private func near(_ text: [UInt16], after previous: Int) -> Match? {
    var best: (index: Int, distance: Int)?
    var isAlone = true
    for index in labels.indices where !isShort(index) && labels[index].count >= nearest {
      guard let distance = distance(of: text, to: labels[index]) else { continue }
      if let found = best, distance > found.distance { continue }
      isAlone = best.map { distance < $0.distance } ?? true
      best = (index, distance)
    }
    guard let best, isAlone, best.index > previous, !isNearGroup(text), !isPiece(text, besides: best.index)
    else { return nil }
    return Match(index: best.index, strength: .near)
  }

  /// The shortest label that may be misprinted. In table 二 four characters are too few: 行政处分 and 行政处理 are words of
  /// their own, one character from 行政处罚.
  private var nearest: Int { table.section == .disclosure ? 5 : 4 }

  /// True where `text` is a piece of another row's label: 反复申请 is near 重复申请, and the end of 大量反复申请.
  private func isPiece(_ text: [UInt16], besides index: Int) -> Bool {
    labels.indices.contains { $0 != index && labels[$0].contains(text) }
  }

  /// How far the end of a text is from a label, whatever stands before it.
  private func distance(of text: [UInt16], to label: [UInt16]) -> Int? {
    let limit = label.count >= 10 ? 2 : 1
    var least: Int?
    for length in max(1, label.count - limit)...(label.count + limit) where length <= text.count {
      guard let distance = editDistance(text.suffix(length), label, atMost: limit) else { continue }
      least = min(least ?? distance, distance)
    }
    return least
  }

  private func isNearGroup(_ text: [UInt16]) -> Bool {
    groups.contains { distance(of: text, to: $0) != nil }
  }

  /// Of the rows that fit: the first after the previous one; one before it only by a whole label.
  private func choose(after previous: Int, _ strength: Strength, where fits: (Int) -> Bool) -> Match? {
    let rows = table.rows.indices
    if let next = rows.first(where: { $0 > previous && fits($0) }) {
      return Match(index: next, strength: strength)
    }
    guard strength >= .suffix else { return nil }
    return rows.prefix { $0 <= previous }.first(where: fits).map { Match(index: $0, strength: strength) }
  }

  private func isShort(_ index: Int) -> Bool { labels[index].count <= 2 && table.section == .applications }

  private func endsInGroup(_ text: [UInt16]) -> Bool {
    groups.contains { group in text.ends(with: group) && !labels.contains { text.ends(with: $0) } }
  }

  /// How many rows are named anywhere in `text`, by their label or by words that only they have.
  func count(in text: [UInt16]) -> Int {
    labels.indices.count { index in
      !isShort(index) && (text.contains(labels[index]) || keys[index].contains { text.contains($0) })
    }
  }

  /// True where `text` is a piece of the label of one of `rows`: what a line break has left of it, perhaps behind a
  /// piece of the group's label on the same line (`他处理 用、行政机关不再处理其政府信息公开`).
  func isFragment(_ text: [UInt16], of rows: Range<Int>) -> Bool {
    if isPieceOfGroup(text) { return true }
    return (0...min(RowLabels.longestGroup, text.count)).contains { cut in
      let (head, tail) = (text.prefix(cut), text.dropFirst(cut))
      return (cut == 0 || (tail.count >= 4 && groups.contains { $0.contains(head) }))
        && rows.contains { labels[$0].contains(tail) }
    }
  }

  /// True for a piece of a group's label alone, as it stands beside the middle row of its group (`（三）不予` above
  /// `公开`). The whole label would be a row of its own, such as a subtotal.
  private func isPieceOfGroup(_ text: [UInt16]) -> Bool {
    text.count >= 2 && printedGroups.contains { $0.whole.contains(text) && text.count < $0.label.count }
  }

  private static let longestGroup = 7

  /// True where `text` is a group's label or a piece of it.
  func isOfGroup(_ text: ArraySlice<UInt16>) -> Bool {
    !text.isEmpty && printedGroups.contains { $0.whole.contains(text) }
  }

  /// The label of a row with its number and without.
  func wholeLabels(_ row: Int) -> [[UInt16]] { [numbered[row], labels[row]] }

  /// The label of a row, the words that only it has, and the label with its number.
  func names(_ row: Int) -> (label: [UInt16], keys: [[UInt16]], numbered: [UInt16]) {
    (labels[row], keys[row], numbered[row])
  }

  /// True where a row's label ends with `text`.
  func endsLabel(_ text: [UInt16], of row: Int) -> Bool { labels[row].ends(with: text) }
}

extension Collection<UInt16> {
  /// True where `other` stands at the end.
  func ends(with other: some Collection<UInt16>) -> Bool {
    count >= other.count && dropFirst(count - other.count).elementsEqual(other)
  }

  /// True where `other` stands anywhere in one piece; an empty `other` nowhere.
  func contains(_ other: some Collection<UInt16>) -> Bool {
    withUnits { text in other.withUnits { !text.places(of: $0).isEmpty } }
  }

  /// The units side by side; an array or a slice gives them without a copy.
  fileprivate func withUnits<T>(_ body: (UnsafeBufferPointer<UInt16>) -> T) -> T {
    withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
  }
}

extension Array<UInt16> {
  /// Where `other` begins for the first time; nil where it does not stand in the text. (The standard library's search
  /// takes ten times as long.)
  func firstStart(of other: [UInt16]) -> Int? {
    withUnits { text in other.withUnits { text.places(of: $0).first } }
  }
}

extension ArraySlice<UInt16> {
  /// Where `other` begins for the last time; nil where it does not stand in the slice.
  func lastStart(of other: [UInt16]) -> Int? {
    withUnits { text in
      other.withUnits { text.places(of: $0).last }
    }.map { $0 + startIndex }
  }
}

extension UnsafeBufferPointer<UInt16> {
  /// Every place at which `other` stands, looked for when it is asked for.
  fileprivate func places(of other: UnsafeBufferPointer<UInt16>) -> some BidirectionalCollection<Int> {
    let starts = other.isEmpty || other.count > count ? 0..<0 : 0..<(count - other.count + 1)
    return starts.lazy.filter { start in
      self[start] == other[0] && other.indices.allSatisfy { self[start + $0] == other[$0] }
    }
  }
}

/// How many characters must be changed, added or dropped to make one text of the other; nil where more than `limit`,
/// which must be small: each step tries three ways. What both begin with alike needs no change.
func editDistance<A: RandomAccessCollection, B: RandomAccessCollection>(
  _ a: A, _ b: B, atMost limit: Int
) -> Int? where A.Element == UInt16, B.Element == UInt16 {
  guard abs(a.count - b.count) <= limit else { return nil }
  return a.withUnits { a in b.withUnits { distance(a[...], $0[...], atMost: limit) } }
}

private typealias Units = Slice<UnsafeBufferPointer<UInt16>>

private func distance(_ a: Units, _ b: Units, atMost limit: Int) -> Int? {
  let same = zip(a, b).prefix { $0 == $1 }.count
  let (a, b) = (a.dropFirst(same), b.dropFirst(same))
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) <= limit ? max(a.count, b.count) : nil }
  guard limit > 0 else { return nil }
  let changed = distance(a.dropFirst(), b.dropFirst(), atMost: limit - 1) ?? limit
  let dropped = distance(a.dropFirst(), b, atMost: limit - 1) ?? limit
  let added = distance(a, b.dropFirst(), atMost: limit - 1) ?? limit
  let least = min(changed, dropped, added)
  return least < limit ? least + 1 : nil
}
