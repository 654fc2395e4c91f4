extension Document {
  /// The lines of a plain text in any encoding that reports come in: a list, not a report.
  package static func lines(_ bytes: [UInt8], name: String) throws(DocumentError) -> [String] {
    do throws(DocumentError.Fault) {
      guard bytes.count <= sizeLimit else { throw .tooLarge(mebibytes: sizeLimit >> 20) }
      guard bytes.isEmpty || FileKind(of: bytes) == .text else { throw .binary }
      return String(decoding: try DecodedText(bytes).utf8, as: UTF8.self).split(separator: "\n").map(
        String.init)
    } catch {
      throw DocumentError(error, in: name)
    }
  }
}
