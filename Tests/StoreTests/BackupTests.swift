import Foundation
import Testing

@testable import Store

@Suite struct BackupTests {
  private let folder: Folder
  private let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
    try archive.add(sample(2024, .f2021, ["applications.new.total": "12"]))
  }

  @Test func `a backup is one file that says the same`() throws {
    let account = try archive.backup(to: folder.path("copy.db"), replacing: false)
    #expect(account.tables > 30)
    #expect(folder.names.filter { $0.hasPrefix("copy") } == ["copy.db"])
    let copy = try ArchiveStore.open(folder.path("copy.db"), for: .reading)
    #expect(try copy.rows("SELECT * FROM cell") == archive.rows("SELECT * FROM cell"))
    #expect(try copy.original(issuer: "甲市", year: 2024)?.bytes != nil)
  }

  @Test func `a file that is there is left alone, unless it is to be replaced`() throws {
    let path = folder.path("copy.db")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.cannotTake(.fileExists(path: path))) {
      try archive.backup(to: path, replacing: false)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
    _ = try archive.backup(to: path, replacing: true)
    #expect(try ArchiveStore.open(path, for: .reading).reports().count == 1)
  }

  @Test func `a folder that is not there is told and nothing stays behind`() throws {
    let path = folder.path("none/copy.db")
    #expect(throws: StoreError.noFolder(path: path)) { try archive.backup(to: path, replacing: false) }
    #expect(folder.names.allSatisfy { $0.hasPrefix("archive.db") })
  }
}
