import Forms
import GRDB
import Reports

/// Fills the dimension tables from the catalogue of forms: codes that are missing are added, labels are renewed, ids
/// never change. The catalogue in the program is the one place of truth; the tables follow it.
enum Catalogue {
  /// One entry of a dimension table; `more` are columns that only this table has.
  struct Entry {
    let code: String
    let zh: String
    let en: String
    var more: [(column: String, value: String?)] = []
  }

  /// Does nothing where the archive was last filled from this very catalogue.
  static func synchronise(_ db: Database) throws {
    let digest = Catalogue.digest
    guard try stored(db) != digest else { return }
    try db.immediately {
      for (table, entries) in dimensions { try fill(table, entries, in: db) }
      try fillCodes("cell_state", CellState.allCases.map(\.rawValue), in: db)
      try fillCodes("cell_basis", Basis.allCases.map(\.rawValue), in: db)
      try nameConcepts(in: db)
      try CatalogueFields(codes: Codes(db)).fill(db)
      try db.execute(
        sql: "INSERT INTO catalogue VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest",
        arguments: [digest])
    }
  }

  private static func stored(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT digest FROM catalogue")
  }

  /// Over a text of the catalogue in which nothing depends on the order of a dictionary.
  private static let digest: String = {
    let fields = FieldCatalogue.all.map { field in
      "\(field.code) \(field.joints) \(FormCode.allCases.map { [field.terms[$0], field.division?.by[$0]] })"
    }
    let tables = FormCode.allCases.map { "\(Form.of($0).tables)" }
    return sha256(
      Array("\(dimensions)\(fields)\(tables)\(AnnexConcept.all)\(CellState.allCases)\(Basis.allCases)".utf8))
  }()

  private static func fill(_ table: String, _ entries: [Entry], in db: Database) throws {
    for (order, entry) in entries.enumerated() {
      let columns = ["code", "label_zh", "label_en", "form_order"] + entry.more.map(\.column)
      let marks = columns.map { _ in "?" }.joined(separator: ", ")
      let updates = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      let values: [(any DatabaseValueConvertible)?] = [entry.code, entry.zh, entry.en, order + 1]
      try db.run(
        """
        INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))
        ON CONFLICT (code) DO UPDATE SET \(updates)
        """, values + entry.more.map(\.value))
    }
  }

  private static func fillCodes(_ table: String, _ codes: [String], in db: Database) throws {
    for code in codes { try db.run("INSERT OR IGNORE INTO \(table) (code) VALUES (?)", [code]) }
  }

  /// Labels met before a concept was known get it now.
  private static func nameConcepts(in db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, label FROM annex_item") {
      let concept = AnnexConcept.of(label: row[1])?.code
      try db.run("UPDATE annex_item SET concept = ? WHERE id = ?", [concept, row[0] as Int64])
    }
  }
}

extension Database {
  /// Runs one statement, prepared once for all its rows. A text ends for SQLite at its first NUL: one that holds any
  /// gets U+FFFD in their place, so that nothing is cut off.
  func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    let statement = try cachedStatement(sql: sql)
    let whole = values.map { ($0 as? String)?.whole ?? $0 }
    statement.setUncheckedArguments(StatementArguments(whole))
    try statement.execute()
  }
}

extension String {
  /// The text as it is stored, and as it must be looked up.
  var whole: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
