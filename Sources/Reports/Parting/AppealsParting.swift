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

  /// One way to read a block: from where to where on the tape, its cells, and what they cost in faults.
  private struct Reading {
    let start: Int
    let end: Int
    let cells: [Int]
    let faults: Int
  }

  private let tape: Tape
  private let completions: Completions
  /// The readings of each block that leave a parting for the rest; nil where they are too many.
  private var readings: [[Reading]]? = []

  init(_ tape: Tape) {
    self.tape = tape
    completions = Completions(tape, cells: AppealsRun.blocks * AppealsRun.width)
    var starts: Set<Int> = [0]
    for block in 0..<AppealsRun.blocks {
      var found: [Reading] = []
      for start in starts.sorted() {
        var cells: [Int] = []
        read(block, start, start, &cells, &found)
      }
      guard found.count <= AppealsRun.most else {
        readings = nil
        return
      }
      readings?.append(found)
      starts = Set(found.map(\.end))
    }
  }

  private func read(_ block: Int, _ start: Int, _ here: Int, _ cells: inout [Int], _ found: inout [Reading]) {
    guard found.count <= AppealsRun.most else { return }
    if cells.count == AppealsRun.width {
      found.append(Reading(start: start, end: here, cells: cells, faults: AppealsRun.faults(cells)))
      return
    }
    let left = (AppealsRun.blocks - block) * AppealsRun.width - cells.count - 1
    guard here < tape.count else { return }
    for end in tape.ends(from: here) where completions.ways(from: end, cells: left) > 0 {
      cells.append(tape.value(here, end))
      read(block, start, end, &cells, &found)
      cells.removeLast()
    }
  }

  /// What a reading of a block costs: nothing where the results add up to the total or an empty cell leaves that
  /// open, one fault where a slip explains it, more where none does.
  private static func faults(_ cells: [Int]) -> Int {
    guard !cells.contains(Tape.blank), let total = cells.last else { return 0 }
    let parts = cells.dropLast().reduce(0, +)
    if parts == total { return 0 }
    return total == 0 || abs(parts - total) <= slip ? 1 : 3
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
    guard let best = after.first?[0] else { return Appeals.routes.map { _ in .undecided([], count: 0) } }
    return readings.enumerated().map { block, all in
      let possible = all.filter { reading in
        guard let sofar = before[block][reading.start], let rest = after[block + 1][reading.end] else {
          return false
        }
        return best > 0 || sofar + reading.faults + rest <= 1
      }
      return answer(Set(possible.map(\.cells)), known, Appeals.routes[block].code)
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

  /// The least number of faults before each place, block by block.
  private func least(_ readings: [[Reading]]) -> [[Int: Int]] {
    var least: [[Int: Int]] = [[0: 0]]
    for block in readings {
      var next: [Int: Int] = [:]
      for reading in block {
        guard let sofar = least[least.count - 1][reading.start] else { continue }
        next[reading.end] = min(next[reading.end] ?? Int.max, sofar + reading.faults)
      }
      least.append(next)
    }
    return least
  }

  /// The least number of faults behind each place, block by block.
  private func least(after readings: [[Reading]]) -> [[Int: Int]] {
    var least: [[Int: Int]] = [[tape.count: 0]]
    for block in readings.reversed() {
      var next: [Int: Int] = [:]
      for reading in block {
        guard let rest = least[0][reading.end] else { continue }
        next[reading.start] = min(next[reading.start] ?? Int.max, rest + reading.faults)
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
