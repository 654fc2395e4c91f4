import Forms
import Reports

/// Holds a report against the one for the year before: what was carried over must have been carried in, and documents
/// in force must follow from last year's (X.1, X.2 of domain.md §1.4). Cells without a figure on either side say
/// nothing.
struct YearBefore {
  private let now: Figures
  private let before: Figures?

  /// `before` is nil where the archive has no report for that year.
  init(_ now: Figures, _ before: Figures?) {
    self.now = now
    self.before = before
  }

  var findings: [Finding] { lines.compactMap(finding) }

  /// What the sums over two years say: nothing can be told without last year's cell, and between two forms that count
  /// documents in another way the second does not apply.
  var verdicts: [SumVerdict] {
    lines.map { line in
      SumVerdict(
        rule: line.rule, cells: line.cells, left: line.formula, right: "\(line.actual?.description ?? "空")",
        answer: answer(line))
    }
  }

  /// One sum: last year's figure with what is added and taken off, and the figure that must be the result.
  private struct Line {
    let rule: String
    let cells: [CellKey]
    let last: CellKey
    let base: Number?
    let terms: [(sign: Int64, key: CellKey, value: Number?)]
    let result: CellKey
    let actual: Number?
    let applies: Bool

    var expected: Number? {
      terms.reduce(base) { sum, term in
        term.value.flatMap { value in term.sign > 0 ? sum?.plus(value) : sum?.minus(value) }
      }
    }

    /// `220 + 44 - 25 = 239`.
    var formula: String {
      let parts = terms.map { "\($0.sign > 0 ? " + " : " - ")\($0.value?.description ?? "空")" }.joined()
      let sum = terms.isEmpty ? "" : " = \(expected?.description ?? "空")"
      return "\(base?.description ?? "空")\(parts)\(sum)"
    }

    var missing: [CellKey] {
      (base == nil ? [last] : []) + terms.filter { $0.value == nil }.map(\.key)
        + (actual == nil ? [result] : [])
    }
  }

  private func answer(_ line: Line) -> SumVerdict.Answer {
    guard line.applies else { return .notApplicable }
    guard let expected = line.expected, let difference = line.actual?.minus(expected) else {
      return .unknown(line.missing)
    }
    return difference.mantissa == 0 ? .holds : .broken
  }

  /// None on the forms before 2019, which carry nothing over.
  private var lines: [Line] {
    guard now.form.table(.applications) != nil else { return [] }
    return Applications.applicants.map { carried($0.code) } + ["regulation", "normative"].compactMap(inForce)
  }

  private func carried(_ applicant: String) -> Line {
    let (out, carriedIn) = (
      CellKey(.applications, "carried_out", applicant), CellKey(.applications, "carried_in", applicant)
    )
    // The forms before 2019 have neither row.
    let applies =
      now.state(carriedIn) != nil && before.map { $0.form.table(.applications) != nil } ?? true
    return Line(
      rule: "X.1", cells: [carriedIn], last: out, base: before?.value(out), terms: [], result: carriedIn,
      actual: now.value(carriedIn), applies: applies)
  }

  /// Only between two reports of form 2021: before, 对外公开总数量 counted something else.
  private func inForce(_ row: String) -> Line? {
    guard now.form.code == .f2021 else { return nil }
    let keys = ["issued", "repealed", "effective"].map { CellKey(.disclosure, row, $0) }
    return Line(
      rule: "X.2", cells: keys, last: keys[2], base: before?.value(keys[2]),
      terms: [(1, keys[0], now.value(keys[0])), (-1, keys[1], now.value(keys[1]))], result: keys[2],
      actual: now.value(keys[2]), applies: before.map { $0.form.code == .f2021 } ?? true)
  }

  private func finding(_ line: Line) -> Finding? {
    guard let before, answer(line) == .broken, let expected = line.expected, let actual = line.actual,
      let difference = actual.minus(expected)
    else { return nil }
    return Finding(
      rule: line.rule, severity: .warning, section: line.result.section, row: line.result.row,
      column: line.result.column, expected: line.formula, actual: actual.description,
      message: line.rule == "X.1"
        ? carriedWords(line, expected, actual, difference, before.year)
        : inForceWords(line, actual, difference, before.year))
  }

  private func carriedWords(
    _ line: Line, _ carriedOut: Number, _ carriedIn: Number, _ difference: Number, _ year: Int
  ) -> Wording {
    let label = Applications.applicants.first { $0.code == line.result.column }?.label ?? line.result.column
    return Wording(
      en:
        "column \(label): 二、上年结转 is \(carriedIn), but the report for \(year) carried \(carriedOut) over (四、结转下年度继续办理); difference \(difference)",
      zh: "\(label)列：二、上年结转为\(carriedIn)，而\(year)年报告四、结转下年度继续办理为\(carriedOut)；相差\(difference)")
  }

  private func inForceWords(_ line: Line, _ effective: Number, _ difference: Number, _ year: Int) -> Wording {
    let label = now.form.table(.disclosure)?.row(line.result.row)?.label ?? line.result.row
    return Wording(
      en:
        "\(label): in force \(year) + issued - repealed is \(line.formula), 现行有效件数 is \(effective); difference \(difference)",
      zh: "\(label)：\(year)年现行有效 + 本年制发 - 本年废止为\(line.formula)，现行有效件数为\(effective)；相差\(difference)")
  }
}
