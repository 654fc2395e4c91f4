import Testing

@testable import Forms

@Suite struct RatioTests {
  @Test(arguments: [
    ("收到", "applications.new.total"), ("新收", "applications.new.total"), ("申请量", "applications.new.total"),
    ("received", "applications.new.total"), ("办结", "applications.total_handled.total"),
    ("答复", "applications.total_handled.total"), ("handled", "applications.total_handled.total"),
    ("结转", "applications.carried_out.total"), ("上年结转", "applications.carried_in.total"),
    ("诉讼", "group.suits.total"), ("公开率", "ratio.granted"), ("完全公开率", "ratio.granted_fully"),
    ("部分公开率", "ratio.partial"), ("不予公开率", "ratio.denied"),
    ("办结率", "ratio.handling"), ("结转率", "ratio.backlog"), ("积压", "ratio.backlog"),
    ("纠错率", "ratio.correction"), ("废止率", "ratio.turnover"), ("复议率", "ratio.reviews_per_100"),
    ("诉讼率", "ratio.suits_per_100"), ("自然人占比", "ratio.applicant_natural"),
    ("其他申请人占比", "ratio.applicant_other"), ("share granted", "ratio.granted"),
  ])
  func `what people call a field finds it`(text: String, code: String) throws {
    let label = try #require(FieldCatalogue.field(code)).label
    #expect(FieldCatalogue.search(text) == .fields([code], title: label))
  }

  @Test func `no name means two fields`() {
    for field in FieldCatalogue.all {
      for name in field.names {
        guard case .fields = FieldCatalogue.search(name) else {
          Issue.record("\(name) of \(field.code)")
          continue
        }
      }
    }
  }

  /// domain.md §1.4: T3.B parts what was handled into these rows, in either form, each once.
  @Test(arguments: FormCode.national)
  func `the five shares part what was handled`(form: FormCode) throws {
    let group = try #require(FieldCatalogue.groups.first { $0.code == "shares" })
    let shares = group.fields.compactMap(FieldCatalogue.field)
    #expect(shares.count == 5)
    let rows = shares.flatMap { $0.terms[form] ?? [] }.map(\.row)
    let outcomes = try #require(Identity.of(Form.of(form)).first { $0.rule == "T3.B" }).left
    #expect(rows.sorted() == outcomes.sorted())
    for share in shares {
      #expect(share.division?.by[form] == [CellKey(.applications, "total_handled", "total")])
    }
  }

  @Test func `a ratio has cells on both sides of the line in the same forms, and a formula`() {
    let ratios = FieldCatalogue.all.filter { $0.division != nil }
    // Five shares, two parts of the first, two flows, six applicants, three of disputes, one of documents.
    #expect(ratios.count == 19)
    for ratio in ratios {
      #expect(ratio.code.hasPrefix("ratio."))
      #expect(Set(ratio.terms.keys) == ratio.division.map { Set($0.by.keys) })
      for form in FormCode.national {
        let cells = ratio.division?.by[form].map(Set.init)
        #expect(cells?.isSubset(of: Form.of(form).keys) != false, "\(ratio.code)")
      }
      #expect(ratio.division?.formula.zh.isEmpty == false)
      #expect(ratio.division?.formula.en.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("ratio.granted", FormCode.f2014, FormCode.f2019, Comparability.close),
    ("ratio.granted", .f2019, .f2021, .same), ("ratio.denied", .f2014, .f2019, .broken),
    ("ratio.denied", .f2019, .f2021, .same), ("ratio.other", .f2019, .f2021, .same),
    ("ratio.backlog", .f2014, .f2019, .broken), ("ratio.turnover", .f2019, .f2021, .broken),
    ("ratio.reviews_per_100", .f2014, .f2019, .close), ("ratio.correction", .f2019, .f2021, .same),
  ])
  func `a ratio goes on as the weakest of its parts`(
    code: String, a: FormCode, b: FormCode, comparability: Comparability
  ) throws {
    #expect(try #require(FieldCatalogue.field(code)).joint(a, b).comparability == comparability)
  }

  @Test func `parts that are equally weak are all told`() throws {
    let note = try #require(FieldCatalogue.field("ratio.reviews_per_100")).joint(.f2014, .f2019).note
    #expect(
      note
        == Wording(
          en: "since 2019 with pending cases; since 2019 with cases not processed",
          zh: "2019年起含尚未审结；2019年起含不予处理和其他处理"))
  }

  @Test func `no ratio stands on 0 or below`() {
    #expect(Ratio(over: 3, under: 0) == nil)
    #expect(Ratio(over: 3, under: -4) == nil)
    #expect(Ratio(over: .max, under: 1, per: 100) == nil)
    #expect(Ratio(over: 25, under: 200)?.double == 0.125)
    #expect(Ratio(over: 1, under: 8, per: 100)?.double == 12.5)
  }
}
