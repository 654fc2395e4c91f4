/// The parts of an Office file of today: XML within a ZIP.
struct OfficePackage {
  private let parts: [String: [UInt8]]

  /// Takes the ZIP and the names of the parts that are needed, as wanted by a test.
  init(_ bytes: [UInt8], wanted: (String) -> Bool) throws(DocumentError.Fault) {
    parts = Dictionary(
      try ArchiveMembers.read(bytes, wanted: wanted).map { ($0.name, $0.bytes) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A part as XML, nil when there is none of the name.
  func xml(_ name: String) throws(DocumentError.Fault) -> XMLElement? {
    guard let bytes = parts[name] else { return nil }
    return try XMLReader.read(bytes)
  }

  /// The title among the properties of the file.
  func title() throws(DocumentError.Fault) -> String? {
    let title = try xml("docProps/core.xml")?.first("title")?.text
    return title.flatMap { $0.isBlank ? nil : $0 }
  }
}

/// What a ZIP holds, told from the names in it.
enum ZipKind {
  case word, spreadsheet, openText, fixedLayout, archive

  /// Takes a ZIP.
  init(_ bytes: [UInt8]) throws(DocumentError.Fault) {
    var names: Set<String> = []
    _ = try ArchiveMembers.read(bytes) { name in
      names.insert(name)
      return false
    }
    if names.contains("word/document.xml") {
      self = .word
    } else if names.contains("xl/workbook.xml") {
      self = .spreadsheet
    } else if names.contains("content.xml"), names.contains("META-INF/manifest.xml") {
      self = .openText
    } else if names.contains("OFD.xml") {
      self = .fixedLayout
    } else {
      self = .archive
    }
  }
}

extension Document {
  /// Takes the bytes of a DOCX and gives its text and tables.
  static func word(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    let names: Set = ["word/document.xml", "word/styles.xml", "docProps/core.xml"]
    let package = try OfficePackage(bytes) { names.contains($0) }
    guard let main = try package.xml("word/document.xml") else { throw .brokenArchive }
    let word = try WordDocument(main, headings: WordStyles.headings(try package.xml("word/styles.xml")))
    return Document(
      format: .docx, encoding: "UTF-8", title: try package.title(), blocks: try Piece.blocks(of: word.pieces))
  }

  /// Takes the bytes of an XLSX and gives one table for each sheet that is shown.
  static func spreadsheet(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Document {
    let package = try OfficePackage(bytes) {
      $0.hasPrefix("xl/") && $0.hasSuffix(".xml.rels") || $0.hasSuffix(".xml")
    }
    return Document(
      format: .xlsx, encoding: "UTF-8", title: try package.title(), blocks: try Workbook(package).blocks())
  }
}

/// The styles of a DOCX.
enum WordStyles {
  /// Takes the part of styles and gives the identifiers of those that make a heading of level 1 to 3: by outline
  /// level, or by their name in the language of Word.
  static func headings(_ styles: XMLElement?) -> Set<String> {
    let names: Set = ["heading 1", "heading 2", "heading 3", "标题 1", "标题 2", "标题 3", "title", "标题"]
    let headings = (styles?.all("style") ?? []).filter { style in
      let level = style.first("pPr")?.first("outlineLvl")?["val"]
      let name = style.first("name")?["val"]?.lowercased() ?? ""
      return level.map { ["0", "1", "2"].contains($0) } ?? false || names.contains(name)
    }
    return Set(headings.compactMap { $0["styleId"] })
  }
}
