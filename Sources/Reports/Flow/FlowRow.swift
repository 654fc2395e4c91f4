import Documents
import Forms

/// The figures of one row of a table in running text, brought to the number of cells that the form has.
enum FlowRow: Sendable {
  /// Every cell by itself, borders known.
  case cells([Cell])
  /// Fewer pieces than cells: digits are glued. `pieces` are what certain borders part.
  case glued(pieces: [String], raw: String, place: Place)
  /// More pieces than cells, or too few digits: the row cannot be told.
  case undecided(raw: String, place: Place)
}

extension FlowRow {
  /// A row whose columns do not stand in the form's order: what is glued cannot be told, for parting keeps to the form.
  var untilGlued: FlowRow {
    guard case .glued(_, let raw, let place) = self else { return self }
    return .undecided(raw: raw, place: place)
  }

  /// A row that was read with the total first, in the form's order. What is glued cannot be told.
  var totalLast: FlowRow {
    switch self {
    case .cells(let cells): .cells(Array(cells.dropFirst() + cells.prefix(1)))
    case .glued(_, let raw, let place), .undecided(let raw, let place): .undecided(raw: raw, place: place)
    }
  }
}

extension Chunk {
  /// Reads the chunk as the cells `keys`; `signed` names columns of changes.
  func row(_ keys: [CellKey], units: [String?], in flow: Flow, signed: Set<String> = []) -> FlowRow {
    let place = flow.place(of: figures.first?.range.lowerBound ?? words.upperBound)
    if isBarred {
      let row = withoutComment(behind: keys.count)
      if let cells = row.barredCells(keys, units: units, in: flow, signed: signed) { return .cells(cells) }
      return .undecided(raw: raw(in: flow), place: place)
    }
    if figures.count == keys.count + 1, endsInLineNumber(in: flow) {
      var row = self
      row.figures.removeLast()
      return row.row(keys, units: units, in: flow, signed: signed)
    }
    if figures.count == keys.count && !figures.contains(where: \.isGlued) {
      return .cells(
        zip(zip(keys, units), figures).map { cell($0.0, $1, unit: $0.1, in: flow, signed: signed) })
    }
    let digits = digitCount
    guard figures.count <= keys.count, digits >= keys.count, !figures.contains(where: \.isMark),
      isJoined(in: flow)
    else {
      return .undecided(raw: raw(in: flow), place: place)
    }
    return .glued(pieces: figures.map(\.text), raw: raw(in: flow), place: place)
  }

  /// True where the last figure begins a line on which words follow: it numbers the next row (`2 二、上年结转…`).
  func endsInLineNumber(in flow: Flow) -> Bool {
    guard figures.count > 1, let last = figures.last, !isBarred, last.range.upperBound < flow.count else {
      return false
    }
    let next = last.range.upperBound
    return flow.gaps[last.range.lowerBound] == .line && flow.gaps[next] == .space
      && (flow.units[next] >= 0x2E80 || flow.units[next] == 0x28 || flow.isNumbering(at: next))
  }

  /// The row without words that stand in cells behind its last column.
  private func withoutComment(behind cells: Int) -> Chunk {
    var chunk = self
    while chunk.figures.count > cells, let last = chunk.figures.last, last.isOdd {
      chunk.figures.removeLast()
      chunk.barsBehind += last.barsBefore
    }
    return chunk
  }

  /// True where the text shows that it runs cells together: the figures stick to their label, a zero to the figures
  /// behind it, or a figure is longer than any count. Where all is spaced, figures that are too few have lost cells and
  /// are not glued.
  func isJoined(in flow: Flow) -> Bool {
    guard let first = figures.first?.range.lowerBound else { return false }
    return flow.gaps[first] == .none || figures.contains { $0.isGlued || $0.isBeyondCounts }
  }

