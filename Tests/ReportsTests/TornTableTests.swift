import Documents
import Forms
import Testing

@testable import Reports

/// Tables 三 whose labels and figures a PDF's text has torn apart.
struct TornTableTests {
  /// The rows with figures; every other row is seven zeros. All rows add up and all columns balance.
  private static let figures: [String: [Int]] = [
    "new": [5, 1, 0, 0, 0, 0, 6], "granted": [3, 0, 0, 0, 0, 0, 3], "other_unpaid": [0, 1, 0, 0, 0, 0, 1],
    "other_misc": [2, 0, 0, 0, 0, 0, 2], "total_handled": [5, 1, 0, 0, 0, 0, 6],
  ]

  private static let rows = Applications.table2021.rows

  /// A report as `pdftotext` writes it: each cell on a line, the labels of the last two rows of （六）, told by no label before
  /// their figures, behind the table. `change` may alter the lines of the table.
  private static func report(
    _ figures: [String: [Int]] = figures, change: (inout [String]) -> Void = { _ in }
  ) -> String {
    var lines: [String] = []
    for row in rows {
      if !late.contains(row.code) { lines.append(row.printed) }
      lines += (figures[row.code] ?? [0, 0, 0, 0, 0, 0, 0]).map(String.init)
    }
    lines += ["（六）其他"] + rows.filter { late.contains($0.code) }.map(\.printed) + ["处理"]
    change(&lines)
    return
      ([
        "甲乙县水利局2023年政府信息公开工作年度报告", "信息内容", "本年处理决定数量", "行政许可", "3", "三、收到和处理政府信息公开申请情况", "申请人情况", "自然人",
        "法人或其他组织",
      ] + lines
      + ["四、政府信息公开行政复议、行政诉讼情况", "行政复议", "行政诉讼", "无。"]).joined(separator: "\n\n")
  }

  private static let late: Set<String> = ["other_unpaid", "other_misc"]

  private func cells(_ text: String) throws -> [CellKey: Cell] {
    let report = try Report.read(try Document.read(Array(text.utf8), name: "report.txt"))
    return Dictionary(report.cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func values(_ cells: [CellKey: Cell], _ row: String) -> [String?] {
    Applications.applicants.map { cells[CellKey(.applications, row, $0.code)]?.value?.description }
  }

  @Test func `rows without a label before their figures are told by the order when every sum bears it out`()
    throws
  {
    let cells = try cells(Self.report())
    for row in Self.rows {
      let expected = (Self.figures[row.code] ?? [0, 0, 0, 0, 0, 0, 0]).map { Optional(String($0)) }
      #expect(values(cells, row.code) == expected, "\(row.code)")
    }
    #expect(cells[CellKey(.applications, "other_unpaid", "business")]?.basis == .ordered)
    #expect(cells[CellKey(.applications, "other_misc", "natural")]?.basis == .ordered)
    #expect(cells[CellKey(.applications, "granted", "natural")]?.basis == .printed)
  }

  @Test func `where a column does not balance rows that the sums cannot bear out stay empty`() throws {
    var figures = Self.figures
    figures["total_handled"] = [4, 2, 0, 0, 0, 0, 6]
    let cells = try cells(Self.report(figures))
    #expect(values(cells, "other_unpaid") == Array(repeating: nil, count: 7))
    #expect(values(cells, "other_misc") == Array(repeating: nil, count: 7))
    // Of the others those are kept that have nothing in the columns out of balance.
    #expect(values(cells, "total_handled") == Array(repeating: nil, count: 7))
    #expect(values(cells, "denied_query") == Array(repeating: "0", count: 7))
  }

  /// A figure too few, a figure too many, words of a row that the form does not have.
  @Test(arguments: [nil, "2", "4.不属于本机关职责"])
  func `nothing is told by the order where the figures may be another table's`(added: String?) throws {
    let cells = try cells(
      Self.report { lines in
        let place = lines.count - 25
        if let added { lines.insert(added, at: place) } else { lines.remove(at: place) }
      })
    #expect(values(cells, "other_misc") == Array(repeating: nil, count: 7))
  }

  /// The author's slip, or the file's: nobody can tell.
  @Test func `figures of one row that changed places are not put right`() throws {
    let cells = try cells(
      Self.report { lines in
        // The first figure of the first row behind its total: 1 0 0 0 0 6 5.
        lines.insert(lines.remove(at: 1), at: 7)
      })
    #expect(values(cells, "new") == Array(repeating: nil, count: 7))
    #expect(values(cells, "other_misc") == Array(repeating: nil, count: 7))
  }

  @Test func `names behind the table in another order than the form's may be the order of the figures`()
    throws
  {
    let cells = try cells(
      Self.report { lines in
        let last = lines.count - 2
        lines.swapAt(last, last - 1)
      })
    #expect(values(cells, "other_unpaid") == Array(repeating: nil, count: 7))
    #expect(values(cells, "other_misc") == Array(repeating: nil, count: 7))
  }

  @Test func `a row whose label is printed around its figures is told by it, whatever the sums say`() throws {
    var figures = Self.figures
    figures["total_handled"] = [4, 2, 0, 0, 0, 0, 6]
    let text = Self.report(figures).replacing("\n\n", with: "\n")
      .replacing("2.重复申请\n0\n0\n0\n0\n0\n0\n0", with: "2.重复\n（五）不予  0  0  0  0  0  0  0\n申请\n处理")
    let cells = try cells(text)
    #expect(values(cells, "rejected_repeat") == Array(repeating: "0", count: 7))
    #expect(cells[CellKey(.applications, "rejected_repeat", "natural")]?.basis == .printed)
  }
}
