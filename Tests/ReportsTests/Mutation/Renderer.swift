import Forms

/// Prints a report in one layout, with damage. Sentences full of figures stand around the tables.
struct Renderer {
  let report: RandomReport
  let layout: Layout
  let damage: Damage
  var dice: SeededDice

  mutating func text() -> String {
    var parts: [String] = [paragraph("丙丁县教育局2023年政府信息公开工作年度报告")]
    parts.append(paragraph("根据《条例》第五十条，编制本报告。统计期限自2023年1月1日起至2023年12月31日止。电话：0591-87654321。"))
    if !damage.contains(.noHeadings) { parts.append(paragraph("一、总体情况")) }
    if damage.contains(.chatty) {
      parts.append(paragraph("全年新收申请381件，上年结转17件，予以公开206件，行政许可3361件，行政处罚12件；网站发布4417条。"))
    }
    for (index, section) in order.enumerated() {
      if !damage.contains(.noHeadings) { parts.append(paragraph(heading(section))) }
      if damage.contains(.chatty), index > 0 {
        parts.append(paragraph("其间办理行政强制27件，部分公开31件，重复申请9件，咨询电话87654321，2023年6月30日止。"))
      }
      parts += tables(section).map { print($0) }
    }
    if !damage.contains(.noHeadings) { parts.append(paragraph("五、存在的主要问题及改进情况")) }
    parts.append(paragraph("2024年将办好25项工作，结转下年度继续办理13件，行政诉讼2件。收取信息处理费150元。"))
    return layout.isPage ? "<html><body>" + parts.joined(separator: "\n") + "</body></html>" : join(parts)
  }

  private var order: [Section] {
    damage.contains(.swapped)
      ? [.applications, .disclosure, .appeals] : [.disclosure, .applications, .appeals]
  }

  private func heading(_ section: Section) -> String {
    switch section {
    case .disclosure: "二、主动公开政府信息情况"
    case .applications: "三、收到和处理政府信息公开申请情况"
    default: "四、政府信息公开行政复议、行政诉讼情况"
    }
  }

  private func join(_ parts: [String]) -> String {
    layout == .oneLine ? parts.joined(separator: " ") : parts.joined(separator: "\n\n")
  }

  private func paragraph(_ text: String) -> String { layout.isPage ? "<p>\(text)</p>" : text }

  /// The section's tables: mostly one, two where a page cuts table 三.
  private mutating func tables(_ section: Section) -> [PrintedTable] {
    switch section {
    case .disclosure: return [damaged(report.disclosureTable)]
    case .applications:
      let table = damaged(report.applicationsTable)
      // Only where no span reaches over the cut: behind rows 一 and 二.
      guard damage.contains(.splitTable), table.count > 12 else { return [table] }
      let cut = 5
      let isRepeated = dice.chance(50)
      return [Array(table[..<cut]), (isRepeated ? Array(table[..<3]) : []) + Array(table[cut...])]
    default: return [damaged(report.appealsTable)]
    }
  }

  /// A character wrong in one label of eight or more; that is what a near miss may be.
  private mutating func damaged(_ table: PrintedTable) -> PrintedTable {
    guard damage.contains(.misprint) else { return table }
    var table = table
    let places = table.indices.flatMap { row in
      table[row].indices.filter {
        table[row][$0].isLabel && table[row].contains { !$0.isLabel }
          && (9...20).contains(table[row][$0].text.count)
      }.map { (row, $0) }
    }
    guard let (row, column) = places.randomElement(using: &dice) else { return table }
    var text = Array(table[row][column].text)
    text[text.count - 2] = "羊"
    table[row][column].text = String(text)
    return table
  }

  // MARK: layouts

  private mutating func print(_ table: PrintedTable) -> String {
    switch layout {
    case .html, .htmlTorn, .htmlNested: return page(table)
    case .markdown: return markdown(table)
    case .oneLine: return table.map { row in row.map(\.text).joined(separator: " ") }.joined(separator: " ")
    default: return lines(table)
    }
  }

  private mutating func lines(_ table: PrintedTable) -> String {
    var lines: [String] = []
    for row in table {
      lines.append(line(row))
      if damage.contains(.pageFeet), dice.chance(12) {
        lines.append("— \(Int.random(in: 1...20, using: &dice)) —")
      }
    }
    return lines.joined(separator: layout == .cellLines ? "\n\n" : "\n")
  }

