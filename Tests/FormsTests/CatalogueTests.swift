import Testing

@testable import Forms

@Suite struct CatalogueTests {
  /// domain.md §1 and §2: 10 + 175 + 15 cells in 2021; in 2019 22, 23 rows of 7, and 15.
  @Test(arguments: [
    (FormCode.f2019, Section.disclosure, 22), (.f2019, .applications, 161), (.f2019, .appeals, 15),
    (.f2021, .disclosure, 10), (.f2021, .applications, 175), (.f2021, .appeals, 15),
  ])
  func `a table has its number of cells`(form: FormCode, section: Section, count: Int) {
    #expect(Form.of(form).table(section)?.keys.count == count)
  }

  @Test(arguments: [(FormCode.f2008, 0), (.f2014, 0), (.f2019, 198), (.f2021, 200)])
  func `a form has its number of cells`(form: FormCode, count: Int) {
    #expect(Form.of(form).keys.count == count)
    #expect(Set(Form.of(form).keys).count == count)
  }

  @Test func `codes are unique`() {
    let codes = FieldCatalogue.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(Set(codes.map { Fold.key($0) }).count == codes.count)
    for table in FormCode.national.flatMap({ Form.of($0).tables }) {
      #expect(Set(table.rows.map(\.code)).count == table.rows.count)
      #expect(Set(table.columns.map(\.code)).count == table.columns.count)
    }
  }

