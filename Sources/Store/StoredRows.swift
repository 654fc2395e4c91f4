import Documents
import Forms
import GRDB
import Reports

/// Reads the rows of one filing back into the values they were made of.
struct StoredRows {
  let filing: Int64
  let codes: Codes
  let db: Database

  /// Cells in the order of the form: table 二, 三, 四, then the annex.
  func cells() throws -> [Cell] {
    try cells(
      .disclosure, "disclosure_count", "item_id", codes.item, "measure_id", codes.measure,
      order: "(SELECT form_order FROM disclosure_item WHERE id = item_id), measure_id")
      + cells(
        .applications, "application_count", "outcome_id", codes.outcome, "applicant_id", codes.applicant,
        order: "(SELECT form_order FROM outcome WHERE id = outcome_id), applicant_id")
      + cells(
        .appeals, "appeal_count", "route_id", codes.route, "result_id", codes.result,
        order: "route_id, result_id")
      + annex()
  }

  private func cells(
    _ section: Section, _ table: String, _ row: String, _ rows: Codes.Dimension, _ column: String,
    _ columns: Codes.Dimension, order: String
  ) throws -> [Cell] {
    try fetch("SELECT * FROM \(table) WHERE filing_id = ? ORDER BY \(order)").compactMap { stored in
      guard let row = rows.codes[stored[row]], let column = columns.codes[stored[column]] else { return nil }
      return cell(CellKey(section, row, column), stored)
    }
  }

  private func annex() throws -> [Cell] {
    try fetch(
      """
      SELECT c.*, x.label FROM annex_count c JOIN annex_item x ON x.id = c.item_id
      WHERE c.filing_id = ? ORDER BY c.form_order
      """
    ).compactMap { cell(CellKey(.annex, $0["label"], $0["which"]), $0) }
  }

  private func cell(_ key: CellKey, _ row: Row) -> Cell? {
    guard let state = codes.state.codes[row["state_id"]].flatMap(CellState.init),
      let basis = codes.basis.codes[row["basis_id"]].flatMap(Basis.init)
    else { return nil }
    let value = number(row)
    return Cell(
      key, state: state, value: value, basis: basis, raw: row["raw"] ?? value?.description ?? "",
      unit: row["unit"] ?? codes.unit(of: key), place: place(row))
  }

  /// Keys, states and values alone, in any order. Columns go by their number: by name each look-up is a search.
  func figures() throws -> [Cell] {
    try figures(
      .disclosure, "item_id, measure_id, state_id, value, scale FROM disclosure_count", codes.item,
      codes.measure)
      + figures(
        .applications, "outcome_id, applicant_id, state_id, value, 0 FROM application_count", codes.outcome,
        codes.applicant)
      + figures(
        .appeals, "route_id, result_id, state_id, value, 0 FROM appeal_count", codes.route, codes.result)
      + annexFigures()
  }

  private func figures(
    _ section: Section, _ source: String, _ rows: Codes.Dimension, _ columns: Codes.Dimension
  ) throws -> [Cell] {
    try cursor("SELECT \(source) WHERE filing_id = ?") { stored in
      guard let row = rows.codes[stored[0]], let column = columns.codes[stored[1]] else { return nil }
      return figure(CellKey(section, row, column), stored)
    }
  }

  private func annexFigures() throws -> [Cell] {
    try cursor(
      """
      SELECT x.label, c.which, c.state_id, c.value, c.scale FROM annex_count c JOIN annex_item x ON x.id = c.item_id
      WHERE c.filing_id = ?
      """
    ) { figure(CellKey(.annex, $0[0], $0[1]), $0) }
  }

  private func figure(_ key: CellKey, _ row: Row) -> Cell? {
    guard let state = codes.state.codes[row[2]].flatMap(CellState.init) else { return nil }
    let value = (row[3] as Int64?).map { Number($0, scale: row[4]) }
    return Cell(key, state: state, value: value, raw: "", place: .line(0))
  }

  /// One value for each row, made while the statement stands on it.
  private func cursor<T>(_ sql: String, _ value: (Row) -> T?) throws -> [T] {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [filing])
    var values: [T] = []
    while let row = try rows.next() { if let value = value(row) { values.append(value) } }
    return values
  }

  func extras() throws -> [ExtraCell] {
    try fetch("SELECT * FROM extra_count WHERE filing_id = ? ORDER BY ordinal").compactMap { row in
      guard let section = Section(rawValue: row["section"]),
        let state = codes.state.codes[row["state_id"]].flatMap(CellState.init)
      else { return nil }
      return ExtraCell(
        section: section, label: row["label"], column: row["col"], state: state, value: number(row),
        raw: row["raw"], unit: row["unit"], place: place(row))
    }
  }

  func facts() throws -> [Fact] {
    try fetch("SELECT * FROM sentence_fact WHERE filing_id = ? ORDER BY ordinal").map {
      Fact($0["fact"], value: number($0), unit: $0["unit"], sentence: $0["sentence"], place: place($0))
    }
  }

  func remarks() throws -> [Remark] {
    try fetch("SELECT * FROM filing_finding WHERE filing_id = ? AND origin = 'reading' ORDER BY ordinal").map
    {
      Remark(
        $0["rule"], section: ($0["section"] as String?).flatMap(Section.init), row: $0["row"],
        column: $0["col"],
        actual: $0["actual"], message: Wording(en: $0["message_en"], zh: $0["message_zh"]))
    }
  }

  func sections() throws -> [TextSection] {
    try fetch("SELECT * FROM text_section WHERE filing_id = ? ORDER BY ordinal").map {
      TextSection(heading: $0["heading"], text: $0["text"], place: place($0))
    }
  }

  func issuer(_ id: Int64, name: String, organCode: String?) throws -> Issuer {
    let aliases = try String.fetchAll(
      db.cachedStatement(sql: "SELECT alias FROM issuer_alias WHERE issuer_id = ? ORDER BY alias"),
      arguments: [id])
    return Issuer(name, aliases: aliases, organCode: organCode)
  }

  func fetch(_ sql: String) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [filing])
  }

  private func number(_ row: Row) -> Number? {
    (row["value"] as Int64?).map { Number($0, scale: row["scale"] ?? 0) }
  }

  func place(_ row: Row) -> Place {
    Place(page: row["at_page"], table: row["at_table"], row: row["at_row"], column: row["at_col"])
  }
}
