@testable import Store
import Testing

@testable import archive

@Suite struct IssuerPatternTests {
  private let known = [
    KnownIssuer(
      name: "甲市", organCode: nil, aliases: [KnownIssuer.Alias(name: "甲市人民政府", evidence: "x")]),
    KnownIssuer(name: "甲市公安局", organCode: nil, aliases: []),
    KnownIssuer(name: "乙市", organCode: nil, aliases: []),
  ]

  @Test(
    arguments: [
      ([], ["甲市", "甲市公安局", "乙市"]), (["甲市"], ["甲市"]), (["甲市人民政府"], ["甲市"]),
      (["?市"], ["甲市", "乙市"]), (["甲*"], ["甲市", "甲市公安局"]), (["乙市", "*市", "乙市"], ["乙市", "甲市"]),
      (["*"], ["甲市", "甲市公安局", "乙市"]), (["*政府"], ["甲市"]), (["甲市公安局"], ["甲市公安局"]),
    ] as [([String], [String])])
  func `issuers go by name, alias or pattern, in the order asked for`(wanted: [String], names: [String])
    throws
  {
    #expect(try IssuerPattern.names(wanted, among: known) == names)
  }

  @Test(arguments: ["丙市", "丙*", "甲"])
  func `a name that nothing fits is told`(wanted: String) {
    #expect(throws: Failure.self) { try IssuerPattern.names([wanted], among: known) }
  }

  @Test(arguments: [
    ("*", "", true), ("?", "", false), ("", "", true), ("", "a", false), ("a*b", "ab", true),
    ("a*b", "axxb", true),
    ("a*b", "axxc", false), ("*a*", "bab", true), ("??", "甲市", true), ("?*?", "甲", false),
    ("甲*局", "甲市局局", true),
  ])
  func `a star is any text, a question mark one character`(pattern: String, text: String, fits: Bool) {
    #expect(Glob.fits(pattern, text) == fits)
  }

  @Test func `a hostile pattern is answered soon`() {
    let time = ContinuousClock().measure {
      #expect(!Glob.fits(String(repeating: "*a", count: 500) + "b", String(repeating: "a", count: 2000)))
    }
    #expect(time < .seconds(10))
  }

  @Test(arguments: [
    ("a.svg", true), ("图.PNG", true), ("a.html", true), ("a.vl.json", true), ("a.json", false),
    ("a.gif", false),
    ("svg", false),
  ])
  func `the ending of a chart's name says what it is`(name: String, isChart: Bool) {
    #expect((TrendChartFile(name) != nil) == isChart)
  }
}
