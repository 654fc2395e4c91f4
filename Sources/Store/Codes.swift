import GRDB

/// The ids of the dimension tables in both directions, read once when an archive is opened.
struct Codes: Sendable {
  struct Dimension: Sendable {
    let ids: [String: Int64]
    let codes: [Int64: String]

    init(_ table: String, in db: Database) throws {
      let rows = try Row.fetchAll(db, sql: "SELECT code, id FROM \(table)")
      ids = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
      codes = Dictionary(rows.map { ($0[1], $0[0]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  let form, outcome, applicant, item, measure, route, result, state, basis: Dimension
  /// The units that the forms fix, by column code.
  let units: [String: String]

  init(_ db: Database) throws {
    form = try Dimension("form", in: db)
    outcome = try Dimension("outcome", in: db)
    applicant = try Dimension("applicant", in: db)
    item = try Dimension("disclosure_item", in: db)
    measure = try Dimension("disclosure_measure", in: db)
    route = try Dimension("appeal_route", in: db)
    result = try Dimension("appeal_result", in: db)
    state = try Dimension("cell_state", in: db)
    basis = try Dimension("cell_basis", in: db)
    units = try Codes.units(db)
  }

  private static func units(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT code, unit FROM disclosure_measure WHERE unit IS NOT NULL")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
