import Forms

extension Parting {
  /// Parts the fifteen cells of the appeals table: the run in, the three blocks and their broken sums out.
  ///
  /// T4.A is one sum a block, and nothing checks it: a wrong parting that adds up looks like a right one. So a block
  /// is told only if some reading of the whole run has all three sums right, and every reading with at most one slip (a
  /// total left at 0, or off by no more than 30) has this block the same. Where no reading has all sums right, only
  /// what every parting of the run has in common is told. Assumed: at most one such slip. What is not covered is a
  /// total further off whose digits can be parted otherwise so that all sums hold.
  package static func of(appeals run: Run, known: [CellKey: Number] = [:]) -> Parting {
    if let values = run.separated(into: AppealsRun.blocks * AppealsRun.width) {
      return AppealsRun.parting(AppealsRun.split(values).map { .certain($0, .printed) })
    }
    guard let tape = Tape(run, cells: AppealsRun.blocks * AppealsRun.width) else {
      return AppealsRun.parting(Appeals.routes.map { _ in .undecided([], count: 0) })
    }
    return AppealsRun.parting(AppealsRun(tape).blocks(known))
  }
}

/// The appeals table while it is being parted: three blocks of five cells in one run.
struct AppealsRun {
  static let blocks = Appeals.routes.count
  static let width = Appeals.results.count
  /// Runs with more readings of a block than this are left undecided.
  private static let most = 20_000
  /// Readings tried for a run, good or not.
  private static let effort = 100_000

  /// One way to read a block: from where to where on the tape, where its cells begin in `cells`, and what they cost in
  /// faults.
  private struct Reading {
    let start: Int
    let end: Int
    let first: Int
    let faults: Int
  }

  private let tape: Tape
  private let completions: Completions
  private var cells: [Int] = []
  private var tried = 0
  /// The readings of each block that leave a parting for the rest; nil where they are too many.
  private var readings: [[Reading]]?

  /// Lists the readings with at most one slip, and all of them where none is without fault.
  init(_ tape: Tape) {
    self.tape = tape
    completions = Completions(tape, cells: AppealsRun.blocks * AppealsRun.width)
    list(most: 1)
    if let readings, least(after: readings)[0][0] == 0 { return }
    if tried <= AppealsRun.effort { list(most: 3) }
  }

  private mutating func list(most faults: Int) {
    (cells, readings, tried) = ([], nil, 0)
    var blocks: [[Reading]] = []
    var starts: Set<Int> = [0]
    for block in 0..<AppealsRun.blocks {
      var found: [Reading] = []
      for start in starts.sorted() {
        var row: [Int] = []
        read(block, start, start, most: faults, &row, &found)
      }
      guard found.count <= AppealsRun.most, tried <= AppealsRun.effort else { return }
      blocks.append(found)
      starts = Set(found.map(\.end))
    }
    readings = blocks
  }

  private mutating func read(
    _ block: Int, _ start: Int, _ here: Int, most: Int, _ row: inout [Int], _ found: inout [Reading]
  ) {
    guard found.count <= AppealsRun.most, tried <= AppealsRun.effort else { return }
    if row.count == AppealsRun.width {
      tried += 1
      let faults = AppealsRun.faults(row)
      guard faults <= most else { return }
      found.append(Reading(start: start, end: here, first: cells.count, faults: faults))
      cells += row
      return
    }
    let left = (AppealsRun.blocks - block) * AppealsRun.width - row.count - 1
    guard here < tape.count else { return }
    for end in tape.ends(from: here) where completions.ways(from: end, cells: left) > 0 {
      row.append(tape.value(here, end))
      read(block, start, end, most: most, &row, &found)
      row.removeLast()
    }
  }

  /// What a reading of a block costs: nothing where the results add up to the total or an empty cell leaves that
  /// open, one fault where a slip explains it, more where none does.
  private static func faults(_ cells: [Int]) -> Int {
    guard !cells.contains(Tape.blank), let total = cells.last else { return 0 }
    let parts = cells.dropLast().reduce(0, +)
    if parts == total { return 0 }
    return total == 0 || abs(parts - total) <= slip || hasLostDigit(cells, parts - total) ? 1 : 3
  }

