import Forms

/// A cell of a printed table before it becomes text or markup.
struct PrintedCell {
  var text: String
  var columns = 1
  var rows = 1
  var isLabel = true
}

typealias PrintedTable = [[PrintedCell]]

extension RandomReport {
  private func label(_ text: String, columns: Int = 1, rows: Int = 1) -> PrintedCell {
    PrintedCell(text: text, columns: columns, rows: rows)
  }

  private func values(_ section: Section, _ row: FormRow) -> [PrintedCell] {
    row.columns.map { PrintedCell(text: text(section, row.code, $0), isLabel: false) }
  }

  /// Table 二: captions, heads, rows; a single figure reaches over the columns of the rules.
  var disclosureTable: PrintedTable {
    guard let table = form.table(.disclosure) else { return [] }
    var rows: PrintedTable = []
    var caption = ""
    for row in table.rows where !dropped.contains(row.code) {
      if let next = Disclosure.captions[row.code], next != caption {
        caption = next
        rows.append([label(caption, columns: 4)])
        rows.append([label("信息内容")] + wide(row.columns.map { label(table.column($0)?.label ?? "") }))
      }
      rows.append([label(row.label)] + wide(values(.disclosure, row)))
    }
    return rows
  }

  /// One cell over three columns, or the second of two over two.
  private func wide(_ cells: [PrintedCell]) -> [PrintedCell] {
    var cells = cells
    if let last = cells.indices.last { cells[last].columns = 4 - cells.count }
    return cells
  }

  /// Table 三, its labels in up to three columns.
  var applicationsTable: PrintedTable {
    let applicants = Applications.applicants
    var rows: PrintedTable = [
      [
        label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns: 3, rows: 3), label("申请人情况", columns: 7),
      ],
      [label("自然人", rows: 2), label("法人或其他组织", columns: 5), label("总计", rows: 2)],
      applicants[1...5].map { label($0.label) },
    ]
    let printed = (form.table(.applications)?.rows ?? []).filter { !dropped.contains($0.code) }
    let results = printed.filter { !["new", "carried_in", "carried_out"].contains($0.code) }
    for row in printed {
      var cells: [PrintedCell] = []
      if row.code == results.first?.code { cells.append(label("三、本年度办理结果", rows: results.count)) }
      if let group = Applications.groups.first(where: { $0.code == row.group && $0.code != "results" }) {
        let members = printed.filter { $0.group == group.code }
        if members.first?.code == row.code { cells.append(label(group.printed, rows: members.count)) }
        cells.append(label(row.printed))
      } else {
        cells.append(label(row.printed, columns: results.contains { $0.code == row.code } ? 2 : 3))
      }
      rows.append(cells + values(.applications, row))
    }
    return rows
  }

  /// Table 四: three rows of heads, one of fifteen figures.
  var appealsTable: PrintedTable {
    let results = Appeals.results.map(\.label)
    return [
      [label("行政复议", columns: 5), label("行政诉讼", columns: 10)],
      results.map { label($0, rows: 2) }
        + [label("未经复议直接起诉", columns: 5), label("复议后起诉", columns: 5)],
      (results + results).map { label($0) },
      Appeals.routes.flatMap { values(.appeals, $0) },
    ]
  }
}

/// Ways in which a report reaches a file (domain.md §7).
enum Layout: String, CaseIterable, Sendable {
  case html, htmlTorn, htmlNested, pipes, pipesLeading, barLines, barEnds, cellLines, spaced, oneLine,
    markdown

  /// The least share of printed figures that must be read.
  var leastShare: Double {
    switch self {
    case .html, .htmlTorn, .htmlNested, .markdown: 0.985
    // A row of table 四 with empty cells and padding is left: a bar before an empty first cell looks like a leading bar.
    case .pipes, .pipesLeading: 0.98
    default: 0.95
    }
  }
}

/// What is done to a print before it is read.
struct Damage: OptionSet, Sendable {
  let rawValue: Int
  static let noHeadings = Damage(rawValue: 1)
  static let wrapped = Damage(rawValue: 2)
  static let pageFeet = Damage(rawValue: 4)
  static let misprint = Damage(rawValue: 8)
  static let droppedRow = Damage(rawValue: 16)
  static let blanks = Damage(rawValue: 32)
  static let swapped = Damage(rawValue: 64)
  static let chatty = Damage(rawValue: 128)
  static let splitTable = Damage(rawValue: 256)
}
