import Checks
import Forms
import Reports
import Testing

@testable import Store

@Suite struct IssuerChangeTests {
  private let folder: Folder
  private let archive: ArchiveStore

  init() throws {
    folder = try Folder()
    archive = try folder.archive()
    for (name, year) in [("安华镇", 2018), ("安华镇", 2019), ("安华镇人民政府", 2020), ("甲市", 2020)] {
      try archive.add(sample(year, year < 2021 ? .f2019 : .f2021, issuer: name))
    }
  }

  private var names: [String] {
    get throws {
      try archive.issuers().map { issuer in
        ([issuer.name] + issuer.aliases.map(\.name)).joined(separator: "=") + " \(issuer.years)"
      }
    }
  }

  private func merge(_ name: String, _ into: String) throws -> Int {
    try archive.merge(issuer: name, into: into, at: noon, check: noCheck)
  }

  @Test func `a merge moves reports and spellings, and is undone`() throws {
    let before = try names
    try archive.alias("安华", of: "安华镇人民政府", at: noon)
    #expect(try merge("安华镇人民政府", "安华镇") == 1)
    #expect(try names == ["安华镇=安华=安华镇人民政府 [2018, 2019, 2020]", "甲市 [2020]"])
    #expect(try archive.undoMerge(of: "安华镇人民政府", into: "安华镇", at: noon, check: noCheck) == 1)
    try archive.alias("安华", of: "安华镇人民政府", at: noon, undo: true)
    #expect(try names == before)
    #expect(throws: StoreError.cannotTake(.notMerged(name: "安华镇人民政府", into: "安华镇"))) {
      try archive.undoMerge(of: "安华镇人民政府", into: "安华镇", at: noon, check: noCheck)
    }
  }

  @Test func `a merge is undone though its key was given away`() throws {
    #expect(try merge("甲市", "安华镇") == 1)
    try archive.add(sample(2024, issuer: "丙市"))
    #expect(try archive.undoMerge(of: "甲市", into: "安华镇", at: noon, check: noCheck) == 1)
    #expect(try archive.filings(issuer: "甲市").map(\.year) == [2020])
    #expect(try archive.filings(issuer: "丙市").map(\.year) == [2024])
  }

  @Test func `two reports for one year are not merged`() throws {
    let before = try names
    #expect(throws: StoreError.cannotTake(.bothReport("甲市", "安华镇人民政府", years: [2020]))) {
      try merge("甲市", "安华镇人民政府")
    }
    #expect(throws: StoreError.cannotTake(.sameIssuer(name: "甲市"))) { try merge("甲市", "甲市") }
    #expect(try names == before)
  }

  @Test func `a report that comes under the old name after a merge is the merged issuer's`() throws {
    _ = try merge("安华镇人民政府", "安华镇")
    try archive.add(sample(2021, issuer: "安华镇人民政府"))
    #expect(try archive.filings(issuer: "安华镇").map(\.year) == [2018, 2019, 2020, 2021])
  }

  @Test func `a new name leaves the old one leading to the issuer`() throws {
    try archive.rename(issuer: "甲市", to: "乙市", at: noon, check: noCheck)
    #expect(try names.contains("乙市=甲市 [2020]"))
    try archive.rename(issuer: "乙市", to: "甲市", at: noon, check: noCheck)
    #expect(try names.contains("甲市=乙市 [2020]"))
    #expect(throws: StoreError.cannotTake(.nameTaken(name: "安华镇", by: "安华镇"))) {
      try archive.rename(issuer: "甲市", to: "安华镇", at: noon, check: noCheck)
    }
  }

  @Test func `an alias leads to one issuer and can be taken away`() throws {
    try archive.alias("安华", of: "安华镇", at: noon)
    #expect(throws: StoreError.cannotTake(.nameTaken(name: "安华", by: "安华镇"))) {
      try archive.alias("安华", of: "甲市", at: noon)
    }
    try archive.alias("安华", of: "安华镇", at: noon, undo: true)
    #expect(throws: StoreError.cannotTake(.notAnAlias(name: "安华", of: "安华镇"))) {
      try archive.alias("安华", of: "安华镇", at: noon, undo: true)
    }
  }

  @Test func `level, parent and scope are stated and taken back`() throws {
    try archive.set(level: "town", of: "安华镇")
    try archive.set(parent: "甲市", of: "安华镇")
    try archive.set(scope: .own, of: "安华镇")
    let issuer = try #require(try archive.issuers().first { $0.name == "安华镇" })
    #expect([issuer.level, issuer.parent, issuer.scope] == ["town", "甲市", "own"])
    #expect(try archive.rows("SELECT DISTINCT scope FROM report WHERE issuer = '安华镇'") == ["own"])
    #expect(throws: StoreError.cannotTake(.parentBelow(name: "甲市", parent: "安华镇"))) {
      try archive.set(parent: "安华镇", of: "甲市")
    }
    try archive.set(parent: nil, of: "安华镇")
    try archive.set(parent: "安华镇", of: "甲市")
    #expect(throws: StoreError.noSuchIssuer(name: "无名")) { try archive.set(level: "x", of: "无名") }
  }

  @Test(arguments: [
    (["安华镇", "安华镇人民政府"], ["安华镇 安华镇人民政府"]),
    (["沭阳县发展和改革局", "沭阳县发改局"], ["沭阳县发展和改革局 沭阳县发改局"]),
    (["丝绸路街道办事处", "周村区丝绸路街道办事处"], ["丝绸路街道办事处 周村区丝绸路街道办事处"]),
    (["甲县财政局", "乙县财政局", "财政局"], []), (["甲县", "甲县财政局"], []), (["甲市", "乙市"], []),
  ])
  func `names that look alike are suggested, others are not`(names: [String], pairs: [String]) {
    let issuers = names.map { name in
      KnownIssuer(name: name, organCode: nil, aliases: [], years: [2020])
    }
    #expect(IssuerSuggestion.all(among: issuers).map { "\($0.issuer) \($0.other)" } == pairs)
    #expect(IssuerSuggestion.all(among: issuers).allSatisfy { $0.years == [2020] })
  }
}
