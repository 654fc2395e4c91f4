import Documents
import Forms

/// Reads table 三 from running text. Rows go by the label right before their figures; where a page break or a PDF has
/// torn labels from figures, the order of the form tells the rows between two that are sure (domain.md §7, P8).
struct FlowApplications {
  let flow: Flow
  let chunks: [Chunk]
  let labels: RowLabels
  private let applicants = Applications.applicants

  init(_ flow: Flow, _ chunks: [Chunk], form: Form) {
    self.flow = flow
    self.chunks = chunks
    labels = .applications(form)
  }

  /// A row as found: its figures, and the row of the form where a label tells it.
  struct Found: Sendable {
    var chunk: Int
    var row: Int?
    var basis: Basis
    /// Words on the figures' own line that name no row: a local extension, or the piece of a label.
    var words: [UInt16]
    var isNear: Bool
    /// True where the label stands on the figures' own line.
    var isOwn = false
  }

  /// All tables found: mostly one; a page that repeats itself has two.
  func tables() -> [[Found]] {
    let rows = labelled()
    return segments(of: rows).map { isAbove($0) ? withoutDistant($0) : $0 }
      .filter { $0.count { $0.row != nil } >= 3 }.map(ordered)
  }

  private static let natural = Fold.key("自然人")
  private static let totals = ["总计", "合计"].map { Fold.key($0) }

  /// True where the head before a table names 总计 before 自然人: its columns do not stand in the form's order.
  func isTotalFirst(_ table: [Found]) -> Bool {
    guard let first = table.first else { return false }
    let head = flow.key(chunks[first.chunk].words)
    guard let natural = head.firstStart(of: FlowApplications.natural) else { return false }
    let before = head[..<natural].suffix(12)
    return FlowApplications.totals.contains { Array(before).contains($0) }
  }

  /// True where the head before a table names kinds of organisations in another order than the form.
  func isDisordered(_ table: [Found]) -> Bool {
    guard let first = table.first else { return false }
    let head = flow.key(chunks[first.chunk].words)
    let places = FlowApplications.bodies.map { head.firstStart(of: $0) }
    let found = places.compactMap(\.self)
    return found.count == places.count && found != found.sorted()
  }

  private static let bodies = Applications.applicants.prefix(5).map { Fold.key($0.label) }

  // MARK: labels

  /// Chunks that look like seven cells, with their labels where these can be trusted.
  private func labelled() -> [Found] {
    var previous = -1
    var rows: [Found] = []
    for index in chunks.indices where looksLikeRow(chunks[index]) {
      let found = self.found(index, after: previous)
      if let row = found.row { previous = row }
      rows.append(found)
    }
    return rows
  }

  private func looksLikeRow(_ chunk: Chunk) -> Bool {
    let needed = applicants.count
    if chunk.isBarred {
      // Borders behind the last figure are padding, however many there are.
      let before = chunk.cellCount - chunk.barsBehind
      return chunk.cellCount >= needed - 1 && before <= needed + (chunk.startsBlank ? 0 : 2)
        && (chunk.figures.isEmpty ? chunk.cellCount <= needed + 2 : true)
        && (chunk.figures.count > 1 || chunk.cellCount >= needed)
    }
    let count = chunk.figures.count - (chunk.endsInLineNumber(in: flow) ? 1 : 0)
    return count <= needed && chunk.valueCount >= needed && count + chunk.valueCount > needed
  }

  /// A label is trusted where it is the only one since the last figures, or where it stands on the figures' own line.
  /// Figures that begin a row of a table have lost their label: what stands on the lines above may be several.
  private func found(_ index: Int, after previous: Int) -> Found {
    let chunk = chunks[index]
    let own = ownLine(of: chunk)
    let all = flow.label(chunk.words.suffix(200))
    let hasLostLabel = chunk.isBarred && chunk.figures.first?.barsBefore == 0
    if own.isEmpty || labels.row(of: own, after: previous) == nil, let row = rowAround(index, after: previous)
    {
      return Found(chunk: index, row: row, basis: .printed, words: own, isNear: false, isOwn: true)
    }
    guard !hasLostLabel, let match = labels.row(of: all, after: previous) else {
      return Found(chunk: index, row: nil, basis: .printed, words: own, isNear: false)
    }
    if isBesideLabel(chunk, of: match.index) {
      return Found(chunk: index, row: nil, basis: .printed, words: own, isNear: false)
    }
    let isOwn = !own.isEmpty && labels.row(of: own, after: match.index - 1)?.index == match.index
    let row = isOwn || labels.count(in: all) <= 1 ? match.index : nil
    return Found(
      chunk: index, row: row, basis: .printed, words: own, isNear: match.strength == .near, isOwn: isOwn)
  }

