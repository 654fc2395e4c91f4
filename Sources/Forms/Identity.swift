/// A sum that the form itself guarantees, as data: parts on the left equal parts on the right, once for each
/// column (when `over` is rows) or once for each row (when it is columns). Tolerance is 0 (domain.md §1.4).
package struct Identity: Sendable, Hashable {
  package enum Axis: Sendable { case rows, columns }

  package let rule: String
  package let section: Section
  package let over: Axis
  package let left: [String]
  package let right: [String]

  /// T3.A, T3.B, T3.C and T4.A of a form, in that order. Forms with local annexes guarantee none.
  package static func of(_ form: Form) -> [Identity] {
    guard let applications = form.table(.applications) else { return [] }
    let intake: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    let outcomes = applications.rows.map(\.code).filter { !intake.contains($0) }
    return [
      Identity(
        rule: "T3.A", section: .applications, over: .rows,
        left: ["new", "carried_in"], right: ["total_handled", "carried_out"]),
      Identity(
        rule: "T3.B", section: .applications, over: .rows, left: outcomes, right: ["total_handled"]),
      Identity(
        rule: "T3.C", section: .applications, over: .columns,
        left: Applications.applicants.map(\.code).filter { $0 != "total" }, right: ["total"]),
      Identity(
        rule: "T4.A", section: .appeals, over: .columns,
        left: Appeals.results.map(\.code).filter { $0 != "total" }, right: ["total"]),
    ]
  }
}
