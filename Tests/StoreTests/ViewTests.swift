import Documents
import Forms
import Reports
import Testing

@testable import Store

@Suite struct ViewTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  @Test(arguments: [
    ("report", "report_id|issuer|year|form|title|published_on|scope|source|sha256|imported_at|revision"),
    ("cell", "issuer|year|form|section|row|col|value|unit|state|basis|raw|source|place|report_id"),
    ("extra", "issuer|year|section|label|col|value|unit|state|raw|source|place|report_id"),
    ("fact", "issuer|year|fact|value|unit|sentence|source|place|report_id"),
    ("finding", "issuer|year|rule|severity|section|row|col|expected|actual|message|report_id"),
    ("series", "issuer|field|label|unit|year|value|form|state"),
    ("trend", "issuer|field|label|unit|year|value|previous_year|previous|change|change_pct|comparable|note"),
    ("依申请公开", "机构|年份|类别|事项|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"),
    ("主动公开", "机构|年份|事项|指标|数值|单位"),
    ("复议诉讼", "机构|年份|途径|结果维持|结果纠正|其他结果|尚未审结|总计"),
    ("趋势", "机构|年份|指标|单位|数值|上年|增减|增幅|可比|说明"),
    ("核对结果", "机构|年份|规则|级别|事项|列|应为|实为|说明"),
  ])
  func `a view has the columns of the contract in that order`(view: String, columns: String) throws {
    let names = try archive.rows("SELECT group_concat(name, '|') FROM pragma_table_info('\(view)')")
    #expect((names.first ?? "").hasPrefix(columns))
  }

  @Test(
    arguments: [
      ("applications.new.total", "12", "12|件|number|12"),
      ("applications.new.total", "", "|件|blank|"),
      ("applications.new.total", "/", "|件|na|/"),
      ("applications.new.total", "?1 2", "|件|unreadable|?1 2"),
      ("disclosure.fee.amount_wan", "20152.54", "20152.54|万元|number|20152.54"),
      ("disclosure.fee.amount_wan", "59237.2440", "59237.244|万元|number|59237.2440"),
      ("disclosure.fee.amount_wan", "0.092", "0.092|万元|number|0.092"),
      ("disclosure.fee.amount_wan", "999999999999.999", "999999999999.999|万元|number|999999999999.999"),
    ] as [(String, String, String)])
  func `a cell shows value, unit, state and printed text`(key: String, text: String, line: String) throws {
    try archive.add(sample(2024, .f2021, [key: text]))
    let parts = key.split(separator: ".")
    let sql = """
      SELECT value, unit, state, raw FROM cell
      WHERE section = '\(parts[0])' AND row = '\(parts[1])' AND col = '\(parts[2])'
      """
    #expect(try archive.rows(sql) == [line])
  }

  @Test(arguments: [
    Place.line(57), .line(12, character: 845), Place(table: 3, row: 12, column: 4), Place(table: 3, row: 12),
    Place(page: 5, table: 1, row: 2, column: 3), .line(7, page: 2),
  ])
  func `a place reads as Place describes itself`(place: Place) throws {
    var report = sample(2024)
    report.cells = [cell(CellKey(.applications, "new", "total"), "1", at: place)]
    report.extras = [
      ExtraCell(
        section: .disclosure, label: "行政检查", column: "1", state: .blank, value: nil, raw: "", place: place)
    ]
    report.facts = [Fact("received", value: Number(3), unit: "件", sentence: "收到三件", place: place)]
    try archive.add(report)
    for view in ["cell", "extra", "fact"] {
      #expect(try archive.rows("SELECT place FROM \(view)") == [place.description])
    }
  }

  @Test func `a cell comes with its report and its file`() throws {
    try archive.add(sample(2024, .f2021, ["appeals.review.total": "42"]))
    #expect(
      try archive.rows("SELECT * FROM cell WHERE value = 42").map {
        $0.split(separator: "|").prefix(13).joined(separator: "|")
      }
        == ["甲市|2024|2021|appeals|review|total|42|件|number|printed|42|甲市2024.txt|line 190"])
  }

  @Test func `the cells of both forms are counted once each`() throws {
    try archive.add(sample(2020, .f2019))
    try archive.add(sample(2021, .f2021))
    #expect(try archive.rows("SELECT form, count(*) FROM cell GROUP BY form") == ["2019|198", "2021|200"])
  }

  @Test func `an annex row stands under its printed label`() throws {
    var report = annexed(2014, [("收到申请数", "15")])
    report.cells.append(cell(CellKey(.annex, "收到申请数", "cumulative"), "120", at: .line(3), unit: "条"))
    try archive.add(report)
    #expect(
      try archive.rows("SELECT section, row, col, value, unit FROM cell ORDER BY value")
        == ["annex|收到申请数|year|15|条", "annex|收到申请数|cumulative|120|条"])
    #expect(
      try archive.rows("SELECT field, value FROM series ORDER BY field")
        == ["annex.收到申请数.year|15", "applications.new.total|15"])
  }

  @Test func `table 三 reads in the words of the form`() throws {
    try archive.add(
      sample(
        2024, .f2021,
        [
          "applications.new.natural": "7", "applications.new.business": "", "applications.new.total": "9",
          "applications.denied_secret.total": "2", "applications.other_misc.other": "/",
        ]))
    let rows = try archive.rows("SELECT * FROM 依申请公开 WHERE 机构 = '甲市' AND 年份 = 2024")
    #expect(rows.count == 25)
    #expect(rows.first == "甲市|2024||本年新收政府信息公开申请数量|7||0|0|0|0|9")
    #expect(rows.dropFirst(4).first == "甲市|2024|不予公开|属于国家秘密|0|0|0|0|0|0|2")
    #expect(rows.dropFirst(22).first == "甲市|2024|其他处理|其他|0|0|0|0|0||0")
    #expect(rows.dropFirst(23).first == "甲市|2024||总计|0|0|0|0|0|0|0")
    #expect(rows.last == "甲市|2024||结转下年度继续办理|0|0|0|0|0|0|0")
  }

  @Test func `table 三 of form 2019 has its one row for other disposal`() throws {
    try archive.add(sample(2020, .f2019, ["applications.other_all.total": "3"]))
    let rows = try archive.rows("SELECT 类别, 事项, 总计 FROM 依申请公开")
    #expect(rows.count == 23)
    #expect(rows.dropFirst(20) == ["本年度办理结果|其他处理|3", "|总计|0", "|结转下年度继续办理|0"])
  }

  @Test(arguments: [
    (FormCode.f2021, "disclosure.normative.issued", "行政规范性文件|本年制发件数|4|件"),
    (.f2021, "disclosure.penalty.decisions", "行政处罚|本年处理决定数量|4|件"),
    (.f2021, "disclosure.fee.amount_wan", "行政事业性收费|本年收费金额（单位：万元）|4|万元"),
    (.f2019, "disclosure.normative.made", "规范性文件|本年新制作数量|4|件"),
    (.f2019, "disclosure.penalty.decisions", "行政处罚|处理决定数量|4|件"),
    (.f2019, "disclosure.fee.change", "行政事业性收费|本年增/减|4|项"),
    (.f2019, "disclosure.procurement.amount_yuan", "政府集中采购|采购总金额|4|"),
  ])
  func `table 二 reads in the words of its own form`(form: FormCode, key: String, line: String) throws {
    try archive.add(sample(2021, form, [key: "4"]))
    #expect(try archive.rows("SELECT 事项, 指标, 数值, 单位 FROM 主动公开 WHERE 数值 = 4") == [line])
  }

  @Test func `table 四 has a row for each way`() throws {
    try archive.add(
      sample(
        2024, .f2021,
        ["appeals.suit_direct.pending": "5", "appeals.suit_direct.total": "6", "appeals.review.upheld": ""]))
    #expect(
      try archive.rows("SELECT * FROM 复议诉讼")
        == [
          "甲市|2024|行政复议||0|0|0|0", "甲市|2024|未经复议直接起诉|0|0|0|5|6", "甲市|2024|复议后起诉|0|0|0|0|0",
        ])
  }

  @Test func `only the current revision is seen`() throws {
    try archive.add(sample(2024, .f2021, ["applications.new.total": "5"]))
    try archive.add(sample(2024, .f2021, ["applications.new.total": "6"]))
    #expect(try archive.rows("SELECT count(*), max(revision) FROM report") == ["1|2"])
    #expect(try archive.rows("SELECT value FROM cell WHERE row = 'new' AND col = 'total'") == ["6"])
    #expect(try archive.rows("SELECT value FROM series WHERE field = 'applications.new.total'") == ["6"])
  }
}
