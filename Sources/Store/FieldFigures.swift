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
      let cursor = try Cursor(reading.reports(named: issuers != nil), on: connection)
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
  private let joined: JoinedCells

  init(_ fields: [String], _ years: ClosedRange<Int>?, on connection: OpaquePointer) throws {
    let codes = try FigureCodes(connection)
    var joined = JoinedCells(from: 5)
    self.codes = codes
    self.years = years
    self.fields = try fields.map { ($0, try FieldTerms($0, codes, &joined, on: connection)) }
    self.joined = joined
  }

  /// Current reports by issuer and year, with cells of theirs; issuers without a report too.
  func reports(named: Bool) -> String {
    """
    SELECT i.id, f.year, f.form_id, f.id, i.name\(joined.columns)
    FROM issuer i LEFT JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1\(joined.joins)
    \(named ? "WHERE i.name = ? " : "")ORDER BY i.name, f.year
    """
  }

  func each(_ reports: Cursor, _ body: (IssuerFigures) throws -> Void) throws {
    var figures: IssuerFigures?
    var issuer: Int64?
    while try reports.next() {
      // The name is made once for all reports of an issuer.
      if issuer != reports.integer(0) {
        if let figures { try body(figures) }
        issuer = reports.integer(0)
        figures = IssuerFigures(issuer: reports.text(4), observations: fields.map { _ in [] })
      }
      if !reports.isNull(1), let form = codes.form(reports.integer(2)) {
        try add(reports, Int(reports.integer(1)), form, to: &figures)
      }
    }
    if let figures { try body(figures) }
  }

  private func add(_ report: Cursor, _ year: Int, _ form: FormCode, to figures: inout IssuerFigures?) throws {
    guard let issuer = figures?.issuer else { return }
    figures?.filings.append(Filing(issuer: issuer, year: year, form: form))
    guard years?.contains(year) ?? true else { return }
    for (index, field) in fields.enumerated() {
      guard let sum = try field.terms.sum(report, filing: report.integer(3), form: form) else { continue }
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

  /// Cells that can come along with the report are entered in `joined`.
  init(
    _ field: String, _ codes: FigureCodes, _ joined: inout JoinedCells, on connection: OpaquePointer
  ) throws {
    self.codes = codes
    let cursor = try Cursor(
      """
      SELECT fd.per, fd.unit, t.form_id, t.part, t.section, t.row, t.col, t.row_id, t.col_id
      FROM field fd JOIN field_term t ON t.field_id = fd.id WHERE fd.code = ?
      """, on: connection)
    cursor.bind(field, at: 1)
    while try cursor.next() {
      (per, unit) = (cursor.isNull(0) ? nil : cursor.integer(0), cursor.optionalText(1))
      guard let form = codes.form(cursor.integer(2)), let section = Section(rawValue: cursor.text(4)) else {
        continue
      }
      let key = CellKey(section, cursor.text(5), cursor.text(6))
      let cells = try joined.cells(key, cursor.integer(7), cursor.integer(8), on: connection)
      terms[form.place].append(Term(isUnder: cursor.text(3) == "under", cells: cells))
    }
    if terms.allSatisfy(\.isEmpty) { try readAnnexRow(field, on: connection) }
  }

  /// Rows of local annexes are in no catalogue: each is a field by its label.
  private mutating func readAnnexRow(_ field: String, on connection: OpaquePointer) throws {
    let cursor = try Cursor("SELECT id FROM annex_item WHERE field = ?", on: connection)
    cursor.bind(field, at: 1)
    guard try cursor.next() else { return }
    let term = Term(isUnder: false, cells: try .annex(item: cursor.integer(0), on: connection))
    terms = terms.map { _ in [term] }
  }

  /// What the cells of one report, the row of a cursor, say together; nil where it has none of them.
  func sum(_ report: Cursor, filing: Int64, form: FormCode) throws -> FieldSum? {
    let terms = terms[form.place]
    if terms.isEmpty { return nil }
    var sum = FieldSum(terms: terms.count, per: per, unit: unit)
    for term in terms {
      let count = try term.cells.each(of: filing, in: report) { value, state, unit in
        // `number` has id 1 for ever (see the table).
        sum.add(value, state == 1 ? .number : codes.state(state), isUnder: term.isUnder)
        if let unit { sum.add(unit: unit, isAnnex: term.cells.isAnnex) }
      }
      sum.close(term: count)
    }
    return sum.hasCells ? sum : nil
  }
}

/// Cells of one key in any report: columns beside the report's own, or what a statement of their own finds.
private enum CellLookup {
  /// The first of the columns value, state, scale, unit.
  case joined(Int32)
  /// Of a local annex, where a concept may stand in several rows, all of them.
  case annex(Cursor)
  case alone(Cursor)

  var isAnnex: Bool {
    if case .annex = self { true } else { false }
  }

  static func annex(item: Int64, on connection: OpaquePointer) throws -> CellLookup {
    .annex(
      try Cursor(
        """
        SELECT value, state_id, scale, unit FROM annex_count
        WHERE filing_id = ?1 AND item_id = \(item) AND which = 'year'
        """, on: connection))
  }

  static func annex(concept: String, on connection: OpaquePointer) throws -> CellLookup {
    let cursor = try Cursor(
      """
      SELECT c.value, c.state_id, c.scale, c.unit FROM annex_item n
      JOIN annex_count c ON c.filing_id = ?1 AND c.item_id = n.id AND c.which = 'year' WHERE n.concept = ?2
      """, on: connection)
    cursor.bind(concept, at: 2)
    return .annex(cursor)
  }

  /// Gives value, state and printed unit of each cell; returns how many there are.
  func each(of filing: Int64, in report: Cursor, _ body: (Number?, Int64, String?) -> Void) throws -> Int {
    switch self {
    case .joined(let column): return CellLookup.add(report, column, body)
    case .annex(let cursor), .alone(let cursor):
      cursor.reset()
      cursor.bind(filing, at: 1)
      var count = 0
      while try cursor.next() { count += CellLookup.add(cursor, 0, body) }
      return count
    }
  }

  /// Without a state there is no such cell.
  private static func add(_ row: Cursor, _ first: Int32, _ body: (Number?, Int64, String?) -> Void) -> Int {
    if row.isNull(first + 1) { return 0 }
    let value = row.isNull(first) ? nil : Number(row.integer(first), scale: Int(row.integer(first + 2)))
    body(value, row.integer(first + 1), row.optionalText(first + 3))
    return 1
  }
}

/// Cells of the national tables, read with the report in one statement: each stands in one row of one table, so that a
/// join brings it for half of what a statement of its own costs.
struct JoinedCells {
  /// What the statement on `filing f` gets: columns behind its own, and joins.
  private(set) var (columns, joins) = ("", "")
  private let first: Int32
  private var known: [CellKey] = []
  /// Two tables each, of the 64 that SQLite joins.
  private static let most = 24

  /// `first` is the number of the statement's own columns.
  init(from first: Int32) { self.first = first }

  /// Where the cells of a key come from.
  fileprivate mutating func cells(
    _ key: CellKey, _ row: Int64, _ column: Int64, on connection: OpaquePointer
  ) throws -> CellLookup {
    if key.section == .annex { return try .annex(concept: key.row, on: connection) }
    if let place = known.firstIndex(of: key) { return .joined(first + 4 * Int32(place)) }
    let part = JoinedCells.part(key, row, column, known.count)
    guard known.count < JoinedCells.most else {
      return .alone(
        try Cursor("SELECT \(part.columns) FROM (SELECT ?1 AS id) f\(part.joins)", on: connection))
    }
    known.append(key)
    columns += ", " + part.columns
    joins += part.joins
    return .joined(first + 4 * Int32(known.count - 1))
  }

  private static func part(
    _ key: CellKey, _ row: Int64, _ column: Int64, _ number: Int
  ) -> (columns: String, joins: String) {
    switch key.section {
    case .applications: part(of: .applications, row, column, "w\(number)", "x\(number)")
    case .appeals: part(of: .appeals, row, column, "w\(number)", "x\(number)")
    case .disclosure, .annex:
      (
        "w\(number).value, w\(number).state_id, w\(number).scale, w\(number).unit",
        " LEFT JOIN disclosure_cell w\(number) ON w\(number).id = (f.id * 100 + \(row)) * 100 + \(column)"
      )
    }
  }

  /// A cell of a printed row: its value, or in the place of one what the row says or, where it is odd, the cell itself.
  /// `number` has id 1 for ever: a row of numbers says nothing of a cell without one.
  private static func part(
    of table: RowTable, _ row: Int64, _ column: Int64, _ w: String, _ x: String
  ) -> (columns: String, joins: String) {
    guard let name = zip(table.columns, Int64(1)...).first(where: { $0.1 == column })?.0 else {
      return ("NULL, NULL, 0, NULL", "")
    }
    let state =
      "iif(\(w).\(name) IS NOT NULL, 1, nullif(iif(\(x).id IS NULL, \(w).state_id, \(x).state_id), 1))"
    return (
      "\(w).\(name), \(state), 0, NULL",
      """
       LEFT JOIN \(table.name) \(w) ON \(w).id = f.id * 100 + \(row)
       LEFT JOIN \(table.oddName) \(x)
         ON \(x).id = iif(\(w).odd = 1 AND \(w).\(name) IS NULL, \(w).id * 100 + \(column), NULL)
      """
    )
  }
}
