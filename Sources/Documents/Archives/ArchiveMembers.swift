import CLibArchive
import Glibc

/// One file out of an archive, under a name that cannot lead out of a folder.
struct ArchiveMember: Sendable {
  var name: String
  var bytes: [UInt8]
}

/// Takes files out of a ZIP or TAR, within limits: an archive of a few kilobytes may unpack to anything.
enum ArchiveMembers {
  /// The most files of one archive.
  static let countLimit = 2000
  /// The most bytes that one archive may unpack to: they are held at once, beside what is made of them.
  static let sizeLimit = 96 << 20

  /// Takes an archive and gives the files whose names are wanted; the rest is passed over packed.
  static func read(
    _ bytes: [UInt8], wanted: (String) -> Bool = { _ in true }
  ) throws(DocumentError.Fault) -> [ArchiveMember] {
    guard let archive = archive_read_new() else { throw .brokenArchive }
    defer { archive_read_free(archive) }
    let names = NameLocale()
    defer { names.end() }
    support(archive, bytes)
    return try bytes.withUnsafeBytes { buffer in
      Result { () throws(DocumentError.Fault) in
        guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
          throw .brokenArchive
        }
        return try members(of: archive, wanted: wanted)
      }
    }.get()
  }

  private static func support(_ archive: OpaquePointer, _ bytes: [UInt8]) {
    if bytes.starts(with: FileKind.zipMark) {
      archive_read_support_format_zip_seekable(archive)
    } else {
      archive_read_support_format_tar(archive)
      archive_read_support_filter_gzip(archive)
      archive_read_support_filter_bzip2(archive)
      archive_read_support_filter_xz(archive)
      // A single packed file without an archive around it.
      archive_read_support_format_raw(archive)
    }
  }

  private static func members(
    of archive: OpaquePointer, wanted: (String) -> Bool
  ) throws(DocumentError.Fault) -> [ArchiveMember] {
    var members: [ArchiveMember] = []
    var count = 0
    var left = sizeLimit
    while let entry = try nextEntry(of: archive) {
      count += 1
      guard count <= countLimit else { throw .archiveTooLarge }
      let name = name(of: entry, number: count)
      guard archive_entry_filetype(entry) == 0o100000, wanted(name) else { continue }
      if archive_entry_is_encrypted(entry) != 0 { throw .encrypted }
      let bytes = try content(of: archive, limit: left)
      left -= bytes.count
      members.append(ArchiveMember(name: name, bytes: bytes))
    }
    return members
  }

  private static func nextEntry(of archive: OpaquePointer) throws(DocumentError.Fault) -> OpaquePointer? {
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN: return entry
    default: throw .brokenArchive
    }
  }

  private static func content(of archive: OpaquePointer, limit: Int) throws(DocumentError.Fault) -> [UInt8] {
    var content: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = block.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw .brokenArchive }
      if count == 0 { return content }
      guard content.count + count <= limit else { throw .archiveTooLarge }
      content.append(contentsOf: block[..<count])
    }
  }

  /// The name with its folders, without those that climb (`..`), without a root. Names that are not UTF-8 are those of
  /// Chinese Windows.
  private static func name(of entry: OpaquePointer, number: Int) -> String {
    let raw = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    guard let raw else { return "member \(number)" }
    let bytes = Array(UnsafeBufferPointer(start: raw, count: length(of: raw))).map(UInt8.init(bitPattern:))
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? Iconv.utf8(bytes, from: "GB18030", damage: .none).map { String(decoding: $0, as: UTF8.self) }
    let parts = (text ?? "").split { $0 == "/" || $0 == "\\" }.filter { $0 != "." && $0 != ".." }
    return parts.isEmpty ? "member \(number)" : parts.joined(separator: "/")
  }

  private static func length(of text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}

/// UTF-8 for the names of this thread while an archive is read: in the locale C, libarchive drops every name that the
/// archive marks as UTF-8 and that is not ASCII.
private struct NameLocale {
  private let own = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
  private let before: locale_t?

  init() { before = own.flatMap { uselocale($0) } }

  func end() {
    guard let own else { return }
    uselocale(before)
    freelocale(own)
  }
}
