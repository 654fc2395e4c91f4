import Forms

/// The fields under which every cell of two reports stands once: the cells of the later form, then those of the earlier
/// that go on in none of them, table by table. 本年新制作数量 of form 2019 stands beside 本年制发件数, not below it again.
package func pairedFields(_ a: FormCode, _ b: FormCode, annexLabels: [String] = []) -> [String] {
  let later = Form.of(max(a, b)).keys
  let taken = Set(later.flatMap { FieldCatalogue.field($0.code)?.terms[min(a, b)] ?? [] } + later)
  let keys = later + Form.of(min(a, b)).keys.filter { !taken.contains($0) }
  let printed = [Section.disclosure, .applications, .appeals].flatMap { section in
    keys.filter { $0.section == section }.map(\.code)
  }
  return printed + annexLabels.map { "annex.\($0).year" }
}
