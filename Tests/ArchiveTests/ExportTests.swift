import Foundation
import Python
import Testing

@Suite struct ExportTests {
  static let views = [
    "report", "cell", "extra", "fact", "finding", "series", "trend", "依申请公开", "主动公开", "复议诉讼", "趋势", "核对结果",
  ]

  /// The stock shell reads the views in any order; so lines are compared as a set.
  @Test(arguments: views) func `A view comes out as the stock shell reads it`(_ view: String) throws {
    let desk = try Sample.desk()
    let run = try desk.archive("export", view)
    #expect(run.status == 0 && run.err == "")
    let json = try desk.shell("sqlite3 -json archive.db 'SELECT * FROM \(view)'")
    let own = try JSONSerialization.jsonObject(
      with: try desk.archive("export", view, "--format", "json").stdout)
    let shell = json.out.isEmpty ? [] : try JSONSerialization.jsonObject(with: json.stdout)
    #expect(try rows(own) == rows(shell))
    #expect(run.outLines.count == (try rows(own).count) + 1)
  }

  /// The rows of a JSON text, figures to twelve digits: the shell writes more of a double than it takes.
  private func rows(_ json: Any) throws -> [String] {
    try #require(json as? [[String: Any]]).map { object in
      object.map { key, value in
        "\(key)=\((value as? NSNumber).map { String(format: "%.12g", $0.doubleValue) } ?? "\(value)")"
      }
      .sorted().joined(separator: "|")
    }.sorted()
  }

  /// 示例市2020.html: received 212 after 190 (SampleData), and 22 / 190 = 11.578947368421053 %.
  @Test func `Rows stand in a fixed order, by issuer, year and form, and may be narrowed`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive(
      "export", "trend", "--issuer", "示例市", "--year", "2020", "--format", "csv")
    #expect(
      run.outLines[1].hasPrefix(
        "示例市,applications.new.natural,本年新收政府信息公开申请数量·自然人,件,2020,212,2019,190,22,11.578947368421053,1,,number,2019,2019,0"
      ))
    let years = try desk.archive("export", "report", "--from", "2021", "--to", "2022").outLines.dropFirst()
      .map {
        $0.split(separator: ",")[2]
      }
    #expect(years == ["2021", "2022"])
    let table = try desk.archive("export", "依申请公开", "--issuer", "诸暨市").outLines
    #expect(table.count == 26 && table[1].hasPrefix("诸暨市,2024,,本年新收政府信息公开申请数量,"))
  }

  @Test func `Excel is told the encoding where asked, and only there`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("export", "report", "--excel").stdout.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try !desk.archive("export", "report").stdout.starts(with: [0xEF]))
    #expect(try desk.archive("export", "report", "--excel", "--format", "json").status == 64)
  }

  @Test func `Several views go into a folder, a file each`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("export", "report", "复议诉讼", "--format", "tsv", "-o", "out").status == 0)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: desk.place("out").path)) == [
        "report.tsv", "复议诉讼.tsv",
      ])
    let run = try desk.archive("export", "report", "cell")
    #expect(run.status == 64 && run.out == "")
    #expect(run.err == "error: 2 views do not go into one csv; give a folder with -o, or one view\n")
  }

  @Test func `An issuer that is not there is told`() throws {
    let run = try Sample.desk().archive("export", "report", "--issuer", "无名市")
    #expect(run.status == 2 && run.out == "")
    #expect(run.err == "error: no issuer 无名市 in the archive; `archive list` shows what there is\n")
  }
}

/// What must stay harmless in every format.
enum Hostile {
  static let names = [
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "甲\n乙\r\n丙", "\"甲\",\"乙\"", "\u{1B}[31m红\u{7}",
    "$(touch pwned)`touch pwned`", "<b>&amp;|*",
    "'; DROP TABLE filing; --", "001",
  ]

  /// The archive of the sample data in which 示例市 bears a name.
  static func desk(_ name: String) throws -> Desk {
    let desk = try Sample.desk()
    let quoted = name.replacing("'", with: "''")
    _ = try desk.sqlite("archive.db", "UPDATE issuer SET name = '\(quoted)' WHERE name = '示例市'")
    return desk
  }

  /// The name as a field of CSV after the guard.
  static func guarded(_ name: String) -> String { "=+-@".contains(name.prefix(1)) ? "'" + name : name }
}

