import Testing

@testable import Forms

@Suite struct FieldSpreadTests {
  private let applicants = ["natural", "business", "research", "social", "legal", "other", "total"]

  @Test(arguments: ["applications.new", "group.denied"])
  func `a row is spread over the seven applicants`(row: String) {
    let codes = FieldCatalogue.spread(of: "\(row).total", over: .applicants)
    #expect(codes == applicants.map { "\(row).\($0)" })
    #expect(codes?.allSatisfy { FieldCatalogue.field($0) != nil } == true)
  }

  /// domain.md §1.2, §2.2: 21 outcomes of form 2021, the one that form 2019 has for three, and their total.
  @Test func `a column is spread over all outcomes of both forms and their total`() throws {
    let codes = try #require(FieldCatalogue.spread(of: "applications.new.natural", over: .outcomes))
    #expect(codes.count == 23)
    #expect(codes.allSatisfy { $0.hasSuffix(".natural") && FieldCatalogue.field($0) != nil })
    #expect(codes.last == "applications.total_handled.natural")
  }

  @Test(arguments: [
    "disclosure.penalty.decisions", "appeals.review.total", "group.suits.total", "ratio.granted",
    "annex.收到申请数.year", "applications.nothing.total",
  ])
  func `a field of another table is not spread`(code: String) {
    #expect(FieldCatalogue.spread(of: code, over: .applicants) == nil)
    #expect(FieldCatalogue.spread(of: code, over: .outcomes) == nil)
  }
}
