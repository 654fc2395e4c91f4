import Forms
import Foundation
import GRDB
import GRDBSQLite

/// What a backup holds.
package struct BackupAccount: Sendable, Hashable {
  package let tables: Int
  package let rows: Int
  package let bytes: Int
}

extension ArchiveStore {
  /// Copies the archive as it stands at this moment to `target`, while others go on reading and writing. The copy is
  /// made beside it, checked page by page and compared with the archive row by row, and only then gets its name.
  package func backup(to target: String, replacing: Bool) throws -> BackupAccount {
    if !replacing, FileManager.default.fileExists(atPath: target) {
      throw StoreError.cannotTake(.fileExists(path: target))
    }
    let copy = Copy(target: target)
    defer { copy.remove() }
    do {
      let contents = try queue.read { db in
        // Reading fixes the moment: else what is copied and what it is compared with would be two moments.
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM filing")
        try copy.take(from: db)
        return try Contents(db)
      }
      let account = try copy.verify(against: contents)
      try copy.finish(replacing: replacing)
      return account
    } catch {
      throw StoreError.of(error, path: target)
    }
  }
}

/// A copy on its way to its name.
private struct Copy {
  let target: String
  private let draft: String

  init(target: String) {
    self.target = target
    draft = DraftFile.name(for: target)
  }

  func remove() { DraftFile.remove(draft) }

  /// Within the reading transaction of `db`: what is copied is what is compared.
  func take(from db: Database) throws {
    let queue = try DatabaseQueue(path: Opening.location(of: draft), configuration: Opening.configuration)
    try queue.writeWithoutTransaction { try db.backup(to: $0) }
    // One file without companions, on the disk.
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try queue.close()
  }

  func verify(against contents: Contents) throws -> BackupAccount {
    var configuration = Opening.configuration
    configuration.readonly = true
    let queue = try DatabaseQueue(path: Opening.location(of: draft), configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { db in
      let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer"
      guard verdict == "ok" else { throw StoreError.cannotTake(.notWhole(path: target, detail: verdict)) }
      if let table = contents.difference(from: try Contents(db)) {
        throw StoreError.cannotTake(.notWhole(path: target, detail: table))
      }
      let size = try FileManager.default.attributesOfItem(atPath: draft)[.size] as? Int
      return BackupAccount(
        tables: contents.tables.count, rows: contents.tables.values.reduce(0) { $0 + $1.rows },
        bytes: size ?? 0)
    }
  }

  /// Brings the copy to the disk and gives it its name. Where nothing is to be replaced, a file that has come there
  /// meanwhile stays.
  func finish(replacing: Bool) throws {
    try sync(draft, O_RDWR)
    let done = replacing ? rename(draft, target) : link(draft, target)
    if done != 0, !replacing, errno == EEXIST { throw StoreError.cannotTake(.fileExists(path: target)) }
    // Some file systems have no second names for a file.
    if done != 0, replacing || rename(draft, target) != 0 { throw failure() }
    try sync(URL(fileURLWithPath: target).deletingLastPathComponent().path, O_RDONLY)
  }

  private func sync(_ path: String, _ mode: Int32) throws {
    let handle = open(path, mode | O_CLOEXEC)
    guard handle >= 0 else { throw failure() }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw failure() }
  }

  private func failure() -> StoreError {
    .failed(path: target, detail: String(cString: strerror(errno)))
  }
}

/// The schema and every table's rows, counted and digested.
private struct Contents {
  struct Table: Hashable {
    let rows: Int
    let digest: String
  }

  let tables: [String: Table]

  init(_ db: Database) throws {
    let names = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    var tables = ["sqlite_master": try Contents.table("sqlite_master", db)]
    for name in names { tables[name] = try Contents.table(name, db) }
    self.tables = tables
  }

  /// The first table that is not the same.
  func difference(from other: Contents) -> String? {
    Set(tables.keys).union(other.tables.keys).sorted().first { tables[$0] != other.tables[$0] }
  }

  /// Rows come in the order of the table's own tree, which a copy of pages keeps.
  private static func table(_ name: String, _ db: Database) throws -> Table {
    let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(quoted)")
    var digest = DigestStream()
    var count = 0
    while let row = try cursor.next() {
      count += 1
      for value in row.databaseValues { feed(value, &digest) }
    }
    return Table(rows: count, digest: digest.text)
  }

  /// A value's kind, length and bytes, so that no two rows look alike.
  private static func feed(_ value: DatabaseValue, _ digest: inout DigestStream) {
    let (kind, bytes): (String, [UInt8]) =
      switch value.storage {
      case .null: ("n", [])
      case .int64(let integer): ("i", Array(String(integer).utf8))
      case .double(let double): ("r", Array(String(double.bitPattern).utf8))
      case .string(let text): ("t", Array(text.utf8))
      case .blob(let data): ("b", Array(data))
      }
    digest.add("\(kind)\(bytes.count) ")
    digest.add(bytes)
  }
}
