import Documents
import Forms

/// Reads table 二 from running text: after the head that names its measures, each row by its label.
struct FlowDisclosure {
  let flow: Flow
  let chunks: [Chunk]
  private let table: FormTable
  private let labels: [(row: FormRow, keys: [[UInt16]])]

  init(_ flow: Flow, _ chunks: [Chunk], form: Form) {
    self.flow = flow
    self.chunks = chunks
    table = form.table(.disclosure) ?? Disclosure.table2021
    labels = table.rows.map { row in (row, row.keys.map { Fold.key($0) }) }
  }

  /// The rows' chunks: those behind a head of the table and before `end` (the first row of table 三), whose words
  /// end in a row's label. Running text that names a row goes on behind the label (`行政许可办件量`).
  func rows(before end: Int) -> [(row: FormRow, chunk: Chunk)] {
    guard let start = head(before: end) else { return [] }
    return chunks[start..<end].compactMap { chunk in
      let key = flow.key(chunk.words.suffix(60))
      guard let found = labels.first(where: { $0.keys.contains { key.ends(with: $0) } }) else { return nil }
      return (found.row, chunk)
    }
  }

  private static let head = Fold.key("信息内容")
  private static let caption = Fold.key("第二十条第")

  /// The first chunk whose words hold the table's head, or the caption a few figures before it: a PDF may bring the
  /// first rows before their head.
  private func head(before end: Int) -> Int? {
    let keys = chunks[..<end].map { flow.key($0.words) }
    let first = keys.firstIndex { $0.contains(FlowDisclosure.head) }
    let caption = keys.lastIndex { $0.contains(FlowDisclosure.caption) }
    guard let first else { return keys.firstIndex { $0.contains(FlowDisclosure.caption) } }
    let near = keys[max(0, first - 8)...first].firstIndex { $0.contains(FlowDisclosure.caption) }
    return near ?? min(first, caption ?? first)
  }

  func keys(of row: FormRow) -> [CellKey] { row.columns.map { CellKey(.disclosure, row.code, $0) } }

  /// The units of a row's cells: those of the form, money by the head before the figures.
  func units(of row: FormRow, _ chunk: Chunk) -> [String?] {
    row.columns.map { code in
      table.column(code)?.unit ?? (code.hasPrefix("amount") ? headUnit(chunk) : nil)
    }
  }

  private func headUnit(_ chunk: Chunk) -> String? {
    let words = flow.key(chunk.words.suffix(60))
    if words.contains(Fold.key("金额万元")) || words.contains(Fold.key("单位万元")) { return "万元" }
    return words.contains(Fold.key("金额元")) || words.contains(Fold.key("单位元")) ? "元" : nil
  }
}
