/// A national form of the annual report. Told from its labels, never from the year: reports for 2021 and 2022
/// on the form of 2019 are real (domain.md §0, corpus pt_haitan_2021 and pt_haitan_2022).
package enum FormCode: String, Sendable, CaseIterable, Comparable {
  /// Reports under the Regulation of 2008: narrative and annexes of local design.
  case f2008 = "2008"
  /// Statistical return of 国办发〔2014〕32号 and its local kin.
  case f2014 = "2014"
  /// 国办公开办函〔2019〕60号: 198 cells.
  case f2019 = "2019"
  /// 国办公开办函〔2021〕30号: 200 cells.
  case f2021 = "2021"

  package static func < (a: FormCode, b: FormCode) -> Bool { a.place < b.place }

  /// Its place among all, the oldest first.
  package var place: Int {
    switch self {
    case .f2008: 0
    case .f2014: 1
    case .f2019: 2
    case .f2021: 3
    }
  }

  /// Forms whose tables stand in the report itself, cell by cell prescribed.
  package static let national: [FormCode] = [.f2019, .f2021]
}

/// The table that a cell stands in.
package enum Section: String, Sendable, CaseIterable {
  case applications, disclosure, appeals, annex
}

/// Names one cell of a form in every language of the program: `applications.granted.total`.
package struct CellKey: Hashable, Sendable, CustomStringConvertible {
  package let section: Section
  package let row: String
  package let column: String

  package init(_ section: Section, _ row: String, _ column: String) {
    self.section = section
    self.row = row
    self.column = column
  }

  /// Without the section, which costs as much as the row and parts hardly any two keys.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(row)
    hasher.combine(column)
  }

  package var code: String { "\(section.rawValue).\(row).\(column)" }
  package var description: String { code }
}

/// A column of a table: its code, the label the form prints, further spellings met in reports, and the unit of
/// what stands in it (nil where the form fixes none).
package struct FormColumn: Sendable, Hashable {
  package let code: String
  package let label: String
  package let english: String
  package let unit: String?
  package let variants: [String]

  package init(
    _ code: String, _ label: String, _ english: String, unit: String? = nil, variants: [String] = []
  ) {
    self.code = code
    self.label = label
    self.english = english
    self.unit = unit
    self.variants = variants
  }
}

/// A row of a table. `number` is the form's own numbering, `label` its words without it, `group` the code of the
/// label above it, `keys` words that tell the row within its section even when the label is cut or misprinted.
package struct FormRow: Sendable, Hashable {
  package let code: String
  package let number: String
  package let label: String
  package let english: String
  package let group: String?
  package let keys: [String]
  package let columns: [String]

  package init(
    _ code: String, _ number: String, _ label: String, _ english: String, group: String? = nil,
    keys: [String] = [], columns: [String]
  ) {
    self.code = code
    self.number = number
    self.label = label
    self.english = english
    self.group = group
    self.keys = keys
    self.columns = columns
  }

  /// The label as the form prints it, numbering and all.
  package var printed: String { number + label }
}

/// One table of one form: its rows in the form's order and the columns that occur in them.
package struct FormTable: Sendable {
  package let section: Section
  package let title: String
  package let rows: [FormRow]
  package let columns: [FormColumn]

  package func row(_ code: String) -> FormRow? { rows.first { $0.code == code } }
  package func column(_ code: String) -> FormColumn? { columns.first { $0.code == code } }

  /// Every cell of the table in the form's order.
  package var keys: [CellKey] {
    rows.flatMap { row in row.columns.map { CellKey(section, row.code, $0) } }
  }
}

/// A form: its code, the notice that ordered it, and its tables.
package struct Form: Sendable {
  package let code: FormCode
  package let notice: String
  package let tables: [FormTable]

  package func table(_ section: Section) -> FormTable? { tables.first { $0.section == section } }

  /// Every cell of the form: 198 for 2019, 200 for 2021, none for forms whose annexes are local.
  package let keys: [CellKey]
  /// The place of each cell among `keys`.
  package let order: [CellKey: Int]

  init(code: FormCode, notice: String, tables: [FormTable]) {
    (self.code, self.notice, self.tables) = (code, notice, tables)
    keys = tables.flatMap(\.keys)
    order = Dictionary(zip(keys, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The form of a code.
  package static func of(_ code: FormCode) -> Form {
    switch code {
    case .f2008: Form(code: code, notice: "国务院令第492号", tables: [])
    case .f2014: Form(code: code, notice: "国办发〔2014〕32号", tables: [])
    case .f2019: .form2019
    case .f2021: .form2021
    }
  }

  /// The unit that the forms fix for a cell; nil where they fix none.
  package static func unit(of key: CellKey) -> String? {
    FormCode.national.lazy.compactMap { Form.of($0).table(key.section)?.column(key.column)?.unit }.first
  }

  package static let form2019 = Form(
    code: .f2019, notice: "国办公开办函〔2019〕60号",
    tables: [Disclosure.table2019, Applications.table2019, Appeals.table])
  package static let form2021 = Form(
    code: .f2021, notice: "国办公开办函〔2021〕30号",
    tables: [Disclosure.table2021, Applications.table2021, Appeals.table])
}
