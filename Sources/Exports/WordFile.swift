import Forms
import Rendering

/// Sheets as a Word file (.docx) to hand on: plain headings, tables and notes on A4 across, the same bytes for the same
/// sheets. The least of WordprocessingML that Word and LibreOffice take (ECMA-376, part 1, §17).
package struct WordFile {
  private let sheets: [Sheet]

  /// A file of sheets, one below the other.
  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The whole file in a language. Throws an `ExportError` where it cannot be packed.
  package func bytes(_ language: Language) throws(ExportError) -> [UInt8] {
    try PackedFile.zip([
      ("[Content_Types].xml", WordFile.types), ("_rels/.rels", WordFile.relations),
      ("word/document.xml", document(language)),
    ])
  }

  private func document(_ language: Language) -> String {
    let body = sheets.map { sheet in
      let table = sheet.rows.isEmpty ? "" : table(sheet, language)
      return WordFile.paragraph(sheet.title(language), isBold: true, size: 28) + table
        + sheet.notes.map { WordFile.paragraph($0(language)) }.joined() + WordFile.paragraph("")
    }
    return WordFile.head
      + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
      + body.joined()
      + "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
      + "<w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/>"
      + "</w:sectPr></w:body></w:document>"
  }

  /// Columns as wide as their words ask for, but for the widest, which take what is left.
  private func table(_ sheet: Sheet, _ language: Language) -> String {
    let rows = sheet.alignedRows.map { row in row.map { $0.shown(in: language) } }
    let heads = sheet.columns.map { $0.label(language) }
    let widths = WordFile.widths(heads, rows)
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    func line(_ texts: [String], isHead: Bool) -> String {
      let cells = zip(zip(texts, sheet.columns), widths).map { part, width in
        "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(isHead ? WordFile.shade : "")</w:tcPr>"
          + WordFile.paragraph(part.0, isBold: isHead, isRight: part.1.isFigure && !isHead) + "</w:tc>"
      }
      let head = isHead ? "<w:tblHeader/>" : ""
      return "<w:tr><w:trPr><w:cantSplit/>\(head)</w:trPr>\(cells.joined())</w:tr>"
    }
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>\(WordFile.borders)"
      + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>"
      + line(heads, isHead: true) + rows.map { line($0, isHead: false) }.joined() + "</w:tbl>"
  }

  /// Twentieths of a point between the margins.
  private static let room = 15_138
  /// Room for one column of the terminal in ten-point letters, and beside the text of a cell.
  private static let letter = 130
  private static let padding = 260

  static func widths(_ heads: [String], _ rows: [[String]]) -> [Int] {
    let wanted = heads.indices.map { index in
      let longest = ([heads[index]] + rows.map { $0[index] }).map(ColumnWidth.of).max() ?? 0
      return longest * letter + padding
    }
    let fair = room / max(1, heads.count)
    let rest = room - wanted.filter { $0 <= fair }.reduce(0, +)
    let wide = wanted.filter { $0 > fair }.reduce(0, +)
    guard wanted.reduce(0, +) > room, wide > 0 else { return wanted }
    return wanted.map { $0 <= fair ? $0 : max(600, rest * $0 / wide) }
  }

  private static func paragraph(
    _ text: String, isBold: Bool = false, isRight: Bool = false, size: Int = 20
  ) -> String {
    let side = isRight ? "<w:jc w:val=\"right\"/>" : ""
    let run =
      "<w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"SimSun\"/>\(isBold ? "<w:b/>" : "")"
      + "<w:sz w:val=\"\(size)\"/></w:rPr>"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "<w:t xml:space=\"preserve\">\(escaped(String($0)))</w:t>" }
    return "<w:p><w:pPr><w:spacing w:after=\"40\"/>\(side)</w:pPr><w:r>\(run)"
      + lines.joined(separator: "<w:br/>") + "</w:r></w:p>"
  }

  /// A text that no reader takes for markup; characters that XML does not allow are left out.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case _ where scalar.value < 0x20 && scalar != "\t" || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/>"
  private static let borders =
    "<w:tblBorders>"
    + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>"
    }.joined() + "</w:tblBorders>"
  private static let types =
    head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Override PartName=\"/word/document.xml\" "
    + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
  private static let relations =
    head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    + "<Relationship Id=\"rId1\" "
    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    + "Target=\"word/document.xml\"/></Relationships>"
}
