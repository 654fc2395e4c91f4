import Forms
import Reports

/// Holds one identity of the form against a report, once for each column or row that it speaks of. Blanks are not 0:
/// where one is among the parts, the sum is found broken only if no value of the blanks could mend it, and doubtful
/// if blanks read as 0 would not do (domain.md §1.4, rules for missing cells).
struct IdentityCheck {
  private let identity: Identity
  private let figures: Figures

  init(_ identity: Identity, _ figures: Figures) {
    self.identity = identity
    self.figures = figures
  }

  var findings: [Finding] { lines.compactMap(finding) }

  /// What the identity says of each column or row that it speaks of.
  var verdicts: [SumVerdict] {
    lines.map { line in
      let (left, right) = sides(line)
      let unknown = (left.unknown + right.unknown)
      let answer: SumVerdict.Answer =
        if let finding = finding(line) {
          finding.severity == .error ? .broken : .doubtful(unknown)
        } else {
          !left.isPrinted || !right.isPrinted ? .notApplicable : unknown.isEmpty ? .holds : .unknown(unknown)
        }
      return SumVerdict(
        rule: identity.rule,
        cells: identity.left.map { key($0, line) } + identity.right.map { key($0, line) },
        left: left.formula, right: right.formula, answer: answer)
    }
  }

  private func sides(_ line: String) -> (left: Side, right: Side) {
    (Side(identity.left.map { key($0, line) }, figures), Side(identity.right.map { key($0, line) }, figures))
  }

  /// The codes along the other axis: an identity over rows holds in each column.
  private var lines: [String] {
    guard let table = figures.form.table(identity.section) else { return [] }
    return identity.over == .rows ? table.columns.map(\.code) : table.rows.map(\.code)
  }

  private func key(_ part: String, _ line: String) -> CellKey {
    identity.over == .rows ? CellKey(identity.section, part, line) : CellKey(identity.section, line, part)
  }

  private func finding(_ line: String) -> Finding? {
    let (left, right) = sides(line)
    guard left.isPrinted, right.isPrinted, let difference = left.sum.minus(right.sum) else { return nil }
    if left.isWhole && right.isWhole {
      return difference.mantissa == 0 ? nil : broken(line, left, right, difference)
    }
    let isTooMuch = (right.isWhole && difference.mantissa > 0) || (left.isWhole && difference.mantissa < 0)
    if isTooMuch && left.isNonNegative && right.isNonNegative { return broken(line, left, right, difference) }
    return doubtful(line, left, right, difference)
  }

  /// Blanks that cannot all be 0. A side that is blank throughout states nothing, so nothing is held against it (totals
  /// printed in four rows only: domain.md §1.4, SHO19).
  private func doubtful(_ line: String, _ left: Side, _ right: Side, _ difference: Number) -> Finding? {
    let statesNothing = left.known == 0 || right.known == 0
    guard !statesNothing, !left.hasUnreadable, !right.hasUnreadable, difference.mantissa != 0 else {
      return nil
    }
    let words = words(line, left, right)
    return at(
      line, severity: .warning, left, right,
      message: Wording(
        en: "\(words.en); cells are empty, and read as 0 they do not balance (difference \(difference))",
        zh: "\(words.zh)；有空白单元格，按0计则相差\(difference)"))
  }

  private func broken(_ line: String, _ left: Side, _ right: Side, _ difference: Number) -> Finding {
    let words = words(line, left, right)
    return at(
      line, severity: .error, left, right,
      message: Wording(en: "\(words.en); difference \(difference)", zh: "\(words.zh)；相差\(difference)"))
  }

  private func at(_ line: String, severity: Severity, _ left: Side, _ right: Side, message: Wording)
    -> Finding
  {
    let isOverRows = identity.over == .rows
    let part = identity.right.first ?? ""
    return Finding(
      rule: identity.rule, severity: severity, section: identity.section, row: isOverRows ? part : line,
      column: isOverRows ? line : part, expected: left.formula, actual: right.formula, message: message)
  }

