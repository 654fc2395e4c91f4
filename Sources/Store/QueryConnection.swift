import CSQLite
import Foundation
import GRDBSQLite

/// A connection of its own for statements of a user, read-only by the database's means: opened so, told so, and every
/// statement asked what it would do.
final class QueryConnection {
  /// Longest statement, and largest value that one may make.
  static let longestSQL = 1 << 20
  static let largestValue: Int32 = 64 << 20

  private let path: String
  private let connection: OpaquePointer
  private let isOwned: Bool
  private let deadline: Deadline

  convenience init(path: String, seconds: Int) throws {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(
      path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nil)
    guard status == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StoreError.readOnly(path: path)
    }
    sqlite3_busy_timeout(opened, 10_000)
    self.init(opened, isOwned: true, path: path, seconds: seconds)
  }

  /// The connection of an archive that was opened for reading and is used for nothing else from now on: one that sees
  /// more than the file holds, as the archive of another day.
  convenience init(on connection: OpaquePointer, path: String, seconds: Int) {
    self.init(connection, isOwned: false, path: path, seconds: seconds)
  }

  private init(_ connection: OpaquePointer, isOwned: Bool, path: String, seconds: Int) {
    self.path = path
    self.connection = connection
    self.isOwned = isOwned
    deadline = Deadline(seconds: seconds)
    sqlite3_distrust(connection)
    sqlite3_exec(connection, "PRAGMA query_only = ON; PRAGMA cell_size_check = ON", nil, nil, nil)
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, QueryConnection.largestValue)
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    connectTables()
    ReadingRules.install(on: connection)
    deadline.watch(connection)
  }

  /// Table-valued functions declare a table when they are first met, which the rules would refuse to a user.
  private func connectTables() {
    for function in ["json_each('[]')", "json_tree('[]')"] + ReadingRules.describing.map({ "pragma_\($0)" }) {
      sqlite3_exec(connection, "SELECT 1 FROM \(function) LIMIT 0", nil, nil, nil)
    }
  }

  deinit {
    sqlite3_progress_handler(connection, 0, nil, nil)
    if isOwned { sqlite3_close_v2(connection) }
  }

  /// The one statement that the text holds.
  func prepare(_ sql: String) throws -> QueryStatement {
    guard sql.utf8.count <= QueryConnection.longestSQL else {
      throw QueryError.tooLong(limit: QueryConnection.longestSQL)
    }
    guard !sql.utf8.contains(0) else { throw QueryError.holdsNull }
    var rest = Array(sql.utf8CString)[...]
    var first: OpaquePointer?
    while rest.count > 1 {
      let (statement, used) = try compile(rest, isFirst: first == nil)
      rest = rest.dropFirst(used)
      guard let statement else { continue }
      guard first == nil else {
        sqlite3_finalize(statement)
        sqlite3_finalize(first)
        throw QueryError.severalStatements
      }
      first = statement
    }
    guard let first else { throw QueryError.empty }
    guard sqlite3_stmt_readonly(first) != 0 else {
      sqlite3_finalize(first)
      throw QueryError.writes
    }
    return QueryStatement(first, connection: self)
  }

  /// Compiles the first statement of a text that ends in NUL; nil where there is none, with how much was used.
  private func compile(_ text: ArraySlice<CChar>, isFirst: Bool) throws -> (OpaquePointer?, Int) {
    var statement: OpaquePointer?
    var used = 0
    let status = text.withUnsafeBufferPointer { buffer in
      var tail: UnsafePointer<CChar>?
      let status = sqlite3_prepare_v2(connection, buffer.baseAddress, Int32(buffer.count), &statement, &tail)
      if let start = buffer.baseAddress, let tail { used = tail - start }
      return status
    }
    guard status == SQLITE_OK else { throw isFirst ? fault(status) : QueryError.severalStatements }
    return (statement, statement == nil && used == 0 ? text.count : max(used, 1))
  }

  /// True once the time is up.
  var isLate: Bool { deadline.isOver }

  /// What a status of SQLite means to the user.
  func fault(_ status: Int32, hasBegun: Bool = false) -> any Error {
    let detail = String(cString: sqlite3_errmsg(connection)).replacing("\n", with: " ")
    switch status & 0xFF {
    case SQLITE_BUSY: return StoreError.locked(path: path, by: LockHolder(of: path))
    case SQLITE_CORRUPT: return StoreError.damaged(path: path, detail: detail)
    case SQLITE_AUTH, SQLITE_READONLY: return QueryError.writes
    case SQLITE_ERROR where detail.hasPrefix("not authorized"): return QueryError.writes
    default: return hasBegun ? QueryError.failed(detail) : QueryError.wrong(detail)
    }
  }
}

/// The moment at which a statement has to have ended. SQLite looks at it every few thousand steps.
private final class Deadline {
  private let end: ContinuousClock.Instant

  init(seconds: Int) { end = ContinuousClock.now.advanced(by: .seconds(seconds)) }

  var isOver: Bool { ContinuousClock.now >= end }

  /// The connection has to be given up before the deadline is.
  func watch(_ connection: OpaquePointer) {
    sqlite3_progress_handler(
      connection, 10_000,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}

/// A compiled statement that gives rows.
final class QueryStatement {
  private let statement: OpaquePointer
  private let connection: QueryConnection

  init(_ statement: OpaquePointer, connection: QueryConnection) {
    self.statement = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  /// The columns' names as they come.
  var columns: [String] {
    (0..<sqlite3_column_count(statement)).map { index in
      sqlite3_column_name(statement, index).map { String(cString: $0) } ?? ""
    }
  }

  /// The next row, or nil after the last one.
  func next() throws -> [StoredValue]? {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return StoredValue.row(statement)
    case SQLITE_DONE: return nil
    case let status: throw connection.fault(status, hasBegun: true)
    }
  }
}
