import Forms
import Foundation
import GRDB
import Migrations
import Reports
import Testing

@testable import Store

@Suite struct OpeningTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func open(_ name: String, _ access: ArchiveStore.Access) throws -> ArchiveStore {
    try ArchiveStore.open(folder.path(name), for: access)
  }

  private func make(_ name: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.path(name))
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func `a new archive bears its marks`() throws {
    let archive = try open("new.db", .writing(create: true))
    #expect(try archive.rows("PRAGMA application_id") == ["1515669323"])  // `ZWGK`
    #expect(try archive.rows("PRAGMA user_version") == ["\(Migrations.all.count)"])
    #expect(try archive.rows("PRAGMA journal_mode") == ["wal"])
    #expect(try archive.rows("PRAGMA foreign_keys") == ["1"])
    #expect(try archive.rows("PRAGMA foreign_key_check") == [])
    #expect(try archive.rows("SELECT name FROM migration ORDER BY number") == Migrations.all.map(\.name))
  }

  @Test func `an archive is not made by reading or without being asked`() throws {
    let path = folder.path("none.db")
    #expect(throws: StoreError.missing(path: path)) { try open("none.db", .reading) }
    #expect(throws: StoreError.missing(path: path)) { try open("none.db", .writing(create: false)) }
    #expect(folder.names == [])
  }

  @Test func `an empty file becomes an archive only where one may be made`() throws {
    try Data().write(to: folder.url.appendingPathComponent("empty.db"))
    let error = StoreError.notAnArchive(path: folder.path("empty.db"))
    #expect(throws: error) { try open("empty.db", .reading) }
    #expect(throws: error) { try open("empty.db", .writing(create: false)) }
    #expect(try open("empty.db", .writing(create: true)).counts().reports == 0)
  }

  @Test func `a file that is no database is left alone`() throws {
    let bytes = Data(String(repeating: "no database ", count: 200).utf8)
    try bytes.write(to: folder.url.appendingPathComponent("text.db"))
    for access in [ArchiveStore.Access.reading, .writing(create: true)] {
      #expect(throws: StoreError.notADatabase(path: folder.path("text.db"))) { try open("text.db", access) }
    }
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("text.db")) == bytes)
  }

  @Test func `somebody else's database is left alone`() throws {
    try make("other.db", "CREATE TABLE t (a)")
    let before = try Data(contentsOf: folder.url.appendingPathComponent("other.db"))
    for access in [ArchiveStore.Access.reading, .writing(create: true)] {
      #expect(throws: StoreError.notAnArchive(path: folder.path("other.db"))) { try open("other.db", access) }
    }
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("other.db")) == before)
  }

  @Test(arguments: ["PRAGMA user_version = 99", "INSERT INTO migration VALUES (50, 'V0050_elsewhere')"])
  func `an archive of a later version is not touched`(change: String) throws {
    try open("later.db", .writing(create: true)).close()
    try make("later.db", change)
    let known = Migrations.all.count
    let version = change.hasSuffix("99") ? 99 : known + 1
    for access in [ArchiveStore.Access.reading, .writing(create: true)] {
      #expect(throws: StoreError.newer(path: folder.path("later.db"), version: version, known: known)) {
        try open("later.db", access)
      }
    }
  }

  @Test func `reading cannot write`() throws {
    try open("a.db", .writing(create: true)).close()
    let reader = try open("a.db", .reading)
    #expect(throws: StoreError.readOnly(path: reader.path)) { try reader.add(sample(2024)) }
  }

  @Test func `a folder that does not exist is told`() throws {
    let path = folder.path("no/such/archive.db")
    #expect(throws: StoreError.noFolder(path: path)) {
      try ArchiveStore.open(path, for: .writing(create: true))
    }
  }

  @Test(arguments: [
    (":memory:", "./:memory:"), ("file:a.db", "./file:a.db"), ("a.db", "./a.db"), ("/b/a.db", "/b/a.db"),
  ])
  func `a path is a file's, whatever it looks like`(path: String, location: String) {
    #expect(Opening.location(of: path) == location)
  }

  @Test func `readers and a writer share an archive`() throws {
    let writer = try open("a.db", .writing(create: true))
    let reader = try open("a.db", .reading)
    try writer.add(sample(2024))
    #expect(try reader.counts().reports == 1)
    let second = try open("a.db", .writing(create: false))
    try second.add(sample(2023))
    #expect(try reader.counts().reports == 2)
  }

  @Test func `an archive is read where nothing can be written beside it`() throws {
    let archive = try open("a.db", .writing(create: true))
    try archive.add(sample(2024))
    try archive.close()
    // As on a disc: the companions of the file cannot be made, because folders stand in their places.
    let path = folder.path("a.db")
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.removeItem(atPath: path + suffix)
    }
    try FileManager.default.createDirectory(atPath: path + "-shm", withIntermediateDirectories: false)
    #expect(try open("a.db", .reading).counts().reports == 1)
  }

  @Test func `a full disk stores nothing and says so`() throws {
    let archive = try open("a.db", .writing(create: true))
    let pages = try archive.rows("PRAGMA page_count").first ?? "0"
    try archive.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    let file = SourceFile(name: "a.pdf", bytes: noise(200_000), format: .pdf, encoding: "UTF-8")
    #expect(throws: StoreError.full(path: archive.path)) {
      try archive.file(sample(2024), from: file, importedAt: noon, check: noCheck)
    }
    #expect(try archive.counts().reports == 0)
    #expect(try archive.rows("SELECT count(*) FROM sqlar") == ["0"])
  }
}
