import Forms

/// Numbers that look like chance and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The figures of one issuer for one year, made up so that every sum of the form holds and each year takes up what the
/// year before left: a report in which a check finds nothing.
struct Figures {
  private var values: [CellKey: Int] = [:]

  init(issuer: Int, year: Int, form: Form) {
    var numbers = SeededNumbers(seed: UInt64(issuer * 10_000 + year))
    for key in form.table(.disclosure)?.keys ?? [] {
      values[key] = Int.random(in: 0...90_000, using: &numbers)
    }
    applications(issuer: issuer, year: year, form: form, &numbers)
    for route in Appeals.routes { appeals(route.code, &numbers) }
  }

  subscript(key: CellKey) -> Int { values[key, default: 0] }

  private mutating func applications(
    issuer: Int, year: Int, form: Form, _ numbers: inout SeededNumbers
  ) {
    let around: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    for (index, applicant) in Applications.applicants.dropLast().enumerated() {
      var handled = 20
      func key(_ row: String) -> CellKey { CellKey(.applications, row, applicant.code) }
      values[key("granted")] = 20
      for row in form.table(.applications)?.rows ?? []
      where !around.contains(row.code) && row.code != "granted" {
        let count = Int.random(in: 0...3, using: &numbers) * (index == 0 ? 9 : 1)
        values[key(row.code)] = count
        handled += count
      }
      let (before, after) = (issuer &+ index &+ year - 1, issuer &+ index &+ year)
      values[key("carried_in")] = before % 7
      values[key("carried_out")] = after % 7
      values[key("total_handled")] = handled
      values[key("new")] = handled + after % 7 - before % 7
    }
    for row in form.table(.applications)?.rows ?? [] {
      values[CellKey(.applications, row.code, "total")] = Applications.applicants.dropLast().reduce(0) {
        $0 + self[CellKey(.applications, row.code, $1.code)]
      }
    }
  }

  private mutating func appeals(_ route: String, _ numbers: inout SeededNumbers) {
    var total = 0
    for result in Appeals.results.dropLast() {
      let count = Int.random(in: 0...20, using: &numbers)
      values[CellKey(.appeals, route, result.code)] = count
      total += count
    }
    values[CellKey(.appeals, route, "total")] = total
  }
}
