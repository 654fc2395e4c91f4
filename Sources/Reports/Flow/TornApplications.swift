import Documents
import Forms

/// Reads a table 三 whose labels and figures a PDF's text has torn apart (`pdftotext` without -layout; domain.md §7, P8).
///
/// The figures between the first label and table 四 are taken in their order, seven to a row. That reading is kept only
/// where nothing speaks for another: there are exactly as many figures as the form has cells; every row of the form is
/// named and no words of another row stand between them; wherever one label alone stands right before figures, these are
/// the ones that the order gives to its row; every row adds up to its total, and every column keeps both sums of the
/// form. A figure that stands elsewhere than in its cell breaks the sum of two columns, be it the source's own slip, and is
/// not put right. Where the figures of several rows
/// without labels add up both row by row and column by column, and differ, nothing is kept.
struct TornApplications {
  /// A row as told: its figures, and whether its label stands right before just these.
  typealias Row = (figures: [Chunk.Printed], isLabelled: Bool)

  private let flow: Flow
  private let chunks: [Chunk]
  private let labels: RowLabels
  private let region: Range<Int>
  private let figures: [Chunk.Printed]
  private let values: [Int64]
  private let width = Applications.applicants.count
  private var height: Int { labels.table.rows.count }

  /// Finds the torn table; nil where its figures are not as many as the form's cells.
  init?(_ applications: FlowApplications) {
    flow = applications.flow
    chunks = applications.chunks
    labels = applications.labels
    guard let region = TornApplications.region(applications) else { return nil }
    self.region = region
    figures = chunks[region].flatMap(\.figures)
    values = figures.compactMap { figure in
      figure.isGlued || figure.isMark || figure.isOdd || figure.unit != nil
        ? nil : Number(figure.text)?.integer
    }
    guard figures.count == width * height, values.count == figures.count, !values.contains(where: { $0 < 0 }),
      !chunks[region].contains(where: { $0.isBarred || $0.rowCells != nil })
    else { return nil }
  }

  /// The rows in the order of the form, nil for one that is not certain; nil altogether where none is.
  var rows: [Row?]? {
    guard namesEveryRow, namesNothingElse, let anchors else { return nil }
    let labelled = labelled(anchors)
    guard namesInOrder(labelled) else { return nil }
    let sound = orders(between: anchors).filter(isSettled)
    if let order = sound.first, sound.allSatisfy({ !figuresDiffer($0, order) }) {
      return order.indices.map { row in (order[row].map { figures[$0] }, labelled.contains(row)) }
    }
    return sound.isEmpty ? labelledAlone(labelled) : nil
  }

  /// True where every row and column bears an order out.
  private func isSettled(_ order: [[Int]]) -> Bool { order.allSatisfy(addsUp) && areColumnsSound(order) }

  /// Where the columns do not balance, the source's own sums are off perhaps, or a figure stands in another column than
  /// its own, which puts both out of balance. Then only those rows are certain that both their label and the order tell,
  /// that add up, and that have nothing but zeros in the columns out of balance.
  private func labelledAlone(_ labelled: Set<Int>) -> [Row?] {
    let order = (0..<height).map { row in Array(row * width..<(row + 1) * width) }
    let odd = (0..<width).filter { column in !isSound(column, order) }
    return order.enumerated().map { row, places in
      let isCertain = labelled.contains(row) && addsUp(places) && odd.allSatisfy { values[places[$0]] == 0 }
      return isCertain ? (places.map { figures[$0] }, true) : nil
    }
  }

  // MARK: where it stands

  /// The first unit of the table's words.
  var start: Int { chunks[region.lowerBound].words.lowerBound }

  private static let start = Fold.key("本年新收政府信息公开申请数量")
  private static let end = Fold.key("行政复议")

  /// From the figures behind the only first label to the first words of table 四.
  private static func region(_ applications: FlowApplications) -> Range<Int>? {
    let (flow, chunks) = (applications.flow, applications.chunks)
    let starts = chunks.indices.filter { flow.key(chunks[$0].words).contains(start) }
    guard starts.count == 1, let first = starts.first else { return nil }
    let next = chunks.indices.first { $0 > first && flow.key(chunks[$0].words).contains(end) }
    return first..<(next ?? chunks.count)
  }

  // MARK: labels

  /// The words from the first label to the first figure of table 四, without the figures.
  private var words: [UInt16] {
    let end = region.upperBound < chunks.count ? chunks[region.upperBound].words.upperBound : flow.count
    let last = chunks[region.upperBound - 1].end
    return chunks[region].flatMap { flow.key($0.words) } + flow.key(last..<max(last, end))
  }

  private var namesEveryRow: Bool {
    let words = words
    return labels.table.rows.indices.allSatisfy { labels.place(of: $0, in: words) != nil }
  }

