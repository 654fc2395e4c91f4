import Forms
import GRDB
import Reports

extension ArchiveStore {
  /// The values of fields in current reports, as the view `series` has them: in the order of `fields`, then by issuer and
  /// year. Issuers go by name or alias; nil asks for all.
  package func observations(
    fields: [String], issuers: [String]? = nil, years: ClosedRange<Int>? = nil
  ) throws -> [Observation] {
    try read { db in
      let names = try issuers.map { try canonical($0, in: db) }
      return try fields.flatMap { try observations(of: $0, issuers: names, years: years, in: db) }
    }
  }

  /// For each field that occurs in a current report, the years in which it does.
  package func fieldsPresent() throws -> [String: [Int]] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: ArchiveStore.presentFields)
      return Dictionary(grouping: rows) { $0[0] as String }.mapValues { $0.map { $0[1] as Int } }
    }
  }

  /// The labels of annex rows that have a figure for the year in a current report, in order.
  package func annexLabels() throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT label FROM annex_item n WHERE EXISTS (
            SELECT 1 FROM annex_count c JOIN filing f ON f.id = c.filing_id AND f.is_current = 1
            WHERE c.item_id = n.id AND c.which = 'year')
          """
      ).sorted()
    }
  }

  /// The view `series` would give the same after reading every cell. Here each form and year is asked for one report
  /// that has the cell, and the first found is enough.
  private static let presentFields = """
    SELECT fd.code, y.year FROM (SELECT DISTINCT year, form_id FROM filing WHERE is_current = 1) y
    JOIN field_term t ON t.form_id = y.form_id JOIN field fd ON fd.id = t.field_id
    WHERE EXISTS (
      SELECT 1 FROM filing f WHERE f.is_current = 1 AND f.year = y.year AND f.form_id = y.form_id AND CASE t.section
        WHEN 'disclosure' THEN EXISTS (SELECT 1 FROM disclosure_cell c
          WHERE c.id = (f.id * 100 + t.row_id) * 100 + t.col_id)
        WHEN 'applications' THEN EXISTS (SELECT 1 FROM application_count c
          WHERE c.filing_id = f.id AND c.outcome_id = t.row_id AND c.applicant_id = t.col_id)
        WHEN 'appeals' THEN EXISTS (SELECT 1 FROM appeal_count c
          WHERE c.filing_id = f.id AND c.route_id = t.row_id AND c.result_id = t.col_id)
        ELSE EXISTS (SELECT 1 FROM annex_item n JOIN annex_count c
          ON c.filing_id = f.id AND c.item_id = n.id AND c.which = 'year' WHERE n.concept = t.row) END)
    UNION
    SELECT n.field, f.year FROM filing f JOIN annex_count c ON c.filing_id = f.id AND c.which = 'year'
    JOIN annex_item n ON n.id = c.item_id WHERE f.is_current = 1
    ORDER BY 1, 2
    """

  private func canonical(_ names: [String], in db: Database) throws -> [String] {
    let book = IssuerBook(db: db)
    let ids = Set(try names.compactMap { try book.id(named: $0) })
    return try ids.compactMap { id in
      try String.fetchOne(db, sql: "SELECT name FROM issuer WHERE id = ?", arguments: [id])
    }
  }

  private func observations(
    of field: String, issuers: [String]?, years: ClosedRange<Int>?, in db: Database
  ) throws -> [Observation] {
    let marks = issuers.map { $0.map { _ in "?" }.joined(separator: ", ") }
    let who = marks.map { " AND issuer IN (\($0))" } ?? ""
    let when = years == nil ? "" : " AND year BETWEEN ? AND ?"
    let values: [any DatabaseValueConvertible] =
      [field] + (issuers ?? []) + (years.map { [$0.lowerBound, $0.upperBound] } ?? [])
    return try Row.fetchAll(
      db,
      sql: """
        SELECT y.*, fm.code AS form FROM field_year y JOIN form fm ON fm.id = y.form_id
        WHERE field = ?\(who)\(when) ORDER BY issuer, year
        """,
      arguments: StatementArguments(values)
    ).compactMap(Observation.init)
  }
}

extension Observation {
  init?(_ row: Row) {
    guard let form = FormCode(rawValue: row["form"]) else { return nil }
    let per: Int64? = row["per"]
    self.init(
      issuer: row["issuer"], field: row["field"], year: row["year"], form: form,
      value: per == nil ? Observation.number(row["value"], scale: row["scale"]) : nil, state: row["state"],
      ratio: per.flatMap { Observation.ratio(row, per: $0) }, unit: row["unit"])
  }

  private static func ratio(_ row: Row, per: Int64) -> Ratio? {
    guard row["state"] == "number", let over: Int64 = row["ratio_over"], let under: Int64 = row["ratio_under"]
    else { return nil }
    return Ratio(over: over, under: under, per: per)
  }

  /// The exact figure behind a REAL of the view: at most 15 digits, so multiplying and rounding gives them back.
  private static func number(_ value: DatabaseValue, scale: Int) -> Number? {
    switch value.storage {
    case .int64(let integer): return Number(integer)
    case .double(let double):
      let power = (0..<scale).reduce(1.0) { power, _ in power * 10 }
      return Int64(exactly: (double * power).rounded()).map { Number($0, scale: scale) }
    default: return nil
    }
  }
}

extension ArchiveStore {
  /// Where the figures of issuers (by their own names) are from: the files of their current reports by issuer and year,
  /// and the day of the latest import among them.
  package func provenance(of issuers: [String]) throws -> (files: [String], latest: String?) {
    try read { db in
      let rows = try issuers.flatMap { name in
        try Row.fetchAll(
          db.cachedStatement(sql: "SELECT source, imported_at FROM report WHERE issuer = ? ORDER BY year"),
          arguments: [name])
      }
      return (rows.map { $0[0] }, rows.map { ($0[1] as String).prefix(10) }.max().map(String.init))
    }
  }
}
