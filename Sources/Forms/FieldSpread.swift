extension FieldCatalogue {
  /// The two ways of table 三.
  package enum Direction: Sendable { case applicants, outcomes }

  /// For a cell or sum of table 三, the fields of its row for every applicant, or of its column for every outcome and
  /// their total; nil for any other field.
  package static func spread(of code: String, over direction: Direction) -> [String]? {
    let parts = code.split(separator: ".").map(String.init)
    guard parts.count == 3, field(code) != nil else { return nil }
    let isOfTable = parts[0] == "applications" || Applications.groups.contains { $0.code == parts[1] }
    guard isOfTable, parts[0] == "applications" || parts[0] == "group" else { return nil }
    switch direction {
    case .applicants: return Applications.applicants.map { "\(parts[0]).\(parts[1]).\($0.code)" }
    case .outcomes: return outcomeRows.map { "applications.\($0).\(parts[2])" }
    }
  }

  private static let outcomeRows: [String] =
    printed.map { $0.code.split(separator: ".").map(String.init) }
    .filter { $0[0] == "applications" && $0[2] == "total" }.map { $0[1] }
    .filter { !["new", "carried_in", "carried_out"].contains($0) }
}
