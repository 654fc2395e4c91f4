import Forms

/// Words, and the figures that follow them: what a row of a table becomes in running text.
struct Chunk: Sendable {
  /// The units of the words, numbering included.
  var words: Range<Int>
  var figures: [Printed]
  /// Borders of cells behind the last figure.
  var barsBehind: Int
  /// True where a row of a table begins with an empty cell: the bar before the first figure closes that cell.
  var startsBlank = false
  /// The cells of the table's row that it is, label included, where the row's borders are known.
  var rowCells: Int?

  /// A run of digits, or a mark for "not applicable", between certain borders.
  struct Printed: Sendable {
    var range: Range<Int>
    /// Borders of cells between it and what stood before it.
    var barsBefore: Int
    /// The digits, sign and point, folded.
    var text: String
    var unit: String?
    var isMark: Bool
    /// True for a whole cell of a row that holds something else than a figure: `2l`, `43.5%`, 见附件.
    var isOdd = false
  }

  var end: Int { figures.last?.range.upperBound ?? words.upperBound }
  var digitCount: Int { figures.reduce(0) { $0 + $1.text.utf8.count { $0 >= 0x30 && $0 <= 0x39 } } }
  /// How many cells it may hold at most: a digit each, or a mark.
  var valueCount: Int { digitCount + figures.count { $0.isMark } }
  /// True for a row that numbers the columns of table 四, 1 to 15.
  var numbersColumns: Bool { figures.count == 15 && figures.map(\.text) == (1...15).map(String.init) }
  var isBarred: Bool { figures.contains { $0.barsBefore > 0 } || (figures.isEmpty && barsBehind > 0) }

  /// How many cells the borders make, where there are borders: those before each figure and those behind the last.
  var cellCount: Int { figures.reduce(0) { $0 + $1.barsBefore } + barsBehind }
}

/// Cuts a flow into chunks, in one pass.
struct Chunking {
  let flow: Flow
  private var chunks: [Chunk] = []

  static func chunks(of flow: Flow) -> [Chunk] {
    var chunking = Chunking(flow: flow)
    return chunking.run()
  }

  private init(flow: Flow) { self.flow = flow }

  private mutating func run() -> [Chunk] {
    var words = 0
    var index = 0
    while index < flow.count {
      if let row = row(at: index) {
        // Its number is no figure of the words left from rows without figures, which keep it among them.
        if let label = row.label, !flow.units[words..<index].contains(where: { $0 > Flow.bar }) {
          words = label
        }
        if row.chunk?.rowCells == 1 { endRow(from: &words, at: index) }
        if let chunk = row.chunk { chunks.append(chunk.saying(words..<chunk.words.upperBound)) }
        index = row.end
        if row.chunk != nil { words = index }
        continue
      }
      guard var chunk = self.chunk(at: index) else {
        index = skipDigits(from: index)
        continue
      }
      if index > words, flow.units[index - 1] == Flow.rowStart { endRow(from: &words, at: index - 1) }
      chunk.words = words..<index
      index = skipBars(from: skipNote(from: max(chunk.end, index)))
      words = index
      chunks.append(chunk)
    }
    return chunks
  }

  /// Ends a row whose last cell is printed empty before a figure that stands by itself: what is printed behind a table, a
  /// page's number or a postal code, fills no cell of it.
  private mutating func endRow(from words: inout Int, at end: Int) {
    guard end > words, flow.units[end - 1] == Flow.bar else { return }
    let label = flow.units[words..<end].lastIndex { $0 != Flow.bar }.map { $0 + 1 } ?? words
    chunks.append(Chunk(words: words..<label, figures: [], barsBehind: end - label))
    words = end
  }

  /// Behind the digits at `index` that are no figure, so that no part of them is taken for one; else one further.
  private func skipDigits(from index: Int) -> Int {
    var end = index
    while flow.isDigit(end), end == index || flow.gaps[end] == .none { end += 1 }
    return max(end, index + 1)
  }

  /// The figures that begin at `index`, or two and more borders in a row: cells printed empty.
  private func chunk(at index: Int) -> Chunk? {
    if flow.units[index] == Flow.bar, index == 0 || flow.units[index - 1] != Flow.bar {
      return barred(at: index)
    }
    let figures = self.figures(from: index, barsBefore: 0)
    guard let last = figures.last else { return nil }
    return Chunk(
      words: index..<index, figures: figures,
      barsBehind: skipBars(from: last.range.upperBound) - last.range.upperBound)
  }

