/// Reads the older office formats by turning them into today's with LibreOffice, or, for DOC, into text with antiword.
enum Conversion {
  private static let office = Tool(
    name: "soffice", package: "libreoffice-writer-nogui", seconds: 90, memory: 8192)
  private static let sheets = Tool(
    name: "soffice", package: "libreoffice-calc-nogui", seconds: 90, memory: 8192)
  private static let antiword = Tool(name: "antiword", package: "antiword")

  /// Takes a file of a format that a text program writes (DOC, RTF, ODT, WPS) and gives its text and tables.
  static func text(_ bytes: [UInt8], format: Document.Format) throws(DocumentError.Fault) -> Document {
    // antiword loses tables wider than its page, LibreOffice none; so it is only for machines without LibreOffice.
    if format == .doc, office.path == nil, antiword.path != nil { return try word97(bytes) }
    var document = try Document.word(converted(bytes, from: format, to: "docx", by: office))
    document.format = format
    return document
  }

  /// Takes an XLS and gives its sheets.
  static func spreadsheet(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    var document = try Document.spreadsheet(converted(bytes, from: .xls, to: "xlsx", by: sheets))
    document.format = .xls
    return document
  }

  private static func converted(
    _ bytes: [UInt8], from format: Document.Format, to target: String, by tool: Tool
  ) throws(DocumentError.Fault) -> [UInt8] {
    try ScratchFolder.with { (folder) throws(DocumentError.Fault) in
      try folder.write(bytes, as: "report.\(format.rawValue)")
      // A profile of its own: two runs at once would wait for each other, and no setting of the user's counts.
      let arguments = [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", target, "--outdir", folder.path, "report.\(format.rawValue)",
      ]
      let result = try tool.run(arguments, in: folder.path)
      guard result.status == 0, let converted = folder.read("report.\(target)") else {
        throw .toolFailed(tool.name)
      }
      return converted
    }
  }

  /// One row a line with bars between the cells (toolchain.md §7).
  private static func word97(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    let result = try ScratchFolder.with { (folder) throws(DocumentError.Fault) in
      try folder.write(bytes, as: "report.doc")
      return try antiword.run(["-w", "0", "-m", "UTF-8.txt", "report.doc"], in: folder.path)
    }
    guard result.status == 0 else { throw .toolFailed(antiword.name) }
    let text = try DecodedText(result.output)
    return Document(
      format: .doc, encoding: text.encoding,
      blocks: try Piece.blocks(of: PlainText.pieces(of: text.utf8[...])))
  }
}

extension Document.Format {
  /// Takes a file of Office before 2007 and tells a spreadsheet from a text by the names of its streams. A file of
  /// today's Office with a password comes in such a container too.
  init(compound bytes: [UInt8]) throws(DocumentError.Fault) {
    let hasStream = { (name: String) in
      bytes.firstIndex(of: name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) != nil
    }
    if hasStream("EncryptedPackage") { throw .encrypted }
    let isSheet = !hasStream("WordDocument") && (hasStream("Workbook") || hasStream("Book"))
    self = isSheet ? .xls : .doc
  }
}
