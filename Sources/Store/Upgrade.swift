import Foundation
import GRDB

/// Brings an older archive up to date on a copy beside it, so that a failure at any point leaves the old file whole.
/// The old file stays as `NAME.v<version>.bak`, never over an existing one.
struct Upgrade {
  let path: String
  let schema: Schema
  let from: Int

  private var backup: String { "\(path).v\(from).bak" }
  private var copy: String { "\(path).migrating" }

  /// Links are followed first: the file itself is to be replaced, not the link to it.
  init(path: String, schema: Schema, from version: Int) {
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.schema = schema
    self.from = version
  }

  func run() throws {
    guard !FileManager.default.fileExists(atPath: backup) || isSecondName else {
      throw StoreError.backupExists(path: path, backup: backup)
    }
    let old = try DatabaseQueue(path: path, configuration: Opening.configuration)
    defer { try? old.close() }
    try old.writeWithoutTransaction { db in
      // A WAL left beside the new file would be read into it: folded in and gone before anything is renamed. This
      // needs the file for oneself, and says `locked` where another program has it open.
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      try db.immediately { try replace() }
    }
  }

  /// Runs while `old` holds the writer's lock: nobody can add to the file that is being copied.
  private func replace() throws {
    defer { removeCopy() }
    removeCopy()
    try makeCopy()
    try keepOld()
    copyPermissions()
    guard rename(copy, path) == 0 else { throw failure("rename") }
    syncFolder()
  }

  private func makeCopy() throws {
    var readonly = Opening.configuration
    readonly.readonly = true
    let source = try DatabaseQueue(path: path, configuration: readonly)
    let target = try DatabaseQueue(path: copy, configuration: Opening.configuration)
    defer { try? source.close() }
    defer { try? target.close() }
    try source.backup(to: target)
    try target.writeWithoutTransaction { db in
      try schema.migrate(db)
      let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer"
      guard verdict == "ok" else { throw StoreError.damaged(path: path, detail: verdict) }
      try db.checkForeignKeys()
    }
  }

  /// A second name for the old file; a copy where the file system knows no second names.
  private func keepOld() throws {
    if link(path, backup) == 0 || isSecondName { return }
    guard errno != EEXIST else { throw StoreError.backupExists(path: path, backup: backup) }
    let draft = DraftFile.name(for: backup)
    defer { DraftFile.remove(draft) }
    try FileManager.default.copyItem(atPath: path, toPath: draft)
    guard rename(draft, backup) == 0 else { throw failure("rename") }
  }

  /// True where an upgrade was broken off after it had kept the old file and before it put the new one in its place.
  private var isSecondName: Bool {
    let saved = errno
    defer { errno = saved }
    var (old, kept) = (stat(), stat())
    return lstat(path, &old) == 0 && lstat(backup, &kept) == 0 && old.st_dev == kept.st_dev
      && old.st_ino == kept.st_ino
  }

  /// The new file is open to the same people as the old one. The owner can be kept by root only; others are its owner.
  private func copyPermissions() {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    _ = chown(copy, status.st_uid, status.st_gid)
    _ = chmod(copy, status.st_mode & 0o7777)
  }

  private func removeCopy() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(copy + suffix) }
  }

  private func syncFolder() {
    let folder = Glibc.open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY)
    guard folder >= 0 else { return }
    fsync(folder)
    Glibc.close(folder)
  }

  private func failure(_ step: String) -> StoreError {
    .failed(path: path, detail: "\(step): \(String(cString: strerror(errno)))")
  }
}
