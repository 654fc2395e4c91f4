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

  /// Looks from chunk `start` on: behind the last row of table 三.
  func find(from start: Int) -> Found? {
    let rest = chunks.indices.filter { $0 >= start }
    if let index = rest.first(where: { isWhole(chunks[$0], from: start, at: $0) }) {
      return .whole(chunks[index])
    }
    let blocks = Appeals.routes.compactMap { route -> (route: FormRow, chunk: Chunk)? in
      rest.first { isBlock(chunks[$0], of: route) }.map { (route, chunks[$0]) }
    }
    return blocks.isEmpty ? nil : .blocks(blocks)
  }

  /// Fifteen cells, and since table 三 the words of this table's head.
  private func isWhole(_ chunk: Chunk, from start: Int, at index: Int) -> Bool {
    let cells = Appeals.table.keys.count
    let isWide =
      chunk.isBarred
      ? chunk.figures.count >= cells - 2 && chunk.cellCount >= cells - 1 : chunk.digitCount >= cells
    guard isWide, chunk.figures.count <= cells, index < start + 60 else { return false }
    let since = flow.key(chunks[start].words.lowerBound..<chunk.words.upperBound)
    return FlowAppeals.headWords.allSatisfy { since.contains($0) }
  }

  private static let headWords = ["复议", "诉"].map { Fold.key($0) }
  private static let pending = Fold.key("尚未审结")

  private func isBlock(_ chunk: Chunk, of route: FormRow) -> Bool {
    let cells = Appeals.results.count
    guard chunk.isBarred ? chunk.cellCount >= cells - 1 : chunk.digitCount >= cells,
      chunk.figures.count <= cells
    else { return false }
    let key = flow.key(chunk.words)
    guard key.contains(FlowAppeals.pending) else { return false }
    // Heads of two routes in a row are those of columns side by side, as a PDF without rulings gives them: which of
    // them the figures below belong to is not said.
    let named = Appeals.routes.filter { $0.keys.contains { key.contains(Fold.key($0)) } }
    return named.map(\.code) == [route.code]
  }
}
