import Forms

/// What one printed cell says, read by itself: never a guess, never a part of what is printed (domain.md §6.2).
package struct Figure: Sendable, Hashable {
  package var state: CellState
  package var value: Number?
  /// The unit printed in the cell itself: `103.3879万元`.
  package var unit: String?

  package static let blank = Figure(state: .blank, value: nil, unit: nil)
  package static let notApplicable = Figure(state: .na, value: nil, unit: nil)
  package static let unreadable = Figure(state: .unreadable, value: nil, unit: nil)

  /// Reads the text of a cell. `signed` allows the words and slips of a column of changes: `增3`, `减2`, `--253`.
  package init(_ text: String, signed: Bool = false) {
    if let value = Figure.plain(text) {
      self.init(state: .number, value: value, unit: nil)
      return
    }
    let folded = Fold.text(text)
    if folded.isEmpty {
      self = .blank
    } else if folded.utf8.count <= Figure.longestMark, Figure.notApplicableMarks.contains(folded) {
      self = .notApplicable
    } else {
      self = Figure.number(in: signed ? Figure.withPlainSign(folded) : folded) ?? .unreadable
    }
  }

  /// What most cells hold: ASCII digits alone, which need no folding; nil for anything else.
  private static func plain(_ text: String) -> Number? {
    var value: Int64 = 0
    var count = 0
    for byte in text.utf8 {
      guard byte >= 0x30, byte <= 0x39, count < Number.maximumDigits, value > 0 || count == 0 else {
        return nil
      }
      value = value * 10 + Int64(byte - 0x30)
      count += 1
    }
    return count > 0 ? Number(value) : nil
  }

  private init(state: CellState, value: Number?, unit: String?) {
    self.state = state
    self.value = value
    self.unit = unit
  }

  private static let notApplicableMarks: Set<String> = ["/", "-", "--", "—", "——", "―", "──", "\\", "无"]

  private static let longestMark = notApplicableMarks.map(\.utf8.count).max() ?? 0

  private static let units = ["万元", "元", "件", "条", "项", "个", "次", "篇", "人次", "人"]

  /// A figure, then perhaps a unit, then perhaps a note in brackets: `22(其中修订 16 件)`. Nothing else.
  private static func number(in text: String) -> Figure? {
    // Most texts that are no plain figure are labels.
    guard let first = text.utf8.first, first >= 0x2B, first <= 0x39 else { return nil }
    let head = text.prefix { "+-.,0123456789".contains($0) }
    guard let value = Number(withoutThousands(head)), !isGlued(head) else { return nil }
    var rest = text.dropFirst(head.count).drop { $0 == " " }
    let unit = units.first { rest.hasPrefix($0) }
    rest = rest.dropFirst(unit?.count ?? 0).drop { $0 == " " }
    guard rest.isEmpty || isNote(rest) else { return nil }
    return Figure(state: .number, value: value, unit: unit ?? units.first { rest == "(\($0))" })
  }

  /// One bracket around all that follows: `22(其中修订16件)55(含自然失效29件)` is two cells run together, not one with a
  /// note. A bracket around a bare figure may be a second value, a share, or a mark for a negative one: not told.
  private static func isNote(_ text: Substring) -> Bool {
    guard text.first == "(", text.last == ")" else { return false }
    let inside = text.dropFirst().dropLast()
    return !inside.contains(")") && !inside.contains("(") && inside.contains { $0.isLetter }
  }

  /// A zero in front of other digits: two cells run together, or the digits of something that is no figure.
  private static func isGlued(_ text: Substring) -> Bool {
    let digits = text.drop { "+-".contains($0) }
    return digits.first == "0" && digits.dropFirst().first.map { $0 != "." } ?? false
  }

  /// `1,234,567` without its commas; the text itself where they do not part groups of three.
  private static func withoutThousands(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return String(text) }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first?.drop(while: { "+-".contains($0) }) else {
      return String(text)
    }
    let whole = groups.dropFirst().map { $0.prefix { $0 != "." } }
    let isGrouped = (1...3).contains(first.count) && whole.allSatisfy { $0.count == 3 }
    return isGrouped ? groups.joined() : String(text)
  }

  /// `增3` is +3, `减2` is -2, and a doubled minus is one (`--253`: domain.md §9, 10).
  private static func withPlainSign(_ text: String) -> String {
    if text.hasPrefix("--") { return String(text.dropFirst()) }
    if text.hasPrefix("增") { return "+" + text.dropFirst() }
    if text.hasPrefix("减") { return "-" + text.dropFirst() }
    return text
  }
}
