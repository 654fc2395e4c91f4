import Documents
import Forms

/// Reads table 二 from a grid: each head row (信息内容 …) says which measure stands in which column for the rows below.
struct GridDisclosure {
  private let table: FormTable
  private let labels: RowLabels
  /// The columns' labels and variants, folded.
  private let names: [(column: FormColumn, keys: [[UInt16]])]

  init(form: Form) {
    table = form.table(.disclosure) ?? Disclosure.table2021
    names = table.columns.map { column in (column, ([column.label] + column.variants).map { Fold.key($0) }) }
    labels = .disclosure(form)
  }

  func read(_ grid: Grid, into reading: inout Reading) {
    var head = Head()
    var isElsewhere = false
    for row in grid.rows.indices {
      if let next = self.head(of: row, in: grid, into: &reading) {
        (head, isElsewhere) = (next, false)
      } else if isElsewhere || isAnotherTable(row, in: grid) {
        (head, isElsewhere) = (Head(), true)
      } else if let match = label(of: row, in: grid) {
        read(row, as: table.rows[match.index], under: head, in: grid, into: &reading)
      } else if !head.words.isEmpty {
        reading.extras += extras(of: row, under: head, in: grid)
      }
    }
  }

  /// Which measure stands in which column, the unit that the head itself names, and the words of every head cell.
  private struct Head {
    var measures: [Int: String] = [:]
    var units: [Int: String] = [:]
    var words: [Int: [UInt16]] = [:]
  }

  private static let headWord = Fold.key("信息内容")
  private static let century = Array("20".utf16)
  private static let caption = Fold.key("第二十条")
  private static let applicants = Applications.applicants.prefix(5).map { Fold.key($0.label) }

  /// True for the head of table 三, where one grid holds several tables.
  private func isAnotherTable(_ row: Int, in grid: Grid) -> Bool {
    GridDisclosure.applicants.count { grid.keys[row].contains($0) } >= 3
  }

  /// The head that a row is; nil where it names no measure and does not say that it is one.
  private func head(of row: Int, in grid: Grid, into reading: inout Reading) -> Head? {
    var head = Head()
    for (column, key) in grid.keys[row].enumerated() {
      guard
        let measure = measure(of: key) ?? measure(of: withoutYear(key, row, column, grid))
      else { continue }
      head.measures[column] = measure.column.code
      head.units[column] = unit(in: grid.rows[row][column].text) ?? measure.column.unit
      if !measure.isExact {
        let cell = grid.rows[row][column]
        reading.remarks.append(
          .misprint(Cell.raw(cell.text), for: measure.column.label, at: cell.place, .disclosure))
      }
    }
    guard !head.measures.isEmpty || grid.keys[row].contains(GridDisclosure.headWord) else { return nil }
    head.words = Dictionary(uniqueKeysWithValues: grid.keys[row].enumerated().map { ($0, $1) })
    return head
  }

  /// A head without the year that some localities put into it: `本年（2023）制发件数` (domain.md §6.1).
  private func withoutYear(_ key: [UInt16], _ row: Int, _ column: Int, _ grid: Grid) -> [UInt16] {
    guard !grid.isFigure(row, column), key.contains(GridDisclosure.century) else { return [] }
    return Fold.key(Fold.text(grid.rows[row][column].text).replacing(/\(20\d\d(年度?)?\)/, with: ""))
  }

  private func measure(of key: [UInt16]) -> (column: FormColumn, isExact: Bool)? {
    guard key.count >= 4 else { return nil }
    for (column, keys) in names {
      if keys.contains(where: {
        key == $0 || key.starts(with: $0) || (key.count > $0.count && key.ends(with: $0))
      }) {
        return (column, true)
      }
    }
    let near = names.filter { $0.keys.first.map { editDistance(key, $0, atMost: 1) != nil } ?? false }
    return near.count == 1 ? near.first.map { ($0.column, false) } : nil
  }

  /// The unit that a head cell names in brackets: `采购总金额（元）`.
  private func unit(in head: String) -> String? {
    let text = Fold.text(head)
    guard text.holds("金额") else { return nil }
    return text.holds("万元") ? "万元" : text.holds("元") ? "元" : nil
  }

  private func label(of row: Int, in grid: Grid) -> RowLabels.Match? {
    for column in grid.labelColumns(of: row).reversed() {
      let text = grid.rows[row][column].text
      let key = text.utf8.contains(where: GridDisclosure.opensBracket) ? bare(text) : grid.keys[row][column]
      if let match = labels.row(of: key, after: -1) { return match }
    }
    return nil
  }

  /// True for the ASCII bracket and for the first byte of every other that folds to it.
  private static func opensBracket(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0xEF || byte == 0xE2 }

