import Forms
import GRDB
import Reports

extension ArchiveStore {
  /// The values of fields in current reports, as the view `series` has them: in the order of `fields`, then by issuer and
  /// year. Issuers go by name or alias; nil asks for all.
  package func observations(
    fields: [String], issuers: [String]? = nil, years: ClosedRange<Int>? = nil
  ) throws -> [Observation] {
    try reading { reader in
      let names = try issuers.map { Set(try $0.compactMap(reader.issuer(named:))).sorted() }
      var found: [[Observation]] = fields.map { _ in [] }
      try reader.each(fields, issuers: names, years: years) { figures in
        for index in fields.indices { found[index] += figures.observations[index] }
      }
      return found.flatMap { $0 }
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
  package func annexLabels() throws -> [String] { try reading { try $0.annexLabels() } }

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
}
