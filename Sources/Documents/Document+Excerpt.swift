/// What a person finds at a place of a document.
extension Document {
  /// The words at a place: the row of a table with its cells parted by bars, or the line, cut to `reach` characters on
  /// both sides of the place where it is long. nil where the document has no such place.
  package func excerpt(at place: Place, reach: Int = 40) -> String? {
    place.table == nil ? line(at: place, reach) : row(at: place)
  }

  private func row(at place: Place) -> String? {
    for case .table(let table) in blocks {
      for row in table.rows where row.contains(where: { Document.isSameRow($0.place, place) }) {
        return row.filter(\.isOrigin).map(\.text).joined(separator: " | ")
      }
    }
    return nil
  }

  private func line(at place: Place, _ reach: Int) -> String? {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph)
      where paragraph.place.row == place.row && paragraph.place.page == place.page:
        return Document.cut(paragraph.text, at: place.column, reach)
      case .table(let table):
        let row = table.rows.first {
          $0.contains { $0.place.table == nil && Document.isSameRow($0.place, place) }
        }
        if let row { return row.map(\.text).joined(separator: " | ") }
      default: continue
      }
    }
    return nil
  }

  private static func isSameRow(_ a: Place, _ b: Place) -> Bool {
    a.page == b.page && a.table == b.table && a.row == b.row
  }

  private static func cut(_ text: String, at column: Int?, _ reach: Int) -> String {
    guard let column, text.utf16.count > 2 * reach else { return text }
    let from = max(0, column - 1 - reach)
    return text.dropFirst(from).prefix(2 * reach).description
  }
}