  /// True where the names of rows without a label before their figures follow each other as in the form: no sum sees two
  /// rows of one group exchanged, so that another order of names may be that of the figures too.
  private func namesInOrder(_ labelled: Set<Int>) -> Bool {
    let words = words
    let places = labels.table.rows.indices.filter { !labelled.contains($0) }
      .compactMap { labels.place(of: $0, in: words) }
    return zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// True where all words between the figures are pieces of the form's: those of a row that the form does not have
  /// would have figures of their own.
  private var namesNothingElse: Bool {
    chunks[region].dropFirst().allSatisfy { chunk in
      pieces(of: chunk.words).allSatisfy { piece in
        TornApplications.heads.contains { $0.contains(piece) } || labels.isPieceOfAny(piece)
      }
    }
  }

  private static let heads =
    Applications.applicants.map { Fold.key($0.label) }
    + ["申请人情况", "法人或其他组织", "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和"].map { Fold.key($0) }

  /// The words of a range, cut where a space or a line stands between.
  private func pieces(of words: Range<Int>) -> [[UInt16]] {
    var pieces: [[UInt16]] = []
    var start = words.lowerBound
    for index in words.dropFirst() where flow.gaps[index] != .none {
      pieces.append(flow.key(start..<index))
      start = index
    }
    return (pieces + [flow.key(start..<words.upperBound)]).filter { !$0.isEmpty }
  }

  /// The rows whose label stands alone before figures, in the order of the form; nil where one stands before figures
  /// that the order gives to another row, or where fewer than half of the rows have such a label.
  private var anchors: [Int]? {
    var anchors: [Int] = []
    var place = 0
    for chunk in chunks[region] {
      defer { place += chunk.figures.count }
      let words = flow.label(chunk.words.suffix(200))
      guard let match = labels.row(of: words, after: place / width - 1), match.strength >= .key,
        labels.count(in: words) <= 1
      else { continue }
      guard place == match.index * width else { return nil }
      anchors.append(match.index)
    }
    return anchors.count * 2 >= height ? anchors : nil
  }

  /// The rows with a label right before just their own figures.
  private func labelled(_ anchors: [Int]) -> Set<Int> {
    var places: Set<Int> = []
    var place = 0
    for chunk in chunks[region] {
      if chunk.figures.count == width, place % width == 0 { places.insert(place / width) }
      place += chunk.figures.count
    }
    return places.intersection(anchors)
  }

  // MARK: order

  /// Every order of the figures that the labels leave open: the places of each row's figures, row by row, or, where
  /// several rows stand behind one label, column by column. None where there are too many.
  private func orders(between anchors: [Int]) -> [[[Int]]] {
    var orders: [[[Int]]] = [[]]
    let firsts = anchors.filter { $0 > 0 }
    for (first, next) in zip([0] + firsts, firsts + [height]) {
      let level = (first..<next).map { row in Array(row * width..<(row + 1) * width) }
      let upright = (first..<next).map { row in
        (0..<width).map { first * width + $0 * (next - first) + row - first }
      }
      var fitting = [level, upright].filter { $0.allSatisfy(addsUp) }
      if fitting.isEmpty || !figuresDiffer(level, upright) { fitting = [level] }
      orders = orders.flatMap { order in fitting.map { order + $0 } }
      if orders.count > TornApplications.mostOrders { return [] }
    }
    return orders
  }

  private static let mostOrders = 64

  private func figuresDiffer(_ one: [[Int]], _ other: [[Int]]) -> Bool {
    one.joined().map { values[$0] } != other.joined().map { values[$0] }
  }

  private func addsUp(_ row: [Int]) -> Bool {
    guard let total = row.last else { return false }
    return row.dropLast().reduce(0) { $0 + values[$1] } == values[total]
  }

  // MARK: columns

  /// The two sums that every column keeps (T3.A, T3.B).
  private var identities: [(left: [Int], right: [Int])] {
    let rows = labels.table.rows.map(\.code)
    return Identity.of(
      Form.of(labels.table.rows.count == Applications.table2019.rows.count ? .f2019 : .f2021)
    )
    .filter { $0.section == .applications && $0.over == .rows }
    .map { ($0.left.compactMap(rows.firstIndex(of:)), $0.right.compactMap(rows.firstIndex(of:))) }
  }

  private func areColumnsSound(_ order: [[Int]]) -> Bool {
    (0..<width).allSatisfy { isSound($0, order) }
  }

  private func isSound(_ column: Int, _ order: [[Int]]) -> Bool {
    identities.allSatisfy { sum($0.left, column, order) == sum($0.right, column, order) }
  }

  private func sum(_ rows: [Int], _ column: Int, _ order: [[Int]]) -> Int64 {
    rows.reduce(0) { $0 + values[order[$1][column]] }
  }
}

extension RowLabels {
  /// Where a row is first named in `text`; 其他 and 总计 only with their number, for columns are called so too.
  fileprivate func place(of row: Int, in text: [UInt16]) -> Int? {
    let (label, keys, numbered) = names(row)
    let names = label.count <= 2 ? [numbered] : [label] + keys
    return names.compactMap { text.firstStart(of: $0) }.min()
  }

  /// True where `text` is a piece of any label of a row or a group.
  fileprivate func isPieceOfAny(_ text: [UInt16]) -> Bool {
    isOfGroup(text[...]) || table.rows.indices.contains { names($0).numbered.contains(text) }
  }
}

extension Chunk {
  /// Figures without words: those of a row that is known already.
  init(telling figures: [Printed]) {
    let start = figures.first?.range.lowerBound ?? 0
    self.init(words: start..<start, figures: figures, barsBehind: 0)
  }
}
