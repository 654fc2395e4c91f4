import Documents
import Forms

/// Reads an annex of indicators (forms 2014 and 2008) from running text: label, unit, one or two columns of figures,
/// spaced or glued, with the next row's number stuck to the last figure (domain.md §3, §4; corpus pt_county_2012).
struct FlowAnnex {
  private let flow: Flow
  private let chunks: [Chunk]
  private let year: Int?

  /// Takes the text and the report's year.
  init(_ flow: Flow, year: Int?) {
    self.flow = flow
    self.year = year
    chunks = Chunking.chunks(of: flow)
  }

  /// Reads all tables, for the pages of one may each repeat its head, and another year's or body's must not pass unseen:
  /// where two tables differ, neither figure is stored (`Reading.unmixed`).
  func read(into reading: inout Reading) {
    let found = chunks.indices.compactMap { index in head(at: index).map { (index: index, head: $0) } }
    guard let first = found.first else { return }
    let ends = found.dropFirst().map(\.index) + [chunks.count]
    let heads = zip(found, ends).filter { !isLeft($0.0.head, &reading) }
    let quoted = QuotedFigures(flow, chunks.prefix(first.head.chunk))
    let tables = heads.map { table($0.head, before: $1, quoted) }
    let names = AnnexLabel.names(tables.flatMap(\.rows).map(\.printed))
    var next = names.startIndex
    for (table, (head, _)) in zip(tables, heads) {
      for (row, parting) in zip(table.rows, table.partings) {
        add(row, names[next], parting, head.head.columns, to: &reading)
        next += 1
      }
    }
  }

  /// True for a table with another year in its title.
  private func isLeft(_ head: Head, _ reading: inout Reading) -> Bool {
    let title = flow.units[max(0, head.label - 60)..<head.label].filter { $0 >= 0x20 }
    guard let year, let told = AnnexTitle.year(in: String(decoding: title, as: UTF16.self)), told != year
    else {
      return false
    }
    reading.remarks.append(AnnexTitle.remark(told, in: year))
    return true
  }

  private func table(_ head: Head, before end: Int, _ quoted: QuotedFigures) -> (
    rows: [FlowAnnexRow], partings: [[Number]?]
  ) {
    let chunks = chunks[head.chunk..<max(head.chunk, end)]
    let rows = FlowAnnexRows(flow, chunks, from: head.wordsStart, hasNumbers: head.hasNumbers).rows.map {
      head.hasCodes ? $0.withoutCode(columns: head.columns.count) : $0
    }
    let parting = AnnexParting(
      rows.map { (AnnexLabel.bare($0.printed), $0.isChild, pieces(of: $0, head.columns)) },
      columns: head.columns.count, quoted)
    return (rows, parting.rows)
  }

  /// The figures of a row; none where too few stand apart, for then one was printed empty and nothing is glued, nor is it
  /// in a cell between borders. What two years have glued, nothing parts.
  private func pieces(of row: FlowAnnexRow, _ columns: [AnnexColumn]) -> [String] {
    guard let chunk = row.chunk, !row.isOpen, !columns.contains(.other) else { return [] }
    let isGlued = chunk.rowCells == nil && chunk.isJoined(in: flow)
    return chunk.figures.count == columns.count || isGlued ? chunk.figures.map(\.text) : []
  }

  // MARK: head

  /// The chunk that the rows begin in, the unit at which its words go on behind the head, and the columns.
  private struct Head {
    var chunk: Int
    /// Where the head begins: its title stands before.
    var label: Int
    var wordsStart: Int
    var columns: [AnnexColumn]
    /// A column of row codes stands between the unit and the figures (定西, domain.md §4).
    var hasCodes: Bool
    /// A column of numbers that count the rows stands before the labels.
    var hasNumbers: Bool
  }

  private static let codeWords = ["代码", "编码"].map { Array($0.utf16) }
  private static let numberWords = ["序号", "编号"].map { Array($0.utf16) }
  private static let plainWords = ["指标", "项目", "内容", "名称", "类别"].map { Array($0.utf16) }
  private static let unitWords = ["计量单位", "单位"].map { Array($0.utf16) }
  private static let labelWords = ["指标名称", "统计指标", "统计项目", "统计内容", "指标内容"].map { Array($0.utf16) }

  /// The head of the labels; a plain word is one only where it fills its cell and the unit's head follows.
  private func label(in key: ArraySlice<UInt16>) -> Range<Int>? {
    if let label = FlowAnnex.labelWords.lazy.compactMap({ key.firstRange(of: $0) }).first { return label }
    return FlowAnnex.plainWords.lazy.flatMap { key.ranges(of: $0) }.first { word in
      let start = word.lowerBound
      let isCell = start == 0 || flow.units[start - 1] <= Flow.bar || flow.gaps[start] != .none
      let next = afterBars(word.upperBound)
      let isEnd = next > word.upperBound || next < flow.count && flow.gaps[next] != .none
      return isCell && isEnd && FlowAnnex.unitWords.contains { flow.units[next...].starts(with: $0) }
    }
  }

