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
    try disclosure() + cells(of: .applications) + cells(of: .appeals) + annex()
  }

  /// Rows stand in the order of the form, which is not always that of their ids.
  private func cells(of table: RowTable) throws -> [Cell] {
    let dimension = table.dimension(codes)
    let rows = try table.rows(of: filing, in: db).compactMap { id, row in
      dimension.order[id].map { (order: $0, id: id, row: row) }
    }
    return rows.sorted { $0.order < $1.order }.flatMap { _, id, row -> [Cell] in
      guard let code = dimension.codes[id] else { return [] }
      return zip(table.columns, row.cells).compactMap { column, cell in
        cell.flatMap { self.cell(CellKey(table.section, code, column), $0) }
      }
    }
  }

  private func cell(_ key: CellKey, _ printed: PrintedRow.Cell) -> Cell? {
    guard let state = codes.state.codes[printed.reading.state].flatMap(CellState.init),
      let basis = codes.basis.codes[printed.reading.basis].flatMap(Basis.init)
    else { return nil }
    let value = printed.value.map { Number($0) }
    return Cell(
      key, state: state, value: value, basis: basis, raw: printed.reading.raw ?? value?.description ?? "",
      unit: codes.unit(of: key), place: printed.reading.place)
  }

  /// The columns that the other tables have behind row, column, scale and unit.
  private static let common = "value, state_id, basis_id, raw, at_page, at_table, at_row, at_col"

  private func disclosure() throws -> [Cell] {
    try cells(
      """
      SELECT item_id, measure_id, scale, unit, \(StoredRows.common)
      FROM disclosure_cell WHERE id BETWEEN ?1 * 10000 AND ?1 * 10000 + 9999
      ORDER BY (SELECT form_order FROM disclosure_item WHERE id = item_id), measure_id
      """
    ) {
      guard let row = codes.item.codes[$0[0]], let column = codes.measure.codes[$0[1]] else { return nil }
      return CellKey(.disclosure, row, column)
    }
  }

  private func annex() throws -> [Cell] {
    try cells(
      """
      SELECT x.label, which, scale, unit, \(StoredRows.common)
      FROM annex_count c JOIN annex_item x ON x.id = c.item_id WHERE c.filing_id = ? ORDER BY form_order
      """
    ) { CellKey(.annex, $0[0], $0[1]) }
  }

  /// Cells made while the statement stands on their row, columns by number: by name each look-up is a search.
  private func cells(_ sql: String, _ key: (Row) -> CellKey?) throws -> [Cell] {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [filing])
    var cells: [Cell] = []
    while let row = try rows.next() {
      if let key = key(row), let cell = cell(key, row) { cells.append(cell) }
    }
    return cells
  }

  private func cell(_ key: CellKey, _ row: Row) -> Cell? {
    guard let state = codes.state.codes[row[5]].flatMap(CellState.init),
      let basis = codes.basis.codes[row[6]].flatMap(Basis.init)
    else { return nil }
    let value = (row[4] as Int64?).map { Number($0, scale: row[2]) }
    return Cell(
      key, state: state, value: value, basis: basis, raw: row[7] ?? value?.description ?? "",
      unit: row[3] ?? codes.unit(of: key),
      place: Place(page: row[8], table: row[9], row: row[10], column: row[11]))
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
