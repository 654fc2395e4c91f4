import Forms

/// A report as a word processor saves it for the web: every cell a paragraph with a style, a run with a style in it, and
/// the crumbs of Office between. Issuer, year and figures come from two numbers; the form follows the year.
struct ReportPage {
  let issuer: String
  let year: Int
  private let form: Form
  private let figures: Figures
  private let number: Int

  init(issuer number: Int, year: Int) {
    self.number = number
    self.year = year
    issuer = IssuerNames.name(number)
    form = year < 2021 ? .form2019 : .form2021
    figures = Figures(issuer: number, year: year, form: form)
  }

  var bytes: [UInt8] { Array(html.utf8) }

  private var title: String { "\(year)年\(issuer)政府信息公开工作年度报告" }

  private var html: String {
    """
    <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
    <head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>\(title)</title>
    <style><!-- p.MsoNormal {margin:0cm;text-align:justify;font-size:10.5pt} td {padding:0cm 5.4pt} --></style></head>
    <body lang="ZH-CN"><div class="WordSection1" style="layout-grid:15.6pt">
    \(paragraph(title))
    \(paragraph("本报告为测速而生成。统计期限为\(year)年1月1日至\(year)年12月31日。"))
    \(paragraph("一、总体情况"))\(paragraph(String(repeating: "本节为示例文字，没有内容。", count: 20)))
    \(paragraph("二、主动公开政府信息情况"))
    \(disclosure)
    \(paragraph("三、收到和处理政府信息公开申请情况"))
    \(applications)
    \(paragraph("四、政府信息公开行政复议、行政诉讼情况"))
    \(appeals)
    \(paragraph("五、存在的主要问题及改进情况"))\(paragraph(String(repeating: "本节为示例文字，没有内容。", count: 20)))
    \(paragraph("六、其他需要报告的事项"))\(paragraph("本年度未收取信息处理费。"))
    </div></body></html>
    """
  }

  // MARK: tables

  private var disclosure: String {
    let table = form.table(.disclosure) ?? Disclosure.table2021
    var rows: [String] = []
    var head: [String] = []
    for row in table.rows {
      if row.columns != head {
        head = row.columns
        rows.append(line([cell("信息内容")] + head.map { cell(table.column($0)?.label ?? "") }))
      }
      rows.append(line([cell(row.label)] + row.columns.map { figure(.disclosure, row.code, $0) }))
    }
    return whole(rows)
  }

  private var applications: String {
    let table = form.table(.applications) ?? Applications.table2021
    let names = Applications.applicants.map(\.label)
    var rows = [
      line([cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns: 3, rows: 3), cell("申请人情况", columns: 7)]),
      line([cell(names[0], rows: 2), cell("法人或其他组织", columns: 5), cell(names[6], rows: 2)]),
      line(names[1...5].map { cell($0) }),
    ]
    for row in table.rows {
      let label = row.number + row.label
      let heads = row.group == nil ? [cell(label, columns: 3)] : [cell("三、"), cell(label, columns: 2)]
      rows.append(line(heads + row.columns.map { figure(.applications, row.code, $0) }))
    }
    return whole(rows)
  }

  private var appeals: String {
    let results = Appeals.results.map { cell($0.label) }
    return whole([
      line([cell("行政复议", columns: 5, rows: 2), cell("行政诉讼", columns: 10)]),
      line([cell("未经复议直接起诉", columns: 5), cell("复议后起诉", columns: 5)]),
      line(results + results + results),
      line(Appeals.table.keys.map { figure($0.section, $0.row, $0.column) }),
    ])
  }

  // MARK: markup

  private func figure(_ section: Section, _ row: String, _ column: String) -> String {
    cell(String(figures[CellKey(section, row, column)]))
  }

  private func cell(_ text: String, columns: Int = 1, rows: Int = 1) -> String {
    let spans = (columns > 1 ? " colspan=\(columns)" : "") + (rows > 1 ? " rowspan=\(rows)" : "")
    return "<td width=64\(spans) style='width:48pt;border:solid 1pt'><p class=MsoNormal align=center>"
      + "<span lang=EN-US style='font-family:仿宋'>\(text)<o:p></o:p></span></p></td>\n"
  }

  private func line(_ cells: [String]) -> String { "<tr style='height:20pt'>\(cells.joined())</tr>\n" }

  private func whole(_ rows: [String]) -> String {
    "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'><tbody>\n"
      + rows.joined() + "</tbody></table>\n"
  }

  private func paragraph(_ text: String) -> String {
    "<p class=MsoNormal style='text-indent:32pt;line-height:28pt'><span style='font-size:16pt'>\(text)</span></p>\n"
  }
}

/// Names of issuers that do not exist.
enum IssuerNames {
  private static let stems = Array("甲乙丙丁戊己庚辛壬癸")

  static func name(_ number: Int) -> String {
    "示例" + String(String(number).compactMap(\.wholeNumberValue).map { stems[$0] }) + "市"
  }
}
