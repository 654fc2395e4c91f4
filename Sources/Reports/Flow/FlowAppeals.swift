import Documents
import Forms

/// Reads table 四 from running text: one run of fifteen cells behind the heads, or three of five under their routes.
struct FlowAppeals {
  let flow: Flow
  let chunks: [Chunk]

  /// What stands where the table should be: one chunk for all blocks, or one for each.
  enum Found {
    case whole(Chunk)
    case blocks([(route: FormRow, chunk: Chunk)])
  }

  /// Every table 四 of the text: behind the last row of table 三, which is chunk `last`, and wherever the whole head
  /// stands right before the figures. Mostly one; two that differ are two reports'.
  func find(behind last: Int?) -> [Found] {
    let start = last.map { $0 + 1 } ?? chunks.count
    let near = chunks.indices.first { $0 >= start && isWhole(chunks[$0], from: start, at: $0) }
    var whole = chunks.indices.filter { $0 == near || isHeaded(chunks[$0]) }
    // A row of figures right below is another year's: both are read, and where they differ neither is kept.
    while let last = whole.last, last + 1 < chunks.count, isWide(chunks[last + 1]),
      flow.key(chunks[last + 1].words).count <= 12
    { whole.append(last + 1) }
    if !whole.isEmpty { return whole.map { .whole(chunks[$0]) } }
    let blocks = self.blocks(from: start)
    if !blocks.isEmpty { return [.blocks(blocks)] }
    let anywhere = self.blocks(from: 0)
    return anywhere.count == Appeals.routes.count ? [.blocks(anywhere)] : []
  }

  // MARK: one row

  /// Fifteen cells, and since table 三 the words of this table's head.
  private func isWhole(_ chunk: Chunk, from start: Int, at index: Int) -> Bool {
    guard isWide(chunk), index < start + 60 else { return false }
    let since = flow.key(chunks[start].words.lowerBound..<chunk.words.upperBound)
    return FlowAppeals.headWords.allSatisfy { since.contains($0) }
  }

  /// Fifteen cells right behind the whole head: all results three times, the routes before them.
  private func isHeaded(_ chunk: Chunk) -> Bool {
    guard isWide(chunk) else { return false }
    let key = flow.key(chunk.words.suffix(160))
    return FlowAppeals.headWords.allSatisfy { key.contains($0) } && key.count(of: FlowAppeals.pending) == 3
  }

  private func isWide(_ chunk: Chunk) -> Bool {
    let cells = Appeals.table.keys.count
    guard chunk.figures.count <= cells, !chunk.numbersColumns else { return false }
    // A row that begins with an empty cell may have lost it to a leading bar; cells that pad the row would hide that.
    if chunk.rowCells == cells, chunk.barsBehind == 0 {
      return !chunk.startsBlank || chunk.cellCount == cells - 1
    }
    return chunk.isBarred
      ? chunk.figures.count >= cells - 2 && chunk.cellCount >= cells - 1 : chunk.valueCount >= cells
  }

  /// False where the head names results or routes in another order than the form.
  func isInOrder(_ chunk: Chunk) -> Bool {
    let head = flow.key(chunk.words.suffix(160))
    let results = FlowAppeals.order.map { head[...].lastStart(of: $0) }
    let routes = FlowAppeals.suits.map { head[...].lastStart(of: $0) }
    return [results, routes].allSatisfy { places in
      let found = places.compactMap(\.self)
      return found.count < places.count || found == found.sorted()
    }
  }

  private static let order = Appeals.results.map { Fold.key($0.label) }
  private static let suits = Appeals.routes.dropFirst().map { Fold.key($0.label) }

  private static let headWords = ["复议", "诉"].map { Fold.key($0) }
  private static let pending = Fold.key("尚未审结")

  // MARK: three rows

  /// The blocks from chunk `start` on. Behind one that has the head, rows that are named by a route alone stand under
  /// the same head.
  private func blocks(from start: Int) -> [(route: FormRow, chunk: Chunk)] {
    var blocks: [(route: FormRow, chunk: Chunk)] = []
    var isUnderHead = false
    for chunk in chunks[min(start, chunks.count)...] {
      guard let route = route(of: chunk, isUnderHead: isUnderHead) else {
        isUnderHead = false
        continue
      }
      isUnderHead = true
      if !blocks.contains(where: { $0.route.code == route.code }) { blocks.append((route, chunk)) }
    }
    return blocks
  }

  private func route(of chunk: Chunk, isUnderHead: Bool) -> FormRow? {
    let cells = Appeals.results.count
    guard chunk.isBarred ? chunk.cellCount >= cells - 1 : chunk.valueCount >= cells,
      chunk.figures.count <= cells
    else { return nil }
    let key = flow.key(chunk.words)
    guard key.contains(FlowAppeals.pending) || (isUnderHead && key.count <= 16) else { return nil }
    // Heads of two routes in a row are those of columns side by side, as a PDF without rulings gives them: which of
    // them the figures below belong to is not said.
    let named = Appeals.routes.filter { $0.keys.contains { key.contains(Fold.key($0)) } }
    return named.count == 1 ? named.first : nil
  }
}

extension [UInt16] {
  /// How often `other` stands in the text.
  fileprivate func count(of other: [UInt16]) -> Int {
    guard count >= other.count else { return 0 }
    return (0...(count - other.count)).count { self[$0...].starts(with: other) }
  }
}
