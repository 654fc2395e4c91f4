import Documents
import Forms

/// A row of an annex in running text; one that only heads others has no chunk.
struct FlowAnnexRow {
  /// The label with its number, folded.
  var printed: String
  var unit: String?
  var chunk: Chunk?
  /// The border of a cell behind which the row of a table ends without a figure.
  var blank: Int?
  /// True where a digit at the end of its figure may belong to the figure or to the next row's number.
  var isOpen = false

  /// True where the rows are counted and the next row's number does not stand behind the figures.
  var isUncounted = false

  /// Numbered below a total: `其中：1.网站公开`.
  var isChild: Bool { AnnexLabel.level(printed) == 2 }
}

extension FlowAnnexRow {
  /// The figures by their columns, where each stands by itself: one for every column, or between the borders of a row
  /// that has a cell for every column, some of them empty. Nil where which figure is whose cannot be told.
  func placed(columns: Int) -> [Chunk.Printed?]? {
    guard let chunk, !chunk.figures.contains(where: \.isGlued) else { return nil }
    if chunk.figures.count == columns { return chunk.figures }
    guard chunk.isWhole(columns: columns) else { return nil }
    var placed = [Chunk.Printed?](repeating: nil, count: columns)
    var place = -1
    for figure in chunk.figures {
      place += figure.barsBefore
      placed[place] = figure
    }
    return placed
  }

  /// The row without its code, the first of its figures. Where there is not one cell more than the columns, which of
  /// the figures are the code's cannot be told.
  func withoutCode(columns: Int) -> FlowAnnexRow {
    guard var chunk, chunk.figures.contains(where: { !$0.isMark }) else { return self }
    var row = self
    let isWhole = chunk.isWhole(columns: columns + 1) && chunk.figures[0].barsBefore == 1
    row.isOpen = isOpen || !(isWhole || chunk.figures.count == columns + 1)
    if !row.isOpen { chunk.figures.removeFirst() }
    row.chunk = chunk
    return row
  }
}

extension Chunk {
  /// True for a row of a table with just so many cells, empty ones counted, behind the last words.
  fileprivate func isWhole(columns: Int) -> Bool {
    rowCells != nil && cellCount == columns && !figures.isEmpty && figures.allSatisfy { $0.barsBefore > 0 }
  }
}

/// Finds the rows of an annex behind its head: words that end in a unit or are a known indicator, then figures. The
/// blocks' own heads (`一、主动公开情况 —— ——`), page heads and rows of unknown kind between others do not end it;
/// a sentence does.
struct FlowAnnexRows {
  private(set) var rows: [FlowAnnexRow] = []
  private let flow: Flow
  /// The start of a label whose bracket holds a figure: `(不同渠道和方式公开相同信息计1条)`.
  private var begun = ""
  private var ordinal: Int?
  /// True where a column of numbers counts the rows, and the number of the row at hand.
  private let hasNumbers: Bool
  private var rowNumber: Int?
  /// True where the number of the row that follows stands behind the one at hand.
  private var isCounted = false

  init(_ flow: Flow, _ chunks: ArraySlice<Chunk>, from start: Int, hasNumbers: Bool = false) {
    self.flow = flow
    self.hasNumbers = hasNumbers
    for (index, chunk) in zip(chunks.indices, chunks) {
      let lower = index == chunks.startIndex ? start : chunk.words.lowerBound
      let next = chunks.index(after: index) < chunks.endIndex ? chunks[index + 1] : nil
      guard lower <= chunk.words.upperBound, take(chunk, lower..<chunk.words.upperBound, next) else { break }
    }
    openStrays()
    // Behind the last row no number follows.
    if rows.last?.isUncounted == true { rows[rows.count - 1].isOpen = false }
    while let last = rows.last, last.unit == nil, !AnnexIndicator.isKnown(AnnexLabel.bare(last.printed)) {
      rows.removeLast()
    }
  }

  /// Where the figures stand in the lines of their labels, one that begins a line is a page's number perhaps, behind a
  /// figure printed empty.
  private mutating func openStrays() {
    let plain = rows.indices.filter {
      rows[$0].chunk.map { $0.rowCells == nil && !$0.figures.isEmpty } == true
    }
    let strays = plain.filter { row in
      rows[row].chunk?.figures.contains { flow.gaps[$0.range.lowerBound] == .line } == true
    }
    guard strays.count * 2 < plain.count else { return }
    for row in strays { rows[row].isOpen = true }
  }

