import Forms

extension TrendChart {
  /// The chart and its figures as one page that needs nothing from elsewhere; `sheet` is the trend as people read it.
  package func page(with sheet: Sheet) -> String {
    let code = language == .chinese ? "zh-CN" : "en"
    return """
      <!DOCTYPE html>
      <html lang="\(code)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>
      body { font-family: \(SVG.fonts); margin: 2em auto; max-width: 75em; padding: 0 1em; color: #222; background: #fff }
      svg { max-width: 100%; height: auto }
      table { border-collapse: collapse; margin: 1.5em 0 }
      caption { text-align: left; font-weight: bold; padding: .4em 0 }
      th, td { border-bottom: 1px solid #ccc; padding: .25em .7em; text-align: left; vertical-align: top }
      th.figure, td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
      </style>
      </head>
      <body>
      \(svg)\(table(sheet))
      </body>
      </html>

      """
  }

  private func table(_ sheet: Sheet) -> String {
    let head = sheet.columns.map { column in
      "<th scope=\"col\"\(figure(column))>\(Markup.escaped(column.label(language)))</th>"
    }
    let rows = sheet.alignedRows.map { row in
      let cells = zip(sheet.columns, row).map { column, value in
        "<td\(figure(column))>\(Markup.escaped(value.shown(in: language)))</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <table>
      <caption>\(Markup.escaped(sheet.title(language)))</caption>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func figure(_ column: Sheet.Column) -> String { column.isFigure ? " class=\"figure\"" : "" }
}
