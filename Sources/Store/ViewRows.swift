import Forms
import GRDB
import GRDBSQLite

/// The views of an archive at one moment: whatever is written meanwhile, all that is read here fits together.
package struct ViewRows {
  let db: Database

  /// Issuers that have a report, by name; the ones asked for, by name or alias, where any are.
  package func issuers(_ asked: [String] = []) throws -> [String] {
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT i.name FROM issuer i WHERE EXISTS (SELECT 1 FROM filing f WHERE f.issuer_id = i.id AND f.is_current = 1)
        ORDER BY i.name
        """)
    guard !asked.isEmpty else { return names }
    let book = IssuerBook(db: db)
    let wanted = try asked.map { name -> String in
      guard let id = try book.id(named: name),
        let own = try String.fetchOne(db, sql: "SELECT name FROM issuer WHERE id = ?", arguments: [id])
      else { throw StoreError.noSuchIssuer(name: name) }
      return own
    }
    return names.filter(Set(wanted).contains)
  }

  /// Gives the rows of one issuer in a view, one after the other, by year and then in the order of the form; rows
  /// that this leaves open stand in the order of all their columns.
  package func each(
    of view: ContractView, issuer: String, years: ClosedRange<Int>? = nil,
    _ body: ([StoredValue]) throws -> Void
  ) throws {
    let statement = try db.cachedStatement(sql: ViewRows.sql(view, bounded: years != nil))
    let bounds: [(any DatabaseValueConvertible)?] =
      [issuer] + (years.map { [$0.lowerBound, $0.upperBound] } ?? [])
    let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(bounds))
    // GRDB's cursor steps and reports errors; the values are taken from SQLite itself, whole.
    while try cursor.next() != nil { try body(StoredValue.row(statement.sqliteStatement)) }
  }

  /// One issuer at a time, so that the condition reaches the keys of the tables and no sort holds more than that.
  static func sql(_ view: ContractView, bounded: Bool) -> String {
    let names = view.columns.map { "\"\($0.name)\"" }
    let when = bounded ? " AND \"\(view.year)\" BETWEEN ? AND ?" : ""
    let order = ["\"\(view.year)\""] + view.order + view.columns.indices.map { String($0 + 1) }
    return
      "SELECT \(names.joined(separator: ", ")) FROM \"\(view.name)\" WHERE \"\(view.issuer)\" = ?\(when) "
      + "ORDER BY \(order.joined(separator: ", "))"
  }
}

extension ArchiveStore {
  /// Gives the views to read, all of one moment.
  package func views<T>(_ body: (ViewRows) throws -> T) throws -> T {
    try read { try body(ViewRows(db: $0)) }
  }
}
