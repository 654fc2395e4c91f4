import Forms

/// The head of table 三 in a grid: which applicant stands in which column. Columns may stand in another order than the
/// form's, and columns of no applicant (a subtotal that a template has invented) may stand between them.
struct ApplicationsHead: Sendable {
  /// The columns found, by the applicant's place in the form.
  let columns: [Int: Int]
  /// Further columns below a head that reaches over several: empty in one table, another year's figures in the next.
  let spanned: Set<Int>
  let width: Int
  /// True where two columns claim one applicant: two years side by side. Nothing can be read under such a head.
  let contradicts: Bool
  /// True for a head taken over from the table before: it must be borne out by each row.
  var isCarried = false

  private static let names = Applications.applicants.map { ([$0.label] + $0.variants).map { Fold.key($0) } }

  /// The first head in the grid; nil where no row names four applicants.
  init?(_ grid: Grid) {
    guard
      let row = grid.rows.indices.first(where: { row in
        ApplicationsHead.names.count { names in grid.keys[row].contains { names.contains($0) } } >= 4
      })
    else { return nil }
    width = grid.width
    let found = ApplicationsHead.names.map { ApplicationsHead.columns(of: $0, in: grid, at: row) }
    contradicts = found.contains { $0.count > 1 }
    spanned = ApplicationsHead.spanned(in: grid, at: row)
    columns =
      ApplicationsHead.isMisaligned(found, in: grid, at: row)
      ? [:]
      : Dictionary(
        found.enumerated().compactMap { index, columns in columns.first.map { (index, $0) } },
        uniquingKeysWith: { first, _ in first })
  }

  /// True where a kind of organisation stands beside the cell 法人或其他组织 and not below it: a span of the head is wrong,
  /// and what stands in which column is not told by it.
  private static func isMisaligned(_ found: [[Int]], in grid: Grid, at row: Int) -> Bool {
    for above in max(0, row - 2)...row {
      let group = grid.keys[above].indices.filter { grid.keys[above][$0].starts(with: organisations) }
      guard group.count > 1 else { continue }
      return found[1...5].contains { $0.count == 1 && !group.contains($0[0]) }
    }
    return false
  }

  private static func spanned(in grid: Grid, at row: Int) -> Set<Int> {
    let columns = (max(0, row - 2)...row).flatMap { above in
      let keys = grid.keys[above]
      return keys.indices.dropFirst().filter { column in
        keys[column] == keys[column - 1] && !grid.rows[above][column].isOrigin
          && names.contains { $0.contains(keys[column]) }
      }
    }
    return Set(columns)
  }

  private static let organisations = Fold.key("法人或其他组织")

  /// The columns that one of `names` heads, in the rows of the head; a cell over several columns counts once. The
  /// form's own word outranks a variant: 合计 may head a subtotal beside 总计.
  private static func columns(of names: [[UInt16]], in grid: Grid, at row: Int) -> [Int] {
    let rows = max(0, row - 2)...row
    for names in [Array(names.prefix(1)), Array(names.dropFirst())] {
      var columns: Set<Int> = []
      for above in rows {
        let keys = grid.keys[above]
        for column in keys.indices where names.contains(keys[column]) {
          let isSpanned = column > 0 && keys[column - 1] == keys[column] && !grid.rows[above][column].isOrigin
          if !isSpanned { columns.insert(column) }
        }
      }
      if !columns.isEmpty { return columns.sorted() }
    }
    return []
  }

  var isWhole: Bool { columns.count == Applications.applicants.count && !contradicts }
  var first: Int? { columns.values.min() }
  var last: Int? { columns.values.max() }

  /// The columns in the order of the applicants; nil unless all are known.
  var ordered: [Int]? {
    let ordered = Applications.applicants.indices.compactMap { columns[$0] }
    return isWhole ? ordered : nil
  }

  /// True where just seven cells at `columns` may be read in the form's order: the head has that order and nothing
  /// between its cells, or is known in part and does not say otherwise.
  func allows(_ columns: [Int]) -> Bool {
    guard !contradicts else { return false }
    if let ordered, isCarried || last == first.map({ $0 + ordered.count - 1 }) {
      return ordered == ordered.sorted()
    }
    if isCarried { return true }
    return self.columns.allSatisfy { index, column in index < columns.count && columns[index] == column }
  }
}
