import CLibArchive

/// ZIP files made by libarchive, the same bytes for the same members.
enum PackedFile {
  /// 1980-01-01, the first day that a ZIP can tell.
  private static let day = 315_532_800

  /// Packs members in their order.
  static func zip(_ members: [(name: String, text: String)]) throws(ExportError) -> [UInt8] {
    guard let archive = archive_write_new() else { throw .cannotWrite("zip") }
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    // Deflate never grows a member by more than a few bytes a block; heads and directory come on top.
    let room = members.reduce(4096) { $0 + $1.text.utf8.count * 9 / 8 + 2 * $1.name.utf8.count + 1024 }
    let file = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
    defer { file.deallocate() }
    var used = 0
    guard archive_write_open_memory(archive, file.baseAddress, room, &used) == ARCHIVE_OK else {
      throw .cannotWrite("zip")
    }
    for member in members { try add(member.name, Array(member.text.utf8), to: archive) }
    guard archive_write_close(archive) == ARCHIVE_OK else { throw .cannotWrite("zip") }
    return Array(file.prefix(used))
  }

  private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) throws(ExportError) {
    guard let entry = archive_entry_new() else { throw .cannotWrite(name) }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, Int64(bytes.count))
    archive_entry_set_filetype(entry, 0o100000)  // a regular file
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_mtime(entry, day, 0)
    guard archive_write_header(archive, entry) == ARCHIVE_OK,
      archive_write_data(archive, bytes, bytes.count) == bytes.count
    else { throw .cannotWrite(name) }
  }
}
