import Foundation
import GRDB
import GRDBSQLite

/// Puts many rows into one table through the C interface of SQLite, `RowInsert.many` with each statement: a row costs a
/// quarter of what it costs alone and by way of GRDB.
struct RowInsert {
  /// The statements for one row and for many.
  private let one: String
  private let several: String
  private let width: Int

  private static let many = 8

  init(table: String, columns: [String]) {
    let head = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
    let marks = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
    one = head + marks
    width = columns.count
    several = head + Array(repeating: marks, count: RowInsert.many).joined(separator: ", ")
  }

  /// Takes the values of all rows, one row after the other, in the order of the columns.
  func put(_ values: [StoredValue], in db: Database) throws {
    let whole = values.count - values.count % (width * RowInsert.many)
    for start in stride(from: 0, to: whole, by: width * RowInsert.many) {
      let rows = values[start..<start + width * RowInsert.many]
      try put(rows, with: db.cachedStatement(sql: several))
    }
    for start in stride(from: whole, to: values.count, by: width) {
      try put(values[start..<start + width], with: db.cachedStatement(sql: one))
    }
  }

  private func put(_ values: ArraySlice<StoredValue>, with statement: Statement) throws {
    let handle = statement.sqliteStatement
    var index: Int32 = 0
    for value in values {
      index += 1
      value.bind(to: handle, at: index)
    }
    defer { sqlite3_reset(handle) }
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))),
        sql: statement.sql)
    }
  }
}

extension StoredValue {
  /// nil is NULL.
  init(_ integer: Int64?) { self = integer.map(StoredValue.integer) ?? .null }
  init(_ integer: Int?) { self.init(integer.map(Int64.init)) }
  init(_ text: String?) { self = text.map(StoredValue.text) ?? .null }

  /// Text as it is stored: whole (see `String.whole`).
  fileprivate func bind(to statement: OpaquePointer, at index: Int32) {
    switch self {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
    case .real(let real): sqlite3_bind_double(statement, index, real)
    case .text(let text): _ = text.whole.bind(to: statement, at: index)
    case .bytes(let bytes): _ = Data(bytes).bind(to: statement, at: index)
    }
  }
}
