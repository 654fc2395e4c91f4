import CLibArchive
import Documents
import Testing

struct ArchiveTests {
  @Test func `an archive gives its files under names that do not climb`() throws {
    let zip = ZipWriter.zip([
      (name: Array("a/报告.html".utf8), bytes: Array("<p>甲</p>".utf8)),
      (name: Array("../../etc/b.txt".utf8), bytes: Array("乙".utf8)),
      // 规章.txt as Chinese Windows names it.
      (name: [0xB9, 0xE6, 0xD5, 0xC2, 0x2E, 0x74, 0x78, 0x74], bytes: Array("丙".utf8)),
      (name: Array("__MACOSX/._a".utf8), bytes: [0]),
    ])
    let members = try #require(try Document.members(of: zip, name: "all.zip"))
    #expect(members.map(\.name) == ["a/报告.html", "etc/b.txt", "规章.txt"])
    #expect(members.map(\.bytes.count) == [10, 3, 3])
  }

  @Test func `a document is no archive`() throws {
    #expect(try Document.members(of: Array("text".utf8), name: "a") == nil)
    let word = ZipWriter.zip([(name: "word/document.xml", text: "<x/>")])
    #expect(try Document.members(of: word, name: "a.docx") == nil)
  }

  @Test func `an archive given as a document says what to do`() {
    #expect(fault(ZipWriter.zip([(name: "a.txt", text: "a")])) == .archive)
    #expect(fault(ZipWriter.zip([(name: "OFD.xml", text: "<x/>")])) == .fixedLayout)
    #expect(fault(Array("Rar!".utf8) + [0x1A, 7, 0]) == .closedArchive("RAR"))
    #expect(fault([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]) == .closedArchive("7z"))
  }

  @Test func `a TAR is opened, packed or not`() throws {
    let tar = try packed([("a.txt", 5)], tar: true)
    #expect(try Document.members(of: tar, name: "a.tar.gz")?.map(\.name) == ["a.txt"])
  }

  @Test func `an archive that unpacks to too much is refused`() throws {
    let bomb = try packed((0..<5).map { ("\($0).txt", 60 << 20) }, tar: false)
    #expect(bomb.count < 2 << 20)
    #expect(throws: DocumentError(.archiveTooLarge, in: "bomb.zip")) {
      try Document.members(of: bomb, name: "bomb.zip")
    }
    let word = try packed([("word/document.xml", 300 << 20)], tar: false)
    #expect(fault(word) == .archiveTooLarge)
  }

  @Test func `an archive of too many files is refused`() {
    let many = ZipWriter.zip((0..<2001).map { (name: "\($0)", text: "") })
    #expect(throws: DocumentError(.archiveTooLarge, in: "many.zip")) {
      try Document.members(of: many, name: "many.zip")
    }
  }

  /// Files of zeros in a ZIP or a packed TAR.
  private func packed(_ files: [(name: String, size: Int)], tar: Bool) throws -> [UInt8] {
    let archive = try #require(archive_write_new())
    defer { archive_write_free(archive) }
    if tar {
      archive_write_set_format_ustar(archive)
      archive_write_add_filter_gzip(archive)
    } else {
      archive_write_set_format_zip(archive)
    }
    var result = [UInt8](repeating: 0, count: 4 << 20)
    var used = 0
    let capacity = result.count
    try result.withUnsafeMutableBytes { buffer in
      try #require(archive_write_open_memory(archive, buffer.baseAddress, capacity, &used) == ARCHIVE_OK)
      for file in files { try write(file, to: archive) }
      archive_write_close(archive)
    }
    return Array(result.prefix(used))
  }

  private func write(_ file: (name: String, size: Int), to archive: OpaquePointer) throws {
    let entry = try #require(archive_entry_new())
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, file.name)
    archive_entry_set_size(entry, Int64(file.size))
    archive_entry_set_filetype(entry, 0o100000)
    archive_entry_set_perm(entry, 0o644)
    try #require(archive_write_header(archive, entry) == ARCHIVE_OK)
    let block = [UInt8](repeating: 0, count: 1 << 20)
    var left = file.size
    while left > 0 { left -= archive_write_data(archive, block, min(left, block.count)) }
  }
}
