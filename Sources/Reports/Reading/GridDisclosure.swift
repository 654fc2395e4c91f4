import Documents
import Forms

/// Reads table 二 from a grid: each head row (信息内容 …) says which measure stands in which column for the rows below.
struct GridDisclosure {
  private let table: FormTable
  private let labels: RowLabels

  init(form: Form) {
    table = form.table(.disclosure) ?? Disclosure.table2021
    labels = RowLabels(table)
  }

  func read(_ grid: Grid, into reading: inout Reading) {
    var head = Head()
    for row in grid.rows.indices {
      if let next = self.head(of: row, in: grid, into: &reading) {
        head = next
      } else if let match = label(of: row, in: grid) {
        read(row, as: table.rows[match.index], under: head, in: grid, into: &reading)
      }
    }
  }

  /// Which measure stands in which column, and the unit that the head itself names.
  private struct Head {
    var measures: [Int: String] = [:]
    var units: [Int: String] = [:]
  }

  /// The head that a row is; nil where it names no measure.
  private func head(of row: Int, in grid: Grid, into reading: inout Reading) -> Head? {
    var head = Head()
    for (column, key) in grid.keys[row].enumerated() {
      guard let measure = measure(of: key) else { continue }
      head.measures[column] = measure.column.code
      head.units[column] = unit(in: grid.rows[row][column].text) ?? measure.column.unit
      if !measure.isExact {
        let cell = grid.rows[row][column]
        reading.remarks.append(
          .misprint(Cell.raw(cell.text), for: measure.column.label, at: cell.place, .disclosure))
      }
    }
    return head.measures.isEmpty ? nil : head
  }

  private func measure(of key: [UInt16]) -> (column: FormColumn, isExact: Bool)? {
    guard key.count >= 4 else { return nil }
    for column in table.columns {
      let names = ([column.label] + column.variants).map { Fold.key($0) }
      if names.contains(where: {
        key == $0 || key.starts(with: $0) || (key.count > $0.count && key.ends(with: $0))
      }) {
        return (column, true)
      }
    }
    let near = table.columns.filter { editDistance(key, Fold.key($0.label), atMost: 1) != nil }
    return near.count == 1 ? near.first.map { ($0, false) } : nil
  }

  /// The unit that a head cell names in brackets: `采购总金额（元）`.
  private func unit(in head: String) -> String? {
    let text = Fold.text(head)
    guard text.contains("金额") else { return nil }
    return text.contains("万元") ? "万元" : text.contains("元") ? "元" : nil
  }

  private func label(of row: Int, in grid: Grid) -> RowLabels.Match? {
    for column in grid.labelColumns(of: row).reversed() {
      let key = grid.keys[row][column]
      if let match = labels.row(of: bare(key, grid.rows[row][column].text), after: -1) { return match }
    }
    return nil
  }

  /// A label without the explanation that some localities add in brackets: `规章(设区的市…应提供相关数据)`.
  private func bare(_ key: [UInt16], _ text: String) -> [UInt16] {
    Fold.key(Fold.text(text).prefix { $0 != "(" })
  }

  private func read(
    _ row: Int, as item: FormRow, under head: Head, in grid: Grid, into reading: inout Reading
  ) {
    let cells = values(of: row, as: item, under: head, in: grid)
    for (code, cell, headUnit) in cells {
      let key = CellKey(.disclosure, item.code, code)
      let unit = headUnit ?? table.column(code)?.unit
      reading.add(Cell(key, printed: cell.text, unit: unit, signed: code == "change", at: cell.place))
    }
  }

  /// The row's cells by the measures above them; where the head is lost, in order, if there are just as many.
  private func values(of row: Int, as item: FormRow, under head: Head, in grid: Grid)
    -> [(code: String, cell: TableCell, unit: String?)]
  {
    let origins = grid.origins(of: row)
    let byHead = item.columns.compactMap { code -> (code: String, cell: TableCell, unit: String?)? in
      guard let found = origins.first(where: { head.measures[$0.column] == code }) else { return nil }
      return (code, found.cell, head.units[found.column])
    }
    if byHead.count == item.columns.count { return byHead }
    guard let label = grid.labelColumns(of: row).last else { return [] }
    let behind = origins.filter { $0.column > label }
    guard behind.count == item.columns.count else { return [] }
    return zip(item.columns, behind).map { ($0, $1.cell, head.units[$1.column]) }
  }
}
