import Foundation
import GRDB
import Migrations

/// An open archive: reports go in by `file`, and come back as reports, findings and observations. The only place that
/// knows tables; a figure is stored as it was read, or not at all.
package final class ArchiveStore: Sendable {
  /// What an archive is opened for. Reading never changes a byte of it.
  package enum Access: Sendable, Hashable {
    case reading
    case writing(create: Bool)
  }

  package let path: String
  let queue: DatabaseQueue
  let codes: Codes
  let isPast: Bool
  let recent = RecentReports()

  /// Opens the archive at `path`; an older one is brought up to date first when opened for writing. `waiting` is told
  /// once whenever another program has kept this one waiting for a second.
  package static func open(
    _ path: String, for access: Access, waiting: @escaping Opening.Waiting = { _ in }
  ) throws -> ArchiveStore {
    try open(path, for: access, migrations: Migrations.all, waiting: waiting)
  }

  /// The same with a list of migrations of one's own, for tests of what a later version does.
  static func open(
    _ path: String, for access: Access, migrations: [(name: String, sql: String)],
    waiting: @escaping Opening.Waiting = { _ in }
  ) throws -> ArchiveStore {
    let schema = Schema(migrations: migrations, digests: Migrations.digests)
    let opening = Opening(path: path, schema: schema, waiting: waiting)
    do {
      let queue = try access == .reading ? opening.forReading() : opening.forWriting(access)
      return ArchiveStore(path: path, queue: queue, codes: try queue.read(Codes.init))
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// `isPast` says that the connection shows another day than the file.
  init(path: String, queue: DatabaseQueue, codes: Codes, isPast: Bool = false) {
    self.isPast = isPast
    self.path = path
    self.queue = queue
    self.codes = codes
  }

  /// Closes the file; what follows fails.
  package func close() throws {
    do { try queue.close() } catch { throw StoreError.of(error, path: path) }
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.read(body) } catch { throw StoreError.of(error, path: path) }
  }

  /// One statement, which by itself sees one state of the archive. A transaction for it would be two statements more for
  /// each, and GRDB cannot prepare any without SQLite's preparing anew every one that is kept: asked before every file, that
  /// was a third of an import.
  func ask<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.unsafeRead(body) } catch { throw StoreError.of(error, path: path) }
  }

  /// One immediate transaction: wholly done or not at all.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.writeWithoutTransaction { db in
        try db.immediately { try body(db) }
      }
    } catch {
      recent.forgetAll()
      throw StoreError.of(error, path: path)
    }
  }
}

extension ArchiveStore {
  /// Begins a batch: what is filed from now on becomes durable, and visible to others, with `commit`, all at once. To
  /// sync the file for every report costs more than to store it.
  package func begin() throws {
    do {
      try queue.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
      recent.clear(isOpen: true)
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// Ends a batch.
  package func commit() throws {
    recent.clear(isOpen: false)
    do {
      try queue.writeWithoutTransaction { try $0.commit() }
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// Ends a batch that cannot be finished: nothing of it remains.
  package func rollBack() {
    recent.clear(isOpen: false)
    try? queue.writeWithoutTransaction { if $0.isInsideTransaction { try $0.rollback() } }
  }
}

extension Database {
  /// Runs `body` in an immediate transaction: it takes the writer's place at once, so that waiting for another writer
  /// obeys the time-out, which an upgraded read does not.
  func immediately<T>(_ body: () throws -> T) throws -> T {
    if isInsideTransaction { return try apart(body) }
    var result: T?
    try inTransaction(.immediate) {
      result = try body()
      return .commit
    }
    guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return result
  }

  /// Within a batch each report is whole or absent by itself. The statements are prepared once, which those of
  /// `inSavepoint` are not.
  private func apart<T>(_ body: () throws -> T) throws -> T {
    try cachedStatement(sql: "SAVEPOINT report").execute()
    do {
      let result = try body()
      try cachedStatement(sql: "RELEASE SAVEPOINT report").execute()
      return result
    } catch {
      // Where SQLite has ended the transaction by itself there is nothing to go back to.
      if isInsideTransaction {
        try? cachedStatement(sql: "ROLLBACK TRANSACTION TO SAVEPOINT report").execute()
        try? cachedStatement(sql: "RELEASE SAVEPOINT report").execute()
      }
      throw error
    }
  }
}
