import Forms
import Reports

/// SplitMix64: the same tables on every machine and in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// How large the figures of a made-up table are.
enum Scale: String, CaseIterable {
  /// A bureau or township: mostly zeros.
  case bureau
  /// A county: hundreds of natural persons, a few others.
  case county
  /// A city: thousands, figures in every column.
  case city
}

/// What is wrong with the sums of a made-up table.
enum Fault: String, CaseIterable {
  case none, cellOff, totalZero, totalsZero, handledZero, handledTotalZero
  /// Faults beyond one: what the rule does not promise, measured all the same.
  case totalsZeroAndCellOff, twoCellsOff, rowLeftOut, halfTheTotalsZero, wrongTotalAddedUp, digitLost,
    cellsSwapped, cellOffAndRowLeftOut, threeCellsOff, rowsExchanged, cellsSwappedAndCellOff

  /// The kinds that count as one fault.
  static let several: [Fault] = allCases.filter { !single.contains($0) || $0 == .totalsZeroAndCellOff }

  static let single: [Fault] = [
    .none, .cellOff, .totalZero, .totalsZero, .handledZero, .handledTotalZero, .totalsZeroAndCellOff,
  ]
}

/// How the cells of a row run together.
enum Glue: String, CaseIterable {
  case full, half, lastParted
}

/// A made-up applications table: consistent, then spoilt by one kind of fault.
struct MadeTable {
  let form: Form
  private(set) var cells: [String: [Int]] = [:]
  private let codes: [String]
  private let outcomes: [String]

  init(_ form: Form, _ scale: Scale, _ fault: Fault, _ dice: inout Dice) {
    self.form = form
    codes = form.table(.applications)?.rows.map(\.code) ?? []
    outcomes = codes.filter { !["new", "carried_in", "total_handled", "carried_out"].contains($0) }
    for code in codes { cells[code] = Array(repeating: 0, count: 7) }
    for column in 0..<6 { fill(column, scale, &dice) }
    for code in codes { change(code, 6) { _, row in row.dropLast().reduce(0, +) } }
    spoil(fault, &dice)
  }

  private mutating func change(_ code: String, _ column: Int, _ value: (Int, [Int]) -> Int) {
    guard let row = cells[code] else { return }
    cells[code]?[column] = value(row[column], row)
  }

  private mutating func fill(_ column: Int, _ scale: Scale, _ dice: inout Dice) {
    let received = MadeTable.received(column, scale, &dice)
    let carriedIn = dice.chance(column == 0 ? 40 : 10) ? dice.number(0...max(1, received / 10)) : 0
    let carriedOut =
      dice.chance(column == 0 ? 40 : 10)
      ? min(received + carriedIn, dice.number(0...max(1, received / 10))) : 0
    change("new", column) { _, _ in received }
    change("carried_in", column) { _, _ in carriedIn }
    change("carried_out", column) { _, _ in carriedOut }
    var left = received + carriedIn - carriedOut
    change("total_handled", column) { _, _ in left }
    let favourites = outcomes.shuffled(using: &dice).prefix(scale == .bureau ? 3 : 15)
    for code in favourites {
      let share = dice.number(0...left)
      change(code, column) { value, _ in value + share }
      left -= share
    }
    change("granted", column) { value, _ in value + left }
  }

  private static func received(_ column: Int, _ scale: Scale, _ dice: inout Dice) -> Int {
    switch (scale, column) {
    case (.bureau, 0): dice.chance(30) ? 0 : dice.chance(70) ? dice.number(1...30) : dice.number(10...150)
    case (.bureau, 1): dice.chance(30) ? dice.number(1...12) : 0
    case (.bureau, _): dice.chance(5) ? dice.number(1...3) : 0
    case (.county, 0): dice.number(20...900)
    case (.county, 1): dice.number(0...80)
    case (.county, _): dice.chance(40) ? dice.number(1...25) : 0
    case (.city, 0): dice.number(500...6000)
    case (.city, 1): dice.number(20...400)
    case (.city, _): dice.chance(80) ? dice.number(1...90) : 0
    }
  }

