/// Where a piece of text stands in its source, counted from 1. A table cell has table, row and column; a line has a
/// line number and, where the line is long, the character at which the piece begins; both may have a page.
package struct Place: Hashable, Sendable, CustomStringConvertible {
  package var page: Int?
  package var table: Int?
  /// The row of a table, or the line where there is no table.
  package var row: Int
  /// The column of a table, or the character in the line (nil for the whole line).
  package var column: Int?

  package init(page: Int? = nil, table: Int? = nil, row: Int, column: Int? = nil) {
    self.page = page
    self.table = table
    self.row = row
    self.column = column
  }

  package static func line(_ line: Int, character: Int? = nil, page: Int? = nil) -> Place {
    Place(page: page, row: line, column: character)
  }

  /// `line 57`, `line 12 char 845`, `table 3 row 12 col 4`, `page 5 table 1 row 2 col 3`.
  package var description: String {
    let head = page.map { "page \($0) " } ?? ""
    if let table { return head + "table \(table) row \(row)" + (column.map { " col \($0)" } ?? "") }
    return head + "line \(row)" + (column.map { " char \($0)" } ?? "")
  }
}

/// A file's content as every format gives it: blocks in reading order. Knows nothing of reports.
package struct Document: Sendable {
  /// What the bytes turned out to be.
  package enum Format: String, Sendable {
    case text, html, mhtml, pdf, docx, xlsx, odt, rtf, doc, xls
  }

  package var format: Format
  /// The encoding as read, in its common name: `UTF-8`, `GB18030`, `UTF-16LE`.
  package var encoding: String
  /// The title that the file itself gives, outside its text: `<title>` of a page, the property of a Word file.
  package var title: String?
  package var blocks: [Block]
  /// Pages of a PDF that show a picture and no text, counted from 1: what stands there is not in the blocks.
  package var pagesWithoutText: [Int] = []

  package init(format: Format, encoding: String, title: String? = nil, blocks: [Block]) {
    self.format = format
    self.encoding = encoding
    self.title = title
    self.blocks = blocks
  }
}

package enum Block: Sendable {
  case paragraph(Paragraph)
  case table(Table)
}

/// A run of text that belongs together: one line of a text file, one paragraph of a page.
package struct Paragraph: Sendable, Hashable {
  package var text: String
  package var place: Place
  /// True where the source marks it as a heading (`<h1>`, a Word heading style, `#`).
  package var isHeading: Bool

  package init(_ text: String, at place: Place, isHeading: Bool = false) {
    self.text = text
    self.place = place
    self.isHeading = isHeading
  }
}

/// A table. In a `grid` spans are expanded, so a cell's column is where it stands under the head; in a table with
/// `ordered` cells (text in pipes, merged cells dropped) only the order within a row is known.
package struct Table: Sendable {
  package enum Layout: Sendable { case grid, ordered }

  package var layout: Layout
  package var rows: [[TableCell]]

  package init(layout: Layout, rows: [[TableCell]]) {
    self.layout = layout
    self.rows = rows
  }
}

/// One cell. A spanned cell stands at every position that it covers; `isOrigin` is true only at the first.
package struct TableCell: Sendable, Hashable {
  package var text: String
  package var place: Place
  package var isOrigin: Bool

  package init(_ text: String, at place: Place, isOrigin: Bool = true) {
    self.text = text
    self.place = place
    self.isOrigin = isOrigin
  }
}
