import Forms
import Reports

/// What the reports of one issuer say of some fields.
package struct IssuerFigures: Sendable {
  /// By its own name.
  package let issuer: String
  /// The current reports, by year.
  package internal(set) var filings: [Filing] = []
  /// Their figures, by year, for each field in the order asked for; a report that has nothing of a field gives none.
  package internal(set) var observations: [[Observation]]
}

extension ArchiveReader {
  /// Gives one issuer after the other, by name, with its reports and what they say of the fields; the named ones alone
  /// in their order, those without a report too. Reads the tables as the view `field_year` does, which a test holds it
  /// against: the view, made for any condition, takes five times as long.
  package func each(
    _ fields: [String], issuers: [String]? = nil, years: ClosedRange<Int>? = nil,
    _ body: (IssuerFigures) throws -> Void
  ) throws {
    try read {
      let reading = try FigureReading(fields, years, on: connection)
      let cursor = try Cursor(FigureReading.reports(named: issuers != nil), on: connection)
      for name in issuers ?? [""] {
        cursor.reset()
        if issuers != nil { cursor.bind(name, at: 1) }
        try reading.each(cursor, body)
      }
    }
  }
}

/// Takes reports with the fields asked for together, issuer by issuer.
private struct FigureReading {
  private let codes: FigureCodes
  private let fields: [(code: String, terms: FieldTerms)]
  private let years: ClosedRange<Int>?

  init(_ fields: [String], _ years: ClosedRange<Int>?, on connection: OpaquePointer) throws {
    let codes = try FigureCodes(connection)
    self.codes = codes
    self.years = years
    self.fields = try fields.map { ($0, try FieldTerms($0, codes, on: connection)) }
  }

  /// Current reports by issuer and year; issuers without one too.
  static func reports(named: Bool) -> String {
    """
    SELECT i.name, f.year, f.form_id, f.id
    FROM issuer i LEFT JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
    \(named ? "WHERE i.name = ? " : "")ORDER BY i.name, f.year
    """
  }

  func each(_ reports: Cursor, _ body: (IssuerFigures) throws -> Void) throws {
    var figures: IssuerFigures?
    while try reports.next() {
      // The name is made once for all reports of an issuer.
      if figures?.issuer.utf8.elementsEqual(reports.bytes(0)) != true {
        if let figures { try body(figures) }
        figures = IssuerFigures(issuer: reports.text(0), observations: fields.map { _ in [] })
      }
      if !reports.isNull(1), let form = codes.form(reports.integer(2)) {
        try add(reports.integer(3), Int(reports.integer(1)), form, to: &figures)
      }
    }
    if let figures { try body(figures) }
  }

  private func add(_ filing: Int64, _ year: Int, _ form: FormCode, to figures: inout IssuerFigures?) throws {
    guard let issuer = figures?.issuer else { return }
    figures?.filings.append(Filing(issuer: issuer, year: year, form: form))
    guard years?.contains(year) ?? true else { return }
    for (index, field) in fields.enumerated() {
      guard let sum = try field.terms.sum(filing: filing, form: form) else { continue }
      figures?.observations[index].append(
        sum.observation(issuer: issuer, field: field.code, year: year, form: form))
    }
  }
}

/// Codes by their ids in the archive: four of each, so that to go through them is quicker than a hash.
struct FigureCodes {
  private var forms: [(id: Int64, code: FormCode)] = []
  private var states: [(id: Int64, code: CellState)] = []

  init(_ connection: OpaquePointer) throws {
    let cursor = try Cursor(
      "SELECT id, code, 1 FROM form UNION ALL SELECT id, code, 0 FROM cell_state", on: connection)
    while try cursor.next() {
      if let form = FormCode(rawValue: cursor.text(1)), cursor.integer(2) == 1 {
        forms.append((cursor.integer(0), form))
      } else if let state = CellState(rawValue: cursor.text(1)) {
        states.append((cursor.integer(0), state))
      }
    }
  }

  func form(_ id: Int64) -> FormCode? { forms.first { $0.id == id }?.code }

  /// What is no state of this program cannot be told.
  func state(_ id: Int64) -> CellState { states.first { $0.id == id }?.code ?? .unreadable }
}

/// The cells whose sum a field is, form by form, ready to be read from any report.
struct FieldTerms {
  private struct Term {
    let isUnder: Bool
    let cells: CellLookup
  }

  private let codes: FigureCodes
  /// By the place of the form.
  private var terms: [[Term]] = FormCode.allCases.map { _ in [] }
  private var per: Int64?
  private var unit: String?

