import Documents
import Forms

/// Reads table 二 from running text: after the head that names its measures, each row by its label.
struct FlowDisclosure {
  /// A row, its figures, and its columns in the order in which the head names them.
  typealias Row = (row: FormRow, chunk: Chunk, order: [String])

  let flow: Flow
  let chunks: [Chunk]
  private let table: FormTable
  private let labels: [(row: FormRow, keys: [[UInt16]])]
  private let columns: [(code: String, key: [UInt16])]
  private let regions: [Range<Int>]

  init(_ flow: Flow, _ chunks: [Chunk], form: Form) {
    self.flow = flow
    self.chunks = chunks
    table = form.table(.disclosure) ?? Disclosure.table2021
    // The longest first: 行政规范性文件 is not 行政 and 规范性文件.
    labels = table.rows.map { row in
      (row, ([row.label] + row.keys).map { Fold.key($0) }.sorted { $0.count > $1.count })
    }
    columns = table.columns.map { ($0.code, Fold.key($0.label)) }
    regions = FlowDisclosure.regions(chunks.map { flow.key($0.words) })
  }

  /// The rows of each table 二 in the text, wherever it stands: mostly one; a comparison of two years has two, and
  /// both must be seen lest one year's figures pass for the other's.
  var tables: [[Row]] { regions.map(rows) }

  private func rows(of region: Range<Int>) -> [Row] {
    var spread = 1
    var heads: [String] = []
    return region.compactMap { index in
      spread = self.spread(of: chunks[index]) ?? spread
      let measures = self.measures(of: chunks[index])
      if !measures.isEmpty { heads = measures }
      return row(chunks[index]).map { row, chunk in
        let order = heads.filter(row.columns.contains)
        return (
          row, chunk.gathered(row.columns.count, spread: spread, in: flow),
          order.count == row.columns.count ? order : row.columns
        )
      }
    }
  }

