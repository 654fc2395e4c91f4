import Forms

extension Parting {
  /// Parts the rows of the disclosure table, each for itself: the form has no sum over them.
  ///
  /// A row with one parting is certain. Among several, figures from elsewhere choose, if they leave one: `known` gives
  /// values of cells of this report, `before` those of the year before, from which documents in force follow
  /// (X.2: effective = last year's effective + issued − repealed).
  package static func of(
    disclosure runs: [String: Run], form: Form, known: [CellKey: Number] = [:],
    before: [CellKey: Number] = [:]
  ) -> Parting {
    var rows: [String: RowParting] = [:]
    for row in form.table(.disclosure)?.rows ?? [] {
      guard let run = runs[row.code] else { continue }
      rows[row.code] = part(run, row, known: known, before: before)
    }
    return Parting(rows: rows, broken: [])
  }

  /// The most partings among which figures from elsewhere may choose; three cells of 15 digits have fewer.
  private static let most = 1_000

  private static func part(
    _ run: Run, _ row: FormRow, known: [CellKey: Number], before: [CellKey: Number]
  ) -> RowParting {
    let cells = row.columns.count
    if let values = run.separated(into: cells) { return .certain(values, .printed) }
    let all = partings(of: run, cells: cells, limit: most)
    if all.count == 1 { return .certain(all.listed[0], .parted) }
    let signed = all.listed.filter { isSignedRightly($0, row) }
    let fitting = signed.filter { fits($0, row, known: known, before: before) }
    if all.count <= most, fitting.count == 1 { return .certain(fitting[0], .neighbour) }
    let count = all.count <= most ? signed.count : nil
    return .undecided(Array(signed.prefix(listed)), count: count)
  }

  /// Only 本年增/减 is ever negative. That shortens the list, but tells no row: `88-72` for three cells may also be 88,
  /// a dash for none, and 72 (domain.md §6.2).
  private static func isSignedRightly(_ cells: [Number?], _ row: FormRow) -> Bool {
    zip(row.columns, cells).allSatisfy { column, value in
      column == "change" || value.map { $0.mantissa >= 0 } ?? true
    }
  }

  private static func fits(
    _ cells: [Number?], _ row: FormRow, known: [CellKey: Number], before: [CellKey: Number]
  ) -> Bool {
    let value = Dictionary(zip(row.columns, cells), uniquingKeysWith: { first, _ in first })
    let agrees = row.columns.allSatisfy { column in
      known[CellKey(.disclosure, row.code, column)].map { $0 == value[column] } ?? true
    }
    guard agrees, let last = before[CellKey(.disclosure, row.code, "effective")]?.integer else {
      return agrees
    }
    guard let issued = value["issued"]??.integer, let repealed = value["repealed"]??.integer,
      let effective = value["effective"]??.integer
    else { return true }
    let (stock, overflow) = last.addingReportingOverflow(issued - repealed)
    return !overflow && effective == stock
  }
}
