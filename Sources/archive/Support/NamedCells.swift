import Forms
import Reports

/// The cells of a report that a word of the user names.
enum NamedCells {
  /// The cell of that code, or the cells whose sum the field of that name is.
  static func find(_ word: String, in report: Report) throws -> [Cell] {
    let direct = report.cells.filter { $0.key.code == word }
    if !direct.isEmpty { return direct }
    if case .fields(let codes, _) = FieldCatalogue.search(word) {
      let keys = Set(codes.flatMap { FieldCatalogue.field($0)?.terms[report.form] ?? [] })
      let found = report.cells.filter { cell in keys.contains { $0 == cell.key || $0.isConcept(of: cell) } }
      if !found.isEmpty { return found }
    }
    let (issuer, year) = (report.issuer.name, report.year)
    throw Failure.usage(
      "no cell '\(word)' in the report of \(issuer) for \(year); `archive show \(issuer) \(year) --format csv` lists its cells",
      "\(issuer)\(year)年的报告中没有“\(word)”，可用 archive show \(issuer) \(year) --format csv 查看全部单元格")
  }

  /// The one cell that is named; a name of several is no name of a cell.
  static func one(_ word: String, in report: Report) throws -> Cell {
    let cells = try find(word, in: report)
    if let cell = cells.first, cells.count == 1 { return cell }
    let codes = cells.prefix(5).map(\.key.code).joined(separator: ", ")
    throw Failure.usage(
      "'\(word)' names \(cells.count) cells (\(codes)); give the code of one",
      "“\(word)”对应 \(cells.count) 个单元格（\(codes)），请给出其中一个的代码")
  }
}

extension CellKey {
  /// True where the key stands for what a row of an annex means.
  fileprivate func isConcept(of cell: Cell) -> Bool {
    section == .annex && cell.key.section == .annex && cell.key.column == column
      && AnnexConcept.of(label: cell.key.row)?.code == row
  }
}
