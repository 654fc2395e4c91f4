import Forms
import Reports
import Testing

@testable import Checks

/// Which share of single-cell mistakes the identities catch. None of them can catch a change in table 二, whose cells
/// the form ties by no sum within a year (10 of 200 cells), nor two mistakes that cancel out in every sum; X.1, X.2 and
/// the text see some of those. The README tells the figures. Every cell of tables 三 and 四 stands in at least one sum, so a single change there never
/// stays unseen.
@Suite struct RandomChangeTests {
  /// A generator that gives the same numbers each time (SplitMix64).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// A report in which every sum holds.
  private static func consistent(_ dice: inout Dice) -> Report {
    let around: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    var figures: [String: Int] = [:]
    for applicant in Applications.applicants.dropLast().map(\.code) {
      var handled = 0
      func put(_ row: String, _ value: Int) {
        figures["applications.\(row).\(applicant)"] = value
        figures["applications.\(row).total", default: 0] += value
      }
      for row in Applications.table2021.rows.map(\.code) where !around.contains(row) {
        let value = Bool.random(using: &dice) ? 0 : Int.random(in: 1...300, using: &dice)
        handled += value
        put(row, value)
      }
      let (carriedIn, out) = (Int.random(in: 0...9, using: &dice), Int.random(in: 10...40, using: &dice))
      for (row, value) in [
        ("new", handled + out - carriedIn), ("carried_in", carriedIn), ("total_handled", handled),
        ("carried_out", out),
      ] { put(row, value) }
    }
    for route in Appeals.routes.map(\.code) {
      for result in Appeals.results.map(\.code) where result != "total" {
        let value = Int.random(in: 0...20, using: &dice)
        figures["appeals.\(route).\(result)"] = value
        figures["appeals.\(route).total", default: 0] += value
      }
    }
    for key in Disclosure.table2021.keys { figures[key.code] = Int.random(in: 0...900, using: &dice) }
    figures = figures.filter { $0.key.hasPrefix("disclosure.regulation") == false }
    return sample(2024, figures.mapValues(String.init))
  }

  /// 190 of 200 cells stand in a sum of the form: 95 of a hundred changes are caught, give or take chance.
  @Test func `of a thousand single changes the identities catch all but those in table 二`() throws {
    var dice = Dice(state: 2024)
    var caught: [Section: Int] = [:]
    var made: [Section: Int] = [:]
    for _ in 0..<1000 {
      var report = RandomChangeTests.consistent(&dice)
      #expect(checks(of: report).filter { $0.severity == .error }.isEmpty)
      let at = Int.random(in: 0..<report.cells.count, using: &dice)
      let old = try #require(report.cells[at].value?.integer)
      let new = (old + Int64.random(in: 1...500, using: &dice))
      report.cells[at].value = Number(new)
      let section = report.cells[at].key.section
      made[section, default: 0] += 1
      let errors = checks(of: report).filter { $0.severity == .error }
      if !errors.isEmpty { caught[section, default: 0] += 1 }
    }
    let share = Double(caught.values.reduce(0, +)) / 10
    print("single changes caught by the identities: \(share) % (\(caught) of \(made))")
    #expect(caught[.applications] == made[.applications])
    #expect(caught[.appeals] == made[.appeals])
    #expect(caught[.disclosure] == nil)
    #expect(share == 95.1, "the README says so")
  }

  /// Two columns exchanged in every row, two rows of outcomes exchanged, the same mistake in a part and in its sums.
  @Test func `changes that cancel out are seen by no identity`() {
    var dice = Dice(state: 7)
    let report = RandomChangeTests.consistent(&dice)
    func exchanged(_ other: (CellKey) -> CellKey) -> Report {
      let values = Dictionary(report.cells.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
      var changed = report
      changed.cells = report.cells.map { cell in
        var cell = cell
        cell.value = values[other(cell.key)] ?? cell.value
        return cell
      }
      return changed
    }
    let names = ["natural": "business", "business": "natural", "granted": "partial", "partial": "granted"]
    let columns = exchanged { CellKey($0.section, $0.row, names[$0.column] ?? $0.column) }
    let rows = exchanged { CellKey($0.section, names[$0.row] ?? $0.row, $0.column) }
    for changed in [columns, rows] {
      #expect(changed.cells != report.cells)
      #expect(checks(of: changed).filter { $0.severity == .error }.isEmpty)
    }
  }
}
