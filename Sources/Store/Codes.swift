import GRDB

/// The ids of the dimension tables in both directions, read once when an archive is opened.
struct Codes: Sendable {
  struct Dimension: Sendable {
    let ids: [String: Int64]
    let codes: [Int64: String]
    /// The form's order of the ids.
    let order: [Int64: Int64]

    fileprivate init(_ rows: [Row]?) {
      let rows = rows ?? []
      ids = Dictionary(rows.map { ($0[1], $0[2]) }, uniquingKeysWith: { first, _ in first })
      codes = Dictionary(rows.map { ($0[2], $0[1]) }, uniquingKeysWith: { first, _ in first })
      order = Dictionary(rows.map { ($0[2], $0[3] ?? 0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  let form, outcome, applicant, item, measure, route, result, state, basis: Dimension
  /// The units that the forms fix, by column code.
  let units: [String: String]

  /// All tables in one statement: to compile one for each took most of the time.
  init(_ db: Database) throws {
    let tables = [
      "form", "outcome", "applicant", "disclosure_item", "disclosure_measure", "appeal_route",
      "appeal_result",
      "cell_state", "cell_basis",
    ]
    let sql = tables.map { table in
      "SELECT '\(table)', code, id, \(table.hasPrefix("cell_") ? "NULL" : "form_order") FROM \(table)"
    }.joined(separator: " UNION ALL ")
    let rows = Dictionary(grouping: try Row.fetchAll(db, sql: sql)) { $0[0] as String }
    form = Dimension(rows["form"])
    outcome = Dimension(rows["outcome"])
    applicant = Dimension(rows["applicant"])
    item = Dimension(rows["disclosure_item"])
    measure = Dimension(rows["disclosure_measure"])
    route = Dimension(rows["appeal_route"])
    result = Dimension(rows["appeal_result"])
    state = Dimension(rows["cell_state"])
    basis = Dimension(rows["cell_basis"])
    units = try Codes.units(db)
  }

  private static func units(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT code, unit FROM disclosure_measure WHERE unit IS NOT NULL")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
