import Forms
import Reports
import Testing

@testable import Store

@Suite struct TrendViewTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  private func trend(_ field: String) throws -> [String] {
    let columns = "year, value, previous_year, previous, change, change_pct, comparable, note"
    return try archive.rows(
      "SELECT \(columns) FROM trend WHERE field = '\(field)' AND issuer = '甲市' ORDER BY year")
  }

  private func 趋势(_ field: String) throws -> [String] {
    let columns = "年份, 数值, 上年, 增减, 增幅, 可比, 说明"
    return try archive.rows("SELECT \(columns) FROM 趋势 WHERE 代码 = '\(field)' AND 机构 = '甲市' ORDER BY 年份")
  }

  private func add(_ year: Int, _ form: FormCode, _ figures: [String: String?]) throws {
    try archive.add(sample(year, form, figures))
  }

  @Test func `a year stands beside the year before`() throws {
    try add(2022, .f2021, ["applications.new.total": "40"])
    try add(2023, .f2021, ["applications.new.total": "50"])
    #expect(
      try trend("applications.new.total")
        == ["2022|40||||||first year in the archive", "2023|50|2022|40|10|25.0|1|"])
    #expect(
      try 趋势("applications.new.total") == ["2022|40|||||档案中的第一年", "2023|50|40|10|25.0|1|"])
  }

  @Test func `a missing year is a gap`() throws {
    try add(2020, .f2019, ["applications.new.total": "40"])
    try add(2022, .f2021, ["applications.new.total": "50"])
    #expect(try trend("applications.new.total").last == "2022|50|||||0|no report for 2021")
    #expect(try 趋势("applications.new.total").last == "2022|50||||0|没有2021年的报告")
  }

  @Test(arguments: [
    ("0", "50", "2023|50|2022|0|50||1|previous is 0", "2023|50|0|50||1|上年为0"),
    ("", "50", "2023|50|2022||||1|previous is blank", "2023|50||||1|上年为空白"),
    ("/", "50", "2023|50|2022||||1|previous is na", "2023|50||||1|上年不适用"),
    ("?5", "50", "2023|50|2022||||1|previous is unreadable", "2023|50||||1|上年无法辨认"),
    ("50", "", "2023||2022|50|||1|value is blank", "2023||50|||1|本年为空白"),
    ("0", "", "2023||2022|0|||1|value is blank", "2023||0|||1|本年为空白"),
    ("50", "0", "2023|0|2022|50|-50|-100.0|1|", "2023|0|50|-50|-100.0|1|"),
    ("50", "50", "2023|50|2022|50|0|0.0|1|", "2023|50|50|0|0.0|1|"),
  ])
  func `a change needs two numbers and a percentage a base`(
    before: String, now: String, english: String, chinese: String
  ) throws {
    try add(2022, .f2021, ["applications.new.total": before])
    try add(2023, .f2021, ["applications.new.total": now])
    #expect(try trend("applications.new.total").last == english)
    #expect(try 趋势("applications.new.total").last == chinese)
  }

  @Test func `a base below zero gives a change but no percentage`() throws {
    try add(2019, .f2019, ["disclosure.licence.change": "-4"])
    try add(2020, .f2019, ["disclosure.licence.change": "6"])
    #expect(try trend("disclosure.licence.change").last == "2020|6|2019|-4|10||1|previous is negative")
  }

  @Test func `decimals change exactly`() throws {
    try add(2022, .f2021, ["disclosure.fee.amount_wan": "1.1"])
    try add(2023, .f2021, ["disclosure.fee.amount_wan": "3.32"])
    #expect(try trend("disclosure.fee.amount_wan").last?.hasPrefix("2023|3.32|2022|1.1|2.22|201.8") == true)
  }

  @Test func `a broken joint is told and never bridged`() throws {
    try add(2020, .f2019, ["disclosure.normative.public_total": "368"])
    try add(2021, .f2021, ["disclosure.normative.effective": "189"])
    let note = "对外公开总数量 (all ever disclosed) became 现行有效件数 (in force) in 2021"
    #expect(try trend("disclosure.normative.effective") == ["2021|189|2020||||0|\(note)"])
    #expect(
      try 趋势("disclosure.normative.effective") == ["2021|189||||0|2021年起由对外公开总数量改为现行有效件数，口径不同"])
  }

  @Test func `a joint with a footnote is bridged and says so`() throws {
    try add(2020, .f2019, ["disclosure.normative.made": "10"])
    try add(2021, .f2021, ["disclosure.normative.issued": "12"])
    #expect(
      try trend("disclosure.normative.issued")
        == [
          "2020|10||||||first year in the archive",
          "2021|12|2020|10|2|20.0|1|本年新制作数量 became 本年制发件数 in 2021",
        ])
  }

  @Test func `a footnote and a base of zero are both told`() throws {
    try add(2020, .f2019, ["disclosure.normative.made": "0"])
    try add(2021, .f2021, ["disclosure.normative.issued": "12"])
    #expect(
      try trend("disclosure.normative.issued").last
        == "2021|12|2020|0|12||1|本年新制作数量 became 本年制发件数 in 2021; previous is 0")
    #expect(
      try 趋势("disclosure.normative.issued").last
        == "2021|12|0|12||1|2021年起由本年新制作数量改为本年制发件数；上年为0")
  }

  @Test func `an obsolete form in between keeps the joint of the forms, not of the years`() throws {
    try add(2022, .f2019, ["applications.other_all.total": "3"])
    try add(
      2023, .f2021,
      [
        "applications.other_no_correction.total": "1", "applications.other_unpaid.total": "2",
        "applications.other_misc.total": "3",
      ])
    #expect(try trend("group.other.total").last == "2023|6|2022|3|3|100.0|1|")
    #expect(
      try trend("applications.other_misc.total")
        == ["2023|3|2022||||0|one row until 2021; see group.other.total"])
  }

  @Test func `concepts go on from an annex into the national form`() throws {
    try archive.add(
      annexed(2018, [("属于已主动公开范围数", "4"), ("同意公开答复数", "6"), ("行政诉讼数量", "2")]))
    try add(
      2019, .f2019,
      [
        "applications.granted.total": "15", "appeals.suit_direct.total": "1",
        "appeals.suit_after_review.total": "2",
      ])
    #expect(
      try trend("applications.granted.total")
        == ["2018|10||||||first year in the archive", "2019|15|2018|10|5|50.0|1|counted by case since 2019"])
    #expect(
      try trend("group.suits.total")
        == ["2018|2||||||first year in the archive", "2019|3|2018|2|1|50.0|1|since 2019 with pending cases"])
    #expect(
      try trend("applications.new.total") == [
        "2019|0|2018||||1|"
          + "before 2019 cases carried in may be counted as received; previous is missing"
      ])
  }

  @Test func `annex rows of two forms are not compared`() throws {
    try archive.add(annexed(2013, [("网上申请数", "4")], form: .f2008))
    try archive.add(annexed(2014, [("网上申请数", "8")], form: .f2014))
    try archive.add(annexed(2015, [("网上申请数", "9")], form: .f2014))
    #expect(
      try trend("annex.网上申请数.year")
        == [
          "2013|4||||||first year in the archive",
          "2014|8|2013|4|||0|forms 2008 and 2014 define their rows apart",
          "2015|9|2014|8|1|12.5|1|",
        ])
  }

  @Test func `money in another unit is not compared`() throws {
    var before = sample(2019, .f2019)
    var after = sample(2020, .f2019)
    let key = CellKey(.disclosure, "procurement", "amount_yuan")
    before.cells = [cell(key, "477.35", at: .line(1), unit: "万元")]
    after.cells = [cell(key, "251000", at: .line(1), unit: "元")]
    try archive.add(before)
    try archive.add(after)
    #expect(try trend(key.code).last == "2020|251000|2019|477.35|||0|units differ: 万元, 元")
    #expect(try 趋势(key.code).last == "2020|251000|477.35|||0|单位不同：万元，元")
    #expect(
      try archive.rows("SELECT year, unit FROM series WHERE field = '\(key.code)'") == ["2019|万元", "2020|元"])
  }

  @Test func `each issuer has its own years`() throws {
    try archive.add(sample(2022, .f2021, ["applications.new.total": "40"], issuer: "乙市"))
    try add(2023, .f2021, ["applications.new.total": "50"])
    #expect(try trend("applications.new.total") == ["2023|50||||||first year in the archive"])
  }

  @Test(arguments: [
    ("trend", "field = 'applications.new.total' AND issuer = '甲市'"),
    ("trend", "field = 'group.denied.total' AND issuer = '甲市' AND year = 2023"),
    ("trend", "field = 'applications.granted.total'"),
    ("趋势", "代码 = 'applications.new.total' AND 机构 = '甲市'"),
    ("series", "field IN ('applications.new.total', 'group.suits.total') AND issuer IN ('甲市', '乙市')"),
    ("series", "field = 'annex.收到申请数.year'"),
    ("cell", "section = 'applications' AND row = 'new' AND col = 'total' AND issuer = '甲市'"),
    ("cell", "row = 'new' AND col = 'total'"),
    ("依申请公开", "机构 = '甲市' AND 年份 = 2023"),
    ("主动公开", "机构 = '甲市'"),
    ("复议诉讼", "机构 = '甲市'"),
  ])
  func `a query reaches the figures through their keys`(view: String, condition: String) throws {
    for isFilled in [false, true] {
      for year in 2015..<2024 where isFilled { try add(year, .f2021, [:]) }
      let plan = try archive.rows("EXPLAIN QUERY PLAN SELECT * FROM \(view) WHERE \(condition)")
      #expect(!plan.isEmpty)
      #expect(plan.filter(isScanOfFigures) == [])
    }
  }

  /// `ac`, `dc`, `pc` and `xc` are the names of the four tables of figures in all views.
  private func isScanOfFigures(_ step: String) -> Bool {
    ["SCAN ac", "SCAN dc", "SCAN pc", "SCAN xc"].contains { step.contains($0) }
  }
}
