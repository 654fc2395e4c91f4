import Forms

extension Parting {
  /// Parts the rows of the applications table: runs by row code in, cells and broken sums out.
  ///
  /// A *reading* gives every row one of its partings. A row is told only if it is the same in every reading that the
  /// printed digits and one fault of the source allow. These are all of them:
  /// - No fault: T3.A, T3.B and T3.C hold throughout.
  /// - One wrong cell. It breaks the sum of its row, which says what the cell should be; with that in its place, nothing
  ///   below 0, all sums hold.
  /// - Two applicants' cells of a row exchanged: put back, all sums hold.
  /// - A row left at 0 (it should be anything): the other rows' sums hold for some figures in its place.
  /// - A 总计 column at 0 throughout (corpus pt_haitan_2024): T3.A and T3.B hold without it, in all columns but one, and
  ///   changing one cell by one amount mends that one.
  /// - （七）总计 at 0 throughout (corpus pt_haitan_2022): where its run can be nothing else, received = outcomes + carried
  ///   over takes the place of both sums.
  ///
  /// Where it is proved that no such reading with totals exists, readings with one wrong cell in each of two rows, or with one row that
  /// may be anything, take their place, so that a table with two faults is still told where these agree.
  ///
  /// Why what is told is the only parting: for each of these kinds `Search` either finds a reading with another parting
  /// of the row or rules it out; it strikes out a parting only if its cell plus anything the other rows can have misses a
  /// sum, and tries all that are left. Where the effort ends before that, the row is not told. T3.C by itself never tells
  /// a row: rows that the text lacks may be anything, so that the columns must be there to agree. A row that holds a
  /// wrong cell may hold two, which no sum tells from one: it is told only if no other parting of its digits comes as
  /// near to what the other rows make of it (`doubtBroken`).
  ///
  /// Assumed: no other fault than these, or one that leaves no reading of these kinds. What no sum can see: two or more
  /// faults together whose digits can be parted otherwise with one fault or none, so that all sums hold.
  package static func of(
    applications runs: [String: Run], form: Form, known: [CellKey: Number] = [:]
  ) -> Parting {
    guard let table = form.table(.applications) else { return Parting(rows: [:], broken: []) }
    var sheet = ApplicationsSheet(runs, table: table, identities: Identity.of(form))
    if sheet.isOpen { sheet.settle() }
    sheet.consult(known)
    return Parting(rows: sheet.rows, broken: sheet.broken)
  }
}

/// The applications table while it is being parted.
struct ApplicationsSheet {
  /// Rows with more partings than this are not listed whole (`LongRow`).
  static let short = 400
  /// Rows with an empty cell and more partings than this, and tables with more in all, are left undecided: 17 digits
  /// without a zero have 8008 partings into seven cells.
  static let most = 8_100
  static let mostInAll = 30_000
  let codes: [String]
  let identities: [Identity]
  private(set) var rows: [String: RowParting] = [:]
  /// The partings of the rows that take part in the sums.
  private var choices: [String: Choices] = [:]
  private var long: [String: LongRow] = [:]
  /// True where another year's figure agrees with the sums: then an exchange of cells need not be reckoned with.
  private var isConfirmed = false
  private var longEffort = LongRow.effort
  /// For rows that the sums were asked about: the partings that remain, and whether that is proved.
  private var remaining: [String: (numbers: [Int], complete: Bool)] = [:]
  /// Whether the table has a reading with at most one fault.
  private var hasReading = false

  init(_ runs: [String: Run], table: FormTable, identities: [Identity]) {
    codes = table.rows.map(\.code)
    self.identities = identities.filter { $0.section == .applications }
    var open: [(code: String, completions: Completions)] = []
    for (code, run) in runs where codes.contains(code) {
      if let values = run.separated(into: Choices.width) {
        fix(code, values)
      } else if let tape = Tape(run, cells: Choices.width) {
        open.append((code, Completions(tape, cells: Choices.width)))
      } else {
        rows[code] = .undecided([], count: 0)
      }
    }
    list(open.sorted { ($0.completions.count, $0.code) < ($1.completions.count, $1.code) })
    completeLong()
  }

  /// A row that the text itself parts. Figures that are no counts stand as they are and serve no sum.
  private mutating func fix(_ code: String, _ values: [Number?]) {
    rows[code] = .certain(values, .printed)
    let counts = values.map { value in value.map { $0.integer.map(Int.init) ?? -1 } ?? Tape.blank }
    if counts.allSatisfy({ $0 >= 0 || $0 == Tape.blank }) { choices[code] = Choices(cells: counts) }
  }

