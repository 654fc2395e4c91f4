import Foundation
import Testing

@Suite struct PartitionedTests {
  private static let isDuckDBThere = WayOut.has("duckdb")
  /// 850 MB with what it needs: `make wayout` installs it, `make test` does without.
  private static let isChdbThere = WayOut.has("chdb")

  @Test func `Views stand by year, the year in the folder's name only`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("export", "--partitioned", "lake")
    #expect(run.status == 0 && run.err == "58 files written to lake\n", "\(run.testDescription)")
    let head = String(decoding: try desk.read("lake/cell/year=2024/cell.csv"), as: UTF8.self).prefix {
      $0 != "\n"
    }
    #expect(
      head == "issuer,form,section,row,col,value,unit,state,basis,raw,source,place,report_id,form_order")
    // 1396 cells and 6 heads; 171 rows of table 三 and 6 heads.
    #expect(try desk.shell("cat lake/cell/year=*/cell.csv | wc -l").out == "1402\n")
    #expect(try desk.shell("cat lake/zh_applications/year=*/*.csv | wc -l").out == "177\n")
    #expect(try desk.shell("cd lake && sha256sum --quiet -c SHA256SUMS").status == 0)
  }

  @Test func `The same archive gives the same bytes, and a part takes the place of the whole`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("export", "--partitioned", "a")
    _ = try desk.archive("export", "--partitioned", "b", "--lang", "zh")
    #expect(try desk.shell("diff -r a b").out == "")
    try desk.write("mine", to: "b/cell/notes.txt")
    #expect(try desk.archive("export", "--partitioned", "b", "report", "--year", "2019").status == 0)
    #expect(
      try desk.shell("cd b && find . -type f | sort").out
        == "./LOAD.md\n./SHA256SUMS\n./cell/notes.txt\n./report/year=2019/report.csv\n")
  }

  @Test func `The lines name every column of a view, in its order`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("export", "--partitioned", "lake", "report")
    let text = String(decoding: try desk.read("lake/LOAD.md"), as: UTF8.self)
    #expect(text.contains("'report_id': 'BIGINT', 'issuer': 'VARCHAR', 'form': 'VARCHAR'"))
    #expect(text.contains("`report_id` Int64, `issuer` String, `form` String, `title` Nullable(String)"))
    #expect(text.contains("ENGINE = MergeTree PARTITION BY \"year\" ORDER BY (\"issuer\", \"year\")"))
  }

  private func compare(_ engine: String, _ desk: Desk, _ archive: URL, with program: URL) throws {
    let export = try desk.call(program, ["--db", archive.path, "export", "--partitioned", "lake"])
    #expect(export.status == 0, "\(export.testDescription)")
    let run = try WayOut.compare(desk, archive, engine, desk.place("lake").path)
    #expect(run.status == 0, "\(run.testDescription)")
    #expect(run.outLines.count { $0.contains(" the same") } == 13)
    if Province.isWhole { print(run.out) }
  }

  @Test(.enabled(if: isDuckDBThere, "duckdb cannot be imported: Parquet is not made in this run"))
  func `DuckDB counts, sums and shows what the archive does, row by row`() throws {
    try compare("duckdb", Desk(), Province.desk().place("archive.db"), with: Checkout.program)
  }

  @Test(.enabled(if: isChdbThere, "chdb cannot be imported: ClickHouse loads nothing in this run"))
  func `ClickHouse counts, sums and shows what the archive does, row by row`() throws {
    try compare("chdb", Desk(), Province.desk().place("archive.db"), with: Checkout.program)
  }

  /// Formulas, apostrophes, line ends, and what the engines take for NULL.
  @Test(
    .enabled(if: isDuckDBThere, "duckdb cannot be imported"),
    arguments: ["=1+1", "'=1", "''", "\\N", "a\r\n\"b\",c", " x "])
  func `Texts of every kind arrive whole in DuckDB`(_ text: String) throws {
    let desk = try desk(text)
    try compare("duckdb", desk, desk.place("archive.db"), with: Checkout.program)
  }

  @Test(
    .enabled(if: isChdbThere, "chdb cannot be imported"),
    arguments: ["=1+1", "'=1", "''", "\\N", "a\r\n\"b\",c", " x "])
  func `Texts of every kind arrive whole in ClickHouse`(_ text: String) throws {
    let desk = try desk(text)
    try compare("chdb", desk, desk.place("archive.db"), with: Checkout.program)
  }

  private func desk(_ text: String) throws -> Desk {
    let desk = try Hostile.desk(text)
    let quoted = "'" + text.replacing("'", with: "''") + "'"
    _ = try desk.sqlite(
      "archive.db", "UPDATE application_row SET raw = \(quoted) WHERE filing_id = 2 AND outcome_id = 1")
    return desk
  }
}
