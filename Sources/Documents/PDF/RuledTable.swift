/// A table by its ruling lines: column and row borders, and the cells that they enclose. A cell that lacks a line inside
/// is a merged one. No text is needed to find it, and none is guessed into place: a glyph belongs to the cell that its
/// middle lies in (toolchain.md §6).
struct RuledTable {
  /// A cell: its rows and columns counted from 0.
  struct Region: Equatable {
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int
  }

  let xs: [Double]
  let ys: [Double]
  let regions: [Region]
  /// For each row and column the region that it belongs to.
  private let owners: [[Int]]

  /// The most elementary cells of one table.
  static let cellLimit = 20_000

  var box: Box { Box(left: xs[0], top: ys[0], right: xs[xs.count - 1], bottom: ys[ys.count - 1]) }

  /// Takes the lines of a page and gives its tables of two columns or more, from top to bottom. A frame around text is
  /// none.
  static func all(levels: [Ruling], uprights: [Ruling]) -> [RuledTable] {
    connected(levels, uprights).compactMap { RuledTable(levels: $0.levels, uprights: $0.uprights) }
      .sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }

  /// The region at a point, nil outside the table.
  func region(x: Double, y: Double) -> Int? {
    guard let column = Self.slot(of: x, in: xs), let row = Self.slot(of: y, in: ys) else { return nil }
    return owners[row][column]
  }

  private init?(levels: [Ruling], uprights: [Ruling]) {
    let xs = Self.borders(uprights, across: levels)
    let ys = Self.borders(levels, across: uprights)
    guard xs.count >= 3, ys.count >= 2, (xs.count - 1) * (ys.count - 1) <= Self.cellLimit else { return nil }
    self.xs = xs
    self.ys = ys
    (regions, owners) = Self.regions(xs, ys, levels, uprights)
  }

  /// The positions of the lines of one direction; where the other direction's lines run on beyond the outermost, the
  /// table is open at that side and its end is a border too.
  private static func borders(_ lines: [Ruling], across others: [Ruling]) -> [Double] {
    var borders = Ruling.merged(lines.map { Ruling(at: $0.at, from: 0, to: 0) }).map(\.at)
    guard let first = borders.first, let last = borders.last else { return [] }
    if let start = others.map(\.from).min(), start < first - 3 { borders.insert(start, at: 0) }
    if let end = others.map(\.to).max(), end > last + 3 { borders.append(end) }
    return borders
  }

  private static func slot(of position: Double, in borders: [Double]) -> Int? {
    guard let first = borders.first, let last = borders.last, position > first - 2, position < last + 2 else {
      return nil
    }
    let next = borders.firstIndex { $0 > position } ?? borders.count
    return min(max(next - 1, 0), borders.count - 2)
  }

  private typealias Lines = (levels: [Ruling], uprights: [Ruling])

  /// The lines parted into those that meet, directly or through others.
  private static func connected(_ levels: [Ruling], _ uprights: [Ruling]) -> [Lines] {
    var groups = DisjointSets(count: levels.count + uprights.count)
    for (i, level) in levels.enumerated() {
      for (j, upright) in uprights.enumerated() where meets(level, upright) {
        groups.join(i, levels.count + j)
      }
    }
    var found: [Int: Lines] = [:]
    for (i, level) in levels.enumerated() { found[groups.root(i), default: ([], [])].levels.append(level) }
    for (j, upright) in uprights.enumerated() {
      found[groups.root(levels.count + j), default: ([], [])].uprights.append(upright)
    }
    let parts = found.values.sorted { ($0.levels.first?.at ?? 0) < ($1.levels.first?.at ?? 0) }
    return adopted(
      parts.filter { $0.levels.isEmpty }.flatMap(\.uprights), by: parts.filter { !$0.levels.isEmpty })
  }

  private static func meets(_ level: Ruling, _ upright: Ruling) -> Bool {
    level.from - 3 <= upright.at && upright.at <= level.to + 3 && upright.from - 3 <= level.at
      && level.at <= upright.to + 3
  }

  /// An upright that meets nothing belongs to the table that it is as high as: beside a merged cell that fills the whole
  /// height of a page no level line reaches it.
  private static func adopted(_ lone: [Ruling], by parts: [Lines]) -> [Lines] {
    var parts = parts
    for upright in lone {
      let home = parts.firstIndex { part in
        guard let top = part.uprights.map(\.from).min(), let bottom = part.uprights.map(\.to).max() else {
          return false
        }
        return abs(top - upright.from) <= 12 && abs(bottom - upright.to) <= 12
      }
      if let home { parts[home].uprights.append(upright) }
    }
    return parts
  }

  private static func regions(
    _ xs: [Double], _ ys: [Double], _ levels: [Ruling], _ uprights: [Ruling]
  ) -> ([Region], [[Int]]) {
    let width = xs.count - 1
    let height = ys.count - 1
    var cells = DisjointSets(count: width * height)
    for row in 0..<height {
      let middle = (ys[row] + ys[row + 1]) / 2
      for column in 1..<width where !isWall(uprights, at: xs[column], passing: middle) {
        cells.join(row * width + column - 1, row * width + column)
      }
    }
    for column in 0..<width {
      let middle = (xs[column] + xs[column + 1]) / 2
      for row in 1..<max(1, height) where !isWall(levels, at: ys[row], passing: middle) {
        cells.join((row - 1) * width + column, row * width + column)
      }
    }
    return rectangles(&cells, width, height)
  }

  private static func isWall(_ lines: [Ruling], at position: Double, passing middle: Double) -> Bool {
    lines.contains { abs($0.at - position) <= 2.5 && $0.covers(middle) }
  }

  /// Joined cells that make a rectangle are one region; any other shape comes apart into the runs of its rows.
  private static func rectangles(_ cells: inout DisjointSets, _ width: Int, _ height: Int) -> (
    [Region], [[Int]]
  ) {
    var shapes: [Int: [Int]] = [:]
    for cell in 0..<(width * height) { shapes[cells.root(cell), default: []].append(cell) }
    var regions: [Region] = []
    var owners = Array(repeating: Array(repeating: 0, count: width), count: height)
    for shape in shapes.values.sorted(by: { $0[0] < $1[0] }) {
      for part in parts(of: shape, width) {
        for row in part.row..<(part.row + part.rows) {
          for column in part.column..<(part.column + part.columns) { owners[row][column] = regions.count }
        }
        regions.append(part)
      }
    }
    return (regions, owners)
  }

  private static func parts(of shape: [Int], _ width: Int) -> [Region] {
    let rows = shape.map { $0 / width }
    let columns = shape.map { $0 % width }
    guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(), let right = columns.max()
    else {
      return []
    }
    let whole = Region(row: top, column: left, rows: bottom - top + 1, columns: right - left + 1)
    if whole.rows * whole.columns == shape.count { return [whole] }
    return shape.sorted().chunked { $1 == $0 + 1 && $0 / width == $1 / width }.map { run in
      Region(row: run[0] / width, column: run[0] % width, rows: 1, columns: run.count)
    }
  }
}

/// Numbers joined into groups.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  mutating func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (root(first), root(second))
    parents[max(a, b)] = min(a, b)
  }
}
