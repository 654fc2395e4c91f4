/// What a file is made of before its tables are numbered and their spans expanded.
enum Piece {
  case paragraph(Paragraph)
  case table([PlacedCell])

  /// Takes the pieces of a file and gives its blocks, tables numbered from 1.
  static func blocks(of pieces: [Piece]) throws(DocumentError.Fault) -> [Block] {
    var blocks: [Block] = []
    var positions = 0
    var number = 0
    for piece in pieces {
      switch piece {
      case .paragraph(let paragraph):
        if !paragraph.text.isBlank { blocks.append(.paragraph(paragraph)) }
      case .table(let cells):
        number += 1
        let table = try Grid.table(cells, number: number)
        positions += table.rows.reduce(0) { $0 + $1.count }
        guard positions <= Document.partLimit else { throw .tooManyParts }
        blocks.append(.table(table))
      }
    }
    return blocks
  }
}
