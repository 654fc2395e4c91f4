import Forms

/// Rows on their way out one batch after the other, so that no more than a batch is held: the text is that of a whole
/// `Sheet`, in a format whose lines do not depend on rows to come. (A terminal table's do: it comes out as Markdown.)
package struct RowStream {
  private var sheet: Sheet
  private let format: OutputFormat
  private let language: Language
  private var hasRows = false

  package init(_ columns: [Sheet.Column], title: Wording, format: OutputFormat, language: Language) {
    sheet = Sheet(title: title, columns: columns, rows: [])
    self.format = format
    self.language = language
  }

  /// What stands before the first row.
  package var head: String {
    switch format {
    case .csv: sheet.csvHead
    case .tsv: sheet.tsvHead
    case .json, .ndjson: ""
    case .table, .markdown: sheet.markdown(language)
    case .html:
      [
        ReportPage.top(sheet.title(language), language), ReportPage.heading(sheet, language),
        ReportPage.tableHead(sheet, language),
      ].joined(separator: "\n") + "\n"
    }
  }

  /// The text of the next rows.
  package mutating func text(of rows: [[Sheet.Value]]) -> String {
    guard !rows.isEmpty else { return "" }
    sheet.rows = rows
    defer { hasRows = true }
    return switch format {
    case .csv: String(decoding: sheet.csvRows, as: UTF8.self)
    case .tsv: sheet.tsvRows
    case .json: (hasRows ? ",\n" : "[\n") + sheet.jsonObjects.joined(separator: ",\n")
    case .ndjson: sheet.ndjson
    case .table, .markdown: sheet.markdownRows(language).map { $0 + "\n" }.joined()
    case .html: ReportPage.rows(sheet, language).map { $0 + "\n" }.joined()
    }
  }

  /// The same as UTF-8 for `count` rows that `row` puts out value by value, which spares the most common format for
  /// programs the making of rows and of a text.
  package mutating func bytes(
    _ count: Int, _ row: (_ index: Int, _ put: (Sheet.Value) -> Void) -> Void
  ) -> [UInt8] {
    guard format == .csv else { return Array(text(of: RowStream.rows(count, row)).utf8) }
    var records = CSV(fields: sheet.columns.count)
    records.reserve(count)
    for index in 0..<count {
      row(index) { records.add($0) }
      records.end()
    }
    return records.bytes
  }

  private static func rows(
    _ count: Int, _ row: (_ index: Int, _ put: (Sheet.Value) -> Void) -> Void
  ) -> [[Sheet.Value]] {
    (0..<count).map { index in
      var values: [Sheet.Value] = []
      row(index) { values.append($0) }
      return values
    }
  }

  /// What stands behind the last row.
  package var tail: String {
    if format == .html { return ReportPage.tableEnd + "\n" + ReportPage.bottom + "\n" }
    return format != .json ? "" : hasRows ? "\n]\n" : "[]\n"
  }
}