  init(_ field: String, _ codes: FigureCodes, on connection: OpaquePointer) throws {
    self.codes = codes
    let cursor = try Cursor(
      """
      SELECT fd.per, fd.unit, t.form_id, t.part, t.section, t.row, t.col, t.row_id, t.col_id
      FROM field fd JOIN field_term t ON t.field_id = fd.id WHERE fd.code = ?
      """, on: connection)
    cursor.bind(field, at: 1)
    var known: [(key: CellKey, cells: CellLookup)] = []
    while try cursor.next() {
      (per, unit) = (cursor.isNull(0) ? nil : cursor.integer(0), cursor.optionalText(1))
      guard let form = codes.form(cursor.integer(2)), let section = Section(rawValue: cursor.text(4)) else {
        continue
      }
      let key = CellKey(section, cursor.text(5), cursor.text(6))
      let cells =
        try known.first { $0.key == key }?.cells
        ?? CellLookup(key, cursor.integer(7), cursor.integer(8), on: connection)
      known.append((key, cells))
      terms[form.place].append(Term(isUnder: cursor.text(3) == "under", cells: cells))
    }
    if known.isEmpty { try readAnnexRow(field, on: connection) }
  }

  /// Rows of local annexes are in no catalogue: each is a field by its label.
  private mutating func readAnnexRow(_ field: String, on connection: OpaquePointer) throws {
    let cursor = try Cursor("SELECT id FROM annex_item WHERE field = ?", on: connection)
    cursor.bind(field, at: 1)
    guard try cursor.next() else { return }
    let term = Term(isUnder: false, cells: try CellLookup(annexItem: cursor.integer(0), on: connection))
    terms = terms.map { _ in [term] }
  }

  /// What the cells of one report say together; nil where it has none of them.
  func sum(filing: Int64, form: FormCode) throws -> FieldSum? {
    let terms = terms[form.place]
    if terms.isEmpty { return nil }
    var sum = FieldSum(terms: terms.count, per: per, unit: unit)
    for term in terms {
      let count = try term.cells.each(of: filing) { value, state, unit in
        // `number` has id 1 for ever (see the table).
        sum.add(value, state == 1 ? .number : codes.state(state), isUnder: term.isUnder)
        if let unit { sum.add(unit: unit, isAnnex: term.cells.isAnnex) }
      }
      sum.close(term: count)
    }
    return sum.hasCells ? sum : nil
  }
}

/// The cell of one key in any report; of an annex, where a concept may stand in several rows, all of them.
private final class CellLookup {
  let isAnnex: Bool
  private let cursor: Cursor

  init(_ key: CellKey, _ row: Int64, _ column: Int64, on connection: OpaquePointer) throws {
    isAnnex = key.section == .annex
    switch key.section {
    case .applications: cursor = try Cursor(CellLookup.sql(.applications, row, column), on: connection)
    case .appeals: cursor = try Cursor(CellLookup.sql(.appeals, row, column), on: connection)
    case .disclosure:
      cursor = try Cursor(
        """
        SELECT state_id, value, scale, unit FROM disclosure_cell WHERE id = (?1 * 100 + \(row)) * 100 + \(column)
        """, on: connection)
    case .annex:
      cursor = try Cursor(
        """
        SELECT c.state_id, c.value, c.scale, c.unit FROM annex_item n
        JOIN annex_count c ON c.filing_id = ?1 AND c.item_id = n.id AND c.which = 'year' WHERE n.concept = ?2
        """, on: connection)
      cursor.bind(key.row, at: 2)
    }
  }

  /// A cell of a printed row: its value, or in the place of one what the row says or, where it is odd, the cell itself.
  private static func sql(_ table: RowTable, _ row: Int64, _ column: Int64) -> String {
    guard let name = zip(table.columns, Int64(1)...).first(where: { $0.1 == column })?.0 else {
      return "SELECT 1, NULL, 0, NULL WHERE ?1 IS NULL"
    }
    return """
      SELECT CASE WHEN w.\(name) IS NOT NULL THEN 1 WHEN x.id IS NULL THEN w.state_id ELSE x.state_id END AS state,
        w.\(name), 0, NULL
      FROM \(table.name) w
      LEFT JOIN \(table.oddName) x ON x.id = iif(w.odd = 1 AND w.\(name) IS NULL, w.id * 100 + \(column), NULL)
      WHERE w.id = ?1 * 100 + \(row) AND (w.\(name) IS NOT NULL OR state <> 1)
      """
  }

  init(annexItem item: Int64, on connection: OpaquePointer) throws {
    isAnnex = true
    cursor = try Cursor(
      """
      SELECT state_id, value, scale, unit FROM annex_count
      WHERE filing_id = ?1 AND item_id = \(item) AND which = 'year'
      """, on: connection)
  }

  /// Gives value, state and printed unit of each cell; returns how many there are.
  func each(of filing: Int64, _ body: (Number?, Int64, String?) -> Void) throws -> Int {
    cursor.reset()
    cursor.bind(filing, at: 1)
    var count = 0
    while try cursor.next() {
      count += 1
      let value = cursor.isNull(1) ? nil : Number(cursor.integer(1), scale: Int(cursor.integer(2)))
      body(value, cursor.integer(0), cursor.optionalText(3))
    }
    return count
  }
}