  /// A label without the explanation that some localities add in brackets: `规章(设区的市…应提供相关数据)`.
  private func bare(_ text: String) -> [UInt16] {
    Fold.key(Substring(Fold.text(text).unicodeScalars.prefix { $0 != "(" }))
  }

  private func read(
    _ row: Int, as item: FormRow, under head: Head, in grid: Grid, into reading: inout Reading
  ) {
    let cells = values(of: row, as: item, under: head, in: grid)
    if cells.isEmpty && !head.words.isEmpty { return tellUnread(row, as: item, in: grid, into: &reading) }
    for (code, cell, headUnit) in cells {
      let key = CellKey(.disclosure, item.code, code)
      let unit = headUnit ?? table.column(code)?.unit
      reading.add(
        isMerged(cell, of: row, as: code, under: head, in: grid)
          ? Cell(key, unreadable: cell, unit: unit)
          : Cell(key, printed: cell.text, unit: unit, signed: code == "change", at: cell.place))
    }
  }

  /// True where a figure's cell lies under another measure too, or over the next row: whose it is cannot be told.
  private func isMerged(_ cell: TableCell, of row: Int, as code: String, under head: Head, in grid: Grid)
    -> Bool
  {
    guard let first = cell.place.column.map({ $0 - 1 }), Figure(cell.text).state == .number else {
      return false
    }
    let copies = grid.rows[row][(first + 1)...].prefix { !$0.isOrigin && $0.text == cell.text }
    let isWide = copies.indices.contains { column in head.measures[column].map { $0 != code } ?? false }
    return isWide || grid.isShared(row, first)
  }

  /// A row of the form whose figures stand under heads of something else: what is printed is kept, no figure is told.
  private func tellUnread(_ row: Int, as item: FormRow, in grid: Grid, into reading: inout Reading) {
    let printed = figures(of: row, in: grid)
    guard let first = printed.first else { return }
    let raw = printed.map { Cell.raw($0.cell.text) }.joined(separator: " | ")
    let keys = item.columns.map { CellKey(.disclosure, item.code, $0) }
    let undecided = UndecidedRow(keys: keys, candidates: [], raw: raw, place: first.cell.place)
    undecided.unreadable.forEach { reading.add($0) }
    reading.undecided.append(undecided)
  }

  /// A row that belongs to no row of the form: kept under its own label, each figure under the measure above it.
  private func extras(of row: Int, under head: Head, in grid: Grid) -> [ExtraCell] {
    guard let column = grid.labelColumns(of: row).last,
      !grid.keys[row][column].starts(with: GridDisclosure.caption)
    else { return [] }
    let label = Cell.raw(grid.rows[row][column].text)
    return figures(of: row, in: grid).map { column, cell in
      ExtraCell(
        .disclosure, label, head.measures[column] ?? String(column + 1), printed: cell.text,
        unit: head.units[column], at: cell.place)
    }
  }

  /// The cells behind a row's label that have a figure printed in them.
  private func figures(of row: Int, in grid: Grid) -> [(column: Int, cell: TableCell)] {
    let label = grid.labelColumns(of: row).last ?? -1
    return grid.origins(of: row).filter { $0.column > label && Figure($0.cell.text).state == .number }
  }

  /// The row's cells by the measures above them; where the head is lost, in order, if there are just as many and no
  /// head says otherwise.
  private func values(of row: Int, as item: FormRow, under head: Head, in grid: Grid)
    -> [(code: String, cell: TableCell, unit: String?)]
  {
    let origins = grid.origins(of: row)
    let byHead = item.columns.compactMap { code -> (code: String, cell: TableCell, unit: String?)? in
      guard let found = origins.first(where: { head.measures[$0.column] == code }) else { return nil }
      return (code, found.cell, head.units[found.column])
    }
    if byHead.count == item.columns.count { return byHead }
    guard let label = grid.labelColumns(of: row).last else { return byHead }
    let behind = origins.filter { $0.column > label }
    guard behind.count == item.columns.count,
      zip(item.columns, behind).allSatisfy({ allows($0, at: $1.column, under: head) })
    else { return byHead }
    return zip(item.columns, behind).map { ($0, $1.cell, head.units[$1.column]) }
  }

  /// True where the head above a column names the measure, a piece of its words (`本年新` has lost its second half:
  /// domain.md §6.1), or nothing.
  private func allows(_ code: String, at column: Int, under head: Head) -> Bool {
    if let measure = head.measures[column] { return measure == code }
    guard let words = head.words[column], !words.isEmpty, words != GridDisclosure.headWord else {
      return true
    }
    return table.column(code).map { Fold.key($0.label).contains(words) } ?? false
  }
}
