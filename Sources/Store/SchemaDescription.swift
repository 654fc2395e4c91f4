import GRDB
import Migrations

/// The tables and views that the migrations make, described from an empty archive in memory: what stands in the schema
/// of a file that somebody else made never gets into another engine.
package struct SchemaDescription: Sendable {
  /// Tables with what an archive holds of reports and of people's words about them: those of the migrations in their
  /// order, then the ones that are folded here.
  package let tables: [StoredTable]
  /// Views, each behind those that it is made of.
  package let views: [StoredView]

  /// Left behind: the originals, which are files and leave as such, and what a file notes about itself.
  private static let own: Set<String> = ["sqlar", "migration", "catalogue", "verification"]

  package init() throws {
    let queue = try DatabaseQueue()
    try queue.writeWithoutTransaction {
      try Schema(migrations: Migrations.all).migrate($0)
      try CellTables.make($0)
    }
    (tables, views) = try queue.read { db in
      let names = try String.fetchAll(
        db,
        sql: """
          SELECT m.name FROM sqlite_master m JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main'
          WHERE m.type = 'table' AND l.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.rowid
          """)
      let kept = names.filter { !SchemaDescription.own.union(CellTables.folded).contains($0) }
      return (try kept.map { try StoredTable($0, among: kept, db) }, try SchemaDescription.views(db))
    }
    try queue.close()
  }

  private static func views(_ db: Database) throws -> [StoredView] {
    let all = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid"
    ).map { StoredView(name: $0[0], sql: $0[1]) }
    var ordered: [StoredView] = []
    func add(_ view: StoredView) {
      guard !ordered.contains(view) else { return }
      for other in all where other.name != view.name && view.reads(other.name) { add(other) }
      ordered.append(view)
    }
    all.forEach(add)
    return ordered
  }
}

extension StoredView {
  /// True where rows of the view or table of that name go into this one.
  func reads(_ name: String) -> Bool {
    sql.range(of: "\\b(FROM|JOIN) \(name)\\b", options: .regularExpression) != nil
  }
}

extension StoredTable {
  init(_ name: String, among kept: [String], _ db: Database) throws {
    let sql = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [name])
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM pragma_table_xinfo(?)", arguments: [name])
    let keys = rows.filter { ($0["pk"] as Int) > 0 }.sorted { ($0["pk"] as Int) < ($1["pk"] as Int) }
    self.init(
      name: name, meaning: StoredTable.meaning(of: name),
      columns: rows.map { Column($0, in: sql ?? "") }, key: keys.map { $0["name"] },
      uniques: try StoredTable.uniques(name, db),
      references: try StoredTable.references(name, among: kept, db),
      checks: StoredTable.enclosed(behind: "CHECK ", in: sql ?? ""),
      indexes: try String.fetchAll(
        db, sql: "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL",
        arguments: [name]))
  }

  private static func uniques(_ table: String, _ db: Database) throws -> [[String]] {
    try String.fetchAll(
      db, sql: "SELECT name FROM pragma_index_list(?) WHERE origin = 'u' ORDER BY seq DESC",
      arguments: [table]
    ).map { try String.fetchAll(db, sql: "SELECT name FROM pragma_index_info(?)", arguments: [$0]) }
  }

  private static func references(_ table: String, among kept: [String], _ db: Database) throws -> [Reference]
  {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq", arguments: [table])
    return rows.map { row in
      Reference(
        columns: [row["from"]], table: row["table"], key: [(row["to"] as String?) ?? "id"])
    }.filter { kept.contains($0.table) }
  }

  /// The comment above the statement that makes the table; where there is none, the table's name.
  private static func meaning(of name: String) -> String {
    for sql in [CellTables.sql] + Migrations.all.map(\.sql) {
      let lines = sql.split(separator: "\n", omittingEmptySubsequences: false)
      guard let line = lines.firstIndex(where: { $0.hasPrefix("CREATE TABLE \(name) (") }) else { continue }
      let comment = lines[..<line].reversed().prefix { $0.hasPrefix("--") }.reversed()
      return comment.isEmpty ? name : comment.map { String($0.dropFirst(3)) }.joined(separator: " ")
    }
    return name
  }

  /// What stands in parentheses behind each occurrence of a word.
  static func enclosed(behind word: String, in sql: String) -> [String] {
    sql.ranges(of: word + "(").map { range in
      var depth = 0
      let rest = sql[sql.index(before: range.upperBound)...]
      let end = rest.indices.first { index in
        depth += rest[index] == "(" ? 1 : rest[index] == ")" ? -1 : 0
        return depth == 0
      }
      return String(rest[...(end ?? rest.startIndex)])
    }
  }
}

extension StoredTable.Column {
  /// A row of `pragma_table_xinfo`; a computed column tells its formula only in the statement that made the table.
  fileprivate init(_ row: Row, in sql: String) {
    let name: String = row["name"]
    let definition = sql.split(separator: "\n").first { $0.contains("\(name) ") && $0.contains("GENERATED") }
    let isComputed = (row["hidden"] as Int) > 0
    self.init(
      name: name, kind: Kind(rawValue: row["type"]) ?? .text,
      isRequired: row["notnull"] as Bool || (row["pk"] as Int) > 0, standard: row["dflt_value"],
      formula: isComputed
        ? StoredTable.enclosed(behind: "GENERATED ALWAYS AS ", in: String(definition ?? "")).first : nil)
  }
}