  /// Whether a cell that lost its last digit explains by how much the results exceed the total.
  private static func hasLostDigit(_ cells: [Int], _ excess: Int) -> Bool {
    cells.indices.contains { place in
      let should = place == width - 1 ? cells[place] + excess : cells[place] - excess
      return cells[place] > 0 && should / 10 == cells[place]
    }
  }

  /// How far a total may be off by a slip. At 9 a lost digit led to 16 wrong tables in 3000, at 30 to none or one.
  private static let slip = 30
}

// MARK: - Answers

extension AppealsRun {
  /// What each block is: what all readings with at most one slip have in common, or all readings whatever where none
  /// is without fault.
  func blocks(_ known: [CellKey: Number]) -> [RowParting] {
    guard let readings else { return Appeals.routes.map { _ in .undecided([], count: nil) } }
    let (before, after) = (least(readings), least(after: readings))
    let best = after[0][0]
    guard best < AppealsRun.never else { return Appeals.routes.map { _ in .undecided([], count: 0) } }
    return readings.enumerated().map { block, all in
      let possible = all.filter { reading in
        let faults = before[block][reading.start] + reading.faults + after[block + 1][reading.end]
        return faults <= (best > 0 ? AppealsRun.never - 1 : 1)
      }
      let rows = possible.map { Array(cells[$0.first..<$0.first + AppealsRun.width]) }
      return answer(Set(rows), known, Appeals.routes[block].code)
    }
  }

  private func answer(_ possible: Set<[Int]>, _ known: [CellKey: Number], _ route: String) -> RowParting {
    let cells = possible.sorted { $0.lexicographicallyPrecedes($1) }
    if let only = cells.first, cells.count == 1 { return .certain(Parting.numbers(only), .parted) }
    let agreeing = cells.filter { row in
      zip(row, Appeals.results).allSatisfy { value, result in
        known[CellKey(.appeals, route, result.code)].map { $0.integer == Int64(value) } ?? true
      }
    }
    if let only = agreeing.first, agreeing.count == 1 { return .certain(Parting.numbers(only), .neighbour) }
    return .undecided(cells.prefix(Parting.listed).map { Parting.numbers($0) }, count: cells.count)
  }

  /// More faults than any reading of the whole run has: no reading.
  private static let never = 1_000

  /// The least number of faults before each place, block by block.
  private func least(_ readings: [[Reading]]) -> [[Int]] {
    let none = Array(repeating: AppealsRun.never, count: tape.count + 1)
    var least = [none]
    least[0][0] = 0
    for block in readings {
      var next = none
      for reading in block {
        next[reading.end] = min(next[reading.end], least[least.count - 1][reading.start] + reading.faults)
      }
      least.append(next)
    }
    return least
  }

  /// The least number of faults behind each place, block by block.
  private func least(after readings: [[Reading]]) -> [[Int]] {
    let none = Array(repeating: AppealsRun.never, count: tape.count + 1)
    var least = [none]
    least[0][tape.count] = 0
    for block in readings.reversed() {
      var next = none
      for reading in block {
        next[reading.start] = min(next[reading.start], least[0][reading.end] + reading.faults)
      }
      least.insert(next, at: 0)
    }
    return least
  }

  /// The blocks' cells out of all fifteen.
  static func split(_ values: [Number?]) -> [[Number?]] {
    stride(from: 0, to: values.count, by: width).map { Array(values[$0..<min($0 + width, values.count)]) }
  }

  /// The result for the three blocks, broken sums told.
  static func parting(_ blocks: [RowParting]) -> Parting {
    let codes = Appeals.routes.map(\.code)
    let broken = zip(codes, blocks).compactMap { code, block -> BrokenSum? in
      guard let cells = block.cells else { return nil }
      let values = cells.compactMap { $0?.integer.map(Int.init) }
      guard values.count == width, let total = values.last else { return nil }
      let parts = values.dropLast().reduce(0, +)
      return parts == total ? nil : BrokenSum("T4.A", code, left: parts, right: total)
    }
    return Parting(rows: Dictionary(uniqueKeysWithValues: zip(codes, blocks)), broken: broken)
  }
}