  private func head(at index: Int) -> Head? {
    let words = chunks[index].words
    let key = flow.units[words]
    guard let label = label(in: key) else { return nil }
    let before = key[..<label.lowerBound].suffix(8).filter { $0 != Flow.bar }
    let hasNumbers = FlowAnnex.numberWords.contains { before.suffix($0.count) == $0[...] }
    // 计量单位 or 单位, then the heads of the columns, of which the first may be a year: a figure of its own.
    guard let unit = key[label.upperBound...].prefix(16).firstRange(of: Array("单位".utf16)) else {
      return head(chunk: index, label, from: label.upperBound, hasNumbers)
    }
    if afterBars(unit.upperBound) == words.upperBound, chunks[index].isYear, index + 1 < chunks.count {
      return head(chunk: index + 1, label, from: chunks[index + 1].words.lowerBound, hasNumbers)
    }
    return head(chunk: index, label, from: unit.upperBound, hasNumbers)
  }

  private func head(chunk: Int, _ label: Range<Int>, from start: Int, _ hasNumbers: Bool) -> Head? {
    var start = afterBars(start)
    let end = chunks[chunk].words.upperBound
    guard start <= end else { return nil }
    let code = FlowAnnex.codeWords.first { flow.units[start..<end].starts(with: $0) }
    if let code { start = min(afterBars(start + code.count), end) }
    var heads: [AnnexColumn.Head] = []
    while let (head, behind) = column(at: start, before: end) {
      heads.append(head)
      start = min(afterBars(behind), end)
    }
    // A year behind them (`2008—2011年累计`) heads a column that is not read.
    let isWhole = start < end || !chunks[chunk].isYear
    guard isWhole, (1...3).contains(heads.count), let columns = AnnexColumn.columns(under: heads, in: year)
    else {
      return nil
    }
    return Head(
      chunk: chunk, label: label.lowerBound, wordsStart: start, columns: columns, hasCodes: code != nil,
      hasNumbers: hasNumbers)
  }

  /// The head of a column, and what is behind it: all of a cell, and all words up to a space, unless two heads may stick
  /// together (`2012年度历年累计`).
  private func column(at start: Int, before end: Int) -> (AnnexColumn.Head, Int)? {
    let cell = start..<border(behind: start, before: end)
    let text = flow.units[cell]
    let isCell = cell.upperBound < flow.count && flow.units[cell.upperBound] <= Flow.bar
    guard text.allSatisfy(AnnexColumn.characters.contains), isCell || !AnnexColumn.isMixed(text),
      let head = AnnexColumn.Head(text)
    else { return word(at: start, before: end) }
    return (head, cell.upperBound)
  }

  /// The head that begins at `start`, a year before its words perhaps, and what is behind it.
  private func word(at start: Int, before end: Int) -> (AnnexColumn.Head, Int)? {
    let named =
      start + 4 <= end ? Year.number(String(decoding: flow.units[start..<start + 4], as: UTF16.self)) : nil
    let words = flow.units[(named == nil ? start : start + 4)..<end]
    guard let found = AnnexColumn.words.first(where: { words.starts(with: $0.words) }) else { return nil }
    return (AnnexColumn.Head(column: found.column, year: named), words.startIndex + found.words.count)
  }

  /// The next border of a cell, or space, or line.
  private func border(behind start: Int, before end: Int) -> Int {
    guard start < end else { return end }
    return (start + 1..<end).first { flow.units[$0] <= Flow.bar || flow.gaps[$0] != .none } ?? end
  }

  /// The first unit from `index` on that is no border of a cell.
  private func afterBars(_ index: Int) -> Int {
    flow.units[min(index, flow.count)...].firstIndex { $0 != Flow.bar } ?? flow.count
  }

  // MARK: cells

  private func add(
    _ row: FlowAnnexRow, _ name: String, _ parting: [Number]?, _ columns: [AnnexColumn],
    to reading: inout Reading
  ) {
    let keys = columns.map { $0 == .other ? nil : CellKey(.annex, name, $0.rawValue) }
    let own = keys.compactMap(\.self)
    if let blank = row.blank {
      for key in own {
        reading.add(Cell(key, state: .blank, raw: "", unit: row.unit, place: flow.place(of: blank)))
      }
    }
    guard let chunk = row.chunk else { return }
    let figures = chunk.figures
    let place = flow.place(of: figures.first?.range.lowerBound ?? chunk.words.upperBound)
    if row.isOpen {
      GluedRow(name, own, .undecided(raw: chunk.raw(in: flow), place: place)).add(nil, to: &reading)
    } else if figures.isEmpty, chunk.cellCount >= keys.count {
      for key in own { reading.add(Cell(key, state: .blank, raw: "", unit: row.unit, place: place)) }
    } else if let placed = row.placed(columns: keys.count) {
      for (key, figure) in zip(keys, placed) {
        guard let key else { continue }
        guard let figure else {
          reading.add(Cell(key, state: .blank, raw: "", unit: row.unit, place: place))
          continue
        }
        reading.add(
          Cell(
            key, printed: flow.raw(figure.range), unit: figure.unit ?? row.unit,
            at: flow.place(of: figure.range.lowerBound)))
      }
    } else if let parting {
      for (key, value) in zip(own, parting) {
        reading.add(
          Cell(
            key, state: .number, value: value, basis: .parted, raw: chunk.raw(in: flow), unit: row.unit,
            place: place))
      }
    } else {
      GluedRow(name, own, .undecided(raw: chunk.raw(in: flow), place: place)).add(nil, to: &reading)
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
