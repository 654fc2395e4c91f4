import Foundation
import Python
import Testing

/// A trend as a workbook, as openpyxl and LibreOffice read it.
@Suite struct WorkbookChartTests {
  private static let lacksReader = Comment(rawValue: Python.lacks("openpyxl"))

  /// 示例市 received 209, 221, 230, 290, nothing known of 2023, 268, 293; documents made 14 and 9, issued 12 and 9.
  @Test(.enabled(if: Python.has("openpyxl"), lacksReader))
  func `years are years, gaps are empty, the chart has its axis from 0`() throws {
    let desk = try Sample.desk()
    let call = ["trend", "--field", "新收", "--field", "disclosure.normative.issued", "--issuer", "示例市"]
    #expect(try desk.archive(call + ["-o", "t.xlsx", "--lang", "zh"]).status == 0)
    let run = try desk.python(
      """
      import openpyxl
      book = openpyxl.load_workbook('t.xlsx')
      print(book.sheetnames)
      sheet = book['图表']
      print([c.value for c in sheet[1]])
      for row in sheet.iter_rows(min_row=2, max_row=8): print([(c.value, c.data_type, c.number_format) if c.value is not None else None for c in row])
      chart = sheet._charts[0]
      print(type(chart).__name__, chart.display_blanks, chart.y_axis.scaling.min, [s.val.numRef.f.split('!')[1] for s in chart.series], [e.idx for e in chart.legend.legendEntry])
      print([(c.value, c.number_format) for c in book['历年趋势'][3]])
      print([c.value for c in book['历年趋势'][6]])
      """)
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(
      run.outLines == [
        "['图表', '历年趋势']",
        "['年份', '本年新收政府信息公开申请数量', '行政规范性文件·本年制发件数 2019–2020', '行政规范性文件·本年制发件数 2021–2025', '≈ 行政规范性文件·本年制发件数 2020–2021']",
        "[(2019, 'n', '0'), (209, 'n', '#,##0'), (14, 'n', '#,##0'), None, None]",
        "[(2020, 'n', '0'), (221, 'n', '#,##0'), (9, 'n', '#,##0'), None, (9, 'n', '#,##0')]",
        "[(2021, 'n', '0'), (230, 'n', '#,##0'), None, (12, 'n', '#,##0'), (12, 'n', '#,##0')]",
        "[(2022, 'n', '0'), (290, 'n', '#,##0'), None, (9, 'n', '#,##0'), None]",
        "[(2023, 'n', '0'), None, None, None, None]",
        "[(2024, 'n', '0'), (268, 'n', '#,##0'), None, (15, 'n', '#,##0'), None]",
        "[(2025, 'n', '0'), (293, 'n', '#,##0'), None, (9, 'n', '#,##0'), None]",
        "LineChart gap 0.0 ['$B$2:$B$8', '$C$2:$C$8', '$D$2:$D$8', '$E$2:$E$8'] [2, 3]",
        "[('示例市', 'General'), ('applications.new.total', 'General'), ('本年新收政府信息公开申请数量', 'General'), ('件', 'General'), "
          + "(2020, '0'), (221, '#,##0'), (2019, '0'), (209, '#,##0'), (12, '#,##0'), (5.741626794258373, 'General'), (1, '0'), (None, 'General')]",
        "['示例市', 'applications.new.total', '本年新收政府信息公开申请数量', '件', 2023, None, 2022, 290, None, None, None, '库中没有本年报告']",
      ], "\(run.testDescription)")
  }

  @Test(.enabled(if: Python.has("openpyxl"), lacksReader), arguments: Hostile.names)
  func `a name is text in a chart, too`(_ name: String) throws {
    let desk = try Hostile.desk(name)
    #expect(try desk.archive("trend", "--field", "新收", "-o", "t.xlsx").status == 0)
    let run = try desk.python(
      """
      import openpyxl, zipfile
      book = openpyxl.load_workbook('t.xlsx')
      print(all(c.data_type != 'f' for sheet in book for row in sheet.iter_rows() for c in row))
      names = [n for n in zipfile.ZipFile('t.xlsx').namelist() if 'charts/chart' in n]
      print(len(names), all(b'<c:tx><c:strRef>' not in zipfile.ZipFile('t.xlsx').read(n) for n in names))
      """)
    #expect(run.outLines == ["True", "1 True"], "\(run.testDescription)")
  }

  @Test func `each unit has a chart of its own, and what cannot be drawn is told`() throws {
    let desk = try Sample.desk()
    let mixed = try desk.archive("trend", "--field", "新收", "--field", "公开率", "-o", "mixed.xlsx")
    #expect(mixed.status == 0 && mixed.err == "")
    let many = try desk.archive("trend", "--field", "主动公开", "-o", "many.xlsx")
    #expect(many.status == 0)
    #expect(many.err.contains("no chart: "))
    #expect(many.err.contains("lines are too many for a chart, 12 at most"), "\(many.testDescription)")
    let parts = try desk.shell("unzip -l mixed.xlsx | grep -c charts/chart")
    #expect(parts.out == "2\n")
  }

  @Test func `every verb writes a workbook where the file is to be one`() throws {
    let desk = try Sample.desk()
    let calls = [
      ["list"], ["coverage"], ["compare", "示例市", "2024", "2025"], ["fields"], ["sql", "SELECT 1"],
    ]
    for call in calls {
      let run = try desk.archive(call + ["-o", "out.xlsx"])
      #expect(run.status == 0 && run.out == "", "\(run.testDescription)")
      #expect(try desk.read("out.xlsx").prefix(4) == Data([0x50, 0x4B, 3, 4]))
    }
    #expect(try desk.archive("list", "-o", "archive.db").status == 64)
    #expect(try desk.archive("list", "-o", "nowhere/a.xlsx").status == 2)
    #expect(try desk.archive("list", "-o", "a.csv").status == 0)
    #expect(try desk.read("a.csv") == desk.archive("list", "--format", "csv").stdout)
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"), "LibreOffice is not installed"))
  func `LibreOffice opens it with the same figures`() throws {
    let desk = try Sample.desk()
    #expect(try desk.archive("trend", "--field", "新收", "--issuer", "示例市", "-o", "t.xlsx").status == 0)
    let run = try desk.shell(
      "soffice -env:UserInstallation=file://$PWD/profile --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 t.xlsx",
      ["HOME": desk.folder.path])
    #expect(run.status == 0, "\(run.testDescription)")
    let lines = Run.lines(String(decoding: try desk.read("t.csv"), as: UTF8.self))
    #expect(
      lines.prefix(8) == [
        "year,received in the year", "2019,209", "2020,221", "2021,230", "2022,290", "2023,", "2024,268",
        "2025,293",
      ], "\(lines)")
  }
}
