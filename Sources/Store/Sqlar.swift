import CZlib
import Foundation
import GRDB

/// The originals, kept as the stock shell keeps files: `sqlite3 archive.db -Ax` takes them out again.
enum Sqlar {
  /// Stores the bytes under a name that is safe to write into the current folder, and gives that name.
  static func keep(_ file: SourceFile, at date: Date, in db: Database) throws -> String {
    let name = try freeName(for: file, in: db)
    try db.run(
      "INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, ?, ?, ?, ?)",
      [name, 0o100644, Int(date.timeIntervalSince1970), file.bytes.count, Data(file.packed)])
    return name
  }

  /// Deflated where that is smaller, else as they are: the shell tells the two by the size.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    guard let packed = Deflater.deflated(bytes, wrapping: .zlib), packed.count < bytes.count else {
      return bytes
    }
    return packed
  }

  /// No original is larger (Documents reads none that is); what says so comes from a stranger.
  private static let mostBytes = 64 << 20

  /// The bytes that were kept: inflated where they are fewer than `size`. nil where they do not come to that size.
  static func bytes(_ data: Data, size: Int) -> [UInt8]? {
    if data.count == size { return Array(data) }
    guard size > 0, size <= mostBytes else { return nil }
    var length = uLong(size)
    var bytes = [UInt8](repeating: 0, count: size)
    let status = data.withUnsafeBytes { packed in
      uncompress(&bytes, &length, packed.bindMemory(to: UInt8.self).baseAddress, uLong(packed.count))
    }
    return status == Z_OK && Int(length) == size ? bytes : nil
  }

  /// The last part of a name without what could lead out of the folder, look like an option or hide: separators,
  /// leading dots and dashes, control and format characters. At most 180 bytes, so that a digest still fits.
  static func safeName(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    if isPlain(last) { return String(last) }
    let visible = last.unicodeScalars.filter { !unsafe.contains($0.properties.generalCategory) }
    let plain = String(String.UnicodeScalarView(visible)).drop { $0 == "." || $0 == "-" || $0 == " " }
    let parts = split(String(plain))
    let suffix = parts.suffix.utf8.count <= 16 ? parts.suffix : ""
    let stem = prefix(suffix.isEmpty ? String(plain) : parts.stem, bytes: 180 - suffix.utf8.count)
    return stem.isEmpty ? "source" + suffix : stem + suffix
  }

  /// True for letters, digits and points of ASCII, as most names are: looking at categories of characters takes longer
  /// than to store a row.
  private static func isPlain(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 180 else {
      return false
    }
    return name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }
  }

  private static let unsafe: Set<Unicode.GeneralCategory> = [
    .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned,
  ]

  private static func freeName(for file: SourceFile, in db: Database) throws -> String {
    let name = safeName(file.name)
    let (stem, suffix) = split(name)
    let candidates = [name, "\(stem).\(file.sha256.prefix(8))\(suffix)"]
    for candidate in candidates where try isFree(candidate, in: db) { return candidate }
    return "\(stem).\(file.sha256)\(suffix)"
  }

  /// Without regard to case, because some file systems have none.
  private static func isFree(_ name: String, in db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM sqlar WHERE name = ? COLLATE NOCASE"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [name]) == nil
  }

  private static func split(_ name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }

  private static func prefix(_ text: String, bytes limit: Int) -> String {
    var text = text
    while text.utf8.count > limit { text.removeLast() }
    return text
  }
}
