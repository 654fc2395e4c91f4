/// A glued row with too many partings to list them all: 24 digits have a hundred thousand. Those whose applicants add up
/// to the total are few, and so are those that the other rows' figures allow in all columns but one; both are found
/// without walking through the rest, and no other parting can stand in a reading with one fault.
struct LongRow {
  private let tape: Tape
  private let completions: Completions
  /// How many cells may be tried for all long rows of a table.
  static let effort = 200_000

  /// Nil for a row with an empty cell or a sign, where sums are no such bound.
  init?(_ completions: Completions) {
    let tape = completions.tape
    guard !tape.negative.contains(true), !tape.digits.contains(Tape.blank) else { return nil }
    self.tape = tape
    self.completions = completions
  }

  /// True where the last cell may be a zero.
  var mayEndInZero: Bool { tape.digits.last == 0 }

  /// The partings whose applicants add up to the total, seven cells each; nil where they take too long to find.
  func balanced(_ effort: inout Int) -> [Int]? {
    var found: [Int] = []
    for start in (Choices.width - 1)..<tape.count where tape.ends(from: start).contains(tape.count) {
      var row: [Int] = []
      let total = tape.value(start, tape.count)
      guard addUp(from: 0, to: start, left: total, &row, total, &found, &effort) else { return nil }
    }
    return found
  }

  /// Walks through the applicants that use up the digits before the total and leave nothing of it.
  private func addUp(
    from here: Int, to end: Int, left: Int, _ row: inout [Int], _ total: Int, _ found: inout [Int],
    _ effort: inout Int
  ) -> Bool {
    let cells = Choices.width - 1 - row.count
    if cells == 0 {
      if here == end, left == 0 { found += row + [total] }
      return true
    }
    guard end - here >= cells else { return true }
    for next in tape.ends(from: here) where next <= end {
      effort -= 1
      guard effort > 0 else { return false }
      let value = tape.value(here, next)
      guard value <= left else { break }
      row.append(value)
      let isDone = addUp(from: next, to: end, left: left - value, &row, total, &found, &effort)
      row.removeLast()
      guard isDone else { return false }
    }
    return true
  }

  /// The partings whose applicants do not add up and whose cells stay within `bounds` in all columns but `tolerance`.
  func unbalanced(within bounds: [ClosedRange<Int>], tolerance: Int, _ effort: inout Int) -> [Int]? {
    var found: [Int] = []
    var row: [Int] = []
    return stay(from: 0, bounds, tolerance, &row, &found, &effort) ? found : nil
  }

  private func stay(
    from here: Int, _ bounds: [ClosedRange<Int>], _ spare: Int, _ row: inout [Int], _ found: inout [Int],
    _ effort: inout Int
  ) -> Bool {
    let left = Choices.width - row.count
    if left == 0 {
      if row.dropLast().reduce(0, +) != row.last { found += row }
      return true
    }
    guard here < tape.count else { return true }
    for next in tape.ends(from: here) where completions.ways(from: next, cells: left - 1) > 0 {
      effort -= 1
      guard effort > 0 else { return false }
      let value = tape.value(here, next)
      let rest = bounds[row.count].contains(value) ? spare : spare - 1
      guard rest >= 0 else { continue }
      row.append(value)
      let isDone = stay(from: next, bounds, rest, &row, &found, &effort)
      row.removeLast()
      guard isDone else { return false }
    }
    return true
  }

  /// The partings with a total of 0; nil where they are too many.
  func withoutTotal(limit: Int, _ effort: inout Int) -> [Int]? {
    guard mayEndInZero else { return [] }
    let all = [ClosedRange<Int>](repeating: Int.min...Int.max, count: Choices.width - 1) + [0...0]
    let found = unbalanced(within: all, tolerance: 0, &effort)
    return found.flatMap { $0.count <= limit * Choices.width ? $0 : nil }
  }
}
