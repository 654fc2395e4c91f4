/// How wide each column of a terminal table stands, and which columns stand side by side.
struct TableLayout {
  /// What a column needs: `natural` shows everything on one line, `least` is what it can be pressed to. Figures are
  /// never broken: their column's `least` holds the widest of them.
  struct Need: Equatable {
    var natural: Int
    var least: Int
  }

  /// Columns that stand side by side, by their number, with their widths.
  struct Block: Equatable {
    var columns: [Int]
    var widths: [Int]
  }

  /// Spaces between two columns.
  static let gap = 2

  /// The columns in blocks that fit the width: one block where possible, else several below one another, each
  /// beginning with the first column. A column that is too wide by itself stands as wide as it must.
  static func blocks(_ needs: [Need], width: Int?) -> [Block] {
    guard let width else { return [Block(columns: Array(needs.indices), widths: needs.map(\.natural))] }
    var needs = needs
    if let first = needs.first, parted(needs, width: width).count > 1 {
      // The first column heads every block: a third of the width keeps its labels whole.
      needs[0].least = min(first.natural, max(first.least, width / 3))
    }
    return parted(needs, width: width).map { columns in
      Block(columns: columns, widths: pressed(columns.map { needs[$0] }, width: width))
    }
  }

  private static func parted(_ needs: [Need], width: Int) -> [[Int]] {
    var blocks: [[Int]] = [[]]
    var used = -gap
    for (column, need) in needs.enumerated() {
      // The first column alone says nothing: it never stands without a second.
      if used + gap + need.least > width, blocks[blocks.count - 1].count > 1 {
        blocks.append([0])
        used = needs[0].least
      }
      blocks[blocks.count - 1].append(column)
      used += gap + need.least
    }
    return blocks
  }

  /// Widths that fit: the widest columns are pressed first, all to one level, none below its least.
  private static func pressed(_ needs: [Need], width: Int) -> [Int] {
    let room = width - gap * (needs.count - 1)
    let widths = { (level: Int) in needs.map { min($0.natural, max($0.least, level)) } }
    var (low, high) = (0, needs.map(\.natural).max() ?? 0)
    while low < high {
      let level = (low + high + 1) / 2
      if widths(level).reduce(0, +) <= room { low = level } else { high = level - 1 }
    }
    return widths(low)
  }
}