  @Test func `a field made by itself is the one of the list, and nothing else is a field`() {
    for field in FieldCatalogue.all {
      let alone = FieldCatalogue.field(field.code)
      #expect(alone?.code == field.code && alone?.label == field.label && alone?.unit == field.unit)
      #expect(alone?.terms == field.terms && alone?.joints == field.joints)
      #expect(alone?.division?.by == field.division?.by && alone?.division?.per == field.division?.per)
    }
    for code in [
      "", ".", "..", "ratio", "ratio.", "ratio.x", "applications.new", "applications.new.x",
      "applications.x.total",
      "group.results.total", "group.x.total", "group.suits.x", "disclosure.fee.decisions", "appeals.review.x",
      "appeals.x.total",
      "annex.x.year", "applications.new.total.", "Applications.new.total",
    ] { #expect(FieldCatalogue.field(code) == nil, "\(code)") }
  }

  @Test(arguments: FormCode.national)
  func `every identity names existing cells`(form: FormCode) throws {
    let identities = Identity.of(Form.of(form))
    #expect(identities.map(\.rule) == ["T3.A", "T3.B", "T3.C", "T4.A"])
    for identity in identities {
      let table = try #require(Form.of(form).table(identity.section))
      for code in identity.left + identity.right {
        let exists = identity.over == .rows ? table.row(code) != nil : table.column(code) != nil
        #expect(exists, "\(identity.rule) \(code)")
      }
      #expect(Rule.of(identity.rule) != nil)
    }
  }

  @Test(arguments: [FormCode.f2008, .f2014])
  func `forms of local annexes guarantee no sums`(form: FormCode) {
    #expect(Identity.of(Form.of(form)).isEmpty)
  }

  /// domain.md §1.2: 25 rows less 一, 二, （七） and 四; form 2019 has one row for three.
  @Test(arguments: [(FormCode.f2019, 19), (.f2021, 21)])
  func `the outcomes of T3.B are all rows but intake, total and carry-over`(form: FormCode, count: Int) {
    #expect(Identity.of(Form.of(form)).first { $0.rule == "T3.B" }?.left.count == count)
  }

  @Test func `the terms of every field stand in the form`() {
    let concepts = Set(AnnexConcept.all.map(\.code))
    for field in FieldCatalogue.all {
      #expect(field.joints.count == FormCode.allCases.count - 1)
      #expect(!field.terms.isEmpty)
      for (form, keys) in field.terms {
        let cells = Set(Form.of(form).keys)
        #expect(!keys.isEmpty)
        for key in keys {
          let exists = key.section == .annex ? concepts.contains(key.row) : cells.contains(key)
          #expect(exists, "\(field.code) \(form) \(key)")
        }
      }
    }
  }

  @Test(arguments: FormCode.national)
  func `every cell of a form is a field`(form: FormCode) {
    let terms = Set(FieldCatalogue.all.flatMap { $0.terms[form] ?? [] })
    #expect(terms == Set(Form.of(form).keys))
  }

  @Test func `the fields of every group exist`() {
    for group in FieldCatalogue.groups {
      #expect(Set(group.fields).count == group.fields.count)
      for code in group.fields { #expect(FieldCatalogue.field(code) != nil, "\(code)") }
    }
  }

  /// A group in which an outcome is forgotten never adds up to （七）总计 (users.md, mistakes measured).
  @Test(arguments: FormCode.national)
  func `the outcomes of 依申请 part the rows of （七）总计`(form: FormCode) throws {
    let group = try #require(FieldCatalogue.groups.first { $0.code == "applications" })
    let intake: Set<String> = ["new", "carried_in", "total_handled", "carried_out"]
    let terms = group.fields.compactMap { FieldCatalogue.field($0)?.terms[form] }.flatMap { $0 }
    let rows = terms.map(\.row).filter { !intake.contains($0) }
    let outcomes = try #require(Identity.of(Form.of(form)).first { $0.rule == "T3.B" }).left
    #expect(rows.sorted() == outcomes.sorted())
    #expect(terms.allSatisfy { $0.column == "total" })
  }

  @Test(arguments: [
    ("disclosure.normative.effective", Comparability.broken), ("disclosure.fee.amount_wan", .broken),
    ("disclosure.normative.issued", .close), ("disclosure.penalty.decisions", .same),
    ("applications.granted.total", .same), ("applications.other_all.total", .broken),
    ("group.other.total", .same), ("appeals.review.total", .same),
  ])
  func `the joint of 2019 and 2021 is that of the crosswalk`(code: String, comparability: Comparability)
    throws
  {
    let field = try #require(FieldCatalogue.field(code))
    #expect(field.joint(.f2019, .f2021).comparability == comparability)
    #expect(field.joint(.f2021, .f2019).comparability == comparability)
    #expect(field.joint(.f2021, .f2021).comparability == .same)
  }

  /// domain.md §5, the columns F2014 and 14→19.
  @Test(arguments: [
    ("applications.denied_secret.total", ["涉及国家秘密"]),
    ("applications.denied_third_party.total", ["涉及商业秘密", "涉及个人隐私"]),
    ("applications.unavailable_not_held.total", ["申请信息不存在数", "不属于本行政机关公开数"]),
    ("applications.granted.total", ["属于已主动公开范围数", "同意公开答复数"]),
    ("disclosure.normative.made", ["制发规范性文件总数"]), ("disclosure.normative.issued", ["制发规范性文件总数"]),
    ("disclosure.normative.newly_public", ["主动公开规范性文件数"]),
    ("appeals.review.upheld", ["维持具体行政行为数"]), ("appeals.review.corrected", ["行政复议数量/被依法纠错数"]),
    ("appeals.review.other", ["行政复议数量/其他情形数"]),
  ])
  func `a field goes on from the annex of 2014 with a footnote`(code: String, labels: [String]) throws {
    let field = try #require(FieldCatalogue.field(code))
    #expect(field.terms[.f2014]?.map(\.row) == labels.map { AnnexConcept.of(label: $0)?.code })
    #expect(field.joint(.f2014, .f2019).comparability == .close)
  }

  @Test(arguments: [
    ("收到申请数", "received"), ("受理政府信息公开申请总数", "received"), ("收到 申请数", "received"), ("同意公开答复数", "granted"),
    ("行政复议数量", "review"),
  ])
  func `an annex label with a certain meaning has its concept`(label: String, code: String) {
    #expect(AnnexConcept.of(label: label)?.code == code)
  }

  @Test(arguments: ["信函申请数", ""])
  func `an annex label without a certain meaning has none`(label: String) {
    #expect(AnnexConcept.of(label: label) == nil)
  }
}