  /// Lists the partings of the other rows, those with few first, as far as the bounds go.
  private mutating func list(_ open: [(code: String, completions: Completions)]) {
    var left = ApplicationsSheet.mostInAll
    for (code, completions) in open {
      if completions.count > ApplicationsSheet.short, listLong(code, completions) { continue }
      let few = completions.count <= min(ApplicationsSheet.most, left)
      let flat = completions.list(limit: few ? completions.count : Parting.listed)
      let cells = stride(from: 0, to: flat.count, by: Choices.width).map {
        Parting.numbers(flat[$0..<$0 + Choices.width])
      }
      rows[code] = .undecided(Array(cells.prefix(Parting.listed)), count: completions.count)
      guard few, completions.count > 0, !flat.contains(where: { $0 < 0 && $0 != Tape.blank }) else {
        continue
      }
      choices[code] = Choices(cells: flat)
      left -= completions.count
      if completions.count == 1, let only = cells.first { rows[code] = .certain(only, .parted) }
    }
  }
}

// MARK: - Long rows

extension ApplicationsSheet {
  /// Lists of a long row what adds up; false where it has no such list.
  private mutating func listLong(_ code: String, _ completions: Completions) -> Bool {
    guard let row = LongRow(completions), let balanced = row.balanced(&longEffort),
      balanced.count <= ApplicationsSheet.short * Choices.width
    else { return false }
    let first = completions.list(limit: Parting.listed)
    rows[code] = .undecided(
      stride(from: 0, to: first.count, by: Choices.width).map {
        Parting.numbers(first[$0..<$0 + Choices.width])
      }, count: completions.count)
    choices[code] = Choices(balanced: balanced, unbalanced: [], zeroTotals: [])
    long[code] = row
    return true
  }

  /// Adds to the long rows what they may be without adding up: at most one row does not in a reading, so that the other
  /// rows are those that do, and they bound this one in every column but one. A row of which that cannot be listed
  /// takes no part, as if it were not printed, and the others' bounds are taken anew.
  private mutating func completeLong() {
    while !long.isEmpty {
      let codes = summed
      let whole = codes.compactMap { choices[$0] }
      let bounds = Search(whole.map(\.usual), sums(codes), columns: ApplicationsSheet.all).bounds()
      let zeroLimit = mayHaveNoTotals ? ApplicationsSheet.short : 0
      var failed: [String] = []
      for (index, code) in codes.enumerated() {
        guard let row = long[code] else { continue }
        let unbalanced = bounds[index].map { row.unbalanced(within: $0, &longEffort) } ?? []
        let zeroTotals = zeroLimit > 0 ? row.withoutTotal(limit: zeroLimit, &longEffort) : []
        if let unbalanced, let zeroTotals {
          let cells = whole[index].balanced.flatMap { whole[index].row($0) }
          choices[code] = Choices(balanced: cells, unbalanced: unbalanced, zeroTotals: zeroTotals)
        } else {
          failed.append(code)
        }
      }
      if failed.isEmpty { return }
      for code in failed { (choices[code], long[code]) = (nil, nil) }
    }
  }

  /// Whether every row may have a total of 0.
  private var mayHaveNoTotals: Bool {
    choices.allSatisfy { code, choices in long[code]?.mayEndInZero ?? (choices.withoutTotals != nil) }
  }
}

// MARK: - Sums

extension ApplicationsSheet {
  /// Whether a row is left that has more than one parting.
  var isOpen: Bool { choices.values.contains(where: \.isOpen) }

  /// Asks the sums about every row that has more than one parting: first the readings with at most one fault, and where
  /// there is none, those with two faults. A column of totals at 0 breaks so many sums that it must hold its own against
  /// either.
  mutating func settle() {
    let codes = summed
    let isOpen = codes.map { choices[$0]?.isOpen == true }
    let (whole, zeros) = (kinds(codes), withoutTotals(codes))
    var possible = Possible(isOpen)
    possible.examine(whole)
    let isBrokenTwice = possible.hasNone
    let others = possible.hasNone ? zeros + secondKinds(codes) : zeros.isEmpty ? [] : whole + zeros
    if !others.isEmpty {
      possible = Possible(isOpen)
      possible.examine(others)
    }
    guard possible.hasReading else { return }
    let before = rows
    for (place, code) in codes.enumerated() where isOpen[place] {
      conclude(code, possible.numbers(place).sorted(), complete: possible.isComplete[place])
    }
    doubt(codes, possible, all: isBrokenTwice)
    hasReading = !totalsAreZero || isExplained
    if !hasReading { (rows, remaining) = (before, [:]) }
  }

