import CSQLite
import Forms
import Migrations

/// An archive opened to be asked about fields and nothing else: SQLite alone, all of one moment. To set up what
/// `ArchiveStore` has takes longer than one issuer's figures.
package final class ArchiveReader {
  private let path: String
  let connection: OpaquePointer
  private let isOwned: Bool

  /// Opens the archive at `path`.
  package init(_ path: String) throws {
    sqlite3_count_no_memory()
    let opening = Opening(path: path, schema: Schema(migrations: Migrations.all, digests: Migrations.digests))
    self.path = path
    isOwned = true
    do { connection = try opening.connectionForReading() } catch { throw StoreError.of(error, path: path) }
  }

  /// Reads through a connection that somebody else has opened, and closes.
  init(on connection: OpaquePointer, path: String) {
    (self.connection, self.path, isOwned) = (connection, path, false)
  }

  deinit { if isOwned { sqlite3_close_v2(connection) } }

  func read<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch { throw StoreError.of(error, path: path) }
  }
}

extension ArchiveStore {
  /// The same questions to an archive that is open already, be it that of another day.
  package func reading<T>(_ body: (ArchiveReader) throws -> T) throws -> T {
    try read { try body(ArchiveReader(on: $0.connection, path: path)) }
  }
}

extension ArchiveReader {
  /// The own name of the issuer with that name or alias.
  package func issuer(named name: String) throws -> String? {
    try read {
      let cursor = try Cursor(
        """
        SELECT name FROM issuer WHERE name = ?1 UNION ALL
        SELECT i.name FROM issuer_alias a JOIN issuer i ON i.id = a.issuer_id WHERE a.alias = ?1
        """, on: connection)
      cursor.bind(name.whole, at: 1)
      return try cursor.next() ? cursor.text(0) : nil
    }
  }

  /// All issuers by name, each with its other spellings.
  package func spellings() throws -> [(name: String, aliases: [String])] {
    try read {
      let cursor = try Cursor(
        """
        SELECT i.name, a.alias FROM issuer i LEFT JOIN issuer_alias a ON a.issuer_id = i.id ORDER BY i.name, a.alias
        """, on: connection)
      var spellings: [(name: String, aliases: [String])] = []
      while try cursor.next() {
        let name = cursor.text(0)
        if spellings.last?.name != name { spellings.append((name, [])) }
        if let alias = cursor.optionalText(1) { spellings[spellings.count - 1].aliases.append(alias) }
      }
      return spellings
    }
  }

  /// True where one issuer is all there is.
  package func hasOneIssuer() throws -> Bool {
    try read {
      try Cursor.integer("SELECT count(*) FROM (SELECT 1 FROM issuer LIMIT 2)", on: connection) == 1
    }
  }

  /// The labels of annex rows that have a figure for the year in a current report, in order.
  package func annexLabels() throws -> [String] {
    try read {
      try Cursor.texts(
        """
        SELECT label FROM annex_item n WHERE EXISTS (
          SELECT 1 FROM annex_count c JOIN filing f ON f.id = c.filing_id AND f.is_current = 1
          WHERE c.item_id = n.id AND c.which = 'year')
        """, on: connection
      ).sorted()
    }
  }

  /// Where the figures of issuers (by their own names) are from: the files of their current reports by issuer and year,
  /// and the day of the latest import among them.
  package func provenance(of issuers: [String]) throws -> (files: [String], latest: String?) {
    try read {
      let cursor = try Cursor(
        "SELECT source, imported_at FROM report WHERE issuer = ? ORDER BY year", on: connection)
      var (files, latest): ([String], String?) = ([], nil)
      for name in issuers {
        cursor.reset()
        cursor.bind(name, at: 1)
        while try cursor.next() {
          files.append(cursor.text(0))
          latest = max(latest ?? "", String(cursor.text(1).prefix(10)))
        }
      }
      return (files, latest)
    }
  }
}