  /// The measures that the words before a row name, each once, in the order in which they stand.
  private func measures(of chunk: Chunk) -> [String] {
    let key = flow.key(chunk.words)
    let found = columns.compactMap { code, name in key.firstStart(of: name).map { (code, $0) } }
    return found.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Over how many cells the head before a row prints its last measure; nil where no head stands there. A cell that
  /// reaches over three columns comes out of some programs three times, and its figure too.
  private func spread(of chunk: Chunk) -> Int? {
    let cells = flow.units[chunk.words].split { $0 == Flow.bar || $0 == Flow.rowStart }
      .map { $0.filter { Fold.isWord($0) } }.filter { !$0.isEmpty }
    let measures = cells.filter { cell in FlowDisclosure.measures.contains(where: cell.starts) }
    guard let last = measures.last else { return nil }
    return measures.reversed().prefix { $0 == last }.count
  }

  private static let measures = [Disclosure.table2019, Disclosure.table2021].flatMap { table in
    table.columns.map { Fold.key($0.label) }
  }

  /// Rows of figures under a label that the form does not have.
  var extras: [ExtraCell] {
    regions.flatMap { region in region.filter { row(chunks[$0]) == nil }.flatMap { extras(of: chunks[$0]) } }
  }

  // MARK: where the tables stand

  private static let head = Fold.key("信息内容")
  private static let caption = Fold.key("第二十条第")
  private static let otherTables = ["自然人", "商业企业", "本年新收政府信息公开申请", "结果维持"].map { Fold.key($0) }

  /// From each head of the table (or the captions, where the heads are lost) to the words of another table. `keys` are
  /// the chunks' words.
  private static func regions(_ keys: [[UInt16]]) -> [Range<Int>] {
    let marks = Marks(
      heads: keys.map { $0.contains(head) }, captions: keys.map { $0.contains(caption) },
      ends: keys.map { key in otherTables.contains { key.contains($0) } })
    var regions: [Range<Int>] = []
    var index = 0
    while let start = marks.start(from: index) {
      let end = marks.ends[start...].firstIndex(of: true) ?? keys.count
      if end > start { regions.append(start..<end) }
      index = max(end, start) + 1
    }
    return regions
  }

  /// Which chunks hold the words of a head, of a caption, of another table.
  private struct Marks {
    let heads: [Bool]
    let captions: [Bool]
    let ends: [Bool]

    /// The first chunk whose words hold the head, or the caption a few figures before it: a PDF may bring the first
    /// rows before their head.
    func start(from index: Int) -> Int? {
      guard index < heads.count else { return nil }
      guard let first = heads[index...].firstIndex(of: true) else {
        return captions[index...].firstIndex(of: true)
      }
      return captions[max(index, first - 8)...first].firstIndex(of: true) ?? first
    }
  }

  // MARK: rows

  /// The row that a chunk is: its words end in the row's label, and before that stands nothing but the table's own
  /// words. A sentence that names a row has others (`全年办理行政处罚12件`), and where another row's label stands on a
  /// line above, the figures may be that one's.
  private func row(_ chunk: Chunk) -> (row: FormRow, chunk: Chunk)? {
    let key = flow.label(chunk.words.suffix(120))
    for (row, names) in labels {
      guard !key.isEmpty, let name = names.first(where: { key.ends(with: $0) }) else { continue }
      return isHead(key.dropLast(name.count), before: chunk, name.count) ? (row, chunk) : nil
    }
    return near(chunk).map { ($0, chunk) }
  }

  /// The only row of five characters or more whose label is one character from the words of the row's own cell.
  private func near(_ chunk: Chunk) -> FormRow? {
    guard chunk.isBarred else { return nil }
    let words = flow.key(flow.lastCell(of: chunk.words))
    let near = labels.filter {
      $0.keys.contains { $0.count >= 5 && editDistance(words, $0, atMost: 1) != nil }
    }
    return near.count == 1 ? near.first?.row : nil
  }

  /// What to tell of rows whose label is misprinted.
  var misprints: [Remark] {
    tables.flatMap(\.self).compactMap { row, chunk, _ in
      let key = flow.label(chunk.words.suffix(120))
      guard labels.allSatisfy({ !$0.keys.contains { key.ends(with: $0) } }) else { return nil }
      let words = flow.lastCell(of: chunk.words)
      return .misprint(
        flow.raw(words), for: row.label, at: flow.place(of: words.lowerBound), .disclosure, row: row.code)
    }
  }

  private func isHead(_ words: ArraySlice<UInt16>, before chunk: Chunk, _ label: Int) -> Bool {
    if words.isEmpty || FlowDisclosure.vocabulary.contains(where: { words.ends(with: $0) }) { return true }
    return startsLine(label, in: chunk)
  }

  /// True where the label begins a line or a cell, its figures stand on the same line, and no sentence goes on behind
  /// them (`行政处罚12件，…`).
  private func startsLine(_ count: Int, in chunk: Chunk) -> Bool {
    guard let figure = chunk.figures.first?.range.lowerBound else { return false }
    var index = chunk.words.upperBound
    var left = count
    while index > chunk.words.lowerBound, left > 0 {
      index -= 1
      if Fold.isWord(flow.units[index]) { left -= 1 }
      if left > 0, flow.gaps[index] == .line { return false }
    }
    let isBroken = flow.gaps[chunk.words.upperBound..<figure + 1].contains(.line)
    let isSentence =
      !chunk.isBarred && chunk.end < flow.count && flow.gaps[chunk.end] == .none
      && flow.units[chunk.end] > 0x20
    let isStart = flow.gaps[index] == .line || (index > 0 && flow.units[index - 1] == Flow.bar)
    return isStart && !isBroken && !isSentence
  }

  /// Words with which a head, a caption or a part of one ends.
  private static let vocabulary: [[UInt16]] =
    ([Disclosure.table2019, Disclosure.table2021].flatMap { table in
      table.columns.flatMap { [$0.label] + $0.variants }
    } + ["信息内容", "项", "本年新", "本年", "数量", "件数", "万元", "保留四位小数", "金额元"]).map { Fold.key($0) }

  // MARK: extras

  /// A row between borders whose words no row of the form has. Captions and heads carry no figures.
  private func extras(of chunk: Chunk) -> [ExtraCell] {
    guard chunk.isBarred, chunk.figures.contains(where: { !$0.isMark }) else { return [] }
    let words = flow.lastCell(of: chunk.words)
    guard !flow.key(words).isEmpty else { return [] }
    let label = flow.raw(words.suffix(60))
    var column = 0
    return chunk.figures.map { figure in
      column += max(figure.barsBefore, 1)
      return ExtraCell(
        .disclosure, label, String(column), printed: flow.raw(figure.range), unit: figure.unit,
        at: flow.place(of: figure.range.lowerBound))
    }
  }

  // MARK: cells

  /// The units of a row's cells: those of the form, money by the head before the figures.
  func units(of columns: [String], _ chunk: Chunk) -> [String?] {
    columns.map { code in
      table.column(code)?.unit ?? (code.hasPrefix("amount") ? headUnit(chunk) : nil)
    }
  }

  private func headUnit(_ chunk: Chunk) -> String? {
    let words = flow.key(chunk.words.suffix(60))
    if words.contains(Fold.key("金额万元")) || words.contains(Fold.key("单位万元")) { return "万元" }
    return words.contains(Fold.key("金额元")) || words.contains(Fold.key("单位元")) ? "元" : nil
  }
}

extension Chunk {
  /// The row with its last figure once, where it is printed `spread` times as its head is.
  fileprivate func gathered(_ columns: Int, spread: Int, in flow: Flow) -> Chunk {
    let copies = figures.suffix(spread)
    guard spread > 1, figures.count == columns + spread - 1, let first = copies.first,
      copies.allSatisfy({ flow.raw($0.range) == flow.raw(first.range) })
    else { return self }
    var row = self
    row.figures.removeLast(spread - 1)
    row.barsBehind = 0
    return row
  }
}
