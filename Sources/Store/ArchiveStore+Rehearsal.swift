import Foundation
import GRDB

extension ArchiveStore {
  /// A copy of the archive at `path` (an empty one where there is none) in a folder of its own, to try things on: what
  /// is done to it never reaches the archive. Remove it with `discard`.
  package static func rehearsal(of path: String) throws -> ArchiveStore {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)")
    // For this user alone: an archive may hold what is not published yet.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do {
      let copy = folder.appendingPathComponent("rehearsal.db").path
      if FileManager.default.fileExists(atPath: path) { try copyArchive(path, to: copy) }
      return try ArchiveStore.open(copy, for: .writing(create: true))
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  private static func copyArchive(_ path: String, to copy: String) throws {
    let archive = try ArchiveStore.open(path, for: .reading)
    do {
      try archive.queue.backup(to: DatabaseQueue(path: copy))
    } catch {
      throw StoreError.of(error, path: path)
    }
    try archive.close()
  }

  /// Closes a rehearsal and removes its folder.
  package func discard() throws {
    try close()
    try FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
  }
}
