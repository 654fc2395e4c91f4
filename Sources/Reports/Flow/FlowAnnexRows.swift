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

  /// Numbered below a total: `其中：1.网站公开`.
  var isChild: Bool { AnnexLabel.level(printed) == 2 }
}

extension FlowAnnexRow {
  /// The row without its code, the first of its figures. Where the figures are not one more than the columns, which of
  /// them are the code's cannot be told.
  func withoutCode(columns: Int) -> FlowAnnexRow {
    guard var chunk, chunk.figures.contains(where: { !$0.isMark }) else { return self }
    var row = self
    row.isOpen = isOpen || chunk.figures.count != columns + 1
    if !row.isOpen { chunk.figures.removeFirst() }
    row.chunk = chunk
    return row
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

  init(_ flow: Flow, _ chunks: ArraySlice<Chunk>, from start: Int) {
    self.flow = flow
    for (index, chunk) in zip(chunks.indices, chunks) {
      let lower = index == chunks.startIndex ? start : chunk.words.lowerBound
      let next = chunks.index(after: index) < chunks.endIndex ? chunks[index + 1] : nil
      guard lower <= chunk.words.upperBound, take(chunk, lower..<chunk.words.upperBound, next) else { break }
    }
    while let last = rows.last, last.unit == nil, !AnnexIndicator.isKnown(AnnexLabel.bare(last.printed)) {
      rows.removeLast()
    }
  }

  /// Takes one chunk; false where the annex ends before it.
  private mutating func take(_ chunk: Chunk, _ words: Range<Int>, _ next: Chunk?) -> Bool {
    let tableRows = begun.isEmpty ? flow.rows(of: words) : [words]
    for row in tableRows.dropLast() { addBlank(row) }
    let text = begun + self.text(tableRows.last ?? words)
    if FlowAnnexRows.isOpen(text), begun.utf16.count < 120 {
      begun = text + chunk.figures.map(\.text).joined()
      return true
    }
    begun = ""
    if text.isEmpty { return chunk.figures.count <= 1 }
    guard !text.contains("。"), text.utf16.count <= 160 else { return false }
    let labels = FlowAnnexRows.labels(in: text)
    rows += labels.dropLast().map { FlowAnnexRow(printed: FlowAnnexRows.withoutDashes($0)) }
    guard let last = labels.last else { return true }
    return add(last, chunk, next)
  }

  /// A row of a table without a figure: its label and unit, and a cell printed empty.
  private mutating func addBlank(_ words: Range<Int>) {
    let told = AnnexUnit.parted(text(words))
    let end = words.last.flatMap { flow.units[$0] == Flow.bar ? $0 : nil }
    rows.append(
      FlowAnnexRow(
        printed: told.map { String($0.label) } ?? FlowAnnexRows.withoutDashes(text(words)), unit: told?.unit,
        blank: told == nil ? nil : end))
  }

  /// The words of a row; a first cell that holds digits alone counts the rows.
  private func text(_ words: Range<Int>) -> String {
    let units = flow.units[words]
    let number = units.prefix { Fold.isDigit($0) }
    let isCount = !number.isEmpty && units.dropFirst(number.count).first == Flow.bar
    return String(decoding: units.dropFirst(isCount ? number.count : 0).filter { $0 >= 0x20 }, as: UTF16.self)
  }

  private mutating func add(_ text: String, _ chunk: Chunk, _ next: Chunk?) -> Bool {
    let told = AnnexUnit.parted(text)
    let printed = told.map { String($0.label) } ?? text
    let hasNumber = chunk.figures.contains { !$0.isMark }
    if told == nil, !hasNumber || text.contains("——") {
      rows.append(FlowAnnexRow(printed: FlowAnnexRows.withoutDashes(text)))
      return true
    }
    guard AnnexLabel.bare(printed).utf16.count >= 3, printed.utf16.count <= 60 else { return false }
    count(printed)
    rows.append(FlowAnnexRow(printed: printed, unit: told?.unit, chunk: chunk, isOpen: isOpen(chunk, next)))
    return true
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
    let labels = zip(starts, ends).map { String(text[$0..<$1]) }
    // `其中：1.网站公开` is one label of two heads.
    return labels.reduce(into: []) { joined, label in
      if let last = joined.last, AnnexLabel.bare(last).isEmpty {
        joined[joined.count - 1] += label
      } else {
        joined.append(label)
      }
    }
  }

  private static func isOpen(_ text: String) -> Bool {
    let opened = text.lastIndex(of: "(")
    return opened.map { !text[$0...].contains(")") } ?? false
  }

  private static func withoutDashes(_ text: String) -> String {
    text.replacing("—", with: "").replacing("-", with: "")
  }
}