  /// True where a cell of one or two characters stands between a row's label and its figures (`重复申请 | 若干 | 0 | …`): no
  /// part of the label but the first figure, in words.
  private func isBesideLabel(_ chunk: Chunk, of row: Int) -> Bool {
    let words = flow.lastCell(of: chunk.words)
    let cell = flow.key(words)
    return chunk.isBarred && words.lowerBound > chunk.words.lowerBound && cell.count <= 2
      && !cell.isEmpty && !labels.endsLabel(cell, of: row)
  }

  /// The words that stand on the same line as the first figure.
  private func ownLine(of chunk: Chunk) -> [UInt16] {
    guard let first = chunk.figures.first?.range.lowerBound, flow.gaps[first] != .line || chunk.isBarred
    else { return [] }
    var start = chunk.words.upperBound
    while start > chunk.words.lowerBound, start == flow.count || flow.gaps[start] != .line { start -= 1 }
    return flow.label(start..<chunk.words.upperBound)
  }

  // MARK: order

  /// Cuts the rows where the form begins again.
  private func segments(of rows: [Found]) -> [[Found]] {
    var segments: [[Found]] = []
    var last = -1
    for row in rows {
      if let index = row.row {
        if index <= last { segments.append([]) }
        last = index
      }
      if segments.isEmpty { segments.append([]) }
      segments[segments.count - 1].append(row)
    }
    return segments
  }

  /// True where figures stand above their labels, as a PDF prints those of a wrapped label: then a label seems to belong
  /// to the figures of the row below. Shown by figures with no label before a row that has none to lack, or by two
  /// rows of figures without a word between.
  private func isAbove(_ rows: [Found]) -> Bool {
    let labelled = rows.filter { $0.row != nil }
    guard let first = labelled.first?.chunk, let last = labelled.last?.chunk else { return false }
    let isDouble = chunks[first...last].contains { !$0.isBarred && $0.figures.count > applicants.count }
    var before = -1
    var loose = 0
    for row in rows {
      if let index = row.row {
        if loose > index - before - 1 { return true }
        (before, loose) = (index, 0)
      } else if row.words.isEmpty, chunks[row.chunk].figures.count == applicants.count {
        loose += 1
      }
    }
    return isDouble
  }

  /// The rows with only those labels kept that stand on their figures' own line, or whose figures follow them without
  /// a gap from the first row of the form on.
  private func withoutDistant(_ rows: [Found]) -> [Found] {
    let certain = unbroken(rows)
    return rows.enumerated().map { place, found in
      guard !found.isOwn, !certain.contains(place) else { return found }
      var found = found
      found.row = nil
      return found
    }
  }

  /// The rows from the first on that are told by their labels although others are torn: with no figures before the
  /// first row of the form, each label is followed by just seven figures that add up, and these by the label of the
  /// next row. Were figures to stand above their labels, some would stand before the first; where one row's figures have
  /// gone elsewhere, there are more or fewer than seven between two labels, and nothing behind that is told.
  private func unbroken(_ rows: [Found]) -> Range<Int> {
    guard let start = rows.firstIndex(where: { $0.row == 0 }),
      rows[..<start].allSatisfy({ chunks[$0.chunk].figures.count < applicants.count })
    else { return 0..<0 }
    var end = start
    while end < rows.count, rows[end].row == end - start,
      chunks[rows[end].chunk].figures.count == applicants.count, addsUp(chunks[rows[end].chunk].figures),
      end == start || rows[end].chunk == rows[end - 1].chunk + 1
    { end += 1 }
    return start..<end
  }

  private func addsUp(_ figures: [Chunk.Printed]) -> Bool {
    let counts = figures.compactMap { $0.isGlued ? nil : Int($0.text) }
    guard counts.count == figures.count, let total = counts.last else { return false }
    return counts.dropLast().reduce(0, { $0.addingReportingOverflow($1).partialValue }) == total
  }

  /// Rows without a label between two that have one are the rows of the form between them, if they are just as many.
  private func ordered(_ rows: [Found]) -> [Found] {
    var rows = rows
    var start = 0
    var before = -1
    for index in rows.indices where rows[index].row != nil {
      let row = rows[index].row ?? before
      assign(&rows, start..<index, to: before + 1..<max(row, before + 1))
      start = index + 1
      before = row
    }
    assign(&rows, start..<rows.count, to: before + 1..<labels.table.rows.count)
    return rows
  }

  private func assign(_ rows: inout [Found], _ places: Range<Int>, to indices: Range<Int>) {
    let torn = places.filter { rows[$0].words.isEmpty || labels.isFragment(rows[$0].words, of: indices) }
    guard torn.count == indices.count else { return }
    for (place, index) in zip(torn, indices) {
      rows[place].row = index
      rows[place].basis = .ordered
    }
  }
}
