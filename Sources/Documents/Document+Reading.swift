extension Document {
  /// The largest file that is read.
  static let sizeLimit = 64 << 20
  /// The most paragraphs and cells of one document: a hundred times those of the longest reports.
  static let partLimit = 500_000
  /// The most bytes of text of one document, forty times the longest report: what is made of a text takes many times
  /// its room.
  static let textLimit = 4 << 20

  /// Takes the bytes of one file and gives its text and tables. The format is told from the bytes, never from the
  /// name, which only serves to name the file in an error.
  package static func read(_ bytes: [UInt8], name: String) throws(DocumentError) -> Document {
    do throws(DocumentError.Fault) {
      return try read(bytes)
    } catch {
      throw DocumentError(error, in: name)
    }
  }

  private static func read(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= sizeLimit else { throw .tooLarge(mebibytes: sizeLimit >> 20) }
    let document =
      switch FileKind(of: bytes) {
      case .image(let kind): throw .image(kind)
      case .archive(let kind): throw .closedArchive(kind)
      case .tar: throw .archive
      case .zip: try readZip(bytes)
      case .pdf: try PDFFile.read(bytes)
      case .rtf: try Conversion.text(bytes, format: .rtf)
      case .compound: try readCompound(bytes)
      case .binary: throw .binary
      case .text: try readText(bytes)
      }
    guard document.hasText else { throw .noText }
    guard document.textSize <= textLimit else { throw .tooMuchText(mebibytes: textLimit >> 20) }
    return document
  }

  private static func readZip(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    switch try ZipKind(bytes) {
    case .word: try word(bytes)
    case .spreadsheet: try spreadsheet(bytes)
    case .openText: try Conversion.text(bytes, format: .odt)
    case .fixedLayout: throw .fixedLayout
    case .archive: throw .archive
    }
  }

  private static func readCompound(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    let format = try Format(compound: bytes)
    return format == .xls ? try Conversion.spreadsheet(bytes) : try Conversion.text(bytes, format: format)
  }

  private static func readText(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    if WebArchive.isWebArchive(bytes) { return try readWebArchive(bytes) }
    let text = try DecodedText(bytes)
    guard Page.isPage(text.utf8) else {
      guard text.utf8.count <= textLimit else { throw .tooMuchText(mebibytes: textLimit >> 20) }
      let blocks = try Piece.blocks(of: MixedText.pieces(of: text.utf8))
      return Document(format: .text, encoding: text.encoding, blocks: blocks)
    }
    let page = try Page(text.utf8)
    return Document(
      format: .html, encoding: text.encoding, title: page.title, blocks: try Piece.blocks(of: page.pieces))
  }

  private static func readWebArchive(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    let texts = try WebArchive(bytes).pages
    guard let first = texts.first else { throw .noText }
    var pieces: [Piece] = []
    var title: String?
    for text in texts {
      let page = try Page(text.utf8)
      pieces += page.pieces
      title = title ?? page.title
    }
    return Document(
      format: .mhtml, encoding: first.encoding, title: title, blocks: try Piece.blocks(of: pieces))
  }

  /// Bytes of all its text.
  private var textSize: Int {
    blocks.reduce(0) { sum, block in
      switch block {
      case .paragraph(let paragraph): sum + paragraph.text.utf8.count
      case .table(let table): sum + table.rows.joined().reduce(0) { $0 + $1.text.utf8.count }
      }
    }
  }

  /// True when a block holds anything but white space.
  private var hasText: Bool {
    blocks.contains { block in
      switch block {
      case .paragraph(let paragraph): !paragraph.text.isBlank
      case .table(let table): table.rows.contains { row in row.contains { !$0.text.isBlank } }
      }
    }
  }
}
