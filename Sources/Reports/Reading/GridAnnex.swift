import Documents
import Forms

/// Reads an annex of indicators (forms 2014 and 2008) from a grid: label, unit, and one or two columns of figures, of
/// which the cumulative one is told by its head (domain.md §3, §4).
struct GridAnnex {
  /// Reads the annex and says whether the grid is one.
  func read(_ grid: Grid, into reading: inout Reading) -> Bool {
    guard let (row, head) = head(of: grid) else { return false }
    for below in grid.rows.indices where below > row { read(below, under: head, in: grid, into: &reading) }
    return true
  }

  private struct Head {
    var label: Int
    var unit: Int?
    /// Columns of figures: `year` or `cumulative`.
    var values: [Int: String]
  }

  private static let labelWords = ["指标名称", "统计指标", "指标", "项目名称"].map { Fold.key($0) }
  private static let unitWords = ["计量单位", "单位"].map { Fold.key($0) }
  private static let cumulativeWords = ["累计"].map { Fold.key($0) }
  private static let yearWords = ["年度", "统计数", "年末统计", "本期实际", "数量", "数值", "本年"].map { Fold.key($0) }

  private func head(of grid: Grid) -> (row: Int, head: Head)? {
    for row in grid.rows.indices.prefix(6) {
      let keys = grid.keys[row]
      guard let label = keys.firstIndex(where: { GridAnnex.labelWords.contains($0) }) else { continue }
      let unit = keys.firstIndex { GridAnnex.unitWords.contains($0) }
      let values = self.values(in: keys, beyond: unit ?? label)
      if !values.isEmpty { return (row, Head(label: label, unit: unit, values: values)) }
    }
    return nil
  }

  /// The columns of figures by their heads. Two columns of the same kind have two readings, so none is taken.
  private func values(in keys: [[UInt16]], beyond start: Int) -> [Int: String] {
    var values: [Int: String] = [:]
    for (column, key) in keys.enumerated() where column > start {
      if GridAnnex.cumulativeWords.contains(where: { key.contains($0) }) {
        values[column] = "cumulative"
      } else if GridAnnex.yearWords.contains(where: { key.contains($0) }) {
        values[column] = "year"
      }
    }
    return Set(values.values).count == values.count ? values : [:]
  }

  private func read(_ row: Int, under head: Head, in grid: Grid, into reading: inout Reading) {
    let cells = grid.rows[row]
    guard head.label < cells.count, !grid.keys[row][head.label].isEmpty else { return }
    let label = AnnexLabel.bare(cells[head.label].text)
    let unit = head.unit.flatMap { $0 < cells.count ? Fold.text(cells[$0].text) : nil }
    for (column, code) in head.values.sorted(by: { $0.key < $1.key }) where column < cells.count {
      let cell = cells[column]
      guard cell.isOrigin, !label.isEmpty else { continue }
      reading.add(
        Cell(
          CellKey(.annex, label, code), printed: cell.text, unit: unit.flatMap { $0.isEmpty ? nil : $0 },
          at: cell.place))
    }
  }
}
