import CSQLite
import GRDB

/// A statement on SQLite's own interface, for what is asked at every start or of every report: where few rows of few
/// columns come, to wrap them costs more than to read them.
final class Cursor {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ sql: String, on connection: OpaquePointer) throws {
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
    guard status == SQLITE_OK, let statement else { throw Cursor.fault(status, on: connection) }
    (self.statement, self.connection) = (statement, connection)
  }

  deinit { sqlite3_finalize(statement) }

  /// Gives a parameter its value, counted from 1; it stays until it gets another.
  func bind(_ value: Int64, at parameter: Int32) { sqlite3_bind_int64(statement, parameter, value) }

  func bind(_ value: String, at parameter: Int32) {
    // SQLite makes a copy (SQLITE_TRANSIENT, a macro that Swift does not see).
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, parameter, value, Int32(value.utf8.count), copied)
  }

  /// Steps to the next row; false behind the last one.
  func next() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let status: throw Cursor.fault(status, on: connection)
    }
  }

  /// Makes the statement ready to run again.
  func reset() { sqlite3_reset(statement) }

  // MARK: columns of the row, counted from 0

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// The text, or nil for NULL.
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The text's bytes, as long as the row stands.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(statement, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  // MARK: whole answers

  /// The first column of the only row; nil where there is none.
  static func integer(_ sql: String, on connection: OpaquePointer) throws -> Int64? {
    let cursor = try Cursor(sql, on: connection)
    return try cursor.next() && !cursor.isNull(0) ? cursor.integer(0) : nil
  }

  /// The first column of all rows.
  static func texts(_ sql: String, on connection: OpaquePointer) throws -> [String] {
    let cursor = try Cursor(sql, on: connection)
    var texts: [String] = []
    while try cursor.next() { texts.append(cursor.text(0)) }
    return texts
  }

  /// Runs statements that give nothing.
  static func run(_ sql: String, on connection: OpaquePointer) throws {
    let status = sqlite3_exec(connection, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw fault(status, on: connection) }
  }

  static func fault(_ status: Int32, on connection: OpaquePointer?) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: status & 0xFF),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}

extension Database {
  /// The connection beneath.
  var connection: OpaquePointer {
    get throws {
      guard let connection = sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
      return connection
    }
  }
}
