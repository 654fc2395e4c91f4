import Forms

/// Parts glued rows of an annex with two columns, year and cumulative.
///
/// A parting is accepted for one of four reasons, tried in this order, and only if it is the only one that has it:
/// the digits allow no other and are not one figure (`07`); a total and the rows below it add up in both columns in one way only (applications
/// and answers: every one has one channel and one outcome); the running text quotes the year's figure for the same
/// subject; or a row below a total whose figures are known may not exceed it in either column. Anything else stays
/// undecided: that a cumulative figure is not below the year's is likely but breaks in real reports (domain.md §9.1),
/// so it only supports a quotation and never decides alone.
struct AnnexParting {
  /// The figures of each row in order; nil where they cannot be told.
  private(set) var rows: [[Number]?]
  private let labels: [String]
  private let isChild: [Bool]
  private let candidates: [[[Number]]]
  private let quoted: QuotedFigures

  init(_ rows: [(label: String, isChild: Bool, pieces: [String])], columns: Int, _ quoted: QuotedFigures) {
    labels = rows.map(\.label)
    isChild = rows.map(\.isChild)
    self.quoted = quoted
    candidates = rows.map { row in
      partings(of: Run(row.pieces), cells: columns, limit: 64).listed.compactMap {
        $0.contains(nil) ? nil : $0.compactMap(\.self)
      }
    }
    self.rows = zip(rows, candidates).map { row, candidates in
      candidates.count == 1 && !AnnexParting.mayBeOne(row.pieces, columns) ? candidates[0] : nil
    }
    guard columns == 2 else { return }
    for total in labels.indices where !isChild[total] { settle(total) }
  }

  /// True for digits that may be one figure beside a cell printed empty, which leaves no trace in glued text: `301` need not
  /// be 30 and 1.
  private static func mayBeOne(_ pieces: [String], _ columns: Int) -> Bool {
    guard columns > 1, pieces.count == 1, let digits = pieces.first else { return false }
    return digits.utf8.count > 1 && !digits.hasPrefix("0")
  }

  /// A total and the rows numbered below it.
  private mutating func settle(_ total: Int) {
    let children = Array(labels.indices[(total + 1)...].prefix { isChild[$0] })
    if labels[total].contains("申请") || labels[total].contains("答复") { addUp(total, children) }
    quote(total)
    guard let whole = rows[total] else { return }
    for child in children where rows[child] == nil {
      rows[child] = only(candidates[child].filter { isWithin($0, whole) })
    }
  }

  /// The one way in which total and children add up in both columns.
  private mutating func addUp(_ total: Int, _ children: [Int]) {
    let members = [total] + children
    let ways = members.reduce(1) { min(10_000, $0 * max(1, candidates[$1].count)) }
    guard !children.isEmpty, ways < 10_000, members.allSatisfy({ !candidates[$0].isEmpty }) else { return }
    var found: [[[Number]]] = []
    var chosen: [[Number]] = []
    search(members, &chosen, &found)
    guard found.count == 1, let way = found.first else { return }
    for (member, figures) in zip(members, way) { rows[member] = figures }
  }

  private func search(_ members: [Int], _ chosen: inout [[Number]], _ found: inout [[[Number]]]) {
    guard found.count < 2 else { return }
    guard chosen.count < members.count else {
      if AnnexParting.balances(chosen) { found.append(chosen) }
      return
    }
    for candidate in candidates[members[chosen.count]] {
      chosen.append(candidate)
      search(members, &chosen, &found)
      chosen.removeLast()
    }
  }

  private static func balances(_ rows: [[Number]]) -> Bool {
    guard let total = rows.first else { return false }
    return total.indices.allSatisfy { column in
      let sum = rows.dropFirst().reduce(Optional(Number(0))) { sum, row in
        sum.flatMap { $0.plus(row[column]) }
      }
      return sum == total[column]
    }
  }

  private mutating func quote(_ row: Int) {
    guard rows[row] == nil else { return }
    let figures = quoted.figures(for: labels[row])
    rows[row] = only(candidates[row].filter { figures.contains($0[0]) && isWithin([$0[0]], [$0[1]]) })
  }

  private func only(_ candidates: [[Number]]) -> [Number]? { candidates.count == 1 ? candidates.first : nil }

  private func isWithin(_ part: [Number], _ whole: [Number]) -> Bool {
    zip(part, whole).allSatisfy { part, whole in part.minus(whole).map { $0.mantissa <= 0 } ?? false }
  }
}
