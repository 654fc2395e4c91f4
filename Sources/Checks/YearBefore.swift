import Forms
import Reports

/// Holds a report against the one for the year before: what was carried over must have been carried in, and documents
/// in force must follow from last year's (X.1, X.2 of domain.md §1.4). Cells without a figure on either side say
/// nothing.
struct YearBefore {
  private let now: Figures
  private let before: Figures

  init(_ now: Figures, _ before: Figures) {
    self.now = now
    self.before = before
  }

  var findings: [Finding] { carried + inForce }

  private var carried: [Finding] {
    Applications.applicants.compactMap { applicant in
      guard let carriedOut = before.value(CellKey(.applications, "carried_out", applicant.code)),
        let carriedIn = now.value(CellKey(.applications, "carried_in", applicant.code)),
        let difference = carriedIn.minus(carriedOut), difference.mantissa != 0
      else { return nil }
      return Finding(
        rule: "X.1", severity: .warning, section: .applications, row: "carried_in", column: applicant.code,
        expected: carriedOut.description, actual: carriedIn.description,
        message: Wording(
          en:
            "column \(applicant.label): 二、上年结转 is \(carriedIn), but the report for \(before.year) carried \(carriedOut) over (四、结转下年度继续办理); difference \(difference)",
          zh:
            "\(applicant.label)列：二、上年结转为\(carriedIn)，而\(before.year)年报告四、结转下年度继续办理为\(carriedOut)；相差\(difference)"
        ))
    }
  }

  /// Only between two reports of form 2021: before, 对外公开总数量 counted something else.
  private var inForce: [Finding] {
    guard now.form.code == .f2021, before.form.code == .f2021 else { return [] }
    return ["regulation", "normative"].compactMap(inForce)
  }

  private func inForce(_ row: String) -> Finding? {
    func cell(_ column: String) -> CellKey { CellKey(.disclosure, row, column) }
    guard let stock = before.value(cell("effective")), let issued = now.value(cell("issued")),
      let repealed = now.value(cell("repealed")), let effective = now.value(cell("effective")),
      let expected = stock.plus(issued)?.minus(repealed), let difference = effective.minus(expected),
      difference.mantissa != 0
    else { return nil }
    let label = now.form.table(.disclosure)?.row(row)?.label ?? row
    let formula = "\(stock) + \(issued) - \(repealed) = \(expected)"
    return Finding(
      rule: "X.2", severity: .warning, section: .disclosure, row: row, column: "effective", expected: formula,
      actual: effective.description,
      message: Wording(
        en:
          "\(label): in force \(before.year) + issued - repealed is \(formula), 现行有效件数 is \(effective); difference \(difference)",
        zh: "\(label)：\(before.year)年现行有效 + 本年制发 - 本年废止为\(formula)，现行有效件数为\(effective)；相差\(difference)"))
  }
}
