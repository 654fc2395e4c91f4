import Forms
import Foundation
import Store

/// A folder from which PostgreSQL builds the archive again: tables by year, their rows as streams of COPY, keys, the views
/// of both languages, and checks. The same archive gives the same bytes. Originals stay in the archive.
package struct PostgresExport {
  private let folder: ExportFolder

  /// An export into the folder at `path`, which is new, empty, or holds an earlier one.
  package init(_ path: String) { folder = ExportFolder(path, PostgresExport.kind) }

  private static let mark = "-- Builds an archive of annual reports in PostgreSQL 15 or later."
  private static let kind = ExportFolder.Kind(
    mark: ("load.sql", mark), names: ["load.sql", "schema.sql", "keys.sql", "views.sql", "checks.sql"],
    ending: ".sql")

  /// Writes all tables, of one moment, and gives the number of files.
  package func write(from store: ArchiveStore) throws -> Int {
    let schema = try SchemaDescription()
    return try folder.write { draft in
      try store.tables { rows in
        let years = try rows.years()
        var checks = PostgresChecks()
        let data = try schema.tables.flatMap { table in
          try PostgresExport.write(table, years, rows, &checks, to: draft)
        }
        try PostgresExport.countViews(rows, &checks)
        let statements = PostgresSchema(schema: schema, years: years)
        let texts = [
          ("load.sql", PostgresExport.script(data.map(\.path))), ("schema.sql", statements.tables),
          ("keys.sql", statements.keys), ("views.sql", statements.views), ("checks.sql", checks.script),
        ]
        return try data + texts.map { try ExportFile.write($0.1, to: $0.0, in: draft) }
      }
    }
  }

  /// A table as one file, or as one for each year.
  private static func write(
    _ table: StoredTable, _ years: [Int], _ rows: TableRows, _ checks: inout PostgresChecks, to draft: URL
  ) throws -> [(path: String, sum: String)] {
    checks.ask(table)
    let parts: [Int?] = table.isByYear ? years : [nil]
    return try parts.map { year in
      let place = year.map { "data/\(table.name)/\($0).sql" } ?? "data/\(table.name).sql"
      let file = try ExportFile(place, in: draft)
      let columns = table.columns.filter { $0.formula == nil }.map { "\"\($0.name)\"" }
      let named = (table.hasFiling ? ["\"year\""] : []) + columns
      try file.put("COPY \(table.name) (\(named.joined(separator: ", "))) FROM STDIN;\n")
      var text = CopyText(columns: columns.count)
      try rows.each(of: table, year: year) {
        try file.put(text.line($0, year: table.hasFiling ? year : nil))
      }
      try file.put("\\.\n")
      checks.expect(table, year: year, text)
      return try file.finish()
    }
  }

  private static func countViews(_ rows: TableRows, _ checks: inout PostgresChecks) throws {
    for view in ViewCatalogue.all where !view.isByField { checks.expect(view, rows: try rows.viewRows(view)) }
    checks.expect(cellSums: try rows.cellSums())
  }

  /// The script that runs the others, wherever `psql` is called from: all or nothing, then the checks.
  private static func script(_ data: [String]) -> String {
    """
    \(mark) 在 PostgreSQL 15 及以上版本中重建档案。
    --   createdb -E UTF8 reports && psql -d reports -f load.sql
    -- The originals are not among it; they come out by · 不含原件；原件取出：  sqlite3 archive.db -Ax
    \\set ON_ERROR_STOP on
    \\set QUIET on
    SET client_encoding = 'UTF8';
    DO $$ BEGIN
      IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'this database is not in UTF8; make one with createdb -E UTF8 · 数据库编码不是 UTF8，请用 createdb -E UTF8 新建';
      END IF;
    END $$;
    BEGIN;
    \\ir schema.sql
    \(data.map { "\\ir \($0)" }.joined(separator: "\n"))
    \\ir keys.sql
    \\ir views.sql
    COMMIT;
    ANALYZE;
    \\ir checks.sql

    """
  }
}
