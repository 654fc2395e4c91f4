import Documents
import Forms

/// Another report in the same document: behind the figures of the first its own title stands on a line, and tables
/// follow. What stands there is another body's, or another year's, and must not fill the cells of the first.
struct OtherReport {
  /// The document without the other report.
  let own: Document
  private let title: String
  private let place: Place

  private static let tableWords = ["本年新收政府信息公开申请", "信息内容", "尚未审结"].map { Fold.key($0) }

  /// Looks for it in a document whose own title is `title`; nil where there is none.
  init?(in document: Document, besides title: Title?) {
    guard let title, title.issuer != nil, title.year != nil else { return nil }
    var own: [Block] = []
    var hasOwn = false
    var other: Paragraph?
    var hasOther = false
    for block in document.blocks {
      if case .paragraph(let line) = block, let next = Self.title(line) {
        if Self.isSame(next, title) {
          if hasOther { break }
          other = nil
        } else if hasOwn, other == nil {
          other = line
        }
      }
      let isTable = Self.isTable(block)
      if other == nil {
        own.append(block)
        hasOwn = hasOwn || isTable
      } else {
        hasOther = hasOther || isTable
      }
    }
    guard hasOther, let other else { return nil }
    var part = document
    part.blocks = own
    self.own = part
    self.title = Cell.raw(other.text)
    place = other.place
  }

  /// A title that is all that its line says.
  private static func title(_ line: Paragraph) -> Title? {
    guard line.text.utf16.count <= 80, let title = Title(line.text), title.year != nil else { return nil }
    let rest = Fold.key(line.text).count - Fold.key(title.text).count
    return rest <= 4 ? title : nil
  }

  /// The same body, named in full or in short, and the same year.
  private static func isSame(_ other: Title, _ title: Title) -> Bool {
    guard other.year == title.year else { return false }
    guard let a = other.issuer, let b = title.issuer else { return true }
    return a.hasSuffix(b) || b.hasSuffix(a) || a.hasPrefix(b) || b.hasPrefix(a)
  }

  private static func isTable(_ block: Block) -> Bool {
    switch block {
    case .paragraph(let line):
      let key = Fold.key(line.text)
      return tableWords.contains { key.contains($0) }
    case .table(let table):
      return table.rows.contains { row in
        row.contains { cell in
          let key = cell.isOrigin ? Fold.key(cell.text) : []
          return tableWords.contains { key.contains($0) }
        }
      }
    }
  }

  var remark: Remark {
    Remark(
      "R.unreadable", actual: title,
      message: Wording(
        en: "\(place): another report begins here (“\(title)”); it is not stored: import it by itself",
        zh: "\(place)：此处起是另一份报告（“\(title)”），未存入，请单独导入"))
  }
}
