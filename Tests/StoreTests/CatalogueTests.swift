import Forms
import GRDB
import Reports
import Testing

@testable import Store

@Suite struct CatalogueTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: [
    ("form", 4), ("applicant", 7), ("outcome", 26), ("disclosure_item", 8), ("disclosure_measure", 12),
    ("appeal_route", 3), ("appeal_result", 5), ("cell_state", 4), ("cell_basis", 5),
  ])
  func `a dimension has every code of the forms once`(table: String, count: Int) throws {
    let archive = try folder.archive()
    #expect(try archive.rows("SELECT count(*), count(DISTINCT code) FROM \(table)") == ["\(count)|\(count)"])
  }

  @Test func `fields and their joints are all there`() throws {
    let archive = try folder.archive()
    #expect(try archive.rows("SELECT count(*) FROM field") == ["\(FieldCatalogue.all.count)"])
    #expect(try archive.rows("SELECT count(*) FROM field_joint") == ["\(FieldCatalogue.all.count * 12)"])
    let cells = FieldCatalogue.all.flatMap { Array($0.terms.values) + Array(($0.division?.by ?? [:]).values) }
    let terms = cells.map(\.count).reduce(0, +)
    #expect(try archive.rows("SELECT count(*) FROM field_term") == ["\(terms)"])
    #expect(
      try archive.rows(
        """
        SELECT comparability, note_en FROM field_joint JOIN joint ON joint.id = joint_id
        JOIN field ON field.id = field_id JOIN form a ON a.id = form_a JOIN form b ON b.id = form_b
        WHERE field.code = 'disclosure.fee.amount_wan' AND a.code = '2021' AND b.code = '2019'
        """) == ["✗|until 2021 the number of fee items, since then money in 万元"])
  }

  @Test func `opening again changes nothing`() throws {
    try folder.archive().close()
    let archive = try folder.archive()
    #expect(try archive.rows("SELECT total_changes()") == ["0"])
  }

  @Test func `labels and missing codes are renewed, ids stay`() throws {
    let archive = try folder.archive()
    let before = try archive.rows("SELECT id, code FROM outcome ORDER BY id")
    try archive.write { db in
      try db.execute(sql: "UPDATE outcome SET label_zh = 'old words', form_order = 99")
      try db.execute(sql: "DELETE FROM outcome WHERE code = 'carried_out'")
      try db.execute(sql: "UPDATE catalogue SET digest = 'older'")
    }
    try archive.close()
    let again = try folder.archive()
    #expect(try again.rows("SELECT id, code FROM outcome ORDER BY id") == before)
    #expect(try again.rows("SELECT label_zh, form_order FROM outcome WHERE code = 'granted'") == ["予以公开|3"])
  }

  @Test func `a label met before its concept was known gets it later`() throws {
    let archive = try folder.archive()
    try archive.add(annexed(2014, [("收到申请数", "15")]))
    try archive.write { db in
      try db.execute(sql: "UPDATE annex_item SET concept = NULL; UPDATE catalogue SET digest = 'older'")
    }
    try archive.close()
    #expect(
      try folder.archive().rows("SELECT value FROM series WHERE field = 'applications.new.total'") == ["15"])
  }

  @Test func `rows that only the older form has stand where they stood in it`() {
    #expect(
      Catalogue.merged(["b", "d"], ["a", "b", "c", "d", "e"], by: \.self) == ["a", "b", "c", "d", "e"])
    #expect(Catalogue.merged(["x", "y"], ["y", "z"], by: \.self) == ["x", "y", "z"])
    #expect(Catalogue.merged([], ["a"], by: \.self) == ["a"])
  }
}
