/// Looks for every parting that a row has in some reading of the whole table which breaks no more than `tolerance` row
/// sums and the sums of no more than `tolerance` columns.
///
/// Bounds do the work: each column sum has an interval made of the figures settled so far and of the least and the
/// greatest that the other rows can still add. An interval without 0 is a broken column, and stays one. The interval
/// is never narrower than the truth, so nothing is ruled out that could be; what is not examined when `effort` runs
/// out counts as possible.
struct Search {
  let watched: Int
  let lines: [[Int]]
  let tolerance: Int
  private(set) var rows: [Choices]
  private(set) var effort: Int
  /// What rows without any figure add to each sum.
  private let open: Span
  /// Row sums that are broken in every reading, and those that may be broken besides.
  private var spare = 0
  private var usual: [Span] = []
  private var extra: Span

  /// The least and the greatest that something adds to each sum: line by line, column by column.
  struct Span {
    var low: [Int]
    var high: [Int]

    init(_ count: Int) {
      low = Array(repeating: 0, count: count)
      high = low
    }
  }

  /// `lines` hold, for each of `rows`, the factor (1, 0 or −1) with which it goes into a sum that should be 0;
  /// `unknown` are the summed factors of rows that the text lacks.
  init(
    rows: [Choices], lines: [[Int]], unknown: [(plus: Int, minus: Int)], watched: Int, tolerance: Int,
    effort: Int
  ) {
    (self.rows, self.lines, self.watched) = (rows, lines, watched)
    (self.tolerance, self.effort) = (tolerance, effort)
    var open = Span(lines.count * watched)
    for (line, factors) in unknown.enumerated() {
      for column in 0..<watched {
        open.low[line * watched + column] = -factors.minus * Search.most
        open.high[line * watched + column] = factors.plus * Search.most
      }
    }
    self.open = open
    extra = Span(lines.count * watched)
  }

  /// The greatest figure that is kept: an unknown cell may hold anything up to it.
  static let most = 999_999_999_999_999

  private var sums: Int { lines.count * watched }
}

// MARK: - Bounds

extension Search {
  /// Strikes out the partings that no reading can hold, until nothing changes; false where a row is left with none.
  mutating func narrow() -> Bool {
    var before = Int.max
    while true {
      guard measure() else { return false }
      let now = rows.reduce(0) { $0 + $1.count }
      guard now < before else { return true }
      before = now
      guard effort > now else { return true }
      effort -= now
      strike()
    }
  }

  /// Takes the spans of all rows anew; false where more row sums are broken than are tolerated.
  private mutating func measure() -> Bool {
    guard rows.allSatisfy({ $0.count > 0 }) else { return false }
    spare = tolerance - rows.count { $0.balanced.isEmpty }
    guard spare >= 0 else { return false }
    if spare == 0 {
      for index in rows.indices where !rows[index].balanced.isEmpty { rows[index].unbalanced = [] }
    }
    usual = rows.indices.map {
      span(of: rows[$0].balanced.isEmpty ? rows[$0].unbalanced : rows[$0].balanced, $0)
    }
    extra = Span(sums)
    for index in rows.indices where !rows[index].balanced.isEmpty && !rows[index].unbalanced.isEmpty {
      let all = span(of: rows[index].unbalanced, index)
      for sum in 0..<sums {
        extra.low[sum] = max(extra.low[sum], usual[index].low[sum] - all.low[sum])
        extra.high[sum] = max(extra.high[sum], all.high[sum] - usual[index].high[sum])
      }
    }
    return true
  }

  private func span(of numbers: [Int], _ index: Int) -> Span {
    var span = Span(sums)
    for (place, number) in numbers.enumerated() {
      for sum in 0..<sums {
        let (low, high) = bounds(index, number, sum)
        span.low[sum] = place == 0 ? low : min(span.low[sum], low)
        span.high[sum] = place == 0 ? high : max(span.high[sum], high)
      }
    }
    return span
  }

  /// What a parting of a row adds to a sum: a figure, or anything where the cell is empty.
  private func bounds(_ index: Int, _ number: Int, _ sum: Int) -> (Int, Int) {
    let factor = lines[sum / watched][index]
    guard factor != 0 else { return (0, 0) }
    let value = rows[index].cell(number, sum % watched)
    guard value == Tape.blank else { return (factor * value, factor * value) }
    return factor > 0 ? (0, Search.most) : (-Search.most, 0)
  }