  private func barred(at index: Int) -> Chunk? {
    let behind = skipBars(from: index)
    let figures = self.figures(from: behind, barsBefore: behind - index)
    let startsBlank = index > 0 && flow.units[index - 1] == Flow.rowStart
    if let last = figures.last {
      let end = last.range.upperBound
      return Chunk(
        words: index..<index, figures: figures, barsBehind: skipBars(from: end) - end,
        startsBlank: startsBlank)
    }
    guard behind - index > 1 else { return nil }
    return Chunk(words: index..<index, figures: [], barsBehind: behind - index, startsBlank: startsBlank)
  }

  private func skipBars(from index: Int) -> Int {
    var index = index
    while index < flow.count && flow.units[index] == Flow.bar { index += 1 }
    return index
  }

  private func figures(from start: Int, barsBefore: Int) -> [Chunk.Printed] {
    var figures: [Chunk.Printed] = []
    var index = start
    var bars = barsBefore
    while let figure = figure(at: index, barsBefore: bars) {
      figures.append(figure)
      let end = skipNote(from: figure.range.upperBound)
      index = skipBars(from: end)
      bars = index - end
    }
    return figures
  }

  private func figure(at index: Int, barsBefore: Int) -> Chunk.Printed? {
    if isMark(at: index, afterBar: barsBefore > 0) {
      return Chunk.Printed(
        range: index..<markEnd(from: index), barsBefore: barsBefore, text: "", unit: nil, isMark: true)
    }
    guard let end = digitsEnd(from: index) else { return nil }
    let text = flow.digits(index..<end)
    let (unit, behind) = self.unit(at: end)
    if isNoFigure(index, end: behind) { return nil }
    if opensSentence(index, end: behind, afterBar: barsBefore > 0) { return nil }
    return Chunk.Printed(range: index..<behind, barsBefore: barsBefore, text: text, unit: unit, isMark: false)
  }

  /// The end of a run of digits that begins at `index`, perhaps with a sign. The last digit is left to the words
  /// where it numbers them: `00000002.其他` is seven zeros and `2.其他`.
  private func digitsEnd(from index: Int) -> Int? {
    var end = index
    if end < flow.count, isSign(flow.units[end]), flow.isDigit(end + 1), flow.gaps[end + 1] == .none {
      end += 1
    }
    let first = end
    while flow.isDigit(end), end == index || flow.gaps[end] == .none || end == first { end += 1 }
    if (1...3).contains(end - first) { while isThousand(at: end) { end += 4 } }
    if end < flow.count, flow.units[end] == 0x2E, flow.isDigit(end + 1), flow.gaps[end + 1] == .none,
      flow.gaps[end] == .none
    {
      end += 1
      while flow.isDigit(end), flow.gaps[end] == .none { end += 1 }
      return end
    }
    if end < flow.count, end > first, isNumberingMark(flow.units[end]), !flow.isDigit(end + 1),
      !isFullStop(at: end, behind: index)
    {
      // All of it where a line begins with it: `11.其他` is the eleventh row.
      end = flow.gaps[index] == .line && flow.units[first] != 0x30 ? first : end - 1
    }
    return end > first ? end : nil
  }

  /// True for a point that ends a line behind a figure standing alone (`行政许可 1362.`): it numbers nothing.
  private func isFullStop(at index: Int, behind figure: Int) -> Bool {
    flow.gaps[figure] == .space && (index + 1 >= flow.count || flow.gaps[index + 1] == .line)
  }

  /// True for a figure with which a line or a cell of words begins, as in `2024年将…`: no cell is that, and it must not
  /// fill the place of one that is printed empty.
  private func opensSentence(_ index: Int, end: Int, afterBar: Bool) -> Bool {
    guard afterBar || flow.gaps[index] == .line else { return false }
    var end = end
    if end < flow.count, flow.gaps[end] == .none, Chunking.countUnits.contains(flow.units[end]) { end += 1 }
    guard end < flow.count, flow.gaps[end] == .none else { return false }
    return flow.units[end] >= 0x2E80
  }

