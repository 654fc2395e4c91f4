import Documents

extension Document {
  /// The document as lines that read well in a failure: `place: text`, a heading with `# `, a row of a table as its
  /// cells parted by ` | ` with `^` before a cell that only continues a span, and a line end within a cell as `⏎`.
  var outline: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph):
        ["\(paragraph.place): \(paragraph.isHeading ? "# " : "")\(paragraph.text)"]
      case .table(let table): table.rows.map { row in row.map(\.outline).joined(separator: " | ") }
      }
    }
  }

  /// The texts of the paragraphs alone.
  var paragraphs: [String] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
  }

  /// The tables alone.
  var tables: [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// Reads text given as a literal.
  static func read(_ text: String) throws(DocumentError) -> Document {
    try read(Array(text.utf8), name: "report")
  }
}

extension TableCell {
  fileprivate var outline: String {
    (isOrigin ? "" : "^")
      + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
  }
}

/// The fault with which a file is refused, nil when it is read.
func fault(_ bytes: [UInt8]) -> DocumentError.Fault? {
  do throws(DocumentError) {
    _ = try Document.read(bytes, name: "report")
    return nil
  } catch {
    return error.fault
  }
}
