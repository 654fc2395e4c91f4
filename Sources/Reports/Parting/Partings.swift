import Forms

/// Every way to part a run into a number of cells, counted without being written out.
///
/// A cell is `0` or begins with 1–9 and has at most 15 digits. The table of completions makes listing free of dead
/// ends: it costs what it lists, whatever the run.
package struct Partings: Sendable {
  /// How many there are; `Int.max` stands for more than can be counted.
  package let count: Int
  /// The first of them, as many as were asked for.
  package let listed: [[Number?]]
}

/// The ways to part `run` into `cells` cells: their number and the first `limit` of them.
package func partings(of run: Run, cells: Int, limit: Int = Parting.listed) -> Partings {
  if let values = run.separated(into: cells) { return Partings(count: 1, listed: [values]) }
  guard cells > 0, let tape = Tape(run, cells: cells) else { return Partings(count: 0, listed: []) }
  let completions = Completions(tape, cells: cells)
  let flat = completions.list(limit: limit)
  let rows = stride(from: 0, to: flat.count, by: cells).map { Parting.numbers(flat[$0..<$0 + cells]) }
  return Partings(count: completions.count, listed: rows)
}

/// For each place of a tape and each number of cells, in how many ways the rest can be parted.
struct Completions {
  let tape: Tape
  let cells: Int
  private var ways: [Int]

  init(_ tape: Tape, cells: Int) {
    self.tape = tape
    self.cells = cells
    ways = Array(repeating: 0, count: (tape.count + 1) * (cells + 1))
    ways[tape.count * (cells + 1)] = 1
    for start in stride(from: tape.count - 1, through: 0, by: -1) {
      for end in tape.ends(from: start) {
        for left in 0..<cells { add(ways[end * (cells + 1) + left], at: start, left + 1) }
      }
    }
  }

  var count: Int { ways[cells] }

  /// The ways to part what stands from a place on into so many cells.
  func ways(from place: Int, cells left: Int) -> Int { ways[place * (cells + 1) + left] }

  private mutating func add(_ more: Int, at place: Int, _ left: Int) {
    let index = place * (cells + 1) + left
    let (sum, overflow) = ways[index].addingReportingOverflow(more)
    ways[index] = overflow ? Int.max : sum
  }

  /// The cells of the first `limit` partings, one after the other in one array.
  func list(limit: Int) -> [Int] {
    guard count > 0 else { return [] }
    var flat: [Int] = []
    var row: [Int] = []
    walk(from: 0, limit: limit * cells, &row, &flat)
    return flat
  }

  private func walk(from start: Int, limit: Int, _ row: inout [Int], _ flat: inout [Int]) {
    guard flat.count < limit else { return }
    if row.count == cells {
      flat += row
      return
    }
    for end in tape.ends(from: start) where ways[end * (cells + 1) + cells - row.count - 1] > 0 {
      row.append(tape.value(start, end))
      walk(from: end, limit: limit, &row, &flat)
      row.removeLast()
    }
  }
}
