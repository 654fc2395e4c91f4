extension Document {
  /// Takes the bytes of a file and gives the files within it when it is a ZIP or TAR of several; nil when it is a
  /// document itself. Archives within the archive come out as they are and are not opened.
  package static func members(
    of bytes: [UInt8], name: String
  ) throws(DocumentError) -> [(name: String, bytes: [UInt8])]? {
    do throws(DocumentError.Fault) {
      guard try isArchive(bytes) else { return nil }
      return try ArchiveMembers.read(bytes, wanted: isOwn).map { ($0.name, $0.bytes) }
    } catch {
      throw DocumentError(error, in: name)
    }
  }

  private static func isArchive(_ bytes: [UInt8]) throws(DocumentError.Fault) -> Bool {
    switch FileKind(of: bytes) {
    case .tar: true
    case .zip: try ZipKind(bytes) == .archive
    case .archive(let kind): throw .closedArchive(kind)
    default: false
    }
  }

  /// False for what systems put into archives on their own: `__MACOSX/`, `.DS_Store`.
  private static func isOwn(_ name: String) -> Bool {
    !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }
}
