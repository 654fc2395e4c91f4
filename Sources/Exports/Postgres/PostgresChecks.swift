import Store

/// What PostgreSQL must count and add up for each table, view and year, as a script that tells whether it does.
struct PostgresChecks {
  private var expected: [String] = []
  /// Statements that give name, year (0 for tables without), what is measured, and its amount.
  private var asked: [String] = []

  /// Asks for the rows of a table and what its columns add up to, texts by their bytes.
  mutating func ask(_ table: StoredTable) {
    let measured = PostgresChecks.measured(table)
    let amounts =
      ["count(*)::numeric"]
      + measured.map { column in
        column.kind == .text ? "sum(octet_length(\"\(column.name)\"))" : "sum(\"\(column.name)\")"
      }
    let names = ["rows"] + measured.map(\.name)
    let year = table.isByYear ? "\"year\"" : "0"
    asked.append(
      """
      SELECT '\(table.name)', t.y, x.* FROM (SELECT \(year) AS y, ARRAY[\(amounts.joined(separator: ", "))] AS amounts
        FROM \(table.name) GROUP BY 1) t, unnest(ARRAY[\(names.map { "'\($0)'" }.joined(separator: ", "))], t.amounts) x
      """)
  }

  /// What was written of a table, for one year or of a table without years.
  mutating func expect(_ table: StoredTable, year: Int?, _ written: CopyText) {
    expect(table.name, year, "rows", String(written.rows))
    let columns = table.columns.filter { $0.formula == nil }
    for (column, sum) in zip(columns, written.sums) where column.kind != .real {
      expect(table.name, year, column.name, String(sum))
    }
  }

  /// The rows of a view by year.
  mutating func expect(_ view: ContractView, rows: [(year: Int, rows: Int)]) {
    for (year, rows) in rows { expect(view.name, year, "rows", String(rows)) }
    asked.append(
      "SELECT '\(view.name)', \"\(view.year)\", 'rows', count(*) FROM \"\(view.name)\" GROUP BY 2")
  }

  /// The sums of all cells by year, each by its number of decimals.
  mutating func expect(cellSums: [Int: [Int: Int128]]) {
    for (year, sums) in cellSums.sorted(by: { $0.key < $1.key }) {
      let terms = sums.sorted { $0.key < $1.key }.map { "\($0.value)e-\($0.key)" }
      expect("cell", year, "value", terms.joined(separator: " + "))
    }
    asked.append("SELECT 'cell', year, 'value', sum(value) FROM cell GROUP BY 2")
  }

  private mutating func expect(_ name: String, _ year: Int?, _ what: String, _ amount: String) {
    expected.append("('\(name)', \(year ?? 0), '\(what)', \(amount))")
  }

  private static func measured(_ table: StoredTable) -> [StoredTable.Column] {
    table.columns.filter { $0.formula == nil && $0.kind != .real }
  }

  /// The script: it lists what differs and then fails, or says that nothing does.
  var script: String {
    """
    -- Counts and sums by table, view and year, as they were in the archive. Texts are added up by their bytes.
    -- 各表、各视图按年份的行数与合计，与档案中的一致与否；文本按字节数合计。
    CREATE TEMPORARY TABLE difference AS
    WITH expected (name, year, what, amount) AS (VALUES
      \(expected.joined(separator: ",\n  "))
    ), found (name, year, what, amount) AS (
      \(asked.joined(separator: "\n  UNION ALL\n  "))
    )
    SELECT name, year, what, coalesce(e.amount, 0) AS in_archive, coalesce(f.amount, 0) AS here
    FROM (SELECT name, year::bigint, what, amount::numeric FROM expected) e
    FULL JOIN (SELECT name, year::bigint, what, amount::numeric FROM found) f USING (name, year, what)
    WHERE coalesce(e.amount, 0) <> coalesce(f.amount, 0);
    TABLE difference ORDER BY name, year, what;
    DO $$ BEGIN
      IF EXISTS (SELECT 1 FROM difference) THEN
        RAISE EXCEPTION 'counts or sums differ from the archive, see above · 行数或合计与档案不一致，见上';
      END IF;
      RAISE NOTICE 'ok: \(expected.count) counts and sums are those of the archive · \(expected.count) 项行数与合计同档案一致';
    END $$;
    DROP TABLE difference;

    """
  }
}
