import Forms
import GRDB
import Testing

@testable import Store

struct ViewCatalogueTests {
  private func schema() throws -> [String: [String]] {
    try Folder().archive().read { db in
      let views = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
      let columns = try views.map { view in
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [view])
      }
      return Dictionary(zip(views, columns), uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func `Every view of the schema is in the catalogue, or is known to serve the others`() throws {
    let real = try Set(schema().keys)
    #expect(real == Set(ViewCatalogue.all.map(\.name) + ViewCatalogue.inner))
  }

  @Test(arguments: ViewCatalogue.all.map(\.name))
  func `The columns of a view are those of the catalogue, in its order`(_ name: String) throws {
    let view = try #require(ViewCatalogue.view(name))
    #expect(try schema()[name] == view.columns.map(\.name))
  }

  @Test(arguments: ViewCatalogue.all.map(\.name))
  func `A view has its issuer, year and key among its columns, and a name in ASCII`(_ name: String) throws {
    let view = try #require(ViewCatalogue.view(name))
    #expect(view.column(view.year)?.kind == .year)
    #expect(view.column(view.issuer)?.kind == .text)
    #expect(view.key.allSatisfy { view.column($0) != nil })
    #expect(view.slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F })
  }

  @Test(arguments: ViewCatalogue.all.map(\.name))
  func `Every column has a title and a meaning in both languages`(_ name: String) throws {
    let view = try #require(ViewCatalogue.view(name))
    for column in view.columns {
      #expect(![column.title.en, column.title.zh, column.meaning.en, column.meaning.zh].contains(""))
      #expect(column.meaning.en.hasSuffix(".") && column.meaning.zh.hasSuffix("。"), "\(column.name)")
    }
  }

  /// What the catalogue says of columns holds for the rows of an archive that has every kind of cell.
  @Test(arguments: ViewCatalogue.all.map(\.name))
  func `Keys tell rows apart, codes are those listed, and only optional columns are empty`(_ name: String)
    throws
  {
    let view = try #require(ViewCatalogue.view(name))
    let archive = try Folder().archive()
    try archive.add(sample(2020, .f2019, ["applications.new.natural": "", "applications.new.other": "/"]))
    try archive.add(sample(2021, .f2021, ["disclosure.fee.amount_wan": "20152.54"]))
    try archive.add(annexed(2015, [("收到申请数", "7")]))
    try archive.views { rows in
      var keys: Set<[StoredValue]> = []
      try rows.each(of: view, issuer: "甲市") { row in
        let cells = Dictionary(zip(view.columns.map(\.name), row), uniquingKeysWith: { first, _ in first })
        let key = view.key.compactMap { cells[$0] }
        if !key.isEmpty { #expect(keys.insert(key).inserted) }
        for (column, value) in zip(view.columns, row) {
          #expect(holds(column, value), "\(column.name): \(value)")
        }
      }
    }
  }

  private func holds(_ column: ViewColumn, _ value: StoredValue) -> Bool {
    if value == .null || value == .text("") { return column.isOptional }
    return switch (column.kind, value) {
    case (.code(let codes), .text(let text)): codes.contains(text)
    case (.text, .text), (.year, .integer), (.ordinal, .integer), (.flag, .integer): true
    case (.figure, .integer), (.figure, .real), (.computed, .real): true
    default: false
    }
  }

  @Test(arguments: ViewCatalogue.all.map(\.name))
  func `The rows of one issuer are found through keys, never by reading all figures`(_ name: String) throws {
    let view = try #require(ViewCatalogue.view(name))
    try Folder().archive().read { db in
      let plan = try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + ViewRows.sql(view, bounded: true), arguments: ["甲市", 2020, 2021])
      let steps = plan.map { $0["detail"] as String }
      // ac, dc, pc, xc: the tables of figures; f: filings.
      #expect(
        !steps.contains { step in
          ["ac", "dc", "pc", "xc", "f"].contains { step.hasPrefix("SCAN \($0) ") || step == "SCAN \($0)" }
        })
    }
  }
}