  /// Row, column and both sides in the form's own words.
  private func words(_ line: String, _ left: Side, _ right: Side) -> Wording {
    let place = label(line)
    let names = (
      identity.left.count > 4 ? nil : identity.left.map(part).joined(separator: " + "),
      identity.right.map(part).joined(separator: " + ")
    )
    let leftName = names.0 ?? (identity.over == .rows ? "各项办理结果" : "各列")
    let kind = identity.over == .rows ? ("column", "列") : ("row", "行")
    return Wording(
      en: "\(kind.0) \(place): \(leftName) is \(left.formula), \(names.1) is \(right.formula)",
      zh: "\(place)\(kind.1)：\(leftName)为\(left.formula)，\(names.1)为\(right.formula)")
  }

  private func label(_ line: String) -> String {
    let table = figures.form.table(identity.section)
    return identity.over == .rows ? table?.column(line)?.label ?? line : table?.row(line)?.printed ?? line
  }

  private func part(_ code: String) -> String {
    let table = figures.form.table(identity.section)
    return identity.over == .rows ? table?.row(code)?.printed ?? code : table?.column(code)?.label ?? code
  }
}

/// What one identity says of one column or row: a sum with both its sides.
package struct SumVerdict: Sendable, Hashable {
  /// The four answers of a check; a doubtful one is open, but cannot hold with blanks as 0.
  package enum Answer: Sendable, Hashable {
    case holds, broken, notApplicable
    /// The cells without a figure that would be needed.
    case unknown([CellKey])
    case doubtful([CellKey])
  }

  package let rule: String
  /// All cells that take part.
  package let cells: [CellKey]
  package let left: String
  package let right: String
  package let answer: Answer
}

/// All sums of the form, and over two years where the year before is given, that a cell takes part in, with what they
/// say in this report.
package func verdicts(
  on key: CellKey, in report: Report, beside neighbours: Neighbours? = nil
) -> [SumVerdict] {
  let figures = Figures(report)
  let years = neighbours.map { YearBefore(figures, $0.previous.map(Figures.init)).verdicts } ?? []
  return (Identity.of(Form.of(report.form)).flatMap { IdentityCheck($0, figures).verdicts } + years)
    .filter { $0.cells.contains(key) }
}

/// One side of an identity: the sum of what is printed, and whether anything is lacking.
private struct Side {
  let sum: Number
  let known: Int
  /// Cells that are printed without a figure.
  let unknown: [CellKey]
  let isWhole: Bool
  let isPrinted: Bool
  let hasUnreadable: Bool
  let isNonNegative: Bool
  private let values: [Number?]

  init(_ keys: [CellKey], _ figures: Figures) {
    let cells = keys.map(figures.printed)
    values = cells.map { $0?.value }
    let numbers = values.compactMap(\.self)
    let total = numbers.reduce(Optional(Number(0))) { sum, value in sum.flatMap { $0.plus(value) } }
    sum = total ?? Number(0)
    known = numbers.count
    unknown = numbers.count == keys.count ? [] : zip(keys, values).filter { $1 == nil }.map(\.0)
    isWhole = numbers.count == keys.count && total != nil
    isPrinted = cells.allSatisfy { $0 != nil } && total != nil
    hasUnreadable = cells.contains { $0?.state == .unreadable }
    isNonNegative = numbers.allSatisfy { $0.mantissa >= 0 }
  }

  /// `60 + 0 = 60`; long sums leave out the zeros, a single part is just itself.
  var formula: String {
    if values.count == 1 { return values.first.flatMap(\.self)?.description ?? "空" }
    let shown = values.count > 4 ? values.filter { $0?.mantissa != 0 } : values
    if shown.isEmpty { return sum.description }
    return shown.map { $0?.description ?? "空" }.joined(separator: " + ") + " = \(sum)"
  }
}
