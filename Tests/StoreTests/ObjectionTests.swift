import Forms
import Testing

@testable import Store

@Suite struct ObjectionTests {
  private static let key = CellKey(.applications, "granted", "total")

  @Test(arguments: [
    (
      Objection.noSuchFinding(id: "ab"),
      "no finding ab in the archive; `archive check` shows the findings with their ids",
      "档案中没有编号为 ab 的核对结果；可用 archive check 查看"
    ),
    (
      .notExplained(id: "ab"),
      "the finding ab has no explanation to take back; `archive check` shows which have one",
      "核对结果 ab 没有可撤销的说明；可用 archive check 查看"
    ),
    (
      .noSuchCell(issuer: "甲市", year: 2024, cell: "x"),
      "no cell x in the report of 甲市 for 2024; `archive show 甲市 2024 --format csv` lists its cells",
      "甲市2024年的报告中没有单元格 x；可用 archive show 甲市 2024 --format csv 查看"
    ),
    (
      .notACount(key, value: "1.5"),
      "applications.granted.total counts things and cannot be 1.5; give a whole number or blank",
      "applications.granted.total 为件数，不能是 1.5；请给出整数或 blank"
    ),
    (
      .notAmended(issuer: "甲市", year: 2024, key),
      "applications.granted.total of 甲市 2024 is not amended; `archive history 甲市 2024` shows what is",
      "甲市2024年的 applications.granted.total 没有更正；可用 archive history 甲市 2024 查看"
    ),
    (
      .cannotReread(issuer: "甲市", year: 2024, Wording(en: "gone", zh: "缺失")),
      "the original of 甲市 2024 cannot be read again: gone; run `archive verify`",
      "甲市2024年的原件无法重新识别：缺失；请运行 archive verify"
    ),
    (
      .nameTaken(name: "甲", by: "乙"),
      "甲 already names 乙; `archive issuer merge` makes two issuers one",
      "甲 已指向乙；合并两个机构请用 archive issuer merge"
    ),
    (
      .notAnAlias(name: "甲", of: "乙"), "甲 is no alias of 乙; `archive issuer list` shows the aliases",
      "甲 不是乙的别名；可用 archive issuer list 查看"
    ),
    (
      .sameIssuer(name: "甲"), "both names lead to 甲; give two different issuers", "两个名称都指向甲；请给出两个不同的机构"
    ),
    (
      .bothReport("甲", "乙", years: [2020, 2021]),
      "甲 and 乙 both have a report for 2020, 2021, so they are not merged; "
        + "two reports for one year cannot both be current",
      "甲和乙都有2020、2021年的报告，不能合并；同一年不能有两份现行报告"
    ),
    (
      .notMerged(name: "甲", into: "乙"), "甲 was not merged into 乙; `archive issuer list` shows who is who",
      "甲 未曾并入乙；可用 archive issuer list 查看"
    ),
    (
      .parentBelow(name: "甲", parent: "乙"),
      "乙 stands below 甲 and cannot be its parent; change that first", "乙 是甲的下级，不能作其上级；请先更改"
    ),
    (
      .fileExists(path: "b.db"),
      "b.db is already there and is left alone; give another name, or --force to replace it",
      "b.db 已存在，未作改动；请另给文件名，或用 --force 覆盖"
    ),
    (
      .notWhole(path: "b.db", detail: "filing"),
      "the copy for b.db is not the same as the archive (filing) and was removed; check the disk",
      "b.db 的副本与档案不一致（filing），已删除；请检查磁盘"
    ),
  ])
  func `an objection says what, where and what to do`(objection: Objection, en: String, zh: String) {
    #expect(StoreError.cannotTake(objection).wording == Wording(en: en, zh: zh))
  }

  @Test(arguments: [
    ("1/12", "1/12"), ("12/12", "12/12"), ("1/1", "1/1"), ("0/12", nil), ("13/12", nil), ("1", nil),
    ("1/2/3", nil), ("a/b", nil), ("", nil), ("1/99999999999999999999", nil), ("-1/2", nil),
  ])
  func `a part of several is read, and nothing else`(text: String, part: String?) {
    #expect(Subset(text)?.description == part)
  }

  @Test func `every key is in exactly one part`() throws {
    let parts = (1...12).compactMap { Subset("\($0)/12") }
    for key in Int64(1)...100 { #expect(parts.count { $0.holds(key) } == 1) }
  }
}
