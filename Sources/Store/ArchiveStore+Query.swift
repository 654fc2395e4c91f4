import Forms

/// How long a query may run and how many rows it may give.
package struct QueryLimits: Sendable {
  package let seconds: Int
  package let rows: Int

  package init(seconds: Int, rows: Int) {
    self.seconds = seconds
    self.rows = rows
  }
}

/// How a query ended: with its last row, or before it.
package enum QueryEnd: Sendable, Hashable {
  case whole
  case cutAtRows
  case cutInTime
}

extension ArchiveStore {
  /// Runs one statement of the user's own that reads. `head` is given the columns' names before the first row; what
  /// comes back says whether the rows are all there are.
  package func query(
    _ sql: String, limits: QueryLimits, head: ([String]) throws -> Void, row: ([StoredValue]) throws -> Void
  ) throws -> QueryEnd {
    guard isPast else {
      return try query(
        sql, on: QueryConnection(path: queue.path, seconds: limits.seconds), limits, head: head, row: row)
    }
    return try queue.writeWithoutTransaction { db in
      guard let handle = db.sqliteConnection else { throw StoreError.readOnly(path: path) }
      return try query(
        sql, on: QueryConnection(on: handle, path: path, seconds: limits.seconds), limits, head: head,
        row: row)
    }
  }

  private func query(
    _ sql: String, on connection: QueryConnection, _ limits: QueryLimits, head: ([String]) throws -> Void,
    row: ([StoredValue]) throws -> Void
  ) throws -> QueryEnd {
    let statement = try connection.prepare(sql)
    try head(statement.columns)
    var count = 0
    do {
      while let values = try statement.next() {
        if count == limits.rows { return .cutAtRows }
        try row(values)
        count += 1
        if connection.isLate { return try statement.next() == nil ? .whole : .cutInTime }
      }
    } catch is QueryError where connection.isLate {
      return .cutInTime
    }
    return .whole
  }
}