  /// Takes one chunk; false where the annex ends before it.
  private mutating func take(_ printed: Chunk, _ words: Range<Int>, _ next: Chunk?) -> Bool {
    let chunk = withoutNextNumber(printed)
    let tableRows = begun.isEmpty ? flow.rows(of: words) : [words]
    for row in tableRows.dropLast() { addBlank(row) }
    let row = tableRows.last ?? words
    let text = begun + (chunk.rowCells == nil ? self.text(row) : labelAndUnit(row))
    if FlowAnnexRows.isOpen(text), begun.utf16.count < 120 {
      begun = text + chunk.figures.map(\.text).joined()
      return true
    }
    begun = ""
    if text.isEmpty { return chunk.figures.count <= 1 }
    guard !text.contains("。"), text.utf16.count <= 160, !FlowAnnexRows.isSignature(text) else { return false }
    let labels = FlowAnnexRows.labels(in: text)
    for label in labels.dropLast() { addHead(label) }
    guard let last = labels.last else { return true }
    return add(last, chunk, next)
  }

  /// A row of a table without a figure: its label and unit, and a cell printed empty.
  private mutating func addBlank(_ words: Range<Int>) {
    let text = text(words)
    guard let told = AnnexUnit.parted(text), !told.label.isEmpty else { return addHead(text) }
    let end = words.last.flatMap { flow.units[$0] == Flow.bar ? $0 : nil }
    rows.append(FlowAnnexRow(printed: String(told.label), unit: told.unit, blank: end))
  }

  /// A label without a figure, which heads those below it. Words without number, dashes or name are a note.
  private mutating func addHead(_ text: String) {
    let label = FlowAnnexRows.label(of: text)
    let isHead = AnnexLabel.isNumbered(text) || text.contains("—") || text.contains("-")
    if isHead || AnnexIndicator.isKnown(AnnexLabel.bare(label)) { rows.append(FlowAnnexRow(printed: label)) }
  }

  /// The words of a row; a first cell that holds digits alone counts the rows.
  private func text(_ words: Range<Int>) -> String {
    let units = flow.units[words]
    let number = units.prefix { Fold.isDigit($0) }
    let isCount = !number.isEmpty && units.dropFirst(number.count).first == Flow.bar
    return String(decoding: units.dropFirst(isCount ? number.count : 0).filter { $0 >= 0x20 }, as: UTF16.self)
  }

  /// The last label in the cells of a row, and its unit; what stands before heads it: the cell of a block over many rows.
  private mutating func labelAndUnit(_ row: Range<Int>) -> String {
    var cells = flow.units[row].split(separator: Flow.bar).map { text($0.startIndex..<$0.endIndex) }
    let unit = cells.count > 1 && AnnexUnit.all.contains(cells[cells.count - 1]) ? cells.removeLast() : ""
    let label = cells.popLast() ?? ""
    for cell in cells { addHead(cell) }
    return label + unit
  }

  private mutating func add(_ text: String, _ chunk: Chunk, _ next: Chunk?) -> Bool {
    let told = AnnexUnit.parted(text)
    let printed = told.map { String($0.label) } ?? text
    let hasNumber = chunk.figures.contains { !$0.isMark }
    if told == nil, !hasNumber || text.contains("——") {
      rows.append(FlowAnnexRow(printed: FlowAnnexRows.withoutDashes(text)))
      return true
    }
    if told == nil, isStrange(printed, chunk) { return true }
    guard AnnexLabel.bare(printed).utf16.count >= 3, printed.utf16.count <= 60 else {
      return chunk.rowCells != nil
    }
    count(printed)
    var row = FlowAnnexRow(printed: printed, unit: told?.unit, chunk: chunk, isOpen: isOpen(chunk, next))
    row.isUncounted = hasNumbers && chunk.rowCells == nil && !isCounted
    row.isOpen = row.isOpen || row.isUncounted
    rows.append(row)
    return true
  }

