import Forms

extension Chunking {
  /// A row of a table: where its label begins behind a figure that numbers it, the row, and where reading goes on. A
  /// numbered row without figures is no chunk, and reading goes on behind its number.
  typealias Row = (label: Int?, chunk: Chunk?, end: Int)

  /// The row of a table that begins at `index`, where it has figures or a number. A row's cells are known, so each is
  /// read whole: what is no figure (`2l`, `--253`, `43.5%`, 见附件) is one odd cell and neither ends the row nor lends
  /// its digits to it.
  func row(at index: Int) -> Row? {
    guard flow.units[index] == Flow.rowStart else { return nil }
    let cells = flow.cells(ofRowAt: index)
    let kinds = cells.map(kind)
    let number = numbering(kinds)
    let label = number.flatMap { kinds[($0 + 1)...].firstIndex { $0 != .empty } }.map { cells[$0].lowerBound }
    guard let first = firstValue(kinds, behind: number), let last = kinds.lastIndex(where: { $0 != .empty })
    else { return label.map { ($0, nil, $0) } }
    let words = kinds[..<first].lastIndex { $0 != .empty }
    let start = words.map { cells[$0].upperBound } ?? cells[0].lowerBound
    var chunk = Chunk(
      words: (label ?? start)..<start, figures: figures(cells, kinds, first...last, before: words ?? 0),
      barsBehind: cells.count - 1 - last)
    chunk.startsBlank = words == nil && first > 0
    chunk.rowCells = cells.count
    return (label, chunk, cells[cells.count - 1].upperBound)
  }

  private func figures(_ cells: [Range<Int>], _ kinds: [Kind], _ places: ClosedRange<Int>, before: Int)
    -> [Chunk.Printed]
  {
    var before = before
    var figures: [Chunk.Printed] = []
    for place in places where kinds[place] != .empty {
      figures.append(printed(cells[place], kinds[place], barsBefore: place - before))
      before = place
    }
    return figures
  }

  /// What a cell of a row holds.
  private enum Kind { case empty, figure, mark, words, odd }

  private func kind(of cell: Range<Int>) -> Kind {
    if cell.isEmpty { return .empty }
    switch Figure(flow.raw(cell)).state {
    case .number: return .figure
    case .na: return .mark
    case .blank: return .empty
    case .unreadable: return flow.units[cell].contains { $0 >= 0x2E80 } ? .words : .odd
    }
  }

  /// The place of a figure that stands first in a row, in front of words, and numbers it.
  private func numbering(_ kinds: [Kind]) -> Int? {
    guard let first = kinds.firstIndex(where: { $0 != .empty }), kinds[first] == .figure else { return nil }
    return kinds[(first + 1)...].first { $0 != .empty } == .words ? first : nil
  }

  /// The place of the first cell behind the row's label; nil for a row without figures, and for one in which words and
  /// figures alternate.
  private func firstValue(_ kinds: [Kind], behind number: Int?) -> Int? {
    let start = number.map { $0 + 1 } ?? 0
    guard let first = kinds[start...].firstIndex(where: { $0 == .figure || $0 == .mark || $0 == .odd }) else {
      return nil
    }
    let values = kinds[first...]
    let figures = values.count { $0 == .figure || $0 == .mark }
    return figures > 0 && values.count { $0 == .words } * 2 < figures ? first : nil
  }

  private func printed(_ cell: Range<Int>, _ kind: Kind, barsBefore: Int) -> Chunk.Printed {
    let digits = flow.units[cell].prefix { Fold.isDigit($0) || Chunking.inFigures.contains($0) }
    return Chunk.Printed(
      range: cell, barsBefore: barsBefore,
      text: kind == .figure ? flow.digits(digits.startIndex..<digits.endIndex) : "",
      unit: nil, isMark: kind == .mark, isOdd: kind == .odd || kind == .words)
  }

  private static let inFigures = Set("+-.,".utf16)
}

extension Chunk {
  /// The same figures behind other words.
  func saying(_ words: Range<Int>) -> Chunk {
    var chunk = self
    chunk.words = words
    return chunk
  }
}

extension Flow {
  /// The cells of the row whose mark stands at `index`: the ranges between its borders.
  func cells(ofRowAt index: Int) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = index + 1
    var end = start
    while end < count, units[end] != Flow.rowStart {
      if units[end] == Flow.bar {
        cells.append(start..<end)
        start = end + 1
      }
      end += 1
    }
    return cells + [start..<end]
  }
}
