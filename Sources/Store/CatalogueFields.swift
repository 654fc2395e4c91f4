import Forms
import GRDB

/// Fills what follows from the catalogue and carries no figures: labels by form, terms and joints of fields. Written
/// anew as a whole, because nothing refers to these rows.
struct CatalogueFields {
  let codes: Codes

  func fill(_ db: Database) throws {
    for table in ["form_label", "field_term", "field_joint"] { try db.execute(sql: "DELETE FROM \(table)") }
    try fillLabels(db)
    let ids = Dictionary(
      try Row.fetchAll(db, sql: "SELECT code, id FROM field").map { ($0[0] as String, $0[1] as Int64) },
      uniquingKeysWith: { first, _ in first })
    var joints: [Joint: Int64] = [:]
    for field in FieldCatalogue.all {
      guard let id = ids[field.code] else { continue }
      try fillTerms(of: field, id: id, in: db)
      try fillJoints(of: field, id: id, seen: &joints, in: db)
    }
  }

  private func fillLabels(_ db: Database) throws {
    for code in FormCode.allCases {
      for table in Form.of(code).tables {
        for row in table.rows { try label(code, table.section, "row", row.code, row.label, db) }
        for column in table.columns { try label(code, table.section, "col", column.code, column.label, db) }
      }
      try label(code, .annex, "col", "year", "本年", db)
      try label(code, .annex, "col", "cumulative", "累计", db)
    }
  }

  private func label(
    _ form: FormCode, _ section: Section, _ axis: String, _ code: String, _ label: String, _ db: Database
  ) throws {
    try db.run(
      "INSERT INTO form_label (form_id, section, axis, code, label) VALUES (?, ?, ?, ?, ?)",
      [codes.form.ids[form.rawValue], section.rawValue, axis, code, label])
  }

  private func fillTerms(of field: Field, id: Int64, in db: Database) throws {
    for form in FormCode.allCases {
      let over = (field.terms[form] ?? []).map { ("over", $0) }
      let under = (field.division?.by[form] ?? []).map { ("under", $0) }
      for (index, (part, key)) in (over + under).enumerated() {
        let ids = codes.ids(of: key)
        try db.run(
          """
          INSERT INTO field_term (field_id, form_id, term, part, section, row, col, row_id, col_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            id, codes.form.ids[form.rawValue], index + 1, part, key.section.rawValue, key.row, key.column,
            ids?.row, ids?.column,
          ])
      }
    }
  }

  private func fillJoints(
    of field: Field, id: Int64, seen: inout [Joint: Int64], in db: Database
  ) throws {
    for a in FormCode.allCases {
      for b in FormCode.allCases where a != b {
        let joint = try self.id(of: field.joint(a, b), seen: &seen, in: db)
        try db.run(
          "INSERT INTO field_joint (field_id, form_a, form_b, joint_id) VALUES (?, ?, ?, ?)",
          [id, codes.form.ids[a.rawValue], codes.form.ids[b.rawValue], joint])
      }
    }
  }

  private func id(of joint: Joint, seen: inout [Joint: Int64], in db: Database) throws -> Int64? {
    if let id = seen[joint] { return id }
    let values = [joint.comparability.rawValue, joint.note.en, joint.note.zh]
    try db.run("INSERT OR IGNORE INTO joint (comparability, note_en, note_zh) VALUES (?, ?, ?)", values)
    seen[joint] = try Int64.fetchOne(
      db, sql: "SELECT id FROM joint WHERE comparability = ? AND note_en = ? AND note_zh = ?",
      arguments: StatementArguments(values))
    return seen[joint]
  }
}

extension Codes {
  /// Ids of the row and column of a cell of a national form; nil where no form has them.
  func ids(of key: CellKey) -> (row: Int64, column: Int64)? {
    let (rows, columns): (Dimension, Dimension)
    switch key.section {
    case .applications: (rows, columns) = (outcome, applicant)
    case .disclosure: (rows, columns) = (item, measure)
    case .appeals: (rows, columns) = (route, result)
    case .annex: return nil
    }
    guard let row = rows.ids[key.row], let column = columns.ids[key.column] else { return nil }
    return (row, column)
  }
}
