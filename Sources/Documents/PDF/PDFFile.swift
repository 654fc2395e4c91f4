/// Reads a PDF through the programs of poppler: `pdftotext` for the words, `pdftocairo` for the lines between them.
enum PDFFile {
  private static let words = Tool(name: "pdftotext", package: "poppler-utils")
  private static let drawing = Tool(name: "pdftocairo", package: "poppler-utils", outputLimit: 128 << 20)

  /// Takes the bytes of a PDF and gives its text and tables.
  static func read(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    let pages = try ScratchFolder.with { (folder) throws(DocumentError.Fault) in
      try folder.write(bytes, as: "report.pdf")
      return try Self.pages(in: folder)
    }
    let layouts = pages.map { PDFLayout($0) }
    let text = PDFText(PageFurniture(layouts).removed(from: layouts))
    var document = Document(format: .pdf, encoding: "UTF-8", blocks: try Piece.blocks(of: text.pieces))
    document.pagesWithoutText = pages.filter { $0.words.isEmpty && $0.drawing.hasPicture }.map(\.number)
    return document
  }

  private static func pages(in folder: ScratchFolder) throws(DocumentError.Fault) -> [PDFPage] {
    let text = try words.run(["-tsv", "-enc", "UTF-8", "report.pdf", "-"], in: folder.path)
    if text.messages.contains("Incorrect password") { throw .encrypted }
    // Without its character tables pdftotext gives empty text for the usual Chinese fonts and says so only here.
    if text.messages.contains("Missing language pack") {
      throw .missingTool("poppler-data", package: "poppler-data")
    }
    guard text.status == 0 else { throw .toolFailed(words.name) }
    var pages = try PDFWords.pages(text.output)
    if pages.allSatisfy({ $0.words.isEmpty }) { throw .scanned(pages: pages.count) }
    for (i, drawing) in try drawings(in: folder).enumerated() where pages.indices.contains(i) {
      pages[i].drawing = drawing
    }
    return pages
  }

  /// The drawing at the scale and place of the words.
  private static func drawings(in folder: ScratchFolder) throws(DocumentError.Fault) -> [PDFDrawing] {
    let result = try drawing.run(["-svg", "-noshrink", "-nocenter", "report.pdf", "-"], in: folder.path)
    guard result.status == 0 else { throw .toolFailed(drawing.name) }
    return try PDFDrawing.pages(result.output)
  }
}
