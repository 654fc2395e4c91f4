import Forms
import GRDB
import Reports
import Testing

@testable import Store

@Suite struct SeriesTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  @Test(
    arguments: [
      (["6", "0"], "7|number"), (["6", ""], "|blank"), (["6", "/"], "|na"), (["/", ""], "|blank"),
      (["6", nil], "|missing"), (["", nil], "|missing"), (["?", nil], "|unreadable"),
      (["?", ""], "|unreadable"),
    ] as [([String?], String)])
  func `a sum has a value only where every member is a number`(members: [String?], line: String) throws {
    try archive.add(
      sample(
        2024, .f2021,
        [
          "applications.unavailable_not_held.total": "1", "applications.unavailable_create.total": members[0],
          "applications.unavailable_unclear.total": members[1],
        ]))
    #expect(
      try archive.rows("SELECT value, state FROM series WHERE field = 'group.unavailable.total'") == [line])
    try expectAgreement()
  }

  /// What the program reads cell by cell is what the view gives to users, for every field.
  private func expectAgreement() throws {
    let (fields, rows) = try archive.read { db in
      (
        try String.fetchAll(db, sql: "SELECT code FROM field UNION SELECT field FROM annex_item"),
        try Row.fetchAll(db, sql: "SELECT issuer, field, year, form, state, unit, value FROM series")
      )
    }
    let told = rows.map { row in
      let value: Double? = row["value"]
      return
        "\(row["issuer"] as String) \(row["field"] as String) \(row["year"] as Int) \(row["form"] as String) "
        + "\(row["state"] as String) \(row["unit"] as String? ?? "-") \(value.map { "\($0)" } ?? "-")"
    }
    let read = try archive.observations(fields: fields).map { one in
      let value = one.ratio?.double ?? one.value?.double
      return "\(one.issuer) \(one.field) \(one.year) \(one.form.rawValue) "
        + "\(one.state) \(one.unit ?? "-") \(value.map { "\($0)" } ?? "-")"
    }
    #expect(read.sorted() == told.sorted())
  }

  @Test func `a field without any of its cells has no row`() throws {
    try archive.add(sample(2024, .f2021, ["applications.new.total": nil]))
    #expect(try archive.rows("SELECT value FROM series WHERE field = 'applications.new.total'") == [])
  }

  @Test func `decimals of different length add up exactly`() throws {
    try archive.add(annexed(2016, [("属于已主动公开范围数", "1.1"), ("同意公开答复数", "2.25")]))
    #expect(
      try archive.rows("SELECT value FROM series WHERE field = 'applications.granted.total'") == ["3.35"])
    try expectAgreement()
  }

  @Test func `two annex rows that claim one concept give no value`() throws {
    try archive.add(annexed(2016, [("申请总数", "12"), ("收到申请数", "13")]))
    #expect(
      try archive.rows("SELECT value, state FROM series WHERE field = 'applications.new.total'") == [
        "|unreadable"
      ])
    try expectAgreement()
  }

  @Test func `a cumulative figure enters no series`() throws {
    var report = annexed(2013, [], form: .f2008)
    report.cells = [cell(CellKey(.annex, "申请总数", "cumulative"), "900", at: .line(1))]
    try archive.add(report)
    #expect(try archive.rows("SELECT * FROM series") == [])
    try expectAgreement()
  }

  @Test func `observations come by field, issuer and year, exact to the digit`() throws {
    try archive.add(sample(2022, .f2021, ["disclosure.fee.amount_wan": "20152.54"]))
    try archive.add(sample(2023, .f2021, ["disclosure.fee.amount_wan": "59237.2440"]))
    try archive.add(sample(2023, .f2021, ["disclosure.fee.amount_wan": ""], issuer: "乙市"))
    let fee = "disclosure.fee.amount_wan"
    #expect(
      try archive.observations(fields: ["group.suits.total", fee], issuers: ["甲市"], years: 2023...2024)
        == [
          Observation(
            issuer: "甲市", field: "group.suits.total", year: 2023, form: .f2021, value: Number(0),
            state: "number", unit: "件"),
          Observation(
            issuer: "甲市", field: fee, year: 2023, form: .f2021, value: Number(592_372_440, scale: 4),
            state: "number", unit: "万元"),
        ])
    let all = try archive.observations(fields: [fee])
    #expect(all.map(\.issuer) == ["乙市", "甲市", "甲市"])
    #expect(all.map { $0.value?.description } == [nil, "20152.54", "59237.2440"])
    #expect(all.first?.state == "blank")
    #expect(try archive.observations(fields: [fee], issuers: []) == [])
    #expect(try archive.observations(fields: ["no.such.field"]) == [])
  }

  @Test func `the fields of the archive come with their years`() throws {
    try archive.add(annexed(2014, [("收到申请数", "15")]))
    try archive.add(sample(2020, .f2019))
    try archive.add(sample(2022, .f2021))
    let present = try archive.fieldsPresent()
    #expect(present["applications.new.total"] == [2014, 2020, 2022])
    #expect(present["annex.收到申请数.year"] == [2014])
    #expect(present["disclosure.normative.issued"] == [2020, 2022])
    #expect(present["applications.other_all.total"] == [2020])
    #expect(present["appeals.review.total"] == [2020, 2022])
    let fromSeries = try archive.rows("SELECT DISTINCT field || year FROM series ORDER BY 1")
    #expect(present.flatMap { field, years in years.map { "\(field)\($0)" } }.sorted() == fromSeries.sorted())
  }

  @Test func `every field of the catalogue that a form has is in its series`() throws {
    try archive.add(sample(2022, .f2021))
    let expected = FieldCatalogue.all.filter { $0.terms[.f2021] != nil }.map(\.code).sorted()
    #expect(try archive.rows("SELECT field FROM series ORDER BY field") == expected)
    // Every cell is 0, so that no ratio has a denominator.
    #expect(
      try archive.rows("SELECT DISTINCT state FROM series WHERE field NOT LIKE 'ratio.%'") == ["number"])
    #expect(
      try archive.rows("SELECT DISTINCT state FROM series WHERE field LIKE 'ratio.%'") == ["zero_base"])
  }
}
