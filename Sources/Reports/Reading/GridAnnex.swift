import Documents
import Forms

/// Reads an annex of indicators (forms 2014 and 2008) from a grid: label, unit, and one or two columns of figures, of
/// which the cumulative one is told by its head (domain.md §3, §4).
struct GridAnnex {
  /// Of the report.
  let year: Int?

  /// Reads the annex and says whether there is one. All its tables are read: the pages of one, which go on under the
  /// head of the first, and further ones, of another year or body perhaps, which must not pass unseen: where two
  /// tables differ, neither figure is stored (`Reading.unmixed`). One with another year in its title is left.
  func read(_ grids: [(Grid, title: String)], into reading: inout Reading) -> Bool {
    var rows: [Row] = []
    var last: (head: Head, width: Int)?
    var isLeft = false
    for (grid, title) in grids {
      let next = last.flatMap { goesOn(grid, from: $0.head, width: $0.width) }
      guard let (row, head) = head(of: grid) ?? next ?? lacking(in: grid) else { continue }
      let above = grid.rows[..<max(0, row)].flatMap { $0.map(\.text) }
      if let told = AnnexTitle.year(in: ([title] + above).joined(separator: "\n")), let year, told != year {
        reading.remarks.append(AnnexTitle.remark(told, in: year))
        isLeft = true
        continue
      }
      rows += grid.rows.indices.filter { $0 > row }.compactMap { self.row($0, under: head, in: grid) }
      last = (head, grid.width)
    }
    for (row, name) in zip(rows, AnnexLabel.names(rows.map(\.printed))) where !name.isEmpty {
      for (column, cell) in row.cells {
        let key = CellKey(.annex, name, column)
        reading.add(
          row.isMerged && holdsNumber(cell)
            ? Cell(key, unreadable: cell, unit: row.unit)
            : Cell(key, printed: cell.text, unit: row.unit, at: cell.place))
      }
    }
    return last != nil || isLeft
  }

  /// The head of the table before, for a grid that goes on with its rows on the next page: as wide, and a row at once.
  private func goesOn(_ grid: Grid, from head: Head, width: Int) -> (row: Int, head: Head)? {
    guard grid.width == width, let first = grid.rows.first, let label = head.labels.last, label < first.count,
      grid.rows.contains(where: { label < $0.count && isKnown($0[label].text) })
    else { return nil }
    let text = Fold.compact(first[label].text)
    return isKnown(text) || AnnexLabel.isNumbered(text) ? (-1, head) : nil
  }

  private struct Head {
    /// The columns in which labels stand.
    var labels: Range<Int>
    var unit: Int?
    /// Columns of figures: `year` or `cumulative`.
    var values: [Int: String]
  }

  /// A row as printed; one that only heads others (`一、主动公开情况 —— ——`) has no cells.
  private struct Row {
    var printed: String
    var unit: String?
    var cells: [(column: String, cell: TableCell)]
    /// True where one cell lies over the figures of two columns or rows: which of them it fills cannot be told.
    var isMerged = false
  }

  private static let labelWords = [
    "指标名称", "统计指标", "指标内容", "指标", "项目名称", "统计项目", "统计内容",
  ].map { Fold.key($0) }
  private static let plainWords = ["项目", "内容", "名称", "类别"].map { Fold.key($0) }
  private static let unitWords = ["计量单位", "单位"].map { Fold.key($0) }
  private static let codeWords = ["代码", "序号"].map { Fold.key($0) }

  /// True for the head of labels; plain words head other tables too, but none with our indicators.
  private func isLabelHead(_ key: [UInt16], in grid: Grid) -> Bool {
    if GridAnnex.labelWords.contains(key) { return true }
    return GridAnnex.plainWords.contains(key)
      && grid.rows.contains { row in row.contains { isKnown($0.text) } }
  }

  private func head(of grid: Grid) -> (row: Int, head: Head)? {
    for row in grid.rows.indices.prefix(6) {
      let keys = grid.keys[row]
      guard let label = keys.firstIndex(where: { isLabelHead($0, in: grid) }) else { continue }
      let unit = keys.firstIndex { GridAnnex.unitWords.contains($0) }
      let values = self.values(in: keys, beyond: unit ?? label)
      guard let first = values.keys.min() else { continue }
      let end = keys.indices.first { $0 > label && GridAnnex.codeWords.contains(keys[$0]) } ?? first
      return (row, Head(labels: label..<max(label + 1, min(unit ?? end, end)), unit: unit, values: values))
    }
    return nil
  }

