/// What a file is by its first bytes, before any of it is decoded.
enum FileKind: Equatable {
  case text
  case pdf
  case rtf
  /// A ZIP: an archive, or a document of Office or OpenDocument.
  case zip
  case tar
  /// The container of Office before 2007: DOC, XLS, WPS, ET.
  case compound
  /// An archive of a kind that is not opened.
  case archive(String)
  case image(String)
  case binary

  static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Takes the whole file and tells its kind.
  init(of bytes: [UInt8]) {
    if let known = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      self = known.kind
    } else if bytes.firstIndex(of: "%PDF-", within: 1024) != nil {
      self = .pdf
    } else if bytes.firstIndex(of: "ustar", within: 262) == 257 {
      self = .tar
    } else {
      self = .text
    }
  }

  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    (zipMark, .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compound),
    (Array("{\\rtf".utf8), .rtf),
    ([0x1F, 0x8B], .tar),
    (Array("BZh".utf8), .tar),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .tar),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive("7z")),
    (Array("Rar!".utf8), .archive("RAR")),
    ([0x89, 0x50, 0x4E, 0x47], .image("PNG")),
    ([0xFF, 0xD8, 0xFF], .image("JPEG")),
    (Array("GIF8".utf8), .image("GIF")),
    ([0x49, 0x49, 0x2A, 0x00], .image("TIFF")),
    ([0x4D, 0x4D, 0x00, 0x2A], .image("TIFF")),
    ([0x7F, 0x45, 0x4C, 0x46], .binary),
    (Array("SQLite format 3".utf8), .binary),
  ]
}
