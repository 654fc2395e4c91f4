import Forms
import Foundation
import GRDB
import Reports

/// Issuers of another archive among those of this one: who is who there is a person's word or evidence in reports, and is
/// taken over; nothing is joined by guess.
struct IssuerUnion {
  let codes: Codes
  let db: Database

  private var book: IssuerBook { IssuerBook(db: db) }
  private var changes: IssuerChanges { IssuerChanges(codes: codes, db: db) }

  /// Who bears here one of the names that the issuer has there, its own name first.
  func known(_ other: OtherIssuer) throws -> Int64? {
    if let id = try book.id(named: other.name) { return id }
    for alias in other.aliases { if let id = try book.id(named: alias.name) { return id } }
    return try book.match(Issuer(other.name, organCode: other.organCode))?.id
  }

  /// The issuer here, and what could not be done beside it.
  struct Entered {
    let id: Int64
    var objections: [Objection] = []
    /// True where reports of two issuers have come together.
    var hasJoined = false
  }

  /// The issuer here, made where nobody bears any of its names, with the spellings that lead to it there. Issuers here that
  /// bear several of the names are made one, where their years allow it.
  func enter(_ other: OtherIssuer, at date: Date) throws -> Entered {
    var entered = Entered(id: try known(other) ?? make(other))
    try takeName(of: other, for: entered.id, at: date)
    for alias in other.aliases {
      switch try book.id(named: alias.name) {
      case nil: try add(alias, of: entered.id)
      case entered.id?: break
      case let second?: try join(second, as: other, alias, into: &entered, at: date)
      }
    }
    try db.run(
      "UPDATE issuer SET organ_code = ? WHERE id = ? AND organ_code IS NULL AND ? IS NOT NULL",
      [other.organCode, entered.id, other.organCode])
    return entered
  }

  private func make(_ other: OtherIssuer) throws -> Int64 {
    try db.run("INSERT INTO issuer (name) VALUES (?)", [other.name])
    return db.lastInsertedRowID
  }

  private func add(_ alias: OtherIssuer.Alias, of id: Int64) throws {
    try db.run(
      "INSERT INTO issuer_alias (alias, issuer_id, evidence) VALUES (?, ?, ?)",
      [alias.name, id, alias.evidence])
  }

  /// An issuer known here only by what is another spelling there takes the name that it has there.
  private func takeName(of other: OtherIssuer, for id: Int64, at date: Date) throws {
    guard try book.id(named: other.name) == nil else { return }
    let own = try changes.name(of: id)
    guard let alias = other.aliases.first(where: { $0.name == own }) else {
      let evidence = other.organCode.map { "organ code \($0)" } ?? "named so in another archive"
      return try changes.add(alias: other.name, of: id, evidence: evidence)
    }
    try changes.rename(id, to: other.name, at: date)
    try db.run("UPDATE issuer_alias SET evidence = ? WHERE alias = ?", [alias.evidence, own])
  }

  private func join(
    _ second: Int64, as other: OtherIssuer, _ alias: OtherIssuer.Alias, into entered: inout Entered,
    at date: Date
  ) throws {
    do {
      let name = try changes.name(of: second)
      // An alias of somebody here, or a merge that was taken back here, is this archive's own word.
      let isParted = try Bool.fetchOne(
        db,
        sql:
          "SELECT EXISTS (SELECT 1 FROM issuer_merge WHERE from_name = ? AND into_id = ? AND undone_at IS NOT NULL)",
        arguments: [alias.name, entered.id])
      guard name == alias.name, isParted != true else {
        throw StoreError.cannotTake(.nameTaken(name: alias.name, by: name))
      }
      _ = try IssuerMerge(changes: changes, from: second, into: entered.id).run(at: date)
      entered.hasJoined = true
    } catch StoreError.cannotTake(let objection) {
      entered.objections.append(.leftThere(issuer: other.name, what: alias.name, objection.wording))
    }
  }

  /// What people stated of an issuer there, where nothing is stated here; what differs is told and left.
  func takeStatements(_ other: OtherIssuer, of id: Int64) throws -> [Objection] {
    var objections: [Objection] = []
    func differ(_ what: String, _ here: String, _ there: String) {
      objections.append(
        .leftThere(
          issuer: other.name, what: "\(what) \(there)",
          Wording(en: "here it is \(here)", zh: "本档案中为\(here)")))
    }
    for (column, there) in [("level", other.level), ("scope", other.scope)] {
      let here = try String.fetchOne(db, sql: "SELECT \(column) FROM issuer WHERE id = ?", arguments: [id])
      guard let there, here != there else { continue }
      if let here {
        differ(column, here, there)
      } else {
        try db.run("UPDATE issuer SET \(column) = ? WHERE id = ?", [there, id])
      }
    }
    if let parent = other.parent, let above = try book.id(named: parent) {
      let here = try Int64.fetchOne(db, sql: "SELECT parent_id FROM issuer WHERE id = ?", arguments: [id])
      if let here, here != above { differ("parent", try changes.name(of: here), parent) }
      if here == nil {
        do { try changes.set(parent: above, of: id) } catch StoreError.cannotTake(let objection) {
          objections.append(.leftThere(issuer: other.name, what: "parent \(parent)", objection.wording))
        }
      }
    }
    return objections
  }

  /// The record of a merge of issuers there, so that it can be undone here.
  func take(_ merge: OtherIssuer.Merge, into id: Int64) throws {
    let isKnown = try Bool.fetchOne(
      db,
      sql:
        "SELECT EXISTS (SELECT 1 FROM issuer_merge WHERE from_name = ? AND (into_id = ? AND undone_at IS NULL OR merged_at = ?))",
      arguments: [merge.from, id, merge.at])
    guard isKnown != true else { return }
    let filings = try merge.reports.compactMap { report in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT f.id FROM filing f JOIN source s ON s.id = f.source_id
          WHERE f.issuer_id = ? AND f.year = ? AND s.sha256 = ?
          """, arguments: [id, report.year, report.sha256])
    }
    let rows = FilingRows(codes: codes, db: db)
    try db.run(
      """
      INSERT INTO issuer_merge (from_id, from_name, into_id, organ_code, level, parent_id, scope, filings, aliases,
        children, learnt_organ_code, merged_at)
      VALUES ((SELECT max(id) + 1 FROM issuer), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        merge.from, id, merge.organCode, merge.level, try merge.parent.flatMap(book.id), merge.scope,
        try rows.json(filings), try rows.json(merge.aliases),
        try rows.json(merge.children.compactMap(book.id)), merge.hasLearntCode, merge.at,
      ])
  }
}
