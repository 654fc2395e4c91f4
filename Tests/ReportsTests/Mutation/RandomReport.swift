import Forms

/// A generator of random numbers that gives the same ones for the same seed (SplitMix64).
struct SeededDice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// A report whose figures are known: what stands in each cell as printed, empty for a cell printed empty. Sums hold.
struct RandomReport {
  var form: Form
  var cells: [CellKey: String] = [:]
  /// Rows left out of the print.
  var dropped: Set<String> = []

  /// How full of figures the report is.
  private var density = Density.dense

  /// Random figures, a hard case in most cells, or as real reports have them: nine cells of ten in table 三 are 0, most
  /// others have one digit, and organisations hardly ever apply.
  enum Density: Sendable {
    case dense, typical

    /// Of a thousand figures: how many are at most so large.
    private var steps: [(share: Int, figures: ClosedRange<Int>)] {
      switch self {
      case .dense:
        [(450, 0...0), (800, 1...99), (950, 100...9999), (1000, 10_000...99_999_999)]
      case .typical: [(800, 0...0), (930, 1...9), (985, 10...99), (1000, 100...1999)]
      }
    }

    func figure(_ dice: inout SeededDice) -> Int {
      let chance = Int.random(in: 0..<1000, using: &dice)
      let step = steps.first { chance < $0.share }
      return step.map { Int.random(in: $0.figures, using: &dice) } ?? 0
    }

    /// The figure of an applicant of table 三.
    func figure(of applicant: String, _ dice: inout SeededDice) -> Int {
      let isRare =
        self == .typical && applicant != "natural" && !dice.chance(applicant == "business" ? 40 : 8)
      return isRare ? 0 : figure(&dice)
    }

    /// The most cases that an applicant carries out of the year, and into it.
    func carried(_ applicant: String) -> (out: Int, into: Int) {
      self == .dense ? (60, 90) : applicant == "natural" ? (4, 4) : (0, 0)
    }
  }

  /// A report of known cells.
  init(_ form: FormCode, cells: [CellKey: String], dropped: Set<String>) {
    self.form = Form.of(form)
    self.cells = cells
    self.dropped = dropped
  }

  init(_ form: FormCode, _ density: Density = .dense, dice: inout SeededDice) {
    self.form = Form.of(form)
    self.density = density
    fillApplications(&dice)
    fillAppeals(&dice)
    fillDisclosure(&dice)
  }

  func text(_ section: Section, _ row: String, _ column: String) -> String {
    cells[CellKey(section, row, column)] ?? ""
  }

  private mutating func fillApplications(_ dice: inout SeededDice) {
    let around: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    let rows = form.table(.applications)?.rows.map(\.code) ?? []
    var totals: [String: Int] = [:]
    for applicant in Applications.applicants.map(\.code) where applicant != "total" {
      var values: [String: Int] = [:]
      for row in rows where !around.contains(row) {
        values[row] = density.figure(of: applicant, &dice)
      }
      let handled = values.values.reduce(0, +)
      let most = density.carried(applicant)
      let out = Int.random(in: 0...most.out, using: &dice)
      let carried = Int.random(in: 0...min(most.into, handled + out), using: &dice)
      values["total_handled"] = handled
      values["carried_out"] = out
      values["carried_in"] = carried
      values["new"] = handled + out - carried
      for (row, value) in values {
        cells[CellKey(.applications, row, applicant)] = String(value)
        totals[row, default: 0] += value
      }
    }
    for (row, value) in totals { cells[CellKey(.applications, row, "total")] = String(value) }
  }

  private mutating func fillAppeals(_ dice: inout SeededDice) {
    for route in Appeals.routes {
      var sum = 0
      for result in Appeals.results where result.code != "total" {
        let value = density.figure(&dice)
        sum += value
        cells[CellKey(.appeals, route.code, result.code)] = String(value)
      }
      cells[CellKey(.appeals, route.code, "total")] = String(sum)
    }
  }

  private mutating func fillDisclosure(_ dice: inout SeededDice) {
    for key in form.table(.disclosure)?.keys ?? [] {
      let value = density.figure(&dice)
      switch key.column {
      case "change": cells[key] = dice.chance(30) ? "-\(value % 90 + 1)" : "\(value % 90)"
      case "amount_wan" where dice.chance(60), "amount_yuan" where dice.chance(60):
        cells[key] = "\(value).\(Int.random(in: 1...9999, using: &dice))"
      default: cells[key] = String(value)
      }
    }
  }
}
