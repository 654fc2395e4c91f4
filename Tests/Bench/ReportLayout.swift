import Forms

/// The ways in which the same report is printed, of those of domain.md §7 that can be written here: every sum holds, and
/// figures go on from year to year.
enum ReportLayout: String, CaseIterable {
  case page = "page (P9)"
  case pipes = "pipes (P1)"
  case markdown = "Markdown (P6)"
  case cellLines = "one cell a line (P5)"
  case spaced = "columns of a PDF (P7)"
  case glued = "figures glued (P7)"
  case oneLine = "all on one line (P10)"

  /// The report of an issuer for a year.
  func bytes(issuer number: Int, year: Int) -> [UInt8] {
    if self == .page { return ReportPage(issuer: number, year: year).bytes }
    let text = ReportLines(issuer: number, year: year).blocks.map(written).joined(separator: "\n")
    return Array((self == .oneLine ? text.replacing("\n", with: " ") : text).utf8)
  }

  private func written(_ block: ReportLines.Block) -> String {
    switch block {
    case .text(let text): text
    case .table(let rows): rows.map(written).joined(separator: "\n")
    }
  }

  private func written(_ row: [String]) -> String {
    switch self {
    case .page, .pipes: row.joined(separator: " | ")
    case .markdown: "| " + row.joined(separator: " | ") + " |"
    case .cellLines: row.joined(separator: "\n")
    case .spaced, .oneLine: row.joined(separator: "  ")
    case .glued: row.prefix(1).joined() + " " + row.dropFirst().joined()
    }
  }
}

/// A report in words and rows of cells, before it is printed in any layout.
struct ReportLines {
  enum Block {
    case text(String)
    case table([[String]])
  }

  let issuer: String
  let year: Int
  let form: Form
  let figures: Figures

  init(issuer number: Int, year: Int) {
    issuer = IssuerNames.name(number)
    self.year = year
    form = year < 2021 ? .form2019 : .form2021
    figures = Figures(issuer: number, year: year, form: form)
  }

  var blocks: [Block] {
    [
      .text("\(year)年\(issuer)政府信息公开工作年度报告"),
      .text("本报告为测速而生成。统计期限为\(year)年1月1日至\(year)年12月31日。"),
      .text("一、总体情况\n" + String(repeating: "本节为示例文字，没有内容。", count: 20)),
      .text("二、主动公开政府信息情况"), .table(disclosure),
      .text("三、收到和处理政府信息公开申请情况"), .table(applications),
      .text("四、政府信息公开行政复议、行政诉讼情况"), .table(appeals),
      .text("五、存在的主要问题及改进情况\n本年度没有。\n六、其他需要报告的事项\n本年度未收取信息处理费。"),
    ]
  }

  private var disclosure: [[String]] {
    let table = form.table(.disclosure) ?? Disclosure.table2021
    var rows: [[String]] = []
    var head: [String] = []
    for row in table.rows {
      if row.columns != head {
        head = row.columns
        rows.append(["信息内容"] + head.map { table.column($0)?.label ?? "" })
      }
      rows.append([row.label] + row.columns.map { figure(.disclosure, row.code, $0) })
    }
    return rows
  }

  private var applications: [[String]] {
    let table = form.table(.applications) ?? Applications.table2021
    return [["申请人情况"] + Applications.applicants.map(\.label)]
      + table.rows.map { row in [row.printed] + row.columns.map { figure(.applications, row.code, $0) } }
  }

  private var appeals: [[String]] {
    let results = Appeals.results.map(\.label)
    return [
      ["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"], results + results + results,
      Appeals.table.keys.map { figure($0.section, $0.row, $0.column) },
    ]
  }

  private func figure(_ section: Section, _ row: String, _ column: String) -> String {
    String(figures[CellKey(section, row, column)])
  }
}
