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

  init(_ form: FormCode, _ dice: inout SeededDice) {
    self.form = Form.of(form)
    fillApplications(&dice)
    fillAppeals(&dice)
    fillDisclosure(&dice)
  }

  func text(_ section: Section, _ row: String, _ column: String) -> String {
    cells[CellKey(section, row, column)] ?? ""
  }

  private static func figure(_ dice: inout SeededDice) -> Int {
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<45: 0
    case ..<80: Int.random(in: 1...99, using: &dice)
    case ..<95: Int.random(in: 100...9999, using: &dice)
    default: Int.random(in: 10_000...99_999_999, using: &dice)
    }
  }

  private mutating func fillApplications(_ dice: inout SeededDice) {
    let around: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    let rows = form.table(.applications)?.rows.map(\.code) ?? []
    var totals: [String: Int] = [:]
    for applicant in Applications.applicants.map(\.code) where applicant != "total" {
      var values: [String: Int] = [:]
      for row in rows where !around.contains(row) { values[row] = RandomReport.figure(&dice) }
      let handled = values.values.reduce(0, +)
      let out = Int.random(in: 0...60, using: &dice)
      let carried = Int.random(in: 0...min(90, handled + out), using: &dice)
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
        let value = RandomReport.figure(&dice)
        sum += value
        cells[CellKey(.appeals, route.code, result.code)] = String(value)
      }
      cells[CellKey(.appeals, route.code, "total")] = String(sum)
    }
  }

  private mutating func fillDisclosure(_ dice: inout SeededDice) {
    for key in form.table(.disclosure)?.keys ?? [] {
      let value = RandomReport.figure(&dice)
      switch key.column {
      case "change": cells[key] = dice.chance(30) ? "-\(value % 90 + 1)" : "\(value % 90)"
      case "amount_wan" where dice.chance(60), "amount_yuan" where dice.chance(60):
        cells[key] = "\(value).\(Int.random(in: 1...9999, using: &dice))"
      default: cells[key] = String(value)
      }
    }
  }
}
