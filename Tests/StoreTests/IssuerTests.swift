import Reports
import Testing

@testable import Store

@Suite struct IssuerTests {
  let folder: Folder
  let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
  }

  private func add(_ issuer: Issuer, _ year: Int) throws {
    var report = sample(year)
    report.issuer = issuer
    try archive.add(report)
  }

  private var names: [String] {
    get throws { try archive.issuers().map { ([$0.name] + $0.aliases.map(\.name)).joined(separator: "=") } }
  }

  @Test func `an alias given by a report leads to its issuer`() throws {
    try add(Issuer("丝绸路街道办事处", aliases: ["周村区丝绸路街道办事处"]), 2023)
    try add(Issuer("周村区丝绸路街道办事处"), 2024)
    #expect(try names == ["丝绸路街道办事处=周村区丝绸路街道办事处"])
    #expect(try archive.filings(issuer: "周村区丝绸路街道办事处").map(\.year) == [2023, 2024])
    #expect(
      try archive.issuers().first?.aliases.first?.evidence == "named so in 丝绸路街道办事处2023.txt, report for 2023")
  }

  @Test func `the organ code joins two spellings and is their evidence`() throws {
    try add(Issuer("安华镇", organCode: "085"), 2018)
    try add(Issuer("安华镇人民政府", organCode: "085"), 2019)
    #expect(try names == ["安华镇=安华镇人民政府"])
    #expect(
      try archive.issuers().first?.aliases.first?.evidence
        == "organ code 085 in 安华镇人民政府2019.txt, report for 2019")
  }

  @Test(
    arguments: [(nil, nil), ("085", nil), (nil, "085"), ("", ""), ("085", "087")] as [(String?, String?)])
  func `without an equal organ code two names are two issuers`(first: String?, second: String?) throws {
    try add(Issuer("安华镇", organCode: first), 2018)
    try add(Issuer("安华镇人民政府", organCode: second), 2019)
    #expect(try names == ["安华镇", "安华镇人民政府"])
  }

  @Test func `a code that two issuers bear joins nobody`() throws {
    try add(Issuer("甲局"), 2018)
    try add(Issuer("乙局", organCode: "01"), 2018)
    try add(Issuer("甲局", organCode: "01"), 2019)
    try add(Issuer("丙局", organCode: "01"), 2019)
    #expect(try names == ["丙局", "乙局", "甲局"])
  }

  @Test func `a code alone joins no two names that have nothing in common`() throws {
    try add(Issuer("沭阳县发展和改革局", organCode: "01"), 2018)
    try add(Issuer("沭阳县财政局", organCode: "01"), 2019)
    try add(Issuer("沭阳县发改局", organCode: "02"), 2019)
    #expect(try names == ["沭阳县发展和改革局", "沭阳县发改局", "沭阳县财政局"])
  }

  @Test func `a code joins a name and its short form`() throws {
    try add(Issuer("沭阳县发展和改革局", organCode: "014314799"), 2022)
    try add(Issuer("沭阳县发改局", organCode: "014314799"), 2023)
    #expect(try names == ["沭阳县发展和改革局=沭阳县发改局"])
  }

  @Test func `an alias that names another issuer merges nothing`() throws {
    try add(Issuer("财政局"), 2018)
    try add(Issuer("财政金融局", aliases: ["财政局", "财金局"]), 2019)
    try add(Issuer("金融局", aliases: ["财金局"]), 2019)
    #expect(try names == ["财政局", "财政金融局=财金局", "金融局"])
  }
}
