/// Looks for the readings of a table in which every sum holds: each row takes one of its partings, and each line of rows
/// adds up to 0 in every watched column.
///
/// Bounds do the work. Of each row the least and the greatest that it can still have in a column are known; what the
/// other rows of a line leave for a row is an interval, and a parting outside of it is struck out, until nothing changes.
/// Where more than one is left, one row is held to each of its partings in turn and the striking goes on. An interval
/// is never narrower than the truth, so nothing is ruled out that could be; what was not examined when `effort` ran
/// out counts as possible.
struct Search {
  /// The lines that a row stands in, with its factor 1 or −1.
  private let places: [[(line: Int, factor: Int)]]
  private var rows: [Row]
  private let columns: [Int]
  /// What rows without any figure add to each sum.
  private let open: [Span]
  /// The partings that are left of each row.
  private(set) var live: [[Int]]

  /// The least and the greatest of something.
  struct Span: Equatable {
    var low: Int
    var high: Int

    func contains(_ value: Int) -> Bool { low <= value && value <= high }
  }

  /// The greatest figure that is kept: an unknown cell may hold anything up to it.
  static let greatest = 999_999_999_999_999

  /// The partings of a row as a search takes them: seven cells each in one flat array, and the number of each.
  struct Domain {
    var cells: [Int] = []
    var numbers: [Int] = []

    mutating func add(_ row: [Int], _ number: Int) {
      cells += row
      numbers.append(number)
    }
  }

  /// The watched cells of a row's partings, one after the other: the least and the greatest they may be.
  private struct Row {
    let least: [Int]
    let most: [Int]
    let numbers: [Int]

    init(_ domain: Domain, columns: [Int]) {
      var cells = domain.cells
      if columns.count < Choices.width {
        cells = domain.numbers.indices.flatMap { place in
          columns.map { domain.cells[place * Choices.width + $0] }
        }
      }
      let hasBlank = cells.contains(Tape.blank)
      least = hasBlank ? cells.map { $0 == Tape.blank ? 0 : $0 } : cells
      most = hasBlank ? cells.map { $0 == Tape.blank ? Search.greatest : $0 } : cells
      numbers = domain.numbers
    }
  }

  /// The sums of a table: for each line and row the factor (1, 0 or −1) with which the row goes into a sum that should be
  /// 0, and the summed factors of the rows that the text lacks.
  struct Sums {
    var lines: [[Int]]
    var unknown: [(plus: Int, minus: Int)]
  }

  init(_ rows: [Domain], _ sums: Sums, columns: [Int]) {
    self.columns = columns
    self.rows = rows.map { Row($0, columns: columns) }
    live = rows.map { Array($0.numbers.indices) }
    places = rows.indices.map { row in
      sums.lines.indices.compactMap { sums.lines[$0][row] == 0 ? nil : ($0, sums.lines[$0][row]) }
    }
    open = sums.unknown.flatMap { factors in
      columns.map { _ in
        Span(low: -factors.minus * Search.greatest, high: factors.plus * Search.greatest)
      }
    }
  }

  /// The same search with other partings of one row.
  func replacing(_ row: Int, with domain: Domain) -> Search {
    var search = self
    search.rows[row] = Row(domain, columns: columns)
    search.live[row] = Array(domain.numbers.indices)
    return search
  }

  private var width: Int { columns.count }

  /// The numbers of the partings that are left of a row.
  func left(_ row: Int) -> Set<Int> { Set(live[row].map { rows[row].numbers[$0] }) }
}

// MARK: - Bounds

extension Search {
  /// The spans of all rows, and what the lines add up to.
  private struct State {
    var spans: [Span]
    var sums: [Span]
  }

  /// Strikes out the partings that no reading can hold, until nothing changes; false where a row is left with none.
  mutating func narrow(_ effort: inout Int) -> Bool {
    guard live.allSatisfy({ !$0.isEmpty }) else { return false }
    var state = measure()
    var isChanged = true
    while isChanged {
      isChanged = false
      for row in live.indices where live[row].count > 1 {
        let before = live[row].count
        effort -= before
        strike(row, state)
        guard !live[row].isEmpty else { return false }
        if live[row].count < before {
          isChanged = true
          remeasure(row, &state)
        }
      }
      guard state.sums.allSatisfy({ $0.low <= 0 && $0.high >= 0 }) else { return false }
      guard effort > 0 else { return true }
    }
    return true
  }