  /// A chunk without the number of the row that follows, where that is the next one: outside of a table it stands behind
  /// the figures of the row before, and behind a figure printed empty it would pass for it.
  private mutating func withoutNextNumber(_ chunk: Chunk) -> Chunk {
    isCounted = false
    guard hasNumbers, chunk.rowCells == nil, let last = chunk.figures.last, let number = Int(last.text) else {
      return chunk
    }
    guard number == rowNumber.map({ $0 + 1 }) ?? 1 else { return chunk }
    var chunk = chunk
    chunk.figures.removeLast()
    chunk.barsBehind = 0
    rowNumber = number
    isCounted = true
    return chunk
  }

  /// True for words without a unit that are no row among rows with units: a note about another year (`2015年为88条`), the
  /// invented heads over the rows of the next page (`项目 数据1`, domain.md §7 P6).
  private func isStrange(_ label: String, _ chunk: Chunk) -> Bool {
    if Year.number(String(label.prefix(4))) != nil { return true }
    return chunk.rowCells == nil && rows.contains { $0.unit != nil }
      && !AnnexIndicator.isKnown(AnnexLabel.bare(label))
  }

  /// Keeps the number of the row at hand; behind an open one its printed number may lack a digit.
  private mutating func count(_ printed: String) {
    if AnnexLabel.isNumbered(printed), AnnexLabel.level(printed) < 2 { ordinal = nil }
    guard let number = AnnexLabel.ordinal(printed) else { return }
    ordinal = rows.last?.isOpen == true ? ordinal.map { $0 + 1 } : number
  }

  /// True where the next row's number sticks to this figure and is not the number that comes next: the last digit of
  /// `12610.其他` was given to the label, and whether the row has 126 or 1261 cannot be told.
  private func isOpen(_ chunk: Chunk, _ next: Chunk?) -> Bool {
    let end = chunk.end
    guard let next, next.words.lowerBound == end, flow.isDigit(end), flow.gaps[end] == .none else {
      return false
    }
    let number = Int(flow.units[end]) - 0x30
    guard let ordinal else { return number != 1 }
    return ordinal >= 9 || (number != 1 && number != ordinal + 1)
  }

  /// The numbered labels in a text, the words in front of the first by themselves.
  private static func labels(in text: String) -> [String] {
    var starts = AnnexLabel.starts(in: text)
    if starts.first != text.startIndex { starts.insert(text.startIndex, at: 0) }
    let ends = starts.dropFirst() + [text.endIndex]
    let labels = zip(starts, ends).flatMap { unnumbered(text[$0..<$1]) }
    // `其中：1.网站公开` is one label of two heads.
    return labels.reduce(into: []) { joined, label in
      if let last = joined.last, AnnexLabel.bare(last).isEmpty {
        joined[joined.count - 1] += label
      } else {
        joined.append(label)
      }
    }
  }

  /// A label, and behind the unit of a known indicator whose figure is printed empty the next: `涉及商业秘密件涉及个人隐私件`.
  private static func unnumbered(_ text: Substring) -> [String] {
    let ends = text.indices.lazy.compactMap { knownEnd(of: text, unitAt: $0) }
    guard let end = ends.first(where: { text[$0...].count >= 3 }) else { return [String(text)] }
    return [String(text[..<end])] + unnumbered(text[end...])
  }

  /// Where the unit at `index` ends, if a known indicator stands before it.
  private static func knownEnd(of text: Substring, unitAt index: String.Index) -> String.Index? {
    let label = text[..<index]
    guard let unit = AnnexUnit.all.first(where: text[index...].hasPrefix), !isOpen(String(label)),
      AnnexIndicator.isKnown(AnnexLabel.bare(String(label)))
    else { return nil }
    return text.index(index, offsetBy: unit.count)
  }

  /// The line below a return: who made it, when, and their telephone.
  private static func isSignature(_ text: String) -> Bool {
    ["负责人:", "填表人", "填报人", "审核人", "填报日期", "填表日期", "报出日期", "联系电话", "电话:", "填表说明"].contains(
      where: text.contains)
  }

  private static func isOpen(_ text: String) -> Bool {
    let opened = text.lastIndex(of: "(")
    return opened.map { !text[$0...].contains(")") } ?? false
  }

  /// The label of a row without figures, without the unit of a known indicator.
  private static func label(of text: String) -> String {
    let told = AnnexUnit.parted(text).map { String($0.label) } ?? ""
    return AnnexIndicator.isKnown(AnnexLabel.bare(told)) ? told : withoutDashes(text)
  }

  private static func withoutDashes(_ text: String) -> String {
    text.replacing("—", with: "").replacing("-", with: "")
  }
}
