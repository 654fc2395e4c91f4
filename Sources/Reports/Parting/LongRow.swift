/// A glued row with too many partings to list them all: 24 digits have a hundred thousand. Those whose applicants add up
/// to the total are few, and so are those that the other rows' figures allow in all columns but one; both are found
/// without walking through the rest, and no other parting can stand in a reading with one fault.
struct LongRow {
  private let tape: Tape
  private let completions: Completions
  /// How many cells may be tried for all long rows of a table.
  static let effort = 1_000_000

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
  ///
  /// A number and the sum of its digits leave the same rest by nine, so that where the total begins, the digits before it
  /// and its own leave the same rest: that rules out eight places of nine before anything is added up.
  func balanced(_ effort: inout Int) -> [Int]? {
    var found: [Int] = []
    let all = tape.digits.reduce(0, +)
    var before = tape.digits.prefix(Choices.width - 1).reduce(0, +)
    for start in (Choices.width - 1)..<max(Choices.width - 1, tape.count) {
      defer { before += tape.digits[start] }
      guard (2 * before - all) % 9 == 0, tape.ends(from: start).contains(tape.count) else { continue }
      let reach = Reach(tape, to: start, &effort)
      let total = tape.value(start, tape.count)
      var row: [Int] = []
      guard addUp(from: 0, reach, left: total, &row, total, &found, &effort) else { return nil }
    }
    return found
  }

  /// Walks through the applicants that use up the digits before the total and leave nothing of it.
  private func addUp(
    from here: Int, _ reach: Reach, left: Int, _ row: inout [Int], _ total: Int, _ found: inout [Int],
    _ effort: inout Int
  ) -> Bool {
    let cells = Choices.width - 1 - row.count
    if cells == 0 {
      found += row
      found.append(total)
      return true
    }
    var value = 0
    for next in tape.ends(from: here) where next <= reach.end {
      effort -= 1
      guard effort > 0 else { return false }
      value = value * 10 + tape.digits[next - 1]
      guard value <= left else { break }
      guard reach.contains(left - value, from: next, cells: cells - 1) else { continue }
      row.append(value)
      let isDone = addUp(from: next, reach, left: left - value, &row, total, &found, &effort)
      row.removeLast()
      guard isDone else { return false }
    }
    return true
  }

  /// The least and the greatest sum that the digits from a place up to the total can make in a number of cells.
  private struct Reach {
    let end: Int
    private var low: [Int]
    private var high: [Int]

    init(_ tape: Tape, to end: Int, _ effort: inout Int) {
      self.end = end
      low = Array(repeating: Int.max, count: (end + 1) * Choices.width)
      high = Array(repeating: Int.min, count: low.count)
      (low[end * Choices.width], high[end * Choices.width]) = (0, 0)
      for here in (0..<end).reversed() {
        var value = 0
        for next in tape.ends(from: here) where next <= end {
          effort -= 1
          value = value * 10 + tape.digits[next - 1]
          add(value, here, next)
        }
      }
    }

    private mutating func add(_ value: Int, _ here: Int, _ next: Int) {
      for cells in 1..<Choices.width where low[next * Choices.width + cells - 1] < Int.max {
        let (own, rest) = (here * Choices.width + cells, next * Choices.width + cells - 1)
        low[own] = min(low[own], value + low[rest])
        high[own] = max(high[own], value + high[rest])
      }
    }

    func contains(_ sum: Int, from place: Int, cells: Int) -> Bool {
      let index = place * Choices.width + cells
      return low[index] <= sum && sum <= high[index]
    }
  }

  /// The partings whose applicants do not add up but for one cell, all others and what that one should be standing within
  /// `bounds`.
  func unbalanced(within bounds: [Search.Span], _ effort: inout Int) -> [Int]? {
    var found: [Int] = []
    var row: [Int] = []
    return stay(from: 0, bounds, 1, &row, &found, &effort) ? found : nil
  }

  private func stay(
    from here: Int, _ bounds: [Search.Span], _ spare: Int, _ row: inout [Int], _ found: inout [Int],
    _ effort: inout Int
  ) -> Bool {
    let left = Choices.width - row.count
    if left == 0 {
      let excess = row.dropLast().reduce(0, +) - row[Choices.width - 1]
      if excess != 0, isMended(row, bounds, excess) { found += row }
      return true
    }
    guard here < tape.count else { return true }
    for next in tape.ends(from: here) where completions.ways(from: next, cells: left - 1) > 0 {
      effort -= 1
      guard effort > 0 else { return false }
      let value = tape.value(here, next)
      let bound = bounds[row.count]
      let rest = value >= bound.low && value <= bound.high ? spare : spare - 1
      guard rest >= 0 else { continue }
      row.append(value)
      let isDone = stay(from: next, bounds, rest, &row, &found, &effort)
      row.removeLast()
      guard isDone else { return false }
    }
    return true
  }

  /// Whether changing one cell makes the applicants add up and all cells stay within bounds.
  private func isMended(_ row: [Int], _ bounds: [Search.Span], _ excess: Int) -> Bool {
    let outside = row.indices.filter { row[$0] < bounds[$0].low || row[$0] > bounds[$0].high }
    return (outside.isEmpty ? Array(row.indices) : outside).contains { column in
      let value = column == Choices.width - 1 ? row[column] + excess : row[column] - excess
      return value >= max(0, bounds[column].low) && value <= bounds[column].high
    }
  }

  /// The partings with a total of 0; nil where they are more than `limit`.
  func withoutTotal(limit: Int, _ effort: inout Int) -> [Int]? {
    guard mayEndInZero else { return [] }
    var found: [Int] = []
    var row: [Int] = []
    return endInZero(from: 0, limit: limit * Choices.width, &row, &found, &effort) ? found : nil
  }

  private func endInZero(
    from here: Int, limit: Int, _ row: inout [Int], _ found: inout [Int], _ effort: inout Int
  ) -> Bool {
    let left = Choices.width - row.count
    if left == 1 {
      if here == tape.count - 1 { found += row + [0] }
      return found.count <= limit
    }
    for next in tape.ends(from: here)
    where next < tape.count && completions.ways(from: next, cells: left - 1) > 0 {
      effort -= 1
      guard effort > 0 else { return false }
      row.append(tape.value(here, next))
      let isDone = endInZero(from: next, limit: limit, &row, &found, &effort)
      row.removeLast()
      guard isDone else { return false }
    }
    return true
  }
}