  /// The spans of all rows; those without a parting add nothing.
  private func measure() -> State {
    var state = State(
      spans: Array(repeating: Span(low: 0, high: 0), count: live.count * width), sums: open)
    for row in live.indices where !live[row].isEmpty { remeasure(row, &state) }
    return state
  }

  /// Takes the spans of a row anew and puts them into the sums in place of the old ones.
  private func remeasure(_ row: Int, _ state: inout State) {
    for column in 0..<width {
      var span = Span(low: Int.max, high: Int.min)
      for place in live[row] {
        span.low = min(span.low, rows[row].least[place * width + column])
        span.high = max(span.high, rows[row].most[place * width + column])
      }
      let old = state.spans[row * width + column]
      state.spans[row * width + column] = span
      for (line, factor) in places[row] {
        let sum = line * width + column
        state.sums[sum].low += factor > 0 ? span.low - old.low : old.high - span.high
        state.sums[sum].high += factor > 0 ? span.high - old.high : old.low - span.low
      }
    }
  }

  private mutating func strike(_ row: Int, _ state: State) {
    let (partings, width) = (rows[row], width)
    for column in 0..<width {
      let allowed = allowed(row, column, state)
      let span = state.spans[row * width + column]
      if allowed.low <= span.low, allowed.high >= span.high { continue }
      live[row].removeAll { place in
        partings.least[place * width + column] > allowed.high
          || partings.most[place * width + column] < allowed.low
      }
    }
  }

  /// Between what a row's cell must lie for its sums to hold.
  private func allowed(_ row: Int, _ column: Int, _ state: State) -> Span {
    let own = state.spans[row * width + column]
    var allowed = Span(low: 0, high: Search.greatest)
    for (line, factor) in places[row] {
      let sum = state.sums[line * width + column]
      if factor > 0 {
        allowed.low = max(allowed.low, own.high - sum.high)
        allowed.high = min(allowed.high, own.low - sum.low)
      } else {
        allowed.low = max(allowed.low, own.high + sum.low)
        allowed.high = min(allowed.high, own.low + sum.high)
      }
    }
    return allowed
  }

  /// Between what each row's cells must lie for the sums to hold, whatever its own partings are; nil where another row has
  /// no parting.
  func bounds() -> [[Span]?] {
    let state = measure()
    let empty = live.indices.filter { live[$0].isEmpty }
    return live.indices.map { row in
      empty.allSatisfy { $0 == row } ? (0..<width).map { allowed(row, $0, state) } : nil
    }
  }
}

// MARK: - Readings

extension Search {
  enum Answer {
    case some([Int])
    case none, unknown
  }

  /// A reading in which `row` has none of the partings numbered `except`; unknown where that takes more than `effort`.
  func reading(of row: Int, except: Set<Int>, _ effort: inout Int) -> Answer {
    var search = self
    let numbers = rows[row].numbers
    search.live[row].removeAll { except.contains(numbers[$0]) }
    guard !search.live[row].isEmpty else { return .none }
    if let found = search.descend(&effort) { return .some(found) }
    return effort > 0 ? .none : .unknown
  }

  /// Any reading.
  func reading(_ effort: inout Int) -> Answer {
    var search = self
    if let found = search.descend(&effort) { return .some(found) }
    return effort > 0 ? .none : .unknown
  }

  private mutating func descend(_ effort: inout Int) -> [Int]? {
    guard narrow(&effort), effort > 0 else { return nil }
    guard let row = narrowest else { return live.indices.map { rows[$0].numbers[live[$0][0]] } }
    for place in live[row] {
      var next = self
      next.live[row] = [place]
      if let found = next.descend(&effort) { return found }
      guard effort > 0 else { return nil }
    }
    return nil
  }

  /// The row with the fewest partings of those with more than one.
  private var narrowest: Int? {
    live.indices.filter { live[$0].count > 1 }.min { live[$0].count < live[$1].count }
  }
}