  /// All printed figures of the chunk, as they stand.
  func raw(in flow: Flow) -> String {
    guard let first = figures.first, let last = figures.last else { return "" }
    let whole = flow.raw(first.range.lowerBound..<last.range.upperBound)
    let parts = figures.map { flow.raw($0.range) }
    return isBarred
      ? parts.joined(separator: " | ")
      : whole.count >= parts.joined().count ? whole : parts.joined(separator: " ")
  }

  /// Cells between borders: a figure stands at the border before it, what has none is blank. Cells beyond the last
  /// column must be empty (rows are padded at the end).
  private func barredCells(_ keys: [CellKey], units: [String?], in flow: Flow, signed: Set<String>) -> [Cell]?
  {
    guard cellCount >= keys.count - 1 else { return nil }
    if figures.count == keys.count, figures.dropFirst().allSatisfy({ $0.barsBefore == 1 }),
      !figures.contains(where: \.isGlued)
    {
      return zip(zip(keys, units), figures).map { cell($0.0, $1, unit: $0.1, in: flow, signed: signed) }
    }
    // Table 四 has no labels: the bars before its first figure may be the padding of the head above it.
    if keys.first?.section == .appeals, rowCells != keys.count || barsBehind > 0, !startsBlank,
      figures.first.map({ $0.barsBefore > 1 }) ?? false
    {
      return nil
    }
    // A bar before an empty first cell looks like a leading bar, and then the padding at the end like an empty last cell.
    if keys.first?.section == .appeals, rowCells != nil, !startsBlank, figures.count < keys.count,
      barsBehind > 0
    {
      return nil
    }
    // An empty cell at the start is the first column's or a label's; the number of cells must say which.
    guard !startsBlank || cellCount == keys.count - 1 || cellCount == keys.count && barsBehind == 0 else {
      return nil
    }
    var at: [Int: Printed] = [:]
    var position = startsBlank && cellCount == keys.count - 1 ? 0 : -1
    for figure in figures {
      position += max(figure.barsBefore, position < 0 ? 1 : 0)
      guard at[position] == nil, position < keys.count, !figure.isGlued else { return nil }
      at[position] = figure
    }
    guard position + barsBehind >= keys.count - 1 else { return nil }
    let bars = self.bars(in: flow)
    return zip(zip(keys, units), keys.indices).map { column, index in
      at[index].map { cell(column.0, $0, unit: column.1, in: flow, signed: signed) }
        ?? Cell(
          column.0, state: .blank, raw: "", unit: column.1, place: place(ofBlank: index, bars, in: flow))
    }
  }

  /// The borders of the row's cells.
  private func bars(in flow: Flow) -> [Int] {
    (words.upperBound..<min(end + barsBehind, flow.count)).filter { flow.units[$0] == Flow.bar }
  }

  /// An empty cell stands before the border behind it; a row that begins with a figure has no border in front.
  private func place(ofBlank position: Int, _ bars: [Int], in flow: Flow) -> Place {
    let behind = position + (figures.first?.barsBefore == 0 ? 0 : 1)
    return flow.place(of: behind < bars.count ? bars[behind] : bars.last ?? words.upperBound)
  }

  private func cell(_ key: CellKey, _ figure: Printed, unit: String?, in flow: Flow, signed: Set<String>)
    -> Cell
  {
    Cell(
      key, printed: flow.raw(figure.range), unit: figure.unit ?? unit, signed: signed.contains(key.column),
      at: flow.place(of: figure.range.lowerBound))
  }
}

extension Chunk.Printed {
  /// Ten digits and more: no office counts so many cases (the country's 21 million licences have eight).
  var isBeyondCounts: Bool { text.utf8.count { $0 >= 0x30 && $0 <= 0x39 } >= 10 }

  /// Digits that cannot be one figure: a zero in front of others.
  var isGlued: Bool {
    let digits = text.drop { $0 == "+" || $0 == "-" }.utf8.prefix(2)
    return digits.count == 2 && digits.first == 0x30 && digits.last != 0x2E
  }
}
