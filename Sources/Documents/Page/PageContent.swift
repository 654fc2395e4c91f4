/// Turns the parser's events into pieces of text and tables. The parser's callbacks reach it through a pointer, by one
/// thread, while the page is read.
struct PageContent {
  private(set) var title: String?
  /// The scripts of the page, for markup that hides in one of their strings.
  private(set) var scripts: [UInt8] = []
  /// Set when the page must not be read on.
  private(set) var fault: DocumentError.Fault?

  private var places: SourcePlaces
  private var open: [(element: PageElement, isStruck: Bool)] = []
  /// How many open elements hide their text.
  private var silent = 0
  /// How many open rows and cells take no room.
  private var absent = 0
  /// How many open elements raise or lower their text: a note's number may stand in elements of its own within.
  private var (raised, lowered) = (0, 0)
  private var headings = 0
  private var preformatted = 0
  private var titleText = InlineText()
  private var line = InlineText()
  private var place: Place?
  private var lastLine = 0
  private var tables: [TableDraft] = []
  /// What the page shows.
  private(set) var pieces: [Piece] = []
  private var parts = 0

  init(source: PageSource) {
    places = SourcePlaces(source)
  }

  /// True when the page shows no table and hardly any text.
  var isNearlyEmpty: Bool {
    var bytes = 0
    for piece in pieces {
      guard case .paragraph(let paragraph) = piece else { return false }
      bytes += paragraph.text.utf8.count
    }
    return bytes < 600 && !scripts.isEmpty
  }

  /// Takes the news that the page breaks a limit.
  mutating func refuse(_ fault: DocumentError.Fault) {
    if self.fault == nil { self.fault = fault }
  }

  /// Takes an opening tag.
  mutating func startElement(_ element: PageElement, _ attributes: PageAttributes) {
    let element = shown(element, attributes)
    let isStruck = element != .struck && (attributes.isStruck || (element == .cell && attributes.isInvisible))
    open.append((element, isStruck))
    if isStruck { silent += 1 }
    switch element {
    case .inline, .field: break
    case .absent:
      silent += 1
      absent += 1
    case .raised: raised += 1
    case .lowered: lowered += 1
    case .struck, .ignored, .script, .title: silent += 1
    case .heading:
      endLine()
      headings += 1
    case .preformatted:
      endLine()
      preformatted += 1
    case .block, .lineBreak: endLine()
    case .table:
      endLine()
      tables.append(TableDraft())
    case .rows, .row, .cell:
      endLine()
      startPart(element, attributes)
    }
  }

  /// What an element is here: in a row or cell that takes no room, nothing has a place of its own.
  private func shown(_ element: PageElement, _ attributes: PageAttributes) -> PageElement {
    if absent > 0 { return .inline }
    if attributes.isHidden, element == .row || element == .cell, !tables.isEmpty { return .absent }
    return element == .inline ? attributes.inline : element
  }

  /// Takes the end of the element that was opened last.
  mutating func endElement() {
    guard let (element, isStruck) = open.popLast() else { return }
    if isStruck { silent -= 1 }
    switch element {
    case .inline, .lineBreak, .field: break
    case .absent:
      silent -= 1
      absent -= 1
    case .raised: raised -= 1
    case .lowered: lowered -= 1
    case .struck, .ignored, .script: silent -= 1
    case .title:
      silent -= 1
      if title == nil, !titleText.isEmpty { title = titleText.take() }
    case .heading:
      endLine()
      headings -= 1
    case .preformatted:
      endLine()
      preformatted -= 1
    case .block: endLine()
    case .table:
      endLine()
      endTable()
    case .rows, .row, .cell:
      endLine()
      endPart(element)
    }
  }

  /// Takes text that ends before a byte of the source.
  mutating func characters(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
    switch open.last?.element {
    case .title: titleText.append(text)
    case .script: scripts.append(contentsOf: text)
    default:
      guard silent == 0 else { return }
      if preformatted > 0 { return lines(text, endingAt: end) }
      run(text, endingAt: end)
    }
  }

  /// Ends the page: what is still open is closed.
  mutating func close() {
    while !open.isEmpty { endElement() }
    endLine()
    while !tables.isEmpty { endTable() }
  }

  private mutating func run(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
    if place == nil, let first = text.firstIndex(where: { !$0.isSpace }) {
      place = places.place(at: end - text.count + first)
    }
    let script: Script? = raised > 0 ? .raised : lowered > 0 ? .lowered : nil
    guard let digits = script?.digits(text, after: line.bytes.last) else {
      return line.append(text)
    }
    digits.withUnsafeBufferPointer { line.append($0) }
  }

  /// Text in which the line ends of the source count.
  private mutating func lines(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
    var start = 0
    while start < text.count {
      let stop = text[start...].firstIndex(of: 0x0A) ?? text.count
      run(UnsafeBufferPointer(rebasing: text[start..<stop]), endingAt: end - text.count + stop)
      if stop < text.count { endLine() }
      start = stop + 1
    }
  }

  private mutating func endLine() {
    guard !line.isEmpty, var place else { return }
    let text = line.take()
    self.place = nil
    guard !text.isBlank || !tables.isEmpty else { return }
    // The character tells apart what begins on one line; the first piece of a line needs none.
    if place.row != lastLine { place.column = nil }
    lastLine = place.row
    countPart()
    add(.paragraph(Paragraph(text, at: place, isHeading: headings > 0)))
  }

  private mutating func countPart() {
    parts += 1
    if parts > Document.partLimit { refuse(.tooManyParts) }
  }

  private mutating func add(_ piece: Piece) {
    if tables.isEmpty {
      pieces.append(piece)
    } else {
      tables[tables.count - 1].add(piece)
    }
  }

  private mutating func startPart(_ element: PageElement, _ attributes: PageAttributes) {
    guard !tables.isEmpty else { return }
    countPart()
    switch element {
    case .rows: tables[tables.count - 1].startGroup()
    case .row: tables[tables.count - 1].startRow()
    default: tables[tables.count - 1].start(.init(columns: attributes.columns, rows: attributes.rows))
    }
  }

  private mutating func endPart(_ element: PageElement) {
    guard element == .cell, !tables.isEmpty else { return }
    tables[tables.count - 1].endCell()
  }

  private mutating func endTable() {
    guard let table = tables.popLast() else { return }
    do throws(DocumentError.Fault) {
      for piece in try table.pieces() { add(piece) }
    } catch {
      refuse(error)
    }
  }
}
