import Forms
import GRDB
import Reports

extension ArchiveStore {
  /// The current report of an issuer (name or alias) for a year, as it was read; nil where there is none.
  package func report(issuer: String, year: Int) throws -> Report? {
    try read { db in
      try IssuerBook(db: db).id(named: issuer)
        .flatMap { try StoredReport.current(issuer: $0, year: year, codes, in: db)?.report }
    }
  }

  /// The current reports of one issuer or year or of all, by issuer and year.
  package func reports(issuer: String? = nil, year: Int? = nil) throws -> [ReportSummary] {
    try read { db in
      let filings = try StoredReport.currentFilings(issuer: issuer, year: year, in: db)
      return try filings.compactMap { try summary(of: $0, in: db) }
    }
  }

  /// The findings on current reports of one issuer or year or of all: by issuer and year, what reading had to tell
  /// after what the checks found.
  package func findings(issuer: String? = nil, year: Int? = nil) throws -> [StoredFinding] {
    try read { db in
      try StoredReport.currentFilings(issuer: issuer, year: year, in: db).flatMap { filing in
        try Row.fetchAll(
          db.cachedStatement(sql: "SELECT * FROM finding WHERE report_id = ? ORDER BY origin, ordinal"),
          arguments: [filing]
        ).compactMap(StoredFinding.init)
      }
    }
  }

  /// The years for which an issuer (name or alias), or anyone, has a current report.
  package func filings(issuer: String? = nil) throws -> [Filing] {
    try read { db in
      let id = try issuer.flatMap { try IssuerBook(db: db).id(named: $0) }
      if issuer != nil && id == nil { return [] }
      return try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT i.name AS issuer, f.year, m.code AS form, f.scope
            FROM issuer i JOIN filing f ON f.issuer_id = i.id JOIN form m ON m.id = f.form_id
            WHERE f.is_current = 1\(id == nil ? "" : " AND i.id = ?1") ORDER BY i.name, f.year
            """), arguments: id.map { [$0] } ?? []
      ).compactMap(Filing.init)
    }
  }

  /// All issuers by name, with their aliases.
  package func issuers() throws -> [KnownIssuer] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT issuer_id, alias, evidence FROM issuer_alias ORDER BY alias")
      let aliases = Dictionary(grouping: rows) { $0["issuer_id"] as Int64 }
      let years = Dictionary(
        grouping: try Row.fetchAll(
          db, sql: "SELECT issuer_id, year FROM filing WHERE is_current = 1 ORDER BY year")
      ) { $0[0] as Int64 }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT i.id, i.name, i.organ_code, i.level, p.name, i.scope FROM issuer i
          LEFT JOIN issuer p ON p.id = i.parent_id ORDER BY i.name
          """
      ).map { row in
        KnownIssuer(
          name: row[1], organCode: row[2],
          aliases: (aliases[row[0]] ?? []).map { KnownIssuer.Alias(name: $0[1], evidence: $0[2]) },
          level: row[3], parent: row[4], scope: row[5], years: (years[row[0]] ?? []).map { $0[1] })
      }
    }
  }

  /// How much the archive holds.
  package func counts() throws -> Holdings {
    try read { db in
      func count(_ view: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(view)") ?? 0
      }
      return Holdings(
        reports: try count("report"), cells: try count("figure"), findings: try count("finding"))
    }
  }

  private func summary(of filing: Int64, in db: Database) throws -> ReportSummary? {
    let sql =
      "SELECT issuer, year, form, revision, title, published_on, source FROM report WHERE report_id = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [filing]),
      let form = FormCode(rawValue: row["form"])
    else { return nil }
    let cells = try tally(
      "SELECT state, count(*) FROM cell WHERE report_id = ? GROUP BY state", filing, in: db)
    let findings = try tally(
      "SELECT severity, count(*) FROM filing_finding WHERE filing_id = ? AND is_explained = 0 GROUP BY severity",
      filing, in: db)
    return ReportSummary(
      issuer: row["issuer"], year: row["year"], form: form, revision: row["revision"], title: row["title"],
      publishedOn: row["published_on"], source: row["source"], cells: keyed(cells), findings: keyed(findings))
  }

  private func tally(_ sql: String, _ filing: Int64, in db: Database) throws -> [(String, Int)] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [filing]).map { ($0[0], $0[1]) }
  }

  private func keyed<Key: RawRepresentable & Hashable>(_ tally: [(String, Int)]) -> [Key: Int]
  where Key.RawValue == String {
    Dictionary(
      tally.compactMap { code, count in Key(rawValue: code).map { ($0, count) } },
      uniquingKeysWith: { $0 + $1 })
  }
}

extension Filing {
  init?(_ row: Row) {
    guard let form = FormCode(rawValue: row["form"]) else { return nil }
    let scope: String? = row["scope"]
    self.init(issuer: row["issuer"], year: row["year"], form: form, scope: scope.flatMap(Scope.init))
  }
}

extension StoredFinding {
  init?(_ row: Row) {
    guard let severity = Severity(rawValue: row["severity"]) else { return nil }
    self.init(
      issuer: row["issuer"], year: row["year"], rule: row["rule"], severity: severity,
      section: (row["section"] as String?).flatMap(Section.init), row: row["row"], column: row["col"],
      expected: row["expected"], actual: row["actual"],
      message: Wording(en: row["message"], zh: row["message_zh"]), id: row["id"], explanation: row["note"])
  }
}
