import Documents
import Foundation
import Testing

/// PDFs written by hand, read through the programs of poppler where they are installed.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftocairo")))
struct PDFTests {
  /// A page of 400 × 400 points; y counts from below, as PDF does.
  private func text(_ x: Int, _ y: Int, _ text: String, size: Int = 10) -> String {
    "BT /F1 \(size) Tf \(x) \(y) Td (\(text)) Tj ET\n"
  }

  /// Lines from point to point, as strokes.
  private func lines(_ lines: [(Int, Int, Int, Int)]) -> String {
    lines.map { "\($0.0) \($0.1) m \($0.2) \($0.3) l S\n" }.joined()
  }

  /// A grid of lines at the given positions.
  private func grid(_ xs: [Int], _ ys: [Int]) -> String {
    lines(xs.map { ($0, ys[0], $0, ys[ys.count - 1]) } + ys.map { (xs[0], $0, xs[xs.count - 1], $0) })
  }

  private func read(_ pages: String...) throws -> Document {
    try Document.read(PDFWriter.file(pages), name: "report.pdf")
  }

  @Test func `words fall into the cells that the lines enclose`() throws {
    let page =
      text(50, 370, "Head") + grid([50, 150, 250, 350], [340, 320, 300]) + text(60, 326, "Rules")
      + text(160, 326, "12")
      + text(60, 306, "Fees") + text(260, 306, "7") + text(50, 280, "Foot")
    let document = try read(page)
    #expect(
      document.outline == ["page 1 line 1: Head", "Rules | 12 | ", "Fees |  | 7", "page 1 line 2: Foot"])
    #expect(document.tables.first?.rows.last?.last?.place.description == "page 1 table 1 row 2 col 3")
    #expect(document.format == .pdf)
  }

  @Test func `a missing line makes a merged cell`() throws {
    let frame = lines([(50, 340, 350, 340), (150, 320, 350, 320), (50, 300, 350, 300), (50, 340, 50, 300)])
    let inner = lines([(150, 340, 150, 300), (250, 320, 250, 300), (350, 340, 350, 300)])
    let page =
      frame + inner + text(60, 316, "Group") + text(160, 326, "Wide") + text(160, 306, "1")
      + text(260, 306, "2")
    #expect(try read(page).outline == ["Group | Wide | ^Wide", "^Group | 1 | 2"])
  }

  @Test func `borders drawn as thin bars are lines`() throws {
    let bars =
      [50, 150, 250].map { "\($0) 300 0.5 40 re f\n" } + [300, 320, 340].map { "50 \($0) 200 0.5 re f\n" }
    let page =
      bars.joined() + text(60, 326, "a") + text(160, 326, "1") + text(60, 306, "b") + text(160, 306, "2")
    #expect(try read(page).outline == ["a | 1", "b | 2"])
  }

  @Test func `figures run together come apart at the borders`() throws {
    // Digits are 5.56 points wide at size 10: columns of that width leave no gap between the figures of a row.
    let xs = [50.0, 100, 105.56, 111.12, 116.68, 122.24]
    let borders =
      xs.map { "\($0) 340 m \($0) 300 l S\n" } + [300, 320, 340].map { "50 \($0) m 122.24 \($0) l S\n" }
    let page =
      borders.joined() + text(60, 326, "Row") + text(100, 326, "1203") + text(60, 306, "Sum")
      + text(100, 306, "0045")
    #expect(try read(page).outline == ["Row | 1 | 2 | 0 | 3", "Sum | 0 | 0 | 4 | 5"])
  }

  @Test func `a figure broken off at the border is one, figures below each other are two`() throws {
    let page =
      grid([50, 100, 132, 200], [340, 300]) + text(55, 316, "Licence") + text(105, 326, "1139")
      + text(105, 312, "8889")
      + text(140, 326, "12") + text(140, 312, "34")
    #expect(try read(page).outline == ["Licence | 11398889 | 12⏎34"])
  }

  @Test func `a row cut by the page break is one row`() throws {
    let first =
      grid([50, 110, 250], [60, 80, 100]) + text(55, 86, "1. granted") + text(160, 86, "7")
      + text(55, 66, "2. withheld a") + text(160, 66, "8")
    let second =
      grid([50, 110, 250], [360, 380, 400]) + text(55, 386, "nd closed") + text(55, 366, "3. other")
      + text(160, 366, "9")
    #expect(
      try read(first, second).outline == ["1. granted | 7", "2. withheld a⏎nd closed | 8", "3. other | 9"])
  }

  @Test func `rows that only look cut stay apart`() throws {
    let first =
      grid([50, 150, 250], [60, 80, 100]) + text(55, 86, "Rules") + text(160, 86, "7")
      + text(55, 66, "Licences")
    let second = grid([50, 150, 250], [380, 400]) + text(55, 386, "Penalties") + text(160, 386, "9")
    #expect(try read(first, second).outline == ["Rules | 7", "Licences | ", "Penalties | 9"])
  }

  @Test func `a merged cell goes on overleaf`() throws {
    let sides = lines([
      (50, 60, 50, 100), (100, 60, 100, 100), (250, 60, 250, 100), (50, 60, 250, 60), (50, 100, 250, 100),
    ])
    let first =
      sides + lines([(100, 80, 250, 80), (180, 60, 180, 100)]) + text(55, 76, "Group")
      + text(110, 86, "a") + text(190, 86, "1") + text(110, 66, "b") + text(190, 66, "2")
    let second = grid([50, 100, 180, 250], [380, 400]) + text(110, 386, "c") + text(190, 386, "3")
    #expect(try read(first, second).outline == ["Group | a | 1", "^Group | b | 2", "^Group | c | 3"])
  }

  @Test func `a table goes on overleaf, without its repeated head`() throws {
    let head = text(60, 386, "Item") + text(160, 386, "Count")
    let first =
      text(50, 395, "") + grid([50, 150, 250], [60, 80, 100]) + text(60, 86, "Item") + text(160, 86, "Count")
      + text(60, 66, "a") + text(160, 66, "1")
    let second = grid([50, 150, 250], [360, 380, 400]) + head + text(60, 366, "b") + text(160, 366, "2")
    let document = try read(text(50, 200, "Text") + first, second + text(50, 200, "End"))
    #expect(
      document.outline == ["page 1 line 1: Text", "Item | Count", "a | 1", "b | 2", "page 2 line 1: End"])
    #expect(document.tables.first?.rows.last?.first?.place.description == "page 2 table 1 row 3 col 1")
  }

  @Test func `page numbers and running heads are left out`() throws {
    let pages = (1...3).map {
      text(50, 385, "Report of the office") + text(50, 200, "Text \($0)") + text(190, 20, "- \($0) -")
    }
    let document = try Document.read(PDFWriter.file(pages), name: "report.pdf")
    #expect(document.paragraphs == ["Report of the office", "Text 1", "Text 2", "Text 3"])
  }

  @Test func `a figure at the foot that is no page number stays`() throws {
    #expect(try read(text(50, 200, "Total") + text(190, 20, "614")).paragraphs == ["Total", "614"])
  }

  @Test func `columns without lines make a table where they are certain`() throws {
    let rows = [("Licence", "841020", "5"), ("Penalty", "800", "12"), ("Coercion", "", "3899")]
    let page = rows.enumerated().map { i, row in
      text(50, 300 - 20 * i, row.0) + text(180, 300 - 20 * i, row.1) + text(300, 300 - 20 * i, row.2)
    }
    #expect(
      try read(page.joined()).outline == ["Licence | 841020 | 5", "Penalty | 800 | 12", "Coercion |  | 3899"])
  }

  @Test func `a wide gap in a line is a tab`() throws {
    #expect(try read(text(50, 300, "Name") + text(200, 300, "Office")).paragraphs == ["Name\tOffice"])
  }

  @Test func `a raised note is no digit`() throws {
    #expect(try read(text(50, 300, "12", size: 12) + text(64, 305, "3", size: 6)).paragraphs == ["12³"])
  }

  @Test func `lines that fill the measure run on`() throws {
    let long = String(repeating: "word ", count: 12)
    let page = (0..<3).map { text(50, 300 - 14 * $0, long + "\($0)") }.joined() + text(50, 258, "end of it")
    #expect(try read(page).paragraphs == [long + "0 " + long + "1 " + long + "2 end of it"])
  }

  @Test func `Chinese text of a font that is not in the file is read`() throws {
    // 规章 in UTF-16BE, by the font that reports most often name without embedding it.
    #expect(try read("BT /F2 10 Tf 50 300 Td <89C47AE0> Tj ET").paragraphs == ["规章"])
  }

  @Test func `a PDF without text names its pages`() throws {
    #expect(fault(PDFWriter.file([lines([(0, 0, 10, 10)]), ""])) == .scanned(pages: 2))
    #expect(
      DocumentError(.scanned(pages: 2), in: "a.pdf").wording.en == """
        none of the 2 pages has text: the file is a scan
          where: a.pdf
          try:   recognise the characters with OCR software first
        """)
  }

  @Test func `a PDF that is none is refused`() {
    #expect(fault(Array("%PDF-1.4\nnothing".utf8)) == .toolFailed("pdftotext"))
  }

  @Test func `every cut of a PDF is read or refused`() {
    let file = PDFWriter.file([grid([50, 150, 250], [300, 320]) + text(60, 306, "a")])
    for count in stride(from: 8, to: file.count, by: 97) { _ = fault(Array(file.prefix(count))) }
  }
}

/// Writes a PDF of pages of 400 × 400 points, with Helvetica as F1 and a Chinese font that is only named as F2.
enum PDFWriter {
  static func file(_ pages: [String]) -> [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(pages.indices.map { "\(6 + $0 * 2) 0 R" }.joined(separator: " "))] /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
      """
      << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
      /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
      /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >> >>
      """,
    ]
    for (i, page) in pages.enumerated() {
      objects.append(
        """
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents \(7 + i * 2) 0 R
        /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>
        """)
      objects.append("<< /Length \(page.utf8.count) >>\nstream\n\(page)\nendstream")
    }
    return assembled(objects)
  }

  private static func assembled(_ objects: [String]) -> [UInt8] {
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (i, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = offsets.map { String(repeating: "0", count: 10 - "\($0)".count) + "\($0) 00000 n \n" }
      .joined()
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table)"
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }
}
