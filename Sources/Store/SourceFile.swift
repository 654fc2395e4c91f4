import Documents

/// A file as it was given: its name, its bytes and what they turned out to be.
package struct SourceFile: Sendable {
  package let name: String
  package let bytes: [UInt8]
  package let format: Document.Format
  package let encoding: String
  package let sha256: String

  package init(name: String, bytes: [UInt8], format: Document.Format, encoding: String) {
    self.name = name
    self.bytes = bytes
    self.format = format
    self.encoding = encoding
    self.sha256 = Store.sha256(bytes)
  }
}
