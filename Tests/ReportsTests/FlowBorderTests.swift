import Documents
import Forms
import Testing

@testable import Reports

/// Figures at the borders of what may be told: thousands, cells that have vanished, rows that only look glued.
struct FlowBorderTests {
  private func report(_ lines: String...) throws -> Report {
    let blocks = lines.enumerated().map { Block.paragraph(Paragraph($1, at: .line($0 + 1))) }
    return try Report.read(Document(format: .text, encoding: "UTF-8", blocks: blocks))
  }

  private func value(_ report: Report, _ section: Section, _ row: String, _ column: String) -> String? {
    report.cells.first { $0.key == CellKey(section, row, column) }.map {
      $0.value?.description ?? $0.state.rawValue
    }
  }

  private let title = "甲县2024年政府信息公开工作年度报告"
  private let head = "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数"

  @Test(arguments: [
    // Printed, and what is read of the three cells.
    ("行政规范性文件 1,234 12 2,345", ["1234", "12", "2345"]),
    ("行政规范性文件417", ["4", "1", "7"]),
    // Spaced, so nothing is glued: cells have vanished, and which cannot be told.
    ("行政规范性文件 417", ["unreadable", "unreadable", "unreadable"]),
    ("行政规范性文件 41 7", ["unreadable", "unreadable", "unreadable"]),
    // A zero in front of digits shows that this text does run cells together.
    ("行政规范性文件 0 07", ["0", "0", "7"]),
  ])
  func `a row of three cells`(row: String, expected: [String]) throws {
    let report = try report(title, head, row)
    let read = ["issued", "repealed", "effective"].map { value(report, .disclosure, "normative", $0) }
    #expect(read == expected)
  }

  @Test(arguments: [
    // One figure for two columns: in glued text two digits are two figures, in spaced text one column is blank.
    ("主动公开信息数条12", "unreadable"), ("主动公开信息数 条 12", "unreadable"), ("主动公开信息数 条 12 30", "12"),
  ])
  func `a row of an annex with two columns`(row: String, expected: String) throws {
    let report = try report(
      "甲县2012年政府信息公开工作年度报告", "指标名称 计量单位 2012年度 历年累计", row, "行政复议数 件 0 0")
    #expect(value(report, .annex, "主动公开信息数", "year") == expected)
  }

  @Test func `the number of a row is no figure of the empty rows above it`() throws {
    let rows = ["序号|信息内容|本年处理决定数量", "2|行政许可|", "3|第二十条第（六）项|", "4|行政处罚|", "5|行政强制|7"]
    let text = ([title] + rows.map { "|\($0)|" }).joined(separator: "\n")
    let report = try Report.read(try Document.read(Array(text.utf8), name: "report"))
    #expect(report.cells.compactMap(\.value) == [Number(7)])
    #expect(value(report, .disclosure, "coercion", "decisions") == "7")
  }

  @Test func `a figure behind a table is none of its last row`() throws {
    let text = [title, "|信息内容|本年处理决定数量|", "|行政处罚|4|", "|行政强制||", "350400", "2025年1月3日"].joined(
      separator: "\n")
    let report = try Report.read(try Document.read(Array(text.utf8), name: "report"))
    #expect(value(report, .disclosure, "penalty", "decisions") == "4")
    #expect(value(report, .disclosure, "coercion", "decisions") == "blank")
  }

  @Test(
    arguments: [
      // The number of a note is no figure, nor are the digits of a date or a share; a malformed cell stands for itself.
      ("行政许可[1] 1362", "1362"), ("行政许可（2）1362", "1362"), ("行政许可① 1362", "1362"), ("行政许可 | 2023年12月 |", nil),
      ("行政许可 2023年12月31日", nil), ("行政许可 | 12.5% |", nil), ("行政许可 | 13O2 |", nil), ("行政许可 | 1362件 |", "1362"),
    ] as [(String, String?)])
  func `a row of one cell`(row: String, expected: String?) throws {
    let text = [title, "第二十条第（五）项 信息内容 本年处理决定数量", row].joined(separator: "\n")
    let report = try Report.read(try Document.read(Array(text.utf8), name: "report"))
    #expect(report.cells.first { $0.key.row == "licence" }?.value?.description == expected)
  }

  @Test(arguments: [
    // One cell is malformed; the others stand.
    ("四、结转下年度继续办理 | 2l | 1 | 0 | 0 | 0 | 0 | 3 |", ["unreadable", "1", "0", "0", "0", "0", "3"]),
    ("四、结转下年度继续办理 | 2 | --1 | 0 | 0 | 0 | 0 | 3 |", ["2", "unreadable", "0", "0", "0", "0", "3"]),
    ("四、结转下年度继续办理 | 2 | 1 | 见附件 | 0 | 0 | 0 | 3 |", ["2", "1", "unreadable", "0", "0", "0", "3"]),
    ("四、结转下年度继续办理 | 2件 | 1件 | 0件 | 0件 | 0件 | 0件 | 3件 |", ["2", "1", "0", "0", "0", "0", "3"]),
  ])
  func `a malformed cell is unreadable alone`(row: String, expected: [String]) throws {
    let zeros = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开"].map {
      $0 + " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    }
    let text = ([title, head] + zeros + [row]).joined(separator: "\n")
    let report = try Report.read(try Document.read(Array(text.utf8), name: "report"))
    let read = Applications.applicants.map {
      value(report, .applications, "carried_out", $0.code) ?? "missing"
    }
    #expect(read == expected)
  }

  @Test(arguments: [
    // Heads in another order than the form, and the cells issued, repealed, effective.
    ("现行有效件数 本年制发件数 本年废止件数", "行政规范性文件 48 5 2", ["5", "2", "48"]),
    ("本年制发件数 现行有效件数", "行政规范性文件 5 48", ["unreadable", "unreadable", "unreadable"]),
    ("现行有效件数 本年制发件数 本年废止件数", "行政规范性文件 4852", ["unreadable", "unreadable", "unreadable"]),
  ])
  func `figures go by the order of the heads`(heads: String, row: String, expected: [String]) throws {
    let report = try report(title, "第二十条第（一）项 信息内容 " + heads, row)
    #expect(
      ["issued", "repealed", "effective"].map { value(report, .disclosure, "normative", $0) } == expected)
  }

  @Test func `a broken row of spaced text is no glued one`() throws {
    let report = try report(
      title, head, "规章 0 0 0", "一、本年新收政府信息公开申请数量 58 0 0 0 0 0 58", "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1",
      "（一）予以公开 58 0 70 0 0", "四、结转下年度继续办理 1 0 0 0 0 0 1")
    #expect(value(report, .applications, "new", "natural") == "58")
    #expect(value(report, .applications, "granted", "natural") == "unreadable")
  }
}
