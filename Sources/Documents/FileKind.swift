/// What a file is by its first bytes, before any of it is decoded.
enum FileKind: Equatable {
  case text
  case image(String)
  case binary

  /// Takes the whole file and tells its kind.
  init(of bytes: [UInt8]) {
    self = Self.signatures.first { bytes.starts(with: $0.bytes) }?.kind ?? .text
  }

  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    ([0x89, 0x50, 0x4E, 0x47], .image("PNG")),
    ([0xFF, 0xD8, 0xFF], .image("JPEG")),
    (Array("GIF8".utf8), .image("GIF")),
    ([0x49, 0x49, 0x2A, 0x00], .image("TIFF")),
    ([0x4D, 0x4D, 0x00, 0x2A], .image("TIFF")),
    ([0x7F, 0x45, 0x4C, 0x46], .binary),
    (Array("SQLite format 3".utf8), .binary),
  ]
}