  /// Between what a row's cell must lie in each column for its sums to hold, the other rows adding up.
  func bounds(besides index: Int) -> [ClosedRange<Int>] {
    var others = open
    for other in rows.indices where other != index {
      let row = rows[other]
      let span = span(of: row.balanced.isEmpty ? row.unbalanced : row.balanced, other)
      for sum in 0..<sums {
        others.low[sum] += span.low[sum]
        others.high[sum] += span.high[sum]
      }
    }
    return (0..<watched).map { column in
      var (least, most) = (Int.min, Int.max)
      for sum in stride(from: column, to: sums, by: watched) {
        switch lines[sum / watched][index] {
        case 1: (least, most) = (max(least, -others.high[sum]), min(most, -others.low[sum]))
        case -1: (least, most) = (max(least, others.low[sum]), min(most, others.high[sum]))
        default: break
        }
      }
      return least <= most ? least...most : Search.nothing
    }
  }

  /// No figure of a glued row is below 0.
  private static let nothing = Int.min...Int.min

  private mutating func strike() {
    var rest = open
    for span in usual {
      for sum in 0..<sums {
        rest.low[sum] += span.low[sum]
        rest.high[sum] += span.high[sum]
      }
    }
    for index in rows.indices where rows[index].count > 1 {
      var others = rest
      for sum in 0..<sums {
        others.low[sum] -= usual[index].low[sum]
        others.high[sum] -= usual[index].high[sum]
      }
      let own = rows[index].balanced.isEmpty ? spare : spare - 1
      let row = rows[index]
      rows[index].balanced = row.balanced.filter {
        broken(index, $0, beside: others, spare: spare) <= tolerance
      }
      rows[index].unbalanced = row.unbalanced.filter {
        broken(index, $0, beside: others, spare: own) <= tolerance
      }
    }
  }

  /// How many columns are broken for certain when a row reads so beside what the others add.
  private func broken(_ index: Int, _ number: Int, beside others: Span, spare: Int) -> Int {
    (0..<watched).count { column in
      stride(from: column, to: sums, by: watched).contains { sum in
        let (low, high) = bounds(index, number, sum)
        return others.low[sum] + low - spare * extra.low[sum] > 0
          || others.high[sum] + high + spare * extra.high[sum] < 0
      }
    }
  }
}

// MARK: - Readings

extension Search {
  /// The partings that each row is known to have in some reading, those that bounds have left it, and whether all
  /// of these were examined.
  struct Found {
    var numbers: [Set<Int>]
    var left: [[Int]]
    var complete: [Bool]
  }

  /// Examines the rows one after the other; nil where the table has no reading at all.
  /// Call it after `narrow`. A row is left once more than `enough` of its partings are known to occur.
  mutating func readings(enough: Int) -> Found? {
    var found = Found(
      numbers: rows.map { $0.count == 1 ? Set($0.numbers) : [] }, left: rows.map(\.numbers),
      complete: rows.map { $0.count == 1 })
    switch reading(of: nil, except: []) {
    case .none: return nil
    case .unknown: break
    case .some(let first): note(first, in: &found)
    }
    for index in rows.indices where !found.complete[index] { examine(index, &found, enough: enough) }
    return found
  }

  private mutating func examine(_ index: Int, _ found: inout Found, enough: Int) {
    while found.numbers[index].count <= enough {
      switch reading(of: index, except: found.numbers[index]) {
      case .some(let next): note(next, in: &found)
      case .unknown: return
      case .none:
        found.complete[index] = true
        return
      }
    }
  }

  private func note(_ reading: [Int], in found: inout Found) {
    for (index, number) in reading.enumerated() { found.numbers[index].insert(number) }
  }

  private enum Answer { case some([Int]), none, unknown }

