import Forms

extension Parting {
  /// Parts the rows of the applications table: runs by row code in, cells and broken sums out.
  ///
  /// A *reading* gives every row one of its partings. A row is told only if it is the same in every reading that the
  /// printed digits and one fault of the source allow:
  /// - A wrong cell breaks T3.C in at most one row, and T3.A or T3.B in at most one column. So a reading is allowed if
  ///   no more than one row sum and the sums of no more than one column are broken in it.
  /// - A 总计 column at 0 throughout (corpus pt_haitan_2024) breaks any number of row sums. Readings with all totals at
  ///   0 are allowed too if the six applicants' columns keep to the same bound.
  /// - （七）总计 at 0 throughout (corpus pt_haitan_2022) breaks both sums of any number of columns. Where its run can be
  ///   nothing else, received = outcomes + carried over takes their place in every column.
  ///
  /// Why nothing else can be meant: two partings of one run into the same number of cells differ in two cells at least,
  /// so parting one row otherwise breaks two columns, one too many; a rival reading must change several rows whose
  /// differences cancel in all columns but one, and the search finds every such reading or says that it did not. T3.C
  /// by itself never tells a row: it takes the columns to agree. Last, if sums stay broken, one cell changed by one
  /// amount must mend them all; otherwise there was more than one fault and only runs with a single parting are told.
  ///
  /// - Two cells exchanged break two columns and no row sum, and 4 and 44 exchanged print the same `444` as before. So a
  ///   row is not told either if another parting has just two of its cells exchanged, though that breaks two columns.
  ///
  /// Assumed: at most one such slip, or such a column or row of zeros (and then one wrong cell besides). More faults
  /// mostly show and leave the table undecided; they can mislead only where another parting of the same digits has at
  /// most one fault.
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
      let search = search(whole, watched: Choices.width)
      let zeroLimit = mayHaveNoTotals ? ApplicationsSheet.short : 0
      var failed: [String] = []
      for (index, code) in codes.enumerated() {
        guard let row = long[code] else { continue }
        let isOnlyBroken = whole.indices.allSatisfy { $0 == index || !whole[$0].balanced.isEmpty }
        let bounds = search.bounds(besides: index)
        let unbalanced = isOnlyBroken ? row.unbalanced(within: bounds, tolerance: 1, &longEffort) : []
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
    choices.allSatisfy { code, choices in long[code]?.mayEndInZero ?? (choices.withoutTotals() != nil) }
  }
}

// MARK: - Sums

extension ApplicationsSheet {
  /// Whether a row is left that has more than one parting.
  var isOpen: Bool { choices.values.contains(where: \.isOpen) }

  /// Asks the sums about every row that has more than one parting. What they leave stands only if the sums that stay
  /// broken have one explanation in common.
  mutating func settle() {
    let schemes = [readings(totals: true), readings(totals: false)].compactMap { $0 }
    guard !schemes.isEmpty else { return }
    let before = rows
    for (place, code) in summed.enumerated() where choices[code]?.isOpen == true {
      let complete = schemes.allSatisfy { $0.complete[place] }
      let numbers = schemes.flatMap { complete ? Array($0.numbers[place]) : $0.left[place] }
      conclude(code, Set(numbers).sorted(), complete: complete)
    }
    hasReading = isExplained(totals: !totalsAreZero)
    if !hasReading { (rows, remaining) = (before, [:]) }
  }

  /// The rows that take part in the sums, in the form's order.
  private var summed: [String] { codes.filter { choices[$0] != nil } }

  /// The partings that occur in readings with at most one fault; without `totals` in those whose 总计 column
  /// is 0 throughout. Nil where there is no such reading.
  private func readings(totals: Bool) -> Search.Found? {
    let all = summed.compactMap { choices[$0] }
    let rows = totals ? all : all.compactMap { $0.withoutTotals() }
    guard rows.count == all.count else { return nil }
    var search = search(rows, watched: totals ? Choices.width : Choices.width - 1)
    guard search.narrow() else { return nil }
    return search.readings(enough: Parting.listed)
  }

  private func search(_ rows: [Choices], watched: Int) -> Search {
    Search(
      rows: rows, lines: summed.isEmpty ? [] : lines.map { line in summed.map { line[$0] ?? 0 } },
      unknown: lines.map(missing), watched: watched, tolerance: 1, effort: ApplicationsSheet.effort)
  }

  /// Candidate checks that one search may make.
  private static let effort = 100_000

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
    if complete, numbers.count == 1, isConfirmed || !choices.hasTwin(numbers[0]) {
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

// MARK: - One fault

extension ApplicationsSheet {
  private var totalsAreZero: Bool {
    rows.values.allSatisfy { row in row.cells.map { $0.last == .some(Number(0)) } ?? true }
  }

  /// Whether the sums that the told rows break could all be mended by changing one cell by one amount, without
  /// breaking another. Two faults that look like one would not agree on the amount.
  private func isExplained(totals: Bool) -> Bool {
    let columns = totals ? Choices.width : Choices.width - 1
    let sums = lines.map { line in (0..<columns).map { excess(line, $0) } }
    let totalled = totals ? codes.map(rowExcess) : codes.map { _ in nil }
    let count = (sums.joined() + totalled).count { ($0 ?? 0) != 0 }
    return count == 0
      || codes.indices.contains { row in
        (0..<columns).contains { column in
          let factors = lines.map { $0[codes[row]] ?? 0 } + [column == Choices.width - 1 ? -1 : 1]
          let touched = zip(factors, sums.map { $0[column] } + [totalled[row]]).filter { $0.0 != 0 }
          let amounts = touched.compactMap { factor, excess in excess.map { $0 * factor } }
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

  private func rowExcess(_ code: String) -> Int? {
    guard let values = rows[code]?.cells?.compactMap({ $0?.integer }), values.count == Choices.width,
      let total = values.last
    else { return nil }
    return Int(values.dropLast().reduce(0, +) - total)
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