  private mutating func line(_ row: [PrintedCell]) -> String {
    switch layout {
    case .barLines: row.map { "\(wrapped($0))\n|" }.joined(separator: "\n")
    case .barEnds: row.map { "\(wrapped($0)) |" }.joined(separator: "\n")
    case .cellLines: row.filter { !$0.text.isEmpty }.map(\.text).joined(separator: "\n\n")
    case .spaced: row.map { wrapped($0) }.joined(separator: " ")
    default: pipes(row)
    }
  }

  /// A label broken by a line end, where the layout can hold one.
  private mutating func wrapped(_ cell: PrintedCell) -> String {
    guard damage.contains(.wrapped), cell.isLabel, cell.text.count > 8, dice.chance(40) else {
      return cell.text
    }
    let cut = cell.text.index(cell.text.startIndex, offsetBy: cell.text.count / 2)
    return cell.text[..<cut] + "\n" + cell.text[cut...]
  }

  private mutating func pipes(_ row: [PrintedCell]) -> String {
    let cells = row.map(\.text).joined(separator: " | ")
    let padding = String(repeating: " |", count: Int.random(in: 1...3, using: &dice))
    return (layout == .pipesLeading ? "| " : "") + cells + padding
  }

  /// One small table for each row of figures, under invented heads (P6).
  private mutating func markdown(_ table: PrintedTable) -> String {
    var blocks: [String] = []
    for row in table {
      let figures = row.filter { !$0.isLabel }.map(\.text)
      let labels = row.filter(\.isLabel).map(\.text)
      guard !figures.isEmpty else {
        blocks.append("| " + labels.joined(separator: " | ") + " |")
        continue
      }
      if labels.isEmpty {
        blocks.append("| " + figures.joined(separator: " | ") + " |")
        continue
      }
      let head = ["类别"] + figures.indices.map { "数据\($0 + 1)" }
      blocks.append("### " + labels.joined())
      blocks.append(
        "| " + head.joined(separator: " | ") + " |\n|" + head.map { _ in "---" }.joined(separator: "|")
          + "|\n| "
          + ([labels.last ?? ""] + figures).joined(separator: " | ") + " |")
    }
    let isAppeals = table.first?.first?.text == "行政复议"
    return blocks.joined(separator: isAppeals ? "\n" : "\n\n")
  }

  private mutating func page(_ table: PrintedTable) -> String {
    var html = layout == .htmlNested ? "<table><tr><td><p>表格</p>" : ""
    html += "<table border=1><tbody>"
    for row in table {
      html += "<tr>"
      for cell in row {
        let spans =
          (cell.columns > 1 ? " colspan=\(cell.columns)" : "")
          + (cell.rows > 1 ? " rowspan='\(cell.rows)'" : "")
        html += "<td\(spans)>\(content(cell))</td>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody></table>" + (layout == .htmlNested ? "</td></tr></table>" : "")
  }

  private mutating func content(_ cell: PrintedCell) -> String {
    guard layout == .htmlTorn else {
      return cell.text.isEmpty ? "&nbsp;" : "<p><span>\(cell.text)</span></p>"
    }
    if cell.text.isEmpty { return "<p><o:p>&nbsp;</o:p></p>" }
    if cell.isLabel {
      switch Int.random(in: 0..<4, using: &dice) {
      case 0 where !cell.text.contains { $0.isNumber && $0.isASCII }:
        return cell.text.map { "<p>\($0)</p>" }.joined()
      case 1: return cell.text.map { "<span>\($0)</span>" }.joined()
      case 2:
        let half = cell.text.count / 2
        return "<p>\(cell.text.prefix(half))<br/>\(cell.text.dropFirst(half))</p>"
      default: return "<font>\(cell.text)</font>"
      }
    }
    return dice.chance(50)
      ? "<span>&nbsp;</span><span>\(cell.text)</span><span></span>" : "<b>\(cell.text)</b>"
  }
}

extension Layout {
  var isPage: Bool { self == .html || self == .htmlTorn || self == .htmlNested }
}