@Suite struct HostileExportTests {
  @Test(arguments: Hostile.names) func `A name cannot become a formula, a row or a command`(_ name: String)
    throws
  {
    let desk = try Hostile.desk(name)
    let csv = try desk.archive("export", "report", "--year", "2019")
    let field = Hostile.guarded(name)
    let quoted =
      field.contains { "\",\n\r\r\n".contains($0) }
      ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    #expect(csv.out.contains("\n1,\(quoted),2019,2019,"), "\(csv.testDescription)")
    let tsv = try desk.archive("export", "report", "--year", "2019", "--format", "tsv")
    #expect(
      tsv.outLines.count == 2
        && tsv.outLines[1].split(separator: "\t", omittingEmptySubsequences: false).count == 12)
    let json = try desk.archive("export", "report", "--year", "2019", "--format", "json")
    let object = try #require(try JSONSerialization.jsonObject(with: json.stdout) as? [[String: Any]])
    #expect(object.first?["issuer"] as? String == name)
    let markdown = try desk.archive("export", "report", "--year", "2019", "--format", "markdown")
    #expect(
      markdown.outLines.count == 5 && !markdown.out.contains("\u{1B}") && !markdown.out.contains(" <b>"))
    let sql = try desk.archive("sql", "SELECT issuer FROM report WHERE year = 2019")
    #expect(!sql.out.contains("\u{1B}") && sql.outLines.count == 3)
  }

  @Test(
    .enabled(if: Python.has("openpyxl"), Comment(rawValue: Python.lacks("openpyxl"))),
    arguments: Hostile.names)
  func `The name is text in a workbook`(_ name: String) throws {
    let desk = try Hostile.desk(name)
    #expect(try desk.archive("export", "report", "--year", "2019", "-o", "a.xlsx").status == 0)
    let cell = try desk.python(
      "import openpyxl, json; c = openpyxl.load_workbook('a.xlsx')['report']['B2']; print(json.dumps([c.value, c.data_type]))"
    )
    let found = try #require(try JSONSerialization.jsonObject(with: cell.stdout) as? [String])
    let visible = Hostile.guarded(name).replacing("\r\n", with: "\n").replacing("\u{1B}", with: "␛")
      .replacing("\u{7}", with: "␇")
    #expect(found == [visible, "s"])
  }
}

@Suite struct WorkbookExportTests {
  @Test(.enabled(if: Python.has("openpyxl"), Comment(rawValue: Python.lacks("openpyxl"))))
  func `Types, heads and widths are right`() throws {
    let desk = try Sample.desk()
    _ = try desk.sqlite("archive.db", "UPDATE filing SET title = '0012' WHERE id = 1")
    #expect(try desk.archive("export", "-o", "all.xlsx").status == 0)
    let program = """
      import openpyxl
      book = openpyxl.load_workbook('all.xlsx')
      print(book.sheetnames)
      for sheet in book: print(sheet.freeze_panes, all(c.font.bold for c in sheet[1]), end=' ')
      print()
      cell = lambda c: (c.value, c.data_type, c.number_format)
      print([cell(c) for c in book['report'][2]][:5])
      print([cell(c) for c in book['cell'][2]][:9])
      fee = [row for row in book['cell'].iter_rows() if row[4].value == 'fee' and row[1].value == 2024 and row[0].value == '诸暨市'][0]
      print(cell(fee[6]))
      print([cell(c) for c in book['trend'][3]][8:10])
      print(book['依申请公开'].column_dimensions['D'].width >= 40)
      """
    let run = try desk.python(program)
    #expect(run.status == 0, "\(run.testDescription)")
    let lines = run.outLines
    #expect(lines[0] == "['" + ExportTests.views.joined(separator: "', '") + "']")
    #expect(lines[1] == String(repeating: "A2 True ", count: 12))
    #expect(
      lines[2]
        == "[(1, 'n', '0'), ('示例市', 's', 'General'), (2019, 'n', '0'), ('2019', 's', 'General'), ('0012', 's', 'General')]"
    )
    #expect(
      lines[3]
        == "[('示例市', 's', 'General'), (2019, 'n', '0'), ('2019', 's', 'General'), ('applications', 's', 'General'), "
        + "('new', 's', 'General'), ('natural', 's', 'General'), (190, 'n', '#,##0'), ('件', 's', 'General'), ('number', 's', 'General')]"
    )
    #expect(lines[4].hasPrefix("(") && lines[4].contains("'n'"))
    #expect(lines[6] == "True")
  }

  @Test func `The same archive gives the same bytes, to a file and to a pipe`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("export", "report", "cell", "-o", "a.xlsx").status == 0)
    let piped = try desk.archive("export", "report", "cell", "--format", "xlsx")
    #expect(try desk.read("a.xlsx") == piped.stdout)
  }

  @Test func `A folder that is not there is told`() throws {
    let run = try Sample.desk().archive("export", "report", "-o", "nowhere/a.xlsx")
    #expect(run.status == 2)
    #expect(
      run.errLines.count == 1
        && run.err.contains("cannot be written; check the folder, its permissions and the space left"))
  }
}
