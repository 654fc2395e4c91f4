/// What a file is made of before its tables are numbered and their spans expanded.
enum Piece {
  case paragraph(Paragraph)
  case table([PlacedCell])
  /// A table of text whose cells are placed by line and character.
  case rows(Table)

  /// Takes the pieces of a file and gives its blocks, tables numbered from 1.
  static func blocks(of pieces: [Piece]) throws(DocumentError.Fault) -> [Block] {
    var blocks: [Block] = []
    var positions = 0
    var number = 0
    var bytes = 0
    for piece in pieces {
      switch piece {
      case .paragraph(let paragraph):
        if !paragraph.text.isBlank { blocks.append(.paragraph(paragraph)) }
      case .table(let cells):
        number += 1
        let table = try Grid.table(cells, number: number)
        positions += table.rows.reduce(0) { $0 + $1.count }
        guard positions <= Document.partLimit else { throw .tooManyParts }
        // A page of text spanned over a thousand columns and a hundred rows is a page a hundred thousand times.
        bytes += table.rows.joined().reduce(0) { $0 + $1.text.utf8.count }
        guard bytes <= Document.sizeLimit else { throw .tableTooLarge }
        blocks.append(.table(table))
      case .rows(let table): blocks.append(.table(table))
      }
    }
    return blocks
  }

  /// The piece with its line so many lines further down.
  func moved(by lines: Int) -> Piece {
    guard case .paragraph(var paragraph) = self else { return self }
    paragraph.place.row += lines
    return .paragraph(paragraph)
  }
}
