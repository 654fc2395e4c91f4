import Forms

/// Says what a reading lacks: rows of the form that are not there, cells printed empty, no table at all. One word about
/// each kind, not forty (domain.md §1.4).
enum Completeness {
  static func remarks(on reading: Reading, form: FormCode, year: Int) -> [Remark] {
    guard !reading.cells.isEmpty else { return [noTable] }
    return missing(reading, Form.of(form)) + blanks(reading) + extras(reading) + obsolete(form, year)
  }

  private static let noTable = Remark(
    "R.table",
    message: Wording(
      en: "the report has no table that can be read; its year has no figures", zh: "报告中没有可识别的统计表，该年没有数据"))

  private static func missing(_ reading: Reading, _ form: Form) -> [Remark] {
    form.tables.compactMap { table in
      let rows = table.rows.filter { row in
        !row.columns.contains { reading.has(CellKey(table.section, row.code, $0)) }
      }
      guard !rows.isEmpty else { return nil }
      let labels = rows.map(\.label).joined(separator: "、")
      return Remark(
        "R.missing", section: table.section, row: rows.count == 1 ? rows.first?.code : nil, actual: labels,
        message: rows.count == table.rows.count
          ? Wording(en: "table \(table.title) is missing", zh: "缺少《\(table.title)》表")
          : Wording(en: "rows missing from the table: \(labels)", zh: "表中缺少：\(labels)"))
    }
  }

  private static func blanks(_ reading: Reading) -> [Remark] {
    let blanks = reading.cells.filter { $0.state == .blank }
    return Section.allCases.compactMap { section in
      let count = blanks.count { $0.key.section == section }
      guard count > 0 else { return nil }
      return Remark(
        "R.blank", section: section, actual: String(count),
        message: Wording(
          en: "cells printed empty: \(count); empty is unknown, not 0", zh: "有\(count)个单元格为空白；空白表示未知，不按0计")
      )
    }
  }

  /// Rows that the form does not have: one word about each, where its figures are.
  private static func extras(_ reading: Reading) -> [Remark] {
    var seen: Set<String> = []
    return reading.extras.compactMap { cell in
      guard seen.insert("\(cell.section) \(cell.place.table ?? 0) \(cell.place.row) \(cell.label)").inserted
      else { return nil }
      return Remark(
        "R.extra", section: cell.section, actual: cell.label,
        message: Wording(
          en:
            "\(cell.place): “\(cell.label)” is no row of the form; its figures are kept apart, in the view extra",
          zh: "\(cell.place)：“\(cell.label)”不是格式规定的行，其数另存于 extra 视图"))
    }
  }

  /// The form of 2019 in a report for 2021 or later (domain.md §0, fact 1).
  private static func obsolete(_ form: FormCode, _ year: Int) -> [Remark] {
    guard form == .f2019, year >= 2021 else { return [] }
    return [
      Remark(
        "R.form", actual: form.rawValue,
        message: Wording(
          en:
            "the report for \(year) uses the form of 2019 (\(Form.form2019.notice)); since 2021 it is \(Form.form2021.notice)",
          zh: "\(year)年报告使用2019年格式（\(Form.form2019.notice)），2021年起应使用\(Form.form2021.notice)"))
    ]
  }
}