  private mutating func spoil(_ fault: Fault, _ dice: inout Dice) {
    switch fault {
    case .none: break
    case .cellOff: shift(&dice)
    case .totalZero: zeroTotals(used().shuffled(using: &dice).prefix(1))
    case .totalsZero: zeroTotals(codes[...])
    case .handledZero: cells["total_handled"] = Array(repeating: 0, count: 7)
    case .handledTotalZero: zeroTotals(["total_handled"])
    case .totalsZeroAndCellOff:
      zeroTotals(codes[...])
      shift(&dice, columns: 0...5)
    case .twoCellsOff:
      shift(&dice)
      shift(&dice)
    case .rowLeftOut: leaveOutRow(&dice)
    case .cellOffAndRowLeftOut:
      shift(&dice)
      leaveOutRow(&dice)
    case .threeCellsOff: for _ in 0..<3 { shift(&dice) }
    case .rowsExchanged:
      let rows = used().shuffled(using: &dice).prefix(2)
      if let first = rows.first, let last = rows.last {
        (cells[first], cells[last]) = (cells[last], cells[first])
      }
    case .cellsSwappedAndCellOff:
      swapCells(&dice)
      shift(&dice)
    case .halfTheTotalsZero: zeroTotals(codes.filter { _ in dice.chance(50) }[...])
    case .wrongTotalAddedUp: addUpWrongTotal(&dice)
    case .digitLost: loseDigit(&dice)
    case .cellsSwapped: swapCells(&dice)
    }
  }

  private mutating func leaveOutRow(_ dice: inout Dice) {
    let row = used().filter { outcomes.contains($0) }.randomElement(using: &dice)
    if let row { cells[row] = Array(repeating: 0, count: 7) }
  }

  private func used() -> [String] { codes.filter { cells[$0]?.contains { $0 != 0 } ?? false } }

  private mutating func zeroTotals(_ rows: some Sequence<String>) {
    for code in rows { change(code, 6) { _, _ in 0 } }
  }

  private mutating func shift(_ dice: inout Dice, columns: ClosedRange<Int> = 0...6) {
    let row =
      (dice.chance(70) ? used().randomElement(using: &dice) : nil) ?? codes.randomElement(using: &dice)
    let by = dice.number(1...9) * (dice.chance(50) ? 1 : -1)
    let column = dice.chance(50) && columns.contains(6) ? 6 : dice.number(columns)
    if let row { change(row, column) { value, _ in abs(value + by) } }
  }

  /// An outcome's total is wrong, and （七）总计 was added up with it.
  private mutating func addUpWrongTotal(_ dice: inout Dice) {
    guard let row = outcomes.randomElement(using: &dice) else { return }
    let by = dice.number(1...9)
    change(row, 6) { value, _ in value + by }
    change("total_handled", 6) { value, _ in value + by }
  }

  private mutating func loseDigit(_ dice: inout Dice) {
    guard let row = used().randomElement(using: &dice) else { return }
    let column = dice.number(0...6)
    change(row, column) { value, _ in value / 10 }
  }

  private mutating func swapCells(_ dice: inout Dice) {
    guard let row = used().randomElement(using: &dice) else { return }
    let column = dice.number(0...4)
    cells[row]?.swapAt(column, column + 1)
  }

  /// The rows as an extraction would give them.
  func runs(_ glue: Glue, _ dice: inout Dice) -> [String: Run] {
    var runs: [String: Run] = [:]
    for code in codes { runs[code] = cells[code].map { Run(MadeTable.glued($0, glue, &dice)) } }
    return runs
  }

  static func glued(_ row: [Int], _ glue: Glue, _ dice: inout Dice) -> [String] {
    var pieces = [""]
    for (place, value) in row.enumerated() {
      let parted = glue == .half ? dice.chance(50) : glue == .lastParted && place == row.count - 1
      if place > 0 && parted { pieces.append("") }
      pieces[pieces.count - 1] += String(value)
    }
    return pieces
  }
}

/// What became of the cells of rows: how many rightly told, untold, wrongly told; of these in rows that have more
/// than one parting.
struct Score {
  var right = 0
  var undecided = 0
  var wrong = 0
  var openRight = 0
  var openUndecided = 0

  mutating func count(_ row: RowParting?, _ expected: [Int], open: Bool) {
    guard let cells = row?.cells else {
      undecided += expected.count
      openUndecided += open ? expected.count : 0
      return
    }
    if cells == expected.map({ Number(Int64($0)) }) {
      right += expected.count
      openRight += open ? expected.count : 0
    } else {
      wrong += expected.count
    }
  }

  var share: Double { Double(right) / Double(max(1, right + undecided + wrong)) }
  var openShare: Double { Double(openRight) / Double(max(1, openRight + openUndecided)) }

  /// Parts one made-up table and counts what became of its cells.
  mutating func add(_ form: Form, _ scale: Scale, _ fault: Fault, _ glue: Glue, _ dice: inout Dice)
    -> MadeTable?
  {
    let table = MadeTable(form, scale, fault, &dice)
    let runs = table.runs(glue, &dice)
    let parting = Parting.of(applications: runs, form: form)
    let before = wrong
    for (code, cells) in table.cells {
      let open = runs[code].map { partings(of: $0, cells: 7, limit: 1).count > 1 } ?? false
      count(parting.rows[code], cells, open: open)
    }
    return wrong > before ? table : nil
  }
}
