/// Puts the words of a page into its ruled tables and the rest into lines.
struct PDFLayout {
  /// What stands on a page, from top to bottom.
  enum Part {
    case line(TextLine)
    case table(PDFTable)

    var line: TextLine? {
      if case .line(let line) = self { line } else { nil }
    }

    var isLine: Bool { line != nil }

    var box: Box {
      switch self {
      case .line(let line): line.box
      case .table(let table): table.box
      }
    }
  }

  let page: PDFPage
  private(set) var parts: [Part] = []

  /// Takes a page with its words and lines.
  init(_ page: PDFPage) {
    self.page = page
    let tables = RuledTable.all(levels: page.drawing.levels, uprights: page.drawing.uprights)
    var contents = tables.map { Array(repeating: [PDFWord](), count: $0.regions.count) }
    var loose: [PDFWord] = []
    for word in page.words {
      guard let index = Self.innermost(of: tables, at: word.box) else {
        loose.append(word)
        continue
      }
      for piece in Self.pieces(of: word, in: tables[index], page.drawing) {
        if let region = piece.region {
          contents[index][region].append(piece.word)
        } else {
          loose.append(piece.word)
        }
      }
    }
    let filled = zip(tables, contents).map { PDFTable($0, words: $1, page: page.number) }
    parts = filled.filter { !$0.isEmpty }.map(Part.table) + TextLine.lines(of: loose).map(Part.line)
    parts.sort { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }

  /// Leaves out the parts that a test names, such as page numbers.
  mutating func remove(_ isFurniture: (Part) -> Bool) {
    parts.removeAll(where: isFurniture)
  }

  private static func innermost(of tables: [RuledTable], at box: Box) -> Int? {
    tables.indices.filter { tables[$0].region(x: box.midX, y: box.midY) != nil }
      .min { tables[$0].box.width * tables[$0].box.height < tables[$1].box.width * tables[$1].box.height }
  }

  /// A word within one cell stays whole; one that runs across borders, for the program joins what stands closer than a
  /// tenth of the type size (toolchain.md §6), comes apart at them, by where its glyphs stand.
  private static func pieces(
    of word: PDFWord, in table: RuledTable, _ drawing: PDFDrawing
  ) -> [(region: Int?, word: PDFWord)] {
    let inset = min(1, word.box.width / 4)
    let first = table.region(x: word.box.left + inset, y: word.box.midY)
    let last = table.region(x: word.box.right - inset, y: word.box.midY)
    if first == last { return [(first, word)] }
    let characters = PDFCharacters(of: word, drawing)
    let runs = Array(zip(characters.texts, characters.boxes)).chunked { left, right in
      table.region(x: left.1.midX, y: left.1.midY) == table.region(x: right.1.midX, y: right.1.midY)
    }
    return runs.map { run in
      let box = run.dropFirst().reduce(run[0].1) { $0.joined(with: $1.1) }
      let text = String(String.UnicodeScalarView(run.map(\.0)))
      return (table.region(x: run[0].1.midX, y: run[0].1.midY), PDFWord(box: box, text: text))
    }
  }
}

/// The characters of a word with a box for each.
private struct PDFCharacters {
  let texts: [Unicode.Scalar]
  let boxes: [Box]

  /// The drawing tells where each glyph begins; when it draws another number of glyphs than the word has characters, the
  /// width is shared out: an ideograph takes twice the room of a digit.
  init(of word: PDFWord, _ drawing: PDFDrawing) {
    texts = Array(word.text.unicodeScalars)
    let weights = texts.map { $0.value < 0x2E80 ? 1.0 : 2.0 }
    let unit = word.box.width / max(1, weights.reduce(0, +))
    let drawn = drawing.glyphs(in: word.box)
    let shared = weights.reduce(into: [word.box.left]) { $0.append(($0.last ?? 0) + $1 * unit) }
    let starts = drawn.count == texts.count ? drawn : shared
    let em = word.box.height * 0.45
    boxes = weights.indices.map { i in
      let next = i + 1 < weights.count ? starts[i + 1] : word.box.right
      let right = max(starts[i], min(next, starts[i] + weights[i] * em))
      return Box(left: starts[i], top: word.box.top, right: right, bottom: word.box.bottom)
    }
  }
}
