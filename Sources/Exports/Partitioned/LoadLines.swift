import Forms
import Store

/// The statements by which DuckDB makes Parquet of partitioned files and ClickHouse loads them, made from the list of
/// views: names, types and keys are those of the archive.
enum LoadLines {
  static let file = "LOAD.md"
  static let mark = "# Annual reports as CSV by year · 按年份分区的年度报告 CSV"

  static func text(_ views: [ContractView]) -> String {
    let blocks = views.map { view in
      """

      ## \(view.name) (`\(view.slug)/year=…/\(view.slug).csv`)

      \(Frictionless.both(view.rows))

      DuckDB → Parquet:

      ```sql
      \(duckDB(view))
      ```

      ClickHouse:

      ```sql
      \(clickHouse(view))
      ```

      """
    }
    return head + blocks.joined()
  }

  private static let head = """
    \(mark)

    - A folder a view and a year, as Hive lays them out: the year stands in the folder's name only. UTF-8, a header line,
      RFC 4180. An empty field is NULL. 每个视图、每年一个文件夹（Hive 布局），年份只在文件夹名中；UTF-8，首行为列名，空字段为 NULL。
    - A text that a spreadsheet would take for a formula, or that begins with an apostrophe, has an apostrophe before it; the
      lines below take it away again. 可能被当作公式或以撇号开头的文本前加撇号，下列语句会将其去掉。
    - Run them in this folder: `duckdb`, or `clickhouse local` (a server reads below its `user_files`). Figures are exact
      decimals; in views by field they are doubles, as ratios are. 在本文件夹中运行；数值为精确小数，按指标的视图中为双精度。
    - What columns and codes mean: `archive schema`. 各列含义见 archive schema。

    """

  /// The name of the table that holds a view: names of views are names there too.
  private static func quoted(_ name: String) -> String { "\"\(name)\"" }

  // MARK: DuckDB

  private static func duckDB(_ view: ContractView) -> String {
    let columns = view.withoutYear.columns.map { column in
      "'\(column.name)': '\(duckDBType(column, view))'"
    }
    let fields = view.columns.map { column in
      switch column.name {
      case view.year: "year AS \(quoted(column.name))"
      case _ where column.isNumeric: quoted(column.name)
      default: "regexp_replace(\(quoted(column.name)), '^''', '') AS \(quoted(column.name))"
      }
    }
    return """
      COPY (SELECT \(fields.joined(separator: ", "))
        FROM read_csv('\(view.slug)/*/\(view.slug).csv', hive_partitioning = true, hive_types = {'year': BIGINT},
          header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
          columns = {\(columns.joined(separator: ", "))}))
        TO '\(view.slug).parquet' (FORMAT parquet);
      """
  }

  private static func duckDBType(_ column: ViewColumn, _ view: ContractView) -> String {
    switch column.kind {
    case .text, .code: "VARCHAR"
    case .year, .ordinal: "BIGINT"
    case .flag: "TINYINT"
    case .figure: view.isByField ? "DOUBLE" : "DECIMAL(38,15)"
    case .computed: "DOUBLE"
    }
  }

  // MARK: ClickHouse

  private static func clickHouse(_ view: ContractView) -> String {
    let columns = view.withoutYear.columns.map { column in
      let type = clickHouseType(column, view)
      return "`\(column.name)` \(column.isOptional ? "Nullable(\(type))" : type)"
    }
    let fields = view.columns.map { column in
      switch column.name {
      case view.year: "CAST(extract(_path, 'year=([0-9]+)'), 'Int64') AS \(quoted(column.name))"
      case _ where column.isNumeric: quoted(column.name)
      default: "replaceRegexpOne(\(quoted(column.name)), '^''', '') AS \(quoted(column.name))"
      }
    }
    // A sorting key takes no column that may be NULL.
    let more = view.key.filter {
      ![view.issuer, view.year].contains($0) && view.column($0)?.isOptional == false
    }
    let key = ([view.issuer, view.year] + more).map(quoted)
    return """
      CREATE TABLE \(quoted(view.name)) ENGINE = MergeTree PARTITION BY \(quoted(view.year)) ORDER BY (\(key.joined(separator: ", ")))
        AS SELECT \(fields.joined(separator: ", "))
        FROM file('\(view.slug)/year=*/\(view.slug).csv', CSVWithNames, '\(columns.joined(separator: ", "))')
        SETTINGS input_format_csv_trim_whitespaces = 0, format_csv_null_representation = '', use_hive_partitioning = 0;
      """
  }

  private static func clickHouseType(_ column: ViewColumn, _ view: ContractView) -> String {
    switch column.kind {
    case .text, .code: "String"
    case .year, .ordinal: "Int64"
    case .flag: "UInt8"
    case .figure: view.isByField ? "Float64" : "Decimal(38, 15)"
    case .computed: "Float64"
    }
  }
}
