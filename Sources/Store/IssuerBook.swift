import GRDB
import Reports

/// Who is who: names, and the aliases that evidence joins to them. Never a guess.
struct IssuerBook {
  let db: Database

  struct Match {
    let id: Int64
    /// Why a name that is not the issuer's own belongs to it.
    let evidence: String?
  }

  /// The id of a name or alias.
  func id(named name: String) throws -> Int64? {
    func id(_ sql: String) throws -> Int64? {
      try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [name.whole])
    }
    return try id("SELECT id FROM issuer WHERE name = ?")
      ?? id("SELECT issuer_id FROM issuer_alias WHERE alias = ?")
  }

  /// The issuer's own name.
  func name(of id: Int64) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM issuer WHERE id = ?"), arguments: [id])
  }

  /// The exact name, then an alias, then the organ code where exactly one issuer bears it and the one name shortens the
  /// other (domain.md §8.2: 沭阳县发改局, 沭阳县发展和改革局). A code alone joins nobody: on some sites bodies share a column.
  func match(_ issuer: Issuer) throws -> Match? {
    if let id = try id(named: issuer.name) { return Match(id: id, evidence: nil) }
    guard let code = issuer.organCode, !code.isEmpty else { return nil }
    let bearers = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, name FROM issuer WHERE organ_code = ? LIMIT 2"),
      arguments: [code.whole])
    guard bearers.count == 1, let bearer = bearers.first, IssuerBook.shortens(issuer.name, bearer["name"])
    else {
      return nil
    }
    return Match(id: bearer["id"], evidence: "organ code \(code)")
  }

  /// True where the characters of one name stand in the other, in their order.
  static func shortens(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    var rest = long[...]
    for character in short {
      guard let found = rest.firstIndex(of: character) else { return false }
      rest = rest[rest.index(after: found)...]
    }
    return true
  }

  /// The issuer's id, made where it is new; its spellings are recorded with the report as their evidence.
  func enter(_ issuer: Issuer, year: Int, source: String) throws -> Int64 {
    let match = try match(issuer)
    let id = try match?.id ?? create(issuer)
    try learnOrganCode(issuer.organCode, of: id)
    if let evidence = match?.evidence {
      try record(alias: issuer.name, of: id, evidence: "\(evidence) in \(source), report for \(year)")
    }
    for alias in issuer.aliases {
      try record(alias: alias, of: id, evidence: "named so in \(source), report for \(year)")
    }
    return id
  }

  /// The id of a name or alias, made where nobody bears it.
  func entry(named name: String) throws -> Int64 {
    try id(named: name) ?? create(Issuer(name.whole))
  }

  private func create(_ issuer: Issuer) throws -> Int64 {
    try db.run("INSERT INTO issuer (name) VALUES (?)", [issuer.name])
    return db.lastInsertedRowID
  }

  private func learnOrganCode(_ code: String?, of id: Int64) throws {
    guard let code, !code.isEmpty else { return }
    try db.run("UPDATE issuer SET organ_code = ? WHERE id = ? AND organ_code IS NULL", [code, id])
  }

  /// A spelling that already names somebody, this issuer or another, stays as it is.
  private func record(alias: String, of issuer: Int64, evidence: String) throws {
    guard !alias.isEmpty, try id(named: alias) == nil else { return }
    try db.run(
      "INSERT INTO issuer_alias (alias, issuer_id, evidence) VALUES (?, ?, ?)", [alias, issuer, evidence])
  }
}
