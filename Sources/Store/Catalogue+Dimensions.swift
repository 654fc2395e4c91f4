import Forms

extension Catalogue {
  /// Every dimension table with its entries in the form's order.
  static let dimensions: [(table: String, entries: [Entry])] = [
    (
      "form",
      FormCode.allCases.map { Entry(code: $0.rawValue, zh: Form.of($0).notice, en: "form \($0.rawValue)") }
    ),
    ("applicant", columns(of: .applications).map(columnEntry)),
    ("outcome", rows(of: .applications).map(outcomeEntry)),
    ("disclosure_item", rows(of: .disclosure).map(rowEntry)),
    ("disclosure_measure", columns(of: .disclosure).map(columnEntry)),
    ("appeal_route", rows(of: .appeals).map(rowEntry)),
    ("appeal_result", columns(of: .appeals).map(columnEntry)),
    ("field", FieldCatalogue.all.map(fieldEntry)),
  ]

  private static func rowEntry(_ row: FormRow) -> Entry {
    Entry(code: row.code, zh: row.label, en: row.english)
  }

  private static func columnEntry(_ column: FormColumn) -> Entry {
    Entry(code: column.code, zh: column.label, en: column.english, more: [("unit", column.unit)])
  }

  private static func outcomeEntry(_ row: FormRow) -> Entry {
    let group = Applications.groups.first { $0.code == row.group }
    return Entry(
      code: row.code, zh: row.label, en: row.english,
      more: [("number", row.number), ("category", group?.label ?? "")])
  }

  private static func fieldEntry(_ field: Field) -> Entry {
    Entry(
      code: field.code, zh: field.label.zh, en: field.label.en,
      more: [
        ("unit", field.unit), ("per", (field.division?.per).map(String.init)),
        ("formula_zh", field.division?.formula.zh), ("formula_en", field.division?.formula.en),
      ])
  }

  /// Rows of a section in all forms, each once: the newest form's, the older ones' where they stood in theirs.
  private static func rows(of section: Section) -> [FormRow] {
    tables(of: section).dropFirst().reduce(tables(of: section).first?.rows ?? []) {
      merged($0, $1.rows, by: \.code)
    }
  }

  private static func columns(of section: Section) -> [FormColumn] {
    tables(of: section).dropFirst().reduce(tables(of: section).first?.columns ?? []) {
      merged($0, $1.columns, by: \.code)
    }
  }

  private static func tables(of section: Section) -> [FormTable] {
    FormCode.national.sorted(by: >).compactMap { Form.of($0).table(section) }
  }

  /// `newer` with the elements that only `older` has, each after the one it follows there.
  static func merged<T>(_ newer: [T], _ older: [T], by code: KeyPath<T, String>) -> [T] {
    var merged = newer
    var position = 0
    for element in older {
      if let known = merged.firstIndex(where: { $0[keyPath: code] == element[keyPath: code] }) {
        position = known + 1
      } else {
        merged.insert(element, at: position)
        position += 1
      }
    }
    return merged
  }
}
