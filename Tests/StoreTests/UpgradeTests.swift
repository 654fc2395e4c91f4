import Foundation
import GRDB
import Migrations
import Reports
import Testing

@testable import Store

@Suite struct UpgradeTests {
  let folder: Folder
  let path: String
  private let known = Migrations.all.count

  private static let later = [
    (name: "V9001_note", sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT;")
  ]

  init() throws {
    folder = try Folder()
    path = folder.path("archive.db")
    let archive = try folder.archive()
    try archive.add(sample(2024, .f2021, ["applications.new.total": "12"]))
    try archive.close()
  }

  private func openLater(
    _ access: ArchiveStore.Access = .writing(create: false),
    more: [(name: String, sql: String)] = UpgradeTests.later
  ) throws -> ArchiveStore {
    try ArchiveStore.open(path, for: access, migrations: Migrations.all + more)
  }

  @Test func `an older archive is brought up to date on a copy, and the old one stays`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let archive = try openLater()
    #expect(try archive.rows("SELECT count(*) FROM note") == ["0"])
    #expect(try archive.rows("PRAGMA user_version") == ["\(known + 1)"])
    #expect(try archive.rows("SELECT value FROM cell WHERE row = 'new' AND col = 'total'") == ["12"])
    try archive.close()
    #expect(
      folder.names.filter { !$0.hasPrefix("archive.db-") } == ["archive.db", "archive.db.v\(known).bak"])
    let kept = try ArchiveStore.open(path + ".v\(known).bak", for: .reading)
    #expect(try kept.rows("SELECT value FROM cell WHERE row = 'new' AND col = 'total'") == ["12"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".v\(known).bak")).count == before.count)
  }

  @Test func `what stands in the log only is carried along`() throws {
    let writer = try ArchiveStore.open(path, for: .writing(create: false))
    try writer.add(sample(2023))
    let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    let main = try Data(contentsOf: URL(fileURLWithPath: path))
    try writer.close()
    try main.write(to: URL(fileURLWithPath: path))  // as after a crash: the log was never folded in
    try log.write(to: URL(fileURLWithPath: path + "-wal"))
    let archive = try openLater()
    #expect(try archive.filings().map(\.year) == [2023, 2024])
  }

  @Test func `the file behind a link is brought up to date, and its permissions stay`() throws {
    let link = folder.path("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let archive = try ArchiveStore.open(
      link, for: .writing(create: false), migrations: Migrations.all + UpgradeTests.later)
    try archive.close()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(folder.names.contains("archive.db.v\(known).bak"))
    #expect(try openLater(.reading).counts().reports == 1)
  }

  @Test func `reading an older archive says how to bring it up to date`() throws {
    #expect(throws: StoreError.older(path: path, version: known, known: known + 1)) {
      try openLater(.reading)
    }
    #expect(!folder.names.contains { $0.hasSuffix(".bak") })
  }

  @Test func `an archive that another program has open is not brought up to date under its hands`() throws {
    let reader = try ArchiveStore.open(path, for: .reading)
    #expect(throws: StoreError.locked(path: path)) { try openLater() }
    #expect(try reader.counts().reports == 1)
    #expect(!folder.names.contains { $0.hasSuffix(".bak") || $0.hasSuffix(".migrating") })
  }

  @Test func `a backup that is there is never written over`() throws {
    let backup = path + ".v\(known).bak"
    try Data("precious".utf8).write(to: URL(fileURLWithPath: backup))
    #expect(throws: StoreError.backupExists(path: path, backup: backup)) { try openLater() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: backup)) == Data("precious".utf8))
    #expect(try ArchiveStore.open(path, for: .reading).counts().reports == 1)
  }

  @Test func `a migration that fails leaves the old archive as it was`() throws {
    let broken = [(name: "V9001_broken", sql: "CREATE TABLE note (a); INSERT INTO nowhere VALUES (1);")]
    #expect(throws: StoreError.self) { try openLater(more: broken) }
    #expect(folder.names.filter { !$0.hasPrefix("archive.db-") } == ["archive.db"])
    let archive = try ArchiveStore.open(path, for: .writing(create: false))
    #expect(try archive.counts().reports == 1)
  }

  @Test func `a copy left by a crash is no hindrance`() throws {
    try Data("half a copy".utf8).write(to: URL(fileURLWithPath: path + ".migrating"))
    #expect(try openLater().counts().reports == 1)
    #expect(!folder.names.contains("archive.db.migrating"))
  }

  @Test func `the list of migrations is the folder of migrations`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Migrations/sql").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(Migrations.all.map { $0.name + ".sql" } == files)
    for migration in Migrations.all {
      let file = try String(
        contentsOf: folder.appendingPathComponent(migration.name + ".sql"), encoding: .utf8)
      #expect(migration.sql == file)
    }
  }

  @Test func `every table is strict but the one whose shape the shell gives`() throws {
    let archive = try ArchiveStore.open(path, for: .reading)
    let loose =
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    #expect(try archive.rows(loose) == ["sqlar"])
  }
}