  /// The columns of figures by their heads.
  private func values(in keys: [[UInt16]], beyond start: Int) -> [Int: String] {
    let heads = keys.enumerated().compactMap { column, key in
      column > start ? AnnexColumn.Head(key[...]).map { (column, $0) } : nil
    }
    let columns = AnnexColumn.columns(under: heads.map(\.1), in: year) ?? []
    let values = zip(heads, columns).filter { $1 != .other }.map { ($0.0, $1.rawValue) }
    return Dictionary(uniqueKeysWithValues: values)
  }

  /// The head that a grid lacks, or whose words are others: three known indicators or more stand in one column, and all
  /// figures beside them in one other, above which nothing speaks against the year.
  private func lacking(in grid: Grid) -> (row: Int, head: Head)? {
    let known = grid.rows.indices.compactMap { row in
      grid.labelColumns(of: row).first { isKnown(grid.rows[row][$0].text) }.map { (row: row, column: $0) }
    }
    guard known.count >= 3, let first = known.first, known.allSatisfy({ $0.column == first.column }) else {
      return nil
    }
    let beside = Set(
      known.flatMap { row, _ in grid.rows[row].indices.filter { holdsNumber(grid.rows[row][$0]) } })
    guard beside.count == 1, let value = beside.first, value > first.column else { return nil }
    let heads = grid.keys[..<first.row].compactMap {
      value < $0.count ? AnnexColumn.Head($0[value][...]) : nil
    }
    guard heads.allSatisfy({ $0.column == .year && ($0.year ?? year) == year }) else { return nil }
    let unit = grid.rows[first.row].indices.first { column in
      known.allSatisfy { row, _ in
        column < grid.rows[row].count && AnnexUnit.all.contains(Fold.text(grid.rows[row][column].text))
      }
    }
    return (first.row - 1, Head(labels: first.column..<first.column + 1, unit: unit, values: [value: "year"]))
  }

  private func isKnown(_ label: String) -> Bool {
    let bare = AnnexLabel.bare(label)
    return AnnexIndicator.isKnown(bare)
      || AnnexUnit.parted(bare).map { AnnexIndicator.isKnown(String($0.label)) } == true
  }

  private func row(_ row: Int, under head: Head, in grid: Grid) -> Row? {
    let cells = grid.rows[row]
    let labels = head.labels.filter { $0 < cells.count && !grid.keys[row][$0].isEmpty }
    guard let label = labels.last, !GridAnnex.labelWords.contains(grid.keys[row][label]),
      !grid.isFigure(row, label)
    else { return nil }
    let printed = Fold.text(cells[label].text).replacing(" ", with: "")
    let unit = head.unit.flatMap { $0 < cells.count ? Fold.text(cells[$0].text) : nil }
    let values = head.values.sorted { $0.key < $1.key }.filter {
      $0.key < cells.count && cells[$0.key].isOrigin
    }
    if let unit, Figure(unit).state != .unreadable, values.allSatisfy({ !holdsNumber(cells[$0.key]) }) {
      return Row(printed: printed, unit: nil, cells: [])
    }
    let told = AnnexUnit.parted(printed).flatMap { unit == nil && printed.hasSuffix(")") ? $0 : nil }
    return Row(
      printed: told.map { String($0.label) } ?? printed,
      unit: told?.unit ?? unit.flatMap { $0.isEmpty ? nil : $0 },
      cells: values.map { ($0.value, cells[$0.key]) },
      isMerged: isWide(cells, under: head) || values.contains { grid.isShared(row, $0.key) })
  }

  /// True where one cell lies over two columns of figures.
  private func isWide(_ cells: [TableCell], under head: Head) -> Bool {
    head.values.keys.contains { column in
      column < cells.count && !cells[column].isOrigin
        && head.values.keys.contains {
          $0 < column && cells[$0].isOrigin && cells[$0].text == cells[column].text
        }
    }
  }

  private func holdsNumber(_ cell: TableCell) -> Bool { Figure(cell.text).state == .number }
}
