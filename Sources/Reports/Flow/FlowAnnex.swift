import Documents
import Forms

/// Reads an annex of indicators (forms 2014 and 2008) from running text: label, unit, one or two columns of figures,
/// spaced or glued, with the next row's number stuck to the last figure (domain.md §3, §4; corpus pt_county_2012).
struct FlowAnnex {
  private let flow: Flow
  private let chunks: [Chunk]

  init(_ flow: Flow) {
    self.flow = flow
    chunks = Chunking.chunks(of: flow)
  }

  func read(into reading: inout Reading) {
    guard let head = head() else { return }
    let rows = self.rows(from: head)
    let quoted = QuotedFigures(flow, chunks.prefix(head.chunk))
    let parted = AnnexParting(
      rows.map { ($0.label, $0.isChild, pieces(of: $0.chunk, head.columns.count)) },
      columns: head.columns.count,
      quoted
    ).rows
    for (row, parting) in zip(rows, parted) { add(row, parting, head.columns, to: &reading) }
  }

  /// The figures of a row; none where too few stand apart, for then one was printed empty and nothing is glued.
  private func pieces(of chunk: Chunk, _ columns: Int) -> [String] {
    chunk.figures.count == columns || chunk.isJoined(in: flow) ? chunk.figures.map(\.text) : []
  }

  // MARK: head

  /// The chunk that the rows begin in, the unit at which its words go on behind the head, and the columns.
  private struct Head {
    var chunk: Int
    var wordsStart: Int
    var columns: [String]
  }

  private static let labelWords = ["指标名称", "统计指标"].map { Array($0.utf16) }
  private static let columnWords: [(words: [UInt16], column: String)] = [
    ("历年累计", "cumulative"), ("本年累计", "cumulative"), ("累计", "cumulative"), ("年末统计", "year"), ("本期实际", "year"),
    ("年度", "year"), ("统计数", "year"), ("数量", "year"), ("数值", "year"), ("年", "year"),
  ].map { (Array($0.0.utf16), $0.1) }

  /// The last head in the text: running text may announce the annex before.
  private func head() -> Head? {
    chunks.indices.reversed().lazy.compactMap(head).first
  }

  private func head(at index: Int) -> Head? {
    let words = chunks[index].words
    let key = flow.units[words]
    guard let label = FlowAnnex.labelWords.compactMap({ key.firstRange(of: $0) }).first else { return nil }
    // 计量单位 or 单位, then the heads of the columns, of which the first may be a year: a figure of its own.
    guard let unit = key[label.upperBound...].prefix(12).firstRange(of: Array("单位".utf16)) else { return nil }
    if unit.upperBound == words.upperBound, chunks[index].isYear, index + 1 < chunks.count {
      return head(chunk: index + 1, from: chunks[index + 1].words.lowerBound)
    }
    return head(chunk: index, from: unit.upperBound)
  }

  private func head(chunk: Int, from start: Int) -> Head? {
    var columns: [String] = []
    var start = start
    let end = chunks[chunk].words.upperBound
    if Year.number(String(decoding: flow.units[start..<min(start + 4, end)], as: UTF16.self)) != nil { start += 4 }
    while let found = FlowAnnex.columnWords.first(where: { flow.units[start..<end].starts(with: $0.words) }) {
      columns.append(found.column)
      start += found.words.count
    }
    guard (1...2).contains(columns.count), Set(columns).count == columns.count else { return nil }
    return Head(chunk: chunk, wordsStart: start, columns: columns)
  }

  // MARK: rows

  private struct Row {
    var label: String
    var unit: String
    /// Numbered below a total: `其中：1.网站公开`.
    var isChild: Bool
    var chunk: Chunk
  }

  private static let units = ["人次", "万元", "条", "件", "次", "篇", "个", "人", "元", "份", "宗"]

  /// The rows behind the head, up to the first words that end in no unit.
  private func rows(from head: Head) -> [Row] {
    var rows: [Row] = []
    for index in chunks.indices.dropFirst(head.chunk) {
      let start = index == head.chunk ? head.wordsStart : chunks[index].words.lowerBound
      guard start <= chunks[index].words.upperBound,
        let row = row(chunks[index], words: start..<chunks[index].words.upperBound)
      else { break }
      rows.append(row)
    }
    return rows
  }

  private func row(_ chunk: Chunk, words: Range<Int>) -> Row? {
    let text = String(
      decoding: flow.units[words].filter { $0 != Flow.bar && $0 != Flow.rowStart }, as: UTF16.self)
    guard text.utf16.count <= 60, let unit = FlowAnnex.units.first(where: text.hasSuffix) else { return nil }
    let printed = text.dropLast(unit.count)
    let label = AnnexLabel.bare(printed)
    guard label.utf16.count >= 3 else { return nil }
    return Row(label: label, unit: unit, isChild: printed != label[...], chunk: chunk)
  }

  private func add(_ row: Row, _ parting: [Number]?, _ columns: [String], to reading: inout Reading) {
    let keys = columns.map { CellKey(.annex, row.label, $0) }
    let figures = row.chunk.figures
    let place = flow.place(of: figures.first?.range.lowerBound ?? row.chunk.words.upperBound)
    if figures.count == keys.count, !figures.contains(where: \.isGlued) {
      for (key, figure) in zip(keys, figures) {
        reading.add(
          Cell(
            key, printed: flow.raw(figure.range), unit: row.unit, at: flow.place(of: figure.range.lowerBound))
        )
      }
    } else if let parting {
      for (key, value) in zip(keys, parting) {
        reading.add(
          Cell(
            key, state: .number, value: value, basis: .parted, raw: row.chunk.raw(in: flow), unit: row.unit,
            place: place))
      }
    } else {
      GluedRow(row.label, keys, .undecided(raw: row.chunk.raw(in: flow), place: place)).add(nil, to: &reading)
    }
  }
}

extension Chunk {
  /// A single figure that is a year: the head of a column of figures.
  fileprivate var isYear: Bool { figures.count == 1 && figures.first.flatMap { Year.number($0.text) } != nil }
}

/// Figures that the running text gives for what an annex counts: `主动公开政府信息2026条`.
struct QuotedFigures {
  private let figures: [(context: [UInt16], figure: Number)]

  init(_ flow: Flow, _ chunks: some Sequence<Chunk>) {
    figures = chunks.compactMap { chunk in
      guard chunk.figures.count == 1, let figure = chunk.figures.first.flatMap({ Number($0.text) }) else {
        return nil
      }
      return (flow.key(chunk.words.suffix(24)), figure)
    }
  }

  private static let contexts: [(label: String, words: [String])] = [
    ("答复", ["答复"]), ("申请", ["收到", "受理"]), ("主动公开", ["主动公开"]),
  ]

  /// The figures quoted near words of a label's subject.
  func figures(for label: String) -> Set<Number> {
    guard
      let words = QuotedFigures.contexts.first(where: { label.contains($0.label) })?.words.map({
        Fold.key($0)
      })
    else { return [] }
    return Set(figures.filter { quoted in words.contains { quoted.context.contains($0) } }.map(\.figure))
  }
}
