import Documents
import Reports

/// A file as it was given: its name, its bytes and what they turned out to be. What of it is kept in few bytes is made
/// with it, where files are read, for only one can be stored at a time.
package struct SourceFile: Sendable {
  package let name: String
  package let bytes: [UInt8]
  package let format: Document.Format
  package let encoding: String
  package let sha256: String
  /// The bytes as they are kept.
  let packed: [UInt8]
  private let text: PackedText.Packed?
  /// The cells of its report, where each is there once.
  private let cells: [Cell]?

  /// Takes the report that was read from it too.
  package init(
    name: String, bytes: [UInt8], format: Document.Format, encoding: String, report: Report? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.format = format
    self.encoding = encoding
    self.sha256 = Store.sha256(bytes)
    packed = Sqlar.compressed(bytes)
    text = report.map { PackedText.packed($0.sections) }
    cells = report.flatMap { Set($0.cells.map(\.key)).count == $0.cells.count ? $0.cells : nil }
  }

  /// True where these are known to be cells of which each is there once.
  func hasOnce(_ cells: [Cell]) -> Bool { self.cells == cells }

  /// A running text as it is kept.
  func packed(_ sections: [TextSection]) -> PackedText.Packed {
    guard let text, text.sections == sections else { return PackedText.packed(sections) }
    return text
  }
}
