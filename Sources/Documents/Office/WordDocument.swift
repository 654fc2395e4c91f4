/// A DOCX: paragraphs and tables of its main part. Numbers one paragraph after the other, for Word has no lines.
struct WordDocument {
  private(set) var pieces: [Piece] = []
  private var headings: Set<String>
  private var number = 0

  /// Takes the main part and the identifiers of the styles that make a paragraph a heading.
  init(_ root: XMLElement, headings: Set<String>) throws(DocumentError.Fault) {
    self.headings = headings
    guard let body = root.first("body") else { throw .brokenMarkup }
    pieces = try blocks(of: body)
  }

  /// The blocks within a body, a cell or a text box.
  private mutating func blocks(of container: XMLElement) throws(DocumentError.Fault) -> [Piece] {
    var pieces: [Piece] = []
    for element in container.elements {
      switch element.name {
      case "p": pieces += try paragraph(element)
      case "tbl": pieces += try table(element)
      case _ where Revision.keeps(element.name): pieces += try blocks(of: element)
      case "sdt":
        if let content = element.first("sdtContent") { pieces += try blocks(of: content) }
      case "AlternateContent":
        if let branch = Self.branch(of: element) { pieces += try blocks(of: branch) }
      default: break
      }
    }
    return pieces
  }

  /// Drawings come twice, for new and for old readers: one branch says it all.
  static func branch(of alternatives: XMLElement) -> XMLElement? {
    alternatives.first("Choice") ?? alternatives.first("Fallback")
  }

  /// A paragraph and, behind it, the text boxes that are anchored in it.
  private mutating func paragraph(_ element: XMLElement) throws(DocumentError.Fault) -> [Piece] {
    number += 1
    guard number <= Document.partLimit else { throw .tooManyParts }
    let place = Place.line(number)
    let text = RunText(of: element)
    var pieces: [Piece] = [.paragraph(Paragraph(text.shown, at: place, isHeading: isHeading(element)))]
    for box in text.boxes { pieces += try blocks(of: box) }
    return pieces
  }

  private func isHeading(_ paragraph: XMLElement) -> Bool {
    guard let properties = paragraph.first("pPr") else { return false }
    if let level = properties.first("outlineLvl")?["val"] { return ["0", "1", "2"].contains(level) }
    return properties.first("pStyle")?["val"].map(headings.contains) ?? false
  }

  private mutating func table(_ element: XMLElement) throws(DocumentError.Fault) -> [Piece] {
    var draft = TableDraft()
    var open: [Int: (row: Int, cell: Int)] = [:]  // cells that may go on below, by their column
    for (index, row) in Self.rows(of: element).enumerated() {
      draft.startRow()
      var column = Self.number(row.first("trPr")?.first("gridBefore")) ?? 0
      for cell in Self.cells(of: row) {
        let merge = CellMerge(cell)
        if merge.continuesRow, let count = draft.groups.last?.last?.count, count > 0 {
          draft.widenLast(by: merge.columns)
        } else if merge.continuesColumn, let start = open[column] {
          draft.extend(row: start.row, cell: start.cell)
        } else {
          draft.start(.init(columns: merge.columns, column: column, pieces: try blocks(of: cell)))
          open[column] = (index, (draft.groups.last?.last?.count ?? 1) - 1)
        }
        if !merge.continuesColumn, !merge.startsColumn { open[column] = nil }
        column = min(column + merge.columns, Grid.columnLimit)
      }
    }
    return try draft.pieces()
  }

  /// The rows, also those within content controls; a row whose mark is deleted is none.
  private static func rows(of table: XMLElement) -> [XMLElement] {
    parts("tr", of: table).filter { $0.first("trPr")?.first("del") == nil }
  }

  private static func cells(of row: XMLElement) -> [XMLElement] {
    parts("tc", of: row)
  }

  private static func parts(_ name: String, of container: XMLElement) -> [XMLElement] {
    container.elements.flatMap { element -> [XMLElement] in
      if element.name == name { return [element] }
      if element.name == "sdt" { return element.first("sdtContent").map { parts(name, of: $0) } ?? [] }
      return Revision.keeps(element.name) ? parts(name, of: element) : []
    }
  }

  fileprivate static func number(_ element: XMLElement?) -> Int? {
    element?["val"].flatMap { Int($0) }.map { min(max($0, 0), Grid.columnLimit) }
  }
}

/// How a cell of Word is merged with its neighbours: `gridSpan` to the right, `vMerge` and the older `hMerge` by marks in
/// each covered cell, where a mark without a value goes on (toolchain.md §7).
private struct CellMerge {
  var columns: Int
  var startsColumn: Bool
  var continuesColumn: Bool
  var continuesRow: Bool

  init(_ cell: XMLElement) {
    let properties = cell.first("tcPr")
    columns = max(1, WordDocument.number(properties?.first("gridSpan")) ?? 1)
    let down = properties?.first("vMerge")
    startsColumn = down?["val"] == "restart"
    continuesColumn = down != nil && !startsColumn
    let right = properties?.first("hMerge")
    continuesRow = right != nil && right?["val"] != "restart"
  }
}

/// Tracked changes and wrappers: what was put in is text, what was taken out is none.
enum Revision {
  /// True for an element whose content belongs to the text around it.
  static func keeps(_ name: String) -> Bool {
    ["ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"].contains(name)
  }
}
