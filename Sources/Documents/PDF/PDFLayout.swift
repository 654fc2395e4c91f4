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
    let ruled = RuledTable.all(levels: page.drawing.levels, uprights: page.drawing.uprights)
    var contents = ruled.map { RegionWords($0) }
    var loose: [PDFWord] = []
    var crossing: [(table: Int, word: PDFWord)] = []
    for word in page.words {
      guard let table = Self.innermost(of: ruled, at: word.box) else {
        loose.append(word)
        continue
      }
      if !contents[table].place(whole: word) { crossing.append((table, word)) }
    }
    for (table, word) in crossing { loose += contents[table].place(crossing: word, page.drawing) }
    let tables = zip(ruled, contents).map { PDFTable($0, words: $1.words, page: page.number) }
    parts = tables.filter { !$0.isEmpty }.map(Part.table) + TextLine.lines(of: loose).map(Part.line)
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
}

/// The words of a ruled table, each in its region.
private struct RegionWords {
  private let table: RuledTable
  private(set) var words: [[PDFWord]]

  init(_ table: RuledTable) {
    self.table = table
    words = Array(repeating: [], count: table.regions.count)
  }

  /// Takes a word that lies within one region; false when it runs across a border.
  mutating func place(whole word: PDFWord) -> Bool {
    let inset = min(1, word.box.width / 4)
    let first = table.region(x: word.box.left + inset, y: word.box.midY)
    guard let first, first == table.region(x: word.box.right - inset, y: word.box.midY) else { return false }
    words[first].append(word)
    return true
  }

  /// Takes a word that runs across borders. The program joins what stands closer than a tenth of the type size (toolchain.md
  /// §6): such a word comes apart where borders pass between its glyphs. But a figure too wide for its column runs over the
  /// border too, and must not be cut: where a border passes through a glyph, or a piece would come to stand beside another
  /// word of its cell, the word stays whole in the cell of its middle. Gives what lies outside the table.
  mutating func place(crossing word: PDFWord, _ drawing: PDFDrawing) -> [PDFWord] {
    let pieces = self.pieces(of: word, drawing)
    guard let pieces, pieces.allSatisfy({ isFree($0.region, beside: $0.word) }) else {
      guard let middle = table.region(x: word.box.midX, y: word.box.midY) else { return [word] }
      words[middle].append(word)
      return []
    }
    for piece in pieces { if let region = piece.region { words[region].append(piece.word) } }
    return pieces.filter { $0.region == nil }.map(\.word)
  }

  private func isFree(_ region: Int?, beside word: PDFWord) -> Bool {
    guard let region else { return true }
    return !words[region].contains { $0.box.spans(word.box.midY) }
  }

  private func pieces(of word: PDFWord, _ drawing: PDFDrawing) -> [(region: Int?, word: PDFWord)]? {
    let characters = PDFCharacters(of: word, drawing)
    let places = characters.boxes.map { box in
      let inset = box.width * 0.15
      return (
        table.region(x: box.left + inset, y: box.midY), table.region(x: box.right - inset, y: box.midY)
      )
    }
    guard places.allSatisfy({ $0.0 == $0.1 }) else { return nil }
    return Array(characters.texts.indices).chunked { places[$0].0 == places[$1].0 }.map { run in
      let box = run.dropFirst().reduce(characters.boxes[run[0]]) { $0.joined(with: characters.boxes[$1]) }
      let text = String(String.UnicodeScalarView(run.map { characters.texts[$0] }))
      return (places[run[0]].0, PDFWord(box: box, text: text))
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
