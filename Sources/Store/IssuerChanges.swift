import Forms
import Foundation
import GRDB
import Reports

extension ArchiveStore {
  /// Gives an issuer another name of its own; the old one goes on leading to it. Checks that look at the name run again.
  package func rename(issuer: String, to name: String, at date: Date, check: Check) throws {
    try write { db in
      let changes = IssuerChanges(codes: codes, db: db)
      let id = try changes.id(of: issuer)
      try changes.rename(id, to: name.whole, at: date)
      try renewAll(of: id, check: check, in: db)
    }
  }

  /// Adds a spelling that leads to an issuer, or takes one away.
  package func alias(_ alias: String, of issuer: String, at date: Date, undo: Bool = false) throws {
    try write { db in
      let changes = IssuerChanges(codes: codes, db: db)
      let id = try changes.id(of: issuer)
      if undo { return try changes.remove(alias: alias.whole, of: id) }
      try changes.add(alias: alias.whole, of: id, evidence: "stated \(date.ISO8601Format().prefix(10))")
    }
  }

  /// Makes one issuer of two: the reports and spellings of `issuer` become those of `other`. Refused where both have a
  /// current report for one year. Gives how many reports moved.
  package func merge(issuer: String, into other: String, at date: Date, check: Check) throws -> Int {
    try write { db in
      let changes = IssuerChanges(codes: codes, db: db)
      let (from, into) = (try changes.id(of: issuer), try changes.id(of: other))
      let moved = try IssuerMerge(changes: changes, from: from, into: into).run(at: date)
      try renewAll(of: into, check: check, in: db)
      return moved
    }
  }

  /// Parts what was merged: the issuer of that name gets back the reports and spellings that it brought along.
  package func undoMerge(of name: String, into other: String, at date: Date, check: Check) throws -> Int {
    try write { db in
      let changes = IssuerChanges(codes: codes, db: db)
      let into = try changes.id(of: other)
      let moved = try IssuerMerge.undo(changes, name: name.whole, into: into, at: date)
      for id in [into, try changes.id(of: name)] { try renewAll(of: id, check: check, in: db) }
      return moved
    }
  }

  /// Years that have come together, or apart, are settled and checked anew.
  func renewAll(of issuer: Int64, check: Check, in db: Database) throws {
    for year in try Int.fetchAll(
      db, sql: "SELECT year FROM filing WHERE issuer_id = ? AND is_current = 1 ORDER BY year",
      arguments: [issuer])
    { try renew(around: year, check: check, StoredYears(of: issuer, codes, in: db)) }
  }

  /// States an issuer's level, as county or 县; nil takes it back.
  package func set(level: String?, of issuer: String) throws {
    try write { db in
      let id = try IssuerChanges(codes: codes, db: db).id(of: issuer)
      try db.run("UPDATE issuer SET level = ? WHERE id = ?", [level, id])
    }
  }

  /// States whose organ an issuer is; nil takes it back.
  package func set(parent: String?, of issuer: String) throws {
    try write { db in
      let changes = IssuerChanges(codes: codes, db: db)
      try changes.set(parent: try parent.map(changes.id), of: try changes.id(of: issuer))
    }
  }

  /// States whose figures an issuer's reports give, which outranks what was read; nil takes it back.
  package func set(scope: Scope?, of issuer: String) throws {
    try write { db in
      let id = try IssuerChanges(codes: codes, db: db).id(of: issuer)
      try db.run("UPDATE issuer SET scope = ? WHERE id = ?", [scope?.rawValue, id])
    }
  }
}

/// Changes that a person makes in who is who.
struct IssuerChanges {
  let codes: Codes
  let db: Database

  func id(of name: String) throws -> Int64 {
    guard let id = try IssuerBook(db: db).id(named: name) else { throw StoreError.noSuchIssuer(name: name) }
    return id
  }

  func name(of id: Int64) throws -> String {
    try String.fetchOne(db, sql: "SELECT name FROM issuer WHERE id = ?", arguments: [id]) ?? ""
  }

  func rename(_ id: Int64, to name: String, at date: Date) throws {
    let old = try self.name(of: id)
    guard name != old else { return }
    try requireFree(name, for: id)
    try db.run("DELETE FROM issuer_alias WHERE alias = ?", [name])
    try db.run("UPDATE issuer SET name = ? WHERE id = ?", [name, id])
    try add(alias: old, of: id, evidence: "its name until \(date.ISO8601Format().prefix(10))")
    try VerdictBook(db: db).rename(of: id, as: name)
    try nameFindings(of: id)
  }

  func add(alias: String, of id: Int64, evidence: String) throws {
    try requireFree(alias, for: id)
    guard try alias != name(of: id) else { return }
    try db.run(
      "INSERT OR IGNORE INTO issuer_alias (alias, issuer_id, evidence) VALUES (?, ?, ?)",
      [alias, id, evidence])
  }

  func remove(alias: String, of id: Int64) throws {
    try db.run("DELETE FROM issuer_alias WHERE alias = ? AND issuer_id = ?", [alias, id])
    guard db.changesCount > 0 else {
      throw StoreError.cannotTake(.notAnAlias(name: alias, of: try name(of: id)))
    }
  }

  func set(parent: Int64?, of id: Int64) throws {
    var above = parent
    var seen: Set<Int64> = []
    while let next = above, seen.insert(next).inserted {
      if next == id {
        throw StoreError.cannotTake(
          .parentBelow(name: try name(of: id), parent: try parent.map(name) ?? ""))
      }
      above = try Int64.fetchOne(db, sql: "SELECT parent_id FROM issuer WHERE id = ?", arguments: [next])
    }
    try db.run("UPDATE issuer SET parent_id = ? WHERE id = ?", [parent, id])
  }

  /// Names the findings of an issuer's current reports anew.
  func nameFindings(of id: Int64) throws {
    for filing in try Int64.fetchAll(
      db, sql: "SELECT id FROM filing WHERE issuer_id = ? AND is_current = 1", arguments: [id])
    {
      guard let stored = try StoredReport.load(filing, codes, in: db) else { continue }
      try VerdictBook(db: db).nameFindings(of: stored)
    }
  }

  private func requireFree(_ name: String, for id: Int64) throws {
    if let owner = try IssuerBook(db: db).id(named: name), owner != id {
      throw StoreError.cannotTake(.nameTaken(name: name, by: try self.name(of: owner)))
    }
  }
}