  /// A told row that does not add up holds a wrong cell, and may hold two: then it must be the only parting of its digits
  /// that has no more than two cells beside what the other rows make of it, and none may be the same cells with two of
  /// them exchanged, or add up where it does not, be all totals 0 or not. So must every told row of a table that two
  /// faults have broken, for there may be more, and the rows may have been told by the wrong two.
  private mutating func doubt(_ codes: [String], _ possible: Possible, all: Bool) {
    let told = codes.enumerated().filter { place, code in
      guard let choices = choices[code], choices.isOpen, rows[code]?.cells != nil else { return false }
      return all || possible.numbers(place).contains { choices.unbalanced.contains($0) }
    }
    guard !told.isEmpty else { return }
    let bounds = totalsAreZero ? [] : self.bounds(codes, possible)
    for (place, code) in told {
      guard let choices = choices[code] else { continue }
      let own = possible.numbers(place)
      let rivals = choices.numbers.filter { number in
        own.contains { choices.isRival(number, of: $0) }
          || !bounds.isEmpty && bounds[place].map { choices.outside(number, $0).count <= 2 } ?? true
      }
      let isLong = choices.isLong && !bounds.isEmpty
      let numbers = own.union(rivals).sorted()
      if isLong || numbers.count > 1 { conclude(code, numbers, complete: !isLong) }
    }
  }

  /// What the other rows make of each cell.
  private func bounds(_ codes: [String], _ possible: Possible) -> [[Search.Span]?] {
    let domains = codes.enumerated().compactMap { place, code in
      choices[code].map { $0.righted($0.isOpen ? possible.numbers(place).sorted() : $0.numbers) }
    }
    return Search(domains, sums(codes), columns: ApplicationsSheet.all).bounds()
  }

  /// The rows that take part in the sums, in the form's order.
  private var summed: [String] { codes.filter { choices[$0] != nil } }

  private static let all = Array(0..<Choices.width)

  /// The kinds of readings with at most one fault, one search for each: without any, and with the fault in a row, for each
  /// row.
  private func kinds(_ codes: [String]) -> [Search] {
    let choices = codes.compactMap { self.choices[$0] }
    let sums = sums(codes)
    let usual = Search(choices.map(\.usual), sums, columns: ApplicationsSheet.all)
    var kinds = [usual]
    for (row, bounds) in usual.bounds().enumerated() {
      guard let bounds else { continue }
      let mended = choices[row].mended(within: bounds, mayExchange: !isConfirmed)
      if !mended.numbers.isEmpty { kinds.append(usual.replacing(row, with: mended)) }
    }
    return kinds
  }

  /// Where every total may be 0: the kinds of readings without totals, one column out of use in each.
  private func withoutTotals(_ codes: [String]) -> [Search] {
    let zeros = codes.compactMap { choices[$0]?.withoutTotals }
    guard zeros.count == codes.count else { return [] }
    let sums = sums(codes)
    return ApplicationsSheet.all.dropLast().map { wrong in
      Search(zeros, sums, columns: ApplicationsSheet.all.dropLast().filter { $0 != wrong })
    }
  }

  /// The kinds of readings with two faults, one search for each: one wrong cell in each of two rows, and a row that may be
  /// anything. A row of which no parting adds up is one of them. Of a long row too little is listed for that, so that it may
  /// be anything there.
  private func secondKinds(_ codes: [String]) -> [Search] {
    let choices = codes.compactMap { self.choices[$0] }
    let forced = choices.indices.filter { choices[$0].balanced.isEmpty }
    guard forced.count <= 2 else { return [] }
    let usual = Search(choices.map(\.usual), sums(codes), columns: ApplicationsSheet.all)
    let mended = choices.map { $0.isLong ? $0.anything : $0.mended($0.numbers) }
    let able = choices.indices.filter { !mended[$0].numbers.isEmpty }
    let pairs = able.flatMap { first in
      able.filter { $0 > first && forced.allSatisfy([first, $0].contains) }.map { second in
        usual.replacing(first, with: mended[first]).replacing(second, with: mended[second])
      }
    }
    let rows = choices.indices.filter { row in forced.allSatisfy { $0 == row } }
    return pairs + rows.map { usual.replacing($0, with: choices[$0].anything) }
  }

  private func sums(_ codes: [String]) -> Search.Sums {
    let lines = lines
    return Search.Sums(
      lines: lines.map { line in codes.map { line[$0] ?? 0 } }, unknown: lines.map(missing))
  }

  private func missing(_ line: [String: Int]) -> (plus: Int, minus: Int) {
    let factors = codes.filter { choices[$0] == nil }.compactMap { line[$0] }
    return (factors.count { $0 > 0 }, factors.count { $0 < 0 })
  }

  /// T3.A and T3.B as factors of rows. Where （七）总计 is 0 throughout, both say nothing for themselves; their
  /// difference, received = outcomes + carried over, does not need the row and takes their place.
  private var lines: [[String: Int]] {
    let lines = identities.filter { $0.over == .rows }.map { identity in
      Dictionary(identity.left.map { ($0, 1) } + identity.right.map { ($0, -1) }, uniquingKeysWith: +)
    }
    guard handledIsZero, lines.count == 2 else { return lines }
    return [lines[0].merging(lines[1].mapValues { -$0 }, uniquingKeysWith: +)]
  }