  /// A reading in which the row `index` has none of the partings `except`; unknown where the question takes more than
  /// its share of the effort.
  private mutating func reading(of index: Int?, except: Set<Int>) -> Answer {
    let kept = max(0, effort - Search.share)
    effort -= kept
    defer { effort += kept }
    var walk = Walk(order: order(first: index), sums: sums, rows: rows.count)
    walk.except = except
    walk.remain(open, usual)
    if descend(&walk, depth: 0, spare: spare, first: index) { return .some(walk.reading) }
    return effort > 0 ? .none : .unknown
  }

  /// What one question may cost, so that one hopeless row does not use up the effort of the others.
  private static let share = 20_000

  /// The row asked for, then those whose figures vary most: they settle the sums, the small ones follow.
  private func order(first: Int?) -> [Int] {
    let spread = usual.map { span in (0..<sums).reduce(0) { max($0, span.high[$1] - span.low[$1]) } }
    let others = rows.indices.filter { $0 != first }
      .sorted { (spread[$0], rows[$0].count) > (spread[$1], rows[$1].count) }
    return (first.map { [$0] } ?? []) + others
  }

  /// The state of one walk down the rows.
  private struct Walk {
    let order: [Int]
    let sums: Int
    var except: Set<Int> = []
    var reading: [Int]
    /// The sums of the rows settled, depth by depth.
    var low: [Int]
    var high: [Int]
    /// What the rows from a depth on can add.
    var restLow: [Int]
    var restHigh: [Int]

    init(order: [Int], sums: Int, rows: Int) {
      (self.order, self.sums) = (order, sums)
      reading = Array(repeating: 0, count: rows)
      low = Array(repeating: 0, count: sums * (rows + 1))
      (high, restLow, restHigh) = (low, low, low)
    }

    mutating func remain(_ open: Span, _ usual: [Span]) {
      let end = order.count * sums
      restLow.replaceSubrange(end..., with: open.low)
      restHigh.replaceSubrange(end..., with: open.high)
      for depth in order.indices.reversed() {
        for sum in 0..<sums {
          restLow[depth * sums + sum] = restLow[(depth + 1) * sums + sum] + usual[order[depth]].low[sum]
          restHigh[depth * sums + sum] = restHigh[(depth + 1) * sums + sum] + usual[order[depth]].high[sum]
        }
      }
    }
  }

  private mutating func descend(_ walk: inout Walk, depth: Int, spare: Int, first: Int?) -> Bool {
    guard depth < rows.count else { return true }
    let index = walk.order[depth]
    let certainlyBroken = rows[index].balanced.isEmpty
    for number in rows[index].balanced where index != first || !walk.except.contains(number) {
      if step(&walk, depth, index, number, spare: spare, first: first) { return true }
    }
    guard certainlyBroken || spare > 0 else { return false }
    for number in rows[index].unbalanced where index != first || !walk.except.contains(number) {
      let left = certainlyBroken ? spare : spare - 1
      if step(&walk, depth, index, number, spare: left, first: first) { return true }
    }
    return false
  }

  private mutating func step(
    _ walk: inout Walk, _ depth: Int, _ index: Int, _ number: Int, spare: Int, first: Int?
  ) -> Bool {
    guard effort > 0 else { return false }
    effort -= 1
    guard settle(&walk, depth, index, number, spare: spare) else { return false }
    walk.reading[index] = number
    return descend(&walk, depth: depth + 1, spare: spare, first: first)
  }

  /// Adds a row's figures to the sums of the next depth; false where that breaks too many columns.
  private func settle(_ walk: inout Walk, _ depth: Int, _ index: Int, _ number: Int, spare: Int) -> Bool {
    var broken = 0
    let (here, next) = (depth * sums, (depth + 1) * sums)
    for column in 0..<watched {
      var holds = true
      for sum in stride(from: column, to: sums, by: watched) {
        let (low, high) = bounds(index, number, sum)
        walk.low[next + sum] = walk.low[here + sum] + low
        walk.high[next + sum] = walk.high[here + sum] + high
        let least = walk.low[next + sum] + walk.restLow[next + sum] - spare * extra.low[sum]
        let most = walk.high[next + sum] + walk.restHigh[next + sum] + spare * extra.high[sum]
        holds = holds && least <= 0 && most >= 0
      }
      if !holds { broken += 1 }
    }
    return broken <= tolerance
  }
}
