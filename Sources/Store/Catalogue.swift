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

  /// Over all that the tables are filled from, in an order that is always the same. It is made with every opening for
  /// writing: so from the parts themselves, for describing the values as a whole takes a hundred times as long.
  private static let digest: String = {
    var text = ""
    func add(_ parts: [String?]) {
      for part in parts {
        text += part ?? "\u{0}"
        text += "\u{1F}"
      }
    }
    for (table, entries) in dimensions {
      add([table])
      for entry in entries {
        add([entry.code, entry.zh, entry.en])
        for (column, value) in entry.more { add([column, value]) }
      }
    }
    for field in FieldCatalogue.all { add(parts(of: field)) }
    for code in FormCode.allCases {
      for table in Form.of(code).tables { add(parts(of: table)) }
    }
    for concept in AnnexConcept.all {
      add([concept.code])
      add(concept.labels)
    }
    add(CellState.allCases.map(\.rawValue))
    add(Basis.allCases.map(\.rawValue))
    return sha256(Array(text.utf8))
  }()

  private static func parts(of field: Field) -> [String?] {
    var parts: [String?] = [field.code]
    for joint in field.joints { parts += [joint.comparability.rawValue, joint.note.en, joint.note.zh] }
    for form in FormCode.allCases {
      parts.append(form.rawValue)
      for key in field.terms[form] ?? [] { parts.append(key.code) }
      parts.append("/")
      for key in field.division?.by[form] ?? [] { parts.append(key.code) }
    }
    return parts
  }

  private static func parts(of table: FormTable) -> [String?] {
    var parts: [String?] = [table.section.rawValue]
    for row in table.rows { parts += [row.code, row.label] }
    for column in table.columns { parts += [column.code, column.label] }
    return parts
  }

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
