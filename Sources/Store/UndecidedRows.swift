import Checks
import Forms
import Foundation
import GRDB
import Reports

/// Rows that one report cannot tell, as they are kept: written once with their readings, their cells rewritten
/// whenever a neighbouring year comes, changes or goes.
extension FilingRows {
  func insert(_ row: UndecidedRow, order: Int, filing: Int64) throws {
    try db.run(
      """
      INSERT INTO undecided_row (filing_id, ordinal, cells, candidates, raw, at_page, at_table, at_row, at_col)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        filing, order, try json(row.keys.map { [$0.section.rawValue, $0.row, $0.column] }),
        try json(row.candidates.map { $0.map(\.description) }), row.raw,
      ] + place(row.place))
  }

  /// Rewrites the cells of a filing's undecided rows as its neighbours leave them; tells whether any changed.
  func settle(_ stored: StoredReport, beside neighbours: Neighbours) throws -> Bool {
    let before = try chosen(of: stored.filing)
    let after = Settlement(stored.report.unsettled, beside: neighbours).chosen
    let rows = zip(stored.report.undecided, after).map { row, choice in
      choice.flatMap { row.candidates.firstIndex(of: $0) }
    }
    guard rows != before else { return false }
    for (order, row) in stored.report.undecided.enumerated() where rows[order] != before[order] {
      try db.run(
        "UPDATE undecided_row SET chosen = ? WHERE filing_id = ? AND ordinal = ?",
        [rows[order], stored.filing, order])
      let cells = rows[order].map { row.cells(of: row.candidates[$0]) } ?? row.unreadable
      let amended = try AmendmentBook(codes: codes, db: db).inForce(on: stored.filing)
      for cell in cells {
        // What a person put there stays; below it lies what reading gives now.
        if let amendment = amended[cell.key] {
          try AmendmentBook(codes: codes, db: db).renewPrinted(of: amendment, as: cell)
        } else {
          try rewrite(cell, filing: stored.filing)
        }
      }
    }
    return true
  }

  func chosen(of filing: Int64) throws -> [Int?] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT chosen FROM undecided_row WHERE filing_id = ? ORDER BY ordinal"),
      arguments: [filing]
    ).map { $0[0] }
  }

  /// Puts a cell in the place of the one of its key. A printed row is written anew as a whole: what its cells have in
  /// common may be another thing.
  func rewrite(_ cell: Cell, filing: Int64) throws {
    switch cell.key.section {
    case .applications: try rewrite(cell, in: .applications, filing)
    case .appeals: try rewrite(cell, in: .appeals, filing)
    case .disclosure, .annex:
      let order = try cell.key.section == .annex ? annexOrder(of: cell, filing) : 0
      try remove(cell.key, filing: filing)
      try insert([(order: order, cell: cell)], filing: filing)
    }
  }

  private func rewrite(_ cell: Cell, in table: RowTable, _ filing: Int64) throws {
    guard let ids = codes.ids(of: cell.key), table.columns.indices.contains(Int(ids.column) - 1),
      cell.value?.scale ?? 0 == 0, var row = try table.rows(of: filing, only: ids.row, in: db).first?.row
    else { throw StoreError.cell(cell.key, value: cell.raw) }
    row.cells[Int(ids.column) - 1] = try printed(cell)
    let key = try RowTable.key(filing, ids.row)
    try db.run("DELETE FROM \(table.oddName) WHERE id BETWEEN ? AND ?", [key * 100, key * 100 + 99])
    try db.run("DELETE FROM \(table.name) WHERE id = ?", [key])
    var (values, odd): ([StoredValue], [StoredValue]) = ([], [])
    table.append(row, key: key, to: &values, odd: &odd)
    try table.insert.put(values, in: db)
    try table.insertOdd.put(odd, in: db)
  }

  private func annexOrder(of cell: Cell, _ filing: Int64) throws -> Int {
    let order = try Int.fetchOne(
      db,
      sql: """
        SELECT c.form_order FROM annex_count c JOIN annex_item x ON x.id = c.item_id
        WHERE c.filing_id = ? AND x.label = ? AND c.which = ?
        """, arguments: [filing, cell.key.row, cell.key.column])
    guard let order else { throw StoreError.cell(cell.key, value: cell.raw) }
    return order
  }

  private func remove(_ key: CellKey, filing: Int64) throws {
    if key.section == .annex {
      return try db.run(
        """
        DELETE FROM annex_count WHERE filing_id = ? AND which = ?
          AND item_id = (SELECT id FROM annex_item WHERE label = ?)
        """, [filing, key.column, key.row])
    }
    guard let ids = codes.ids(of: key) else { throw StoreError.cell(key, value: "") }
    try db.run(
      "DELETE FROM disclosure_cell WHERE id = ?",
      [try RowTable.key(try RowTable.key(filing, ids.row), ids.column)])
  }
}

extension StoredRows {
  func undecided() throws -> [UndecidedRow] {
    try fetch("SELECT * FROM undecided_row WHERE filing_id = ? ORDER BY ordinal").map { row in
      let keys = try JSONDecoder().decode([[String]].self, from: Data((row["cells"] as String).utf8))
      let candidates = try JSONDecoder().decode(
        [[String]].self, from: Data((row["candidates"] as String).utf8))
      return UndecidedRow(
        keys: keys.compactMap { key in
          key.count == 3 ? Section(rawValue: key[0]).map { CellKey($0, key[1], key[2]) } : nil
        },
        candidates: candidates.map { $0.compactMap { Number($0) } }, raw: row["raw"], place: place(row))
    }
  }
}
