import Checks
import Documents
import Forms
import Foundation
import Reports
import Testing

@testable import Store

@Suite struct FilingTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  /// A report with something in every part.
  private func full(_ form: FormCode = .f2021) -> Report {
    var report = sample(
      2024, form,
      ["applications.new.total": "12", "applications.partial.other": "", "appeals.review.total": "?4 2"])
    report.issuer = Issuer("甲市", aliases: ["甲市人民政府"], organCode: "0100")
    report.title = "甲市2024年度报告"
    report.publishedOn = "2025-01-20"
    report.period = Period(from: "2024-01-01", to: nil, sentence: "自2024年1月1日起")
    report.indexNumber = "0100/2025-1"
    report.scope = .aggregate
    report.evidence = ["本年制发件数", "现行有效“件”数"]
    report.cells[1].basis = .parted
    report.cells[2].raw = "0（含0件）"
    report.extras = [
      ExtraCell(
        section: .disclosure, label: "其他文件", column: "2", state: .number, value: Number(86), raw: "86",
        unit: "件",
        place: Place(table: 1, row: 3, column: 2))
    ]
    report.facts = [
      Fact("fee_yuan", value: Number(15050, scale: 2), unit: "元", sentence: "收费150.50元", place: .line(80)),
      Fact("fee_yuan", value: nil, unit: nil, sentence: "未收费", place: .line(81, character: 4)),
    ]
    report.remarks = [
      Remark(
        "R.blank", section: .applications, row: "partial", column: "other", actual: "1",
        message: Wording(en: "one cell is blank", zh: "一个单元格为空白"))
    ]
    report.sections = [TextSection(heading: "总体情况", text: "正文", place: .line(9, page: 2))]
    return report
  }

  @Test func `a report comes back as it went in`() throws {
    let report = full()
    #expect(try archive.add(report) == .new)
    let back = try #require(try archive.report(issuer: "甲市", year: 2024))
    #expect(back.issuer == report.issuer)
    #expect(back.form == report.form && back.evidence == report.evidence && back.title == report.title)
    #expect(back.publishedOn == report.publishedOn && back.period == report.period)
    #expect(back.indexNumber == report.indexNumber && back.scope == report.scope)
    #expect(back.extras == report.extras && back.facts == report.facts)
    #expect(back.remarks == report.remarks && back.sections == report.sections)
    #expect(back.cells.map(\.key) == report.cells.map(\.key))
    #expect(back.cells.map(\.unit).prefix(3) == ["件", "件", "件"])
    let unitless = back.cells.map { cell in
      var cell = cell
      cell.unit = nil
      return cell
    }
    #expect(unitless == report.cells)
  }

  @Test func `an annex comes back in its printed order`() throws {
    let report = annexed(2014, [("丙数", "1"), ("甲数", "2.50"), ("乙数", "/")])
    try archive.add(report)
    #expect(try archive.report(issuer: "甲市", year: 2014)?.cells == report.cells)
  }

  @Test func `the same file is the same report`() throws {
    #expect(try archive.add(sample(2024), bytes: "a") == .new)
    #expect(try archive.add(sample(2024), bytes: "a") == .unchanged)
    #expect(try archive.rows("SELECT count(*) FROM filing_source") == ["0"])
    #expect(try archive.rows("SELECT count(*) FROM source") == ["1"])
  }

  @Test func `another file with the same cells is a further source`() throws {
    try archive.add(sample(2024), bytes: "a")
    var moved = sample(2024)
    for index in moved.cells.indices { moved.cells[index].place = Place(table: 1, row: index + 1, column: 2) }
    #expect(try archive.add(moved, bytes: "b") == .unchanged)
    #expect(try archive.add(moved, bytes: "b") == .unchanged)
    #expect(try archive.rows("SELECT count(*), count(DISTINCT source_id) FROM filing_source") == ["1|1"])
    #expect(try archive.rows("SELECT count(*) FROM sqlar") == ["2"])
    #expect(try archive.rows("SELECT revision FROM filing") == ["1"])
  }

  @Test func `other cells make a revision, and the difference is told`() throws {
    try archive.add(
      sample(2024, .f2021, ["applications.new.total": "12", "applications.partial.total": nil]))
    let newer = sample(
      2024, .f2021,
      ["applications.new.total": "", "applications.granted.total": "3", "appeals.review.total": nil])
    let outcome = try archive.add(newer)
    func reading(_ text: String) -> CellReading {
      CellReading(state: text.isEmpty ? .blank : .number, value: Number(text), unit: "件")
    }
    #expect(
      outcome
        == .revised(differences: [
          CellDifference(key: CellKey(.applications, "new", "total"), old: reading("12"), new: reading("")),
          CellDifference(
            key: CellKey(.applications, "granted", "total"), old: reading("0"), new: reading("3")),
          CellDifference(key: CellKey(.applications, "partial", "total"), old: nil, new: reading("0")),
          CellDifference(key: CellKey(.appeals, "review", "total"), old: reading("0"), new: nil),
        ]))
    #expect(try archive.rows("SELECT revision, is_current FROM filing ORDER BY id") == ["1|0", "2|1"])
  }

  @Test func `a file of an older revision changes nothing until it comes again`() throws {
    let older = sample(2024, .f2021, ["applications.new.total": "1"])
    let newer = sample(2024, .f2021, ["applications.new.total": "2"])
    try archive.add(older, bytes: "a")
    try archive.add(newer, bytes: "b")
    #expect(try archive.add(older, bytes: "a") == .older(revision: 1, current: 2))
    #expect(try figure() == ["2|2"])
    let again = try archive.file(older, from: sourceFile("a"), importedAt: noon, again: true, check: noCheck)
    #expect(
      again
        == .revised(differences: [
          CellDifference(
            key: CellKey(.applications, "new", "total"),
            old: CellReading(state: .number, value: Number(2), unit: "件"),
            new: CellReading(state: .number, value: Number(1), unit: "件"))
        ]))
    #expect(try figure() == ["3|1"])
    #expect(try archive.add(older, bytes: "a") == .unchanged)
    #expect(try archive.add(newer, bytes: "b") == .older(revision: 2, current: 3))
  }

  private func figure() throws -> [String] {
    try archive.rows(
      "SELECT r.revision, c.value FROM report r JOIN cell c USING (report_id) WHERE c.row = 'new' AND c.col = 'total'"
    )
  }

  @Test func `rows outside the form or another form make a revision too`() throws {
    try archive.add(sample(2024))
    var extended = sample(2024)
    extended.extras = full().extras
    #expect(try archive.add(extended, bytes: "b") == .revised(differences: []))
    var annex = annexed(2013, [("甲数", "1")])
    try archive.add(annex)
    annex.form = .f2008
    #expect(try archive.add(annex, bytes: "c") == .revised(differences: []))
  }

  @Test func `what would become of a report is told without writing`() throws {
    let file = sourceFile("a")
    #expect(try archive.outcome(of: sample(2024), from: file) == .new)
    #expect(try archive.counts() == Holdings(reports: 0, cells: 0, findings: 0))
    #expect(try archive.issuers() == [])
    try archive.add(sample(2024), bytes: "a")
    #expect(try archive.outcome(of: sample(2024), from: file) == .unchanged)
    let reader = try ArchiveStore.open(archive.path, for: .reading)
    #expect(
      try reader.outcome(of: sample(2024, .f2021, ["applications.new.total": "1"]), from: sourceFile("b"))
        == .revised(differences: [
          CellDifference(
            key: CellKey(.applications, "new", "total"),
            old: CellReading(state: .number, value: Number(0), unit: "件"),
            new: CellReading(state: .number, value: Number(1), unit: "件"))
        ]))
    #expect(try archive.counts().reports == 1)
  }

  @Test(arguments: [
    ("applications.new.total", "1.5"), ("appeals.review.total", "0.5"),
    ("applications.no_such_row.total", "1"),
    ("disclosure.fee.no_such_column", "1"), ("annex.甲数.monthly", "1"),
  ])
  func `what no table can hold exactly is refused as a whole`(code: String, text: String) throws {
    let parts = code.split(separator: ".").map(String.init)
    let key = CellKey(try #require(Section(rawValue: parts[0])), parts[1], parts[2])
    var report = sample(2024)
    report.cells = report.cells.filter { $0.key != key } + [cell(key, text, at: .line(1))]
    #expect(throws: StoreError.cell(key, value: text)) { try archive.add(report) }
    #expect(try archive.counts().reports == 0)
    #expect(try archive.rows("SELECT count(*) FROM issuer") == ["0"])
  }

  @Test func `a report of nobody or of no year is refused`() throws {
    #expect(throws: StoreError.refused(detail: "CHECK constraint failed: name <> ''")) {
      try archive.add(sample(2024, .f2021, [:], issuer: ""))
    }
    #expect(throws: StoreError.refused(detail: "CHECK constraint failed: year BETWEEN 1900 AND 2999")) {
      try archive.add(sample(20_240))
    }
    #expect(try archive.issuers() == [])
  }

  @Test func `a NUL in a text cuts nothing off`() throws {
    var report = sample(2024)
    report.cells[0].state = .unreadable
    report.cells[0].value = nil
    report.cells[0].raw = "1\u{0}2"
    try archive.add(report)
    #expect(try archive.report(issuer: "甲市", year: 2024)?.cells.first?.raw == "1\u{FFFD}2")
    try archive.add(annexed(2014, [("申请", "1"), ("申请\u{0}数", "2")], issuer: "甲市\u{0}"))
    #expect(
      try archive.rows("SELECT issuer, row, value FROM cell WHERE year = 2014")
        == ["甲市\u{FFFD}|申请|1", "甲市\u{FFFD}|申请\u{FFFD}数|2"])
  }

  @Test func `a number without its value and a value without its number are refused`() throws {
    for (state, value) in [(CellState.number, nil), (.blank, Number(0))] as [(CellState, Number?)] {
      var report = sample(2024)
      report.cells[0].state = state
      report.cells[0].value = value
      #expect(throws: StoreError.cell(report.cells[0].key, value: "0")) { try archive.add(report) }
    }
  }

  @Test func `two readings of one cell are refused, the same twice is one`() throws {
    var report = sample(2024)
    report.cells.append(report.cells[0])
    #expect(try archive.add(report, bytes: "a") == .new)
    #expect(try archive.counts().cells == 200)
    report.cells[200].value = Number(7)
    #expect(throws: StoreError.twoReadings(report.cells[0].key)) { try archive.add(report, bytes: "b") }
  }

  @Test func `a report without cells is kept, and its year is no gap`() throws {
    try archive.add(Report(issuer: Issuer("甲市"), year: 2014, form: .f2014))
    #expect(try archive.filings(issuer: "甲市") == [Filing(issuer: "甲市", year: 2014, form: .f2014)])
    #expect(try archive.reports().map(\.cells) == [[:]])
  }

  @Test func `lists tell cells by state and findings by severity`() throws {
    try archive.add(full())
    try archive.add(sample(2023, .f2021, [:], issuer: "乙市"))
    let summaries = try archive.reports(issuer: "甲市人民政府")
    #expect(
      summaries == [
        ReportSummary(
          issuer: "甲市", year: 2024, form: .f2021, revision: 1, title: "甲市2024年度报告", publishedOn: "2025-01-20",
          source: "甲市2024.txt", cells: [.number: 198, .blank: 1, .unreadable: 1], findings: [.info: 1])
      ])
    #expect(try archive.reports().map(\.issuer) == ["乙市", "甲市"])
    #expect(try archive.reports(year: 2023).map(\.issuer) == ["乙市"])
    #expect(try archive.reports(issuer: "丙市") == [])
    #expect(try archive.counts() == Holdings(reports: 2, cells: 400, findings: 1))
  }
}