  private var handledIsZero: Bool {
    guard let handled = choices["total_handled"], handled.count == 1 else { return false }
    return handled.cells.allSatisfy { $0 == 0 || $0 == Tape.blank }
  }

  private mutating func conclude(_ code: String, _ numbers: [Int], complete: Bool) {
    guard let choices = choices[code] else { return }
    remaining[code] = (numbers, complete)
    let cells = numbers.map { Parting.numbers(choices.row($0)) }
    if complete, numbers.count == 1 {
      rows[code] = .certain(cells[0], .parted)
    } else {
      rows[code] = .undecided(Array(cells.prefix(Parting.listed)), count: complete ? cells.count : nil)
    }
  }

  /// The sums that the rows told so far break. A sum with a cell that is empty or untold is not assessed.
  var broken: [BrokenSum] {
    let told = rows.compactMapValues(\.cells)
    var broken: [BrokenSum] = []
    for identity in identities {
      for place in identity.over == .rows ? Applications.applicants.map(\.code) : codes {
        let left = Self.sum(identity.left, of: identity, at: place, told)
        let right = Self.sum(identity.right, of: identity, at: place, told)
        guard let left, let right, left != right else { continue }
        broken.append(BrokenSum(identity.rule, place, left: left, right: right))
      }
    }
    return broken
  }

  private static func sum(
    _ parts: [String], of identity: Identity, at place: String, _ told: [String: [Number?]]
  ) -> Int? {
    var sum = 0
    for part in parts {
      let (row, column) = identity.over == .rows ? (part, place) : (place, part)
      guard let cells = told[row],
        let index = Applications.applicants.firstIndex(where: { $0.code == column }),
        index < cells.count, let value = cells[index]?.integer
      else { return nil }
      sum += Int(value)
    }
    return sum
  }
}

// MARK: - A column of totals at 0

extension ApplicationsSheet {
  private var totalsAreZero: Bool {
    rows.values.allSatisfy { row in row.cells.map { $0.last == .some(Number(0)) } ?? true }
  }

  /// Without totals one column was out of use in each search: whether the sums that it breaks could all be mended by
  /// changing one cell by one amount. Two faults that look like one would not agree on the amount.
  private var isExplained: Bool {
    let columns = Choices.width - 1
    let sums = lines.map { line in (0..<columns).map { excess(line, $0) } }
    let count = sums.joined().count { ($0 ?? 0) != 0 }
    return count == 0
      || codes.contains { code in
        (0..<columns).contains { column in
          let amounts = zip(lines, sums).compactMap { line, sums in
            line[code].flatMap { factor in factor == 0 ? nil : sums[column].map { $0 * factor } }
          }
          return amounts.count == count && Set(amounts).count == 1
        }
      }
  }

  /// By how much a column misses a sum; nil where a figure of it is empty or untold.
  private func excess(_ line: [String: Int], _ column: Int) -> Int? {
    var sum = 0
    for (code, factor) in line where factor != 0 {
      guard let cells = rows[code]?.cells, let value = cells[column]?.integer else { return nil }
      sum += factor * Int(value)
    }
    return sum
  }
}

// MARK: - Figures from elsewhere

extension ApplicationsSheet {
  /// Takes figures known from elsewhere to choose among partings that the sums have left, never against the sums:
  /// the choice is dropped if the table then needs more faults. Rows that become certain only now are told by
  /// `neighbour`.
  mutating func consult(_ known: [CellKey: Number]) {
    var chosen = self
    var picked: [String: RowParting] = [:]
    for (code, left) in remaining where left.complete && left.numbers.count > 1 {
      guard let choices = choices[code] else { continue }
      let agreeing = left.numbers.filter { agrees(choices.row($0), code, known) }
      guard agreeing.count == 1 else { continue }
      chosen.choices[code] = choices.only(agreeing[0])
      picked[code] = .certain(Parting.numbers(choices.row(agreeing[0])), .neighbour)
    }
    guard !picked.isEmpty else { return }
    chosen.hasReading = false
    chosen.isConfirmed = true
    chosen.settle()
    guard chosen.hasReading else { return }
    for code in codes where rows[code]?.cells == nil && rows[code] != nil {
      rows[code] = picked[code] ?? chosen.rows[code].map(\.fromElsewhere)
    }
  }

  private func agrees(_ row: [Int], _ code: String, _ known: [CellKey: Number]) -> Bool {
    zip(row, Applications.applicants).allSatisfy { value, column in
      guard let wanted = known[CellKey(.applications, code, column.code)] else { return true }
      return wanted.integer == Int64(value)
    }
  }
}