  /// True for the number of a note (`行政许可[1]`, `（1）`, `注1`), for digits beside letters (`2l`), and for digits that what stands beside them
  /// makes a share, a date, a round figure (`1362余`, `1.36万`, `3亿`) or one of two (`1362/1290`).
  private func isNoFigure(_ index: Int, end: Int) -> Bool {
    let before = index > 0 && flow.gaps[index] == .none ? flow.units[index - 1] : 0
    let behind = end < flow.count && flow.gaps[end] == .none ? flow.units[end] : 0
    if behind == 0x2C, flow.isDigit(end + 1) { return true }
    if Chunking.isLetter(before) || Chunking.isLetter(behind) { return true }
    // A mark that turns the digits round for the reader's eye: what is printed is not what stands there.
    if before == 0x202E { return true }
    if Chunking.noteWords.contains(before) || Chunking.shares.contains(behind) { return true }
    // A space may part it from what it counts in: `12 万`.
    if end < flow.count, flow.gaps[end] == .space, Chunking.powers.contains(flow.units[end]) { return true }
    return Flow.opening.contains(before) && Flow.closing.contains(behind)
  }

  private static func isLetter(_ unit: UInt16) -> Bool {
    unit >= 0x41 && unit <= 0x5A || unit >= 0x61 && unit <= 0x7A
  }

  private static let noteWords = Set("注/".utf16)
  private static let shares = Set("%‰年月余多/".utf16).union(powers)
  private static let powers = Set("万亿千百".utf16)

  private static let countUnits = Set("件条项个次篇人".utf16)

  /// A comma with just three digits behind it: `1,234`.
  private func isThousand(at index: Int) -> Bool {
    guard index < flow.count, flow.units[index] == 0x2C, flow.gaps[index] == .none else { return false }
    let isGroup = (index + 1...index + 3).allSatisfy { flow.isDigit($0) && flow.gaps[$0] == .none }
    return isGroup && (!flow.isDigit(index + 4) || flow.gaps[index + 4] != .none)
  }

  private func isNumberingMark(_ unit: UInt16) -> Bool { unit == 0x2E || unit == 0x3001 }
  private func isSign(_ unit: UInt16) -> Bool { unit == 0x2B || unit == 0x2D }

  /// `/`, `-`, `——` alone between borders.
  private func isMark(at index: Int, afterBar: Bool) -> Bool {
    guard index < flow.count, Chunking.marks.contains(flow.units[index]),
      afterBar || flow.gaps[index] != .none
    else { return false }
    let end = markEnd(from: index)
    return end >= flow.count || flow.units[end] == Flow.bar || flow.gaps[end] != .none
  }

  private func markEnd(from index: Int) -> Int {
    var end = index
    while end < flow.count, Chunking.marks.contains(flow.units[end]), end == index || flow.gaps[end] == .none
    { end += 1 }
    return end
  }

  private static let marks: Set<UInt16> = [0x2F, 0x2D, 0x2014, 0x2015]

  /// A unit of money right behind a figure, or one of count with which the cell ends, and where it ends.
  private func unit(at index: Int) -> (String?, Int) {
    for (unit, units) in Chunking.moneyUnits {
      let end = index + units.count
      if end <= flow.count, flow.units[index..<end].elementsEqual(units) { return (unit, end) }
    }
    guard index < flow.count, flow.gaps[index] != .line, Chunking.countUnits.contains(flow.units[index])
    else {
      return (nil, index)
    }
    let isTimes = flow.units[index...].starts(with: Chunking.personTimes)
    let end = index + (isTimes ? Chunking.personTimes.count : 1)
    guard end >= flow.count || flow.gaps[end] != .none || flow.units[end] <= Flow.bar else {
      return (nil, index)
    }
    return (String(decoding: flow.units[index..<end], as: UTF16.self), end)
  }

  private static let personTimes = Array("人次".utf16)
  private static let moneyUnits = ["万元", "元"].map { ($0, Array($0.utf16)) }

  /// A note behind a figure: `22（其中修订 16 件）`. Its own figures are no cells.
  private func skipNote(from index: Int) -> Int {
    guard index + 2 < flow.count, flow.units[index] == 0x28,
      Chunking.noteStarts.contains(flow.units[index + 1])
    else { return index }
    let close = flow.units[index...].prefix(40).firstIndex(of: 0x29)
    return close.map { $0 + 1 } ?? index
  }

  private static let noteStarts = Set("其含包".utf16)
}
