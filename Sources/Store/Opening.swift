import CSQLite
import Foundation
import GRDB

/// How an archive is opened: looked at first without touching it, then opened as asked.
package struct Opening {
  /// Is told who keeps this program waiting, as far as that is known.
  package typealias Waiting = @Sendable (LockHolder?) -> Void

  let path: String
  let schema: Schema
  var waiting: Waiting = { _ in }

  /// Opened to be read; temporary tables may refer to what is not there where `foreignKeys` is false.
  func forReading(foreignKeys: Bool = true) throws -> DatabaseQueue {
    let queue = try readOnlyQueue(foreignKeys: foreignKeys)
    try queue.read { try admit($0.connection) }
    return queue
  }

  /// The same for one who asks SQLite alone.
  func connectionForReading() throws -> OpaquePointer {
    let connection = try readOnly { try connect(to: $0) }
    do {
      // What is read from here on is of one moment.
      try Cursor.run("BEGIN", on: connection)
      try admit(connection)
      return connection
    } catch {
      sqlite3_close_v2(connection)
      throw error
    }
  }

  /// Throws unless the file is an archive as this program makes it.
  private func admit(_ connection: OpaquePointer) throws {
    switch try schema.standing(of: connection) {
    case .current: try schema.inspect(connection, version: schema.migrations.count)
    case .empty, .foreign: throw StoreError.notAnArchive(path: path)
    case .older(let version):
      throw StoreError.older(path: path, version: version, known: schema.migrations.count)
    case .newer(let version): throw newer(version)
    }
  }

  func forWriting(_ access: ArchiveStore.Access) throws -> DatabaseQueue {
    let mayCreate = access == .writing(create: true)
    switch try standing() {
    case .none where !mayCreate: throw StoreError.missing(path: path)
    case .empty where !mayCreate: throw StoreError.notAnArchive(path: path)
    case .foreign: throw StoreError.notAnArchive(path: path)
    case .newer(let version): throw newer(version)
    case .older(let version): try Upgrade(path: path, schema: schema, from: version).run()
    case .none, .empty, .current: break
    }
    return try writingQueue()
  }

  private func newer(_ version: Int) -> StoreError {
    .newer(path: path, version: version, known: schema.migrations.count)
  }

  /// What stands at the path; nil for nothing.
  private func standing() throws -> Schema.Standing? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let queue = try readOnlyQueue()
    defer { try? queue.close() }
    return try queue.read { db in
      let standing = try schema.standing(of: db.connection)
      switch standing {
      case .older(let version): try schema.inspect(db.connection, version: version)
      case .current: try schema.inspect(db.connection, version: schema.migrations.count)
      case .empty, .foreign, .newer: break
      }
      return standing
    }
  }

  private func writingQueue() throws -> DatabaseQueue {
    var configuration = Opening.configuration
    configuration.busyMode = .callback(Opening.patience(path, waiting))
    // Of a new file: originals of a few kilobytes leave less of a large page empty.
    configuration.prepareDatabase {
      try $0.execute(sql: "PRAGMA page_size = \(Opening.pageSize); PRAGMA journal_mode = WAL")
    }
    // A batch stays open from one report to the next.
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: Opening.location(of: path), configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try schema.migrate(db)
      try Catalogue.synchronise(db)
    }
    return queue
  }

  private func readOnlyQueue(foreignKeys: Bool = true) throws -> DatabaseQueue {
    var configuration = Opening.configuration
    configuration.readonly = true
    configuration.foreignKeysEnabled = foreignKeys
    // GRDB notes every column that a statement reads, for observers of changes. Where nothing changes none observe, and a
    // view of views is compiled in half the time.
    configuration.prepareDatabase { sqlite3_set_authorizer($0.sqliteConnection, nil, nil) }
    return try readOnly { location in
      let queue = try DatabaseQueue(path: location, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    }
  }

  private func connect(to location: String) throws -> OpaquePointer {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    let status = sqlite3_open_v2(location, &opened, flags, nil)
    do {
      guard status == SQLITE_OK, let opened else { throw Cursor.fault(status, on: opened) }
      sqlite3_busy_timeout(opened, 10_000)
      sqlite3_distrust(opened)
      try Cursor.run("PRAGMA cell_size_check = ON", on: opened)
      _ = try Cursor.integer("SELECT count(*) FROM sqlite_master", on: opened)
      return opened
    } catch {
      sqlite3_close_v2(opened)
      throw error
    }
  }

  /// A file in WAL mode needs a companion to be read. Where the folder allows none (a disc, a share), the file is
  /// opened as one that nobody changes, provided that no companion holds changes of its own.
  private func readOnly<T>(_ open: (String) throws -> T) throws -> T {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError.missing(path: path) }
    // A pipe would be waited for, a device has no end.
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notADatabase(path: path) }
    do {
      return try open(Opening.location(of: path))
    } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
      guard !hasUnmergedChanges else { throw error }
      return try open(immutablePath)
    }
  }

  private var hasUnmergedChanges: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    return (attributes?[.size] as? Int ?? 0) > 0
  }

  private var immutablePath: String {
    URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  }

  private static let pageSize = 16384

  /// A path that SQLite takes for a file's: names such as `:memory:` and `file:…` mean something else to it.
  static func location(of path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 1
    configuration.prepareDatabase { db in
      guard let connection = db.sqliteConnection else { return }
      sqlite3_distrust(connection)
      try db.execute(sql: "PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  /// Asks every hundredth of a second for ten seconds, often enough to come in between two commits of a program that
  /// writes without a rest.
  private static func patience(_ path: String, _ waiting: @escaping Waiting) -> @Sendable (Int) -> Bool {
    { tries in
      if tries == 100 { waiting(LockHolder(of: path)) }
      usleep(10_000)
      return tries < 1000
    }
  }
}
