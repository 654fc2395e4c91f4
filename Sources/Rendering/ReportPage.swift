import Forms

/// Sheets as one page that stands alone: no script, nothing fetched, every text escaped, fit for printing on A4.
package struct ReportPage {
  private let sheets: [Sheet]

  /// A page of sheets, one below the other; the first gives the page its title.
  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The whole page in a language.
  package func html(_ language: Language) -> String {
    let sections = sheets.map { sheet in
      let table =
        sheet.rows.isEmpty
        ? []
        : [ReportPage.tableHead(sheet, language)] + ReportPage.rows(sheet, language) + [ReportPage.tableEnd]
      let notes = sheet.notes.map { "<p>\(ReportPage.escaped($0(language)))</p>" }
      return (["<section>", ReportPage.heading(sheet, language)] + table + notes + ["</section>"])
        .joined(separator: "\n")
    }
    let title = sheets.first?.title(language) ?? ""
    return ([ReportPage.top(title, language)] + sections + [ReportPage.bottom]).joined(separator: "\n") + "\n"
  }

  /// What stands before the first section.
  static func top(_ title: String, _ language: Language) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language == .chinese ? "zh-Hans" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    """
  }

  static let bottom = "</body>\n</html>"
  static let tableEnd = "</tbody>\n</table>"

  /// The title of a sheet.
  static func heading(_ sheet: Sheet, _ language: Language) -> String {
    "<h1>\(escaped(sheet.title(language)))</h1>"
  }

  /// A table up to its first row.
  static func tableHead(_ sheet: Sheet, _ language: Language) -> String {
    let head = sheet.columns.map { "<th scope=\"col\">\(escaped($0.label(language)))</th>" }.joined()
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>"
  }

  /// One line for each row of a sheet.
  static func rows(_ sheet: Sheet, _ language: Language) -> [String] {
    sheet.alignedRows.map { row in
      "<tr>" + zip(sheet.columns, row).map { cell($0, $1, language) }.joined() + "</tr>"
    }
  }

  private static let style = """
    @page { size: A4 landscape; margin: 15mm; }
    body { font: 14px/1.5 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 1.5em; color: #222; }
    h1 { font-size: 1.2em; }
    table { border-collapse: collapse; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border: 1px solid #999; padding: .25em .6em; text-align: left; vertical-align: top; }
    th { background: #f0f0f0; }
    td.figure { text-align: right; font-variant-numeric: tabular-nums; }
    td.error { color: #a00; font-weight: bold; }
    td.warning { color: #850; }
    """

  private static func cell(_ column: Sheet.Column, _ value: Sheet.Value, _ language: Language) -> String {
    "<td\(kind(column, value))>\(escaped(value.shown(in: language)))</td>"
  }

  /// The look of a cell: a figure, or how grave a finding is.
  private static func kind(_ column: Sheet.Column, _ value: Sheet.Value) -> String {
    if column.isFigure { return " class=\"figure\"" }
    if case .coded(let code, _) = value, Severity(rawValue: code) != nil { return " class=\"\(code)\"" }
    return ""
  }

  /// A text that no browser takes for markup; control characters are left out.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n": escaped += "<br>"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
