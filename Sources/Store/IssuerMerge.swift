import Foundation
import GRDB

/// Two issuers made one, in a way that can be undone.
struct IssuerMerge {
  let changes: IssuerChanges
  let from: Int64
  let into: Int64

  private var db: Database { changes.db }

  func run(at date: Date) throws -> Int {
    try requireApart()
    guard let old = try Row.fetchOne(db, sql: "SELECT * FROM issuer WHERE id = ?", arguments: [from]) else {
      return 0
    }
    let filings = try keys("SELECT id FROM filing WHERE issuer_id = ?")
    let aliases = try String.fetchAll(
      db, sql: "SELECT alias FROM issuer_alias WHERE issuer_id = ?", arguments: [from])
    let children = try keys("SELECT id FROM issuer WHERE parent_id = ?")
    try record(old, filings: filings, aliases: aliases, children: children, at: date)
    for (table, column) in [
      ("filing", "issuer_id"), ("issuer_alias", "issuer_id"), ("verdict", "issuer_id"),
      ("issuer", "parent_id"),
    ] { try db.run("UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", [into, from]) }
    try db.run("UPDATE issuer SET parent_id = NULL WHERE id = ? AND parent_id = id", [into])
    try db.run("DELETE FROM issuer WHERE id = ?", [from])
    let name: String = old["name"]
    try changes.add(alias: name, of: into, evidence: "merged \(date.ISO8601Format().prefix(10))")
    try renew(into)
    return filings.count
  }

  /// One name for two issuers, or two reports for one year: neither can be made one.
  private func requireApart() throws {
    let names = (try changes.name(of: from), try changes.name(of: into))
    guard from != into else { throw StoreError.cannotTake(.sameIssuer(name: names.0)) }
    let years = try Int.fetchAll(
      db,
      sql: """
        SELECT a.year FROM filing a JOIN filing b ON b.year = a.year AND b.issuer_id = ?2 AND b.is_current = 1
        WHERE a.issuer_id = ?1 AND a.is_current = 1 ORDER BY a.year
        """, arguments: [from, into])
    guard years.isEmpty else {
      throw StoreError.cannotTake(.bothReport(names.0, names.1, years: years))
    }
  }

  private func keys(_ sql: String) throws -> [Int64] { try Int64.fetchAll(db, sql: sql, arguments: [from]) }

  private func record(
    _ old: Row, filings: [Int64], aliases: [String], children: [Int64], at date: Date
  ) throws {
    let code: String? = old["organ_code"]
    try db.run(
      "UPDATE issuer SET organ_code = ? WHERE id = ? AND organ_code IS NULL AND ? IS NOT NULL",
      [code, into, code])
    let hasLearnt = db.changesCount > 0
    try db.run(
      """
      INSERT INTO issuer_merge (from_id, from_name, into_id, organ_code, level, parent_id, scope, filings, aliases,
        children, learnt_organ_code, merged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        from, old["name"] as String, into, code, old["level"] as String?, old["parent_id"] as Int64?,
        old["scope"] as String?, try json(filings), try json(aliases), try json(children), hasLearnt,
        date.ISO8601Format(),
      ])
  }

  private func json(_ values: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
  }

  /// Verdicts and findings are named after the issuer.
  private func renew(_ id: Int64) throws {
    try VerdictBook(db: db).rename(of: id, as: try changes.name(of: id))
    try changes.nameFindings(of: id)
  }
}

extension IssuerMerge {
  /// Parts the newest merge of an issuer of that name into another.
  static func undo(_ changes: IssuerChanges, name: String, into: Int64, at date: Date) throws -> Int {
    let db = changes.db
    let merge = try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM issuer_merge WHERE from_name = ? AND into_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1
        """, arguments: [name, into])
    guard let merge else {
      throw StoreError.cannotTake(.notMerged(name: name, into: try changes.name(of: into)))
    }
    return try undo(changes, merge, at: date)
  }

  /// Parts what a merge made one.
  static func undo(_ changes: IssuerChanges, _ merge: Row, at date: Date) throws -> Int {
    let db = changes.db
    let into: Int64 = merge["into_id"]
    // Its key may have been given to another issuer meanwhile.
    let isTaken = try Int64.fetchOne(
      db, sql: "SELECT id FROM issuer WHERE id = ?", arguments: [merge["from_id"]])
    let next = try Int64.fetchOne(db, sql: "SELECT max(id) + 1 FROM issuer")
    let from: Int64 = isTaken == nil ? merge["from_id"] : next ?? merge["from_id"]
    let undone = IssuerMerge(changes: changes, from: from, into: into)
    let filings = try undone.part(merge)
    try db.run(
      "UPDATE issuer_merge SET undone_at = ? WHERE id = ?", [date.ISO8601Format(), merge["id"] as Int64])
    try undone.renew(undone.from)
    try undone.renew(into)
    return filings
  }

  private func part(_ merge: Row) throws -> Int {
    let name: String = merge["from_name"]
    try db.run("DELETE FROM issuer_alias WHERE alias = ? AND issuer_id = ?", [name, into])
    try db.run(
      "INSERT INTO issuer (id, name, organ_code, level, parent_id, scope) VALUES (?, ?, ?, ?, ?, ?)",
      [
        from, name, merge["organ_code"] as String?, merge["level"] as String?,
        merge["parent_id"] as Int64?, merge["scope"] as String?,
      ])
    if merge["learnt_organ_code"] as Bool {
      try db.run("UPDATE issuer SET organ_code = NULL WHERE id = ?", [into])
    }
    let filings: [Int64] = try list(merge["filings"])
    let years = Set(try filings.compactMap(year))
    // A revision that came for such a year after the merge belongs to the same report.
    for year in years {
      for table in ["filing", "verdict"] {
        try db.run("UPDATE \(table) SET issuer_id = ? WHERE issuer_id = ? AND year = ?", [from, into, year])
      }
    }
    for alias in try list(merge["aliases"]) as [String] {
      try db.run(
        "UPDATE issuer_alias SET issuer_id = ? WHERE alias = ? AND issuer_id = ?", [from, alias, into])
    }
    for child in try list(merge["children"]) as [Int64] {
      try db.run("UPDATE issuer SET parent_id = ? WHERE id = ?", [from, child])
    }
    return filings.count
  }

  private func year(of filing: Int64) throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT year FROM filing WHERE id = ?", arguments: [filing])
  }

  private func list<Value: Decodable>(_ json: String) throws -> [Value] {
    try JSONDecoder().decode([Value].self, from: Data(json.utf8))
  }
}
