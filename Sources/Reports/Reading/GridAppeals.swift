import Documents
import Forms

/// Reads table 四 from a grid: the block from the route above a column, the cell from the result above it.
struct GridAppeals {
  private static let routes = Appeals.routes.map { (code: $0.code, keys: $0.keys.map { Fold.key($0) }) }
  private static let results = Appeals.results.map { result in
    (code: result.code, names: ([result.label] + result.variants).map { Fold.key($0) })
  }

  func read(_ grid: Grid, into reading: inout Reading) {
    guard let body = firstRowOfFigures(in: grid), body > 0 else { return readRows(in: grid, into: &reading) }
    // A second row of figures is another year's: both are read, and where they differ neither is kept.
    for row in body..<grid.rows.count where isFigures(row, in: grid) { read(row, in: grid, into: &reading) }
  }

  private func read(_ row: Int, in grid: Grid, into reading: inout Reading) {
    let columns = grid.rows[row].indices.map { keyAbove(column: $0, row: row, in: grid) }
    let found = columns.compactMap(\.self)
    guard Set(found).count == 15, found.count == 15 else {
      return readInOrder(row, in: grid, into: &reading)
    }
    for (column, key) in columns.enumerated() {
      guard let key else { continue }
      let cell = grid.rows[row][column]
      reading.add(Cell(key, printed: cell.text, unit: "件", at: cell.place))
    }
  }

  /// The first row that is figures and blanks throughout, below a row of results.
  private func firstRowOfFigures(in grid: Grid) -> Int? {
    guard let head = grid.rows.indices.last(where: isHead(grid)) else { return nil }
    return grid.rows.indices.first { row in
      row > head && grid.rows[row].indices.allSatisfy { grid.isFigure(row, $0) }
        && !isNumbering(row, in: grid)
    }
  }

  private func isFigures(_ row: Int, in grid: Grid) -> Bool {
    grid.rows[row].indices.allSatisfy { grid.isFigure(row, $0) } && !isNumbering(row, in: grid)
      && grid.keys[row].contains { !$0.isEmpty }
  }

  /// True for a row that numbers the columns: 1 to 15. As figures its totals would be wrong throughout.
  private func isNumbering(_ row: Int, in grid: Grid) -> Bool {
    let texts = grid.origins(of: row).map { Fold.compact($0.cell.text) }
    return texts == (1...max(1, texts.count)).map(String.init)
  }

  private func isHead(_ grid: Grid) -> (Int) -> Bool {
    { row in
      grid.keys[row].filter { key in GridAppeals.results.contains { $0.names.contains(key) } }.count >= 4
    }
  }

  /// A table with a row for each route under one head of results.
  private func readRows(in grid: Grid, into reading: inout Reading) {
    guard let head = grid.rows.indices.last(where: isHead(grid)) else { return }
    let columns = GridAppeals.results.map { result in
      grid.keys[head].indices.filter { result.names.contains(grid.keys[head][$0]) }
    }
    guard columns.allSatisfy({ $0.count == 1 }) else { return }
    for row in grid.rows.indices where row > head {
      guard let route = route(of: row, in: grid) else { continue }
      for (result, column) in zip(GridAppeals.results, columns.joined()) where column < grid.rows[row].count {
        let cell = grid.rows[row][column]
        reading.add(
          Cell(CellKey(.appeals, route, result.code), printed: cell.text, unit: "件", at: cell.place))
      }
    }
  }

  /// The one route that a row's words name.
  private func route(of row: Int, in grid: Grid) -> String? {
    let words = grid.labelColumns(of: row).flatMap { grid.keys[row][$0] }
    let named = GridAppeals.routes.filter { $0.keys.contains { words.contains($0) } }
    return named.count == 1 ? named.first?.code : nil
  }

  /// The cell of the form that the head over a column names.
  private func keyAbove(column: Int, row: Int, in grid: Grid) -> CellKey? {
    var route: String?
    var result: String?
    for above in grid.rows.indices.prefix(row) where column < grid.keys[above].count {
      let key = grid.keys[above][column]
      if let found = GridAppeals.routes.first(where: { $0.keys.contains { key.contains($0) } }) {
        route = found.code
      }
      if let found = GridAppeals.results.first(where: { $0.names.contains(key) }) { result = found.code }
    }
    guard let route, let result else { return nil }
    return CellKey(.appeals, route, result)
  }

  /// Fifteen cells without a usable head stand in the form's order.
  private func readInOrder(_ row: Int, in grid: Grid, into reading: inout Reading) {
    let cells = grid.origins(of: row)
    let keys = Appeals.table.keys
    guard cells.count == keys.count else { return }
    for (key, found) in zip(keys, cells) {
      reading.add(Cell(key, printed: found.cell.text, unit: "件", at: found.cell.place))
    }
  }
}
