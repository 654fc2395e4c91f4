import Forms
import Store

/// The statements that make the tables, keys and views of an archive in PostgreSQL.
struct PostgresSchema {
  let schema: SchemaDescription
  let years: [Int]

  /// Tables with their checks and meanings; those with a year have a partition for each, and one for years to come.
  var tables: String {
    PostgresDialect.functions + schema.tables.map(table).joined()
  }

  private func table(_ table: StoredTable) -> String {
    let year = table.hasFiling ? ["\"year\" bigint NOT NULL"] : []
    let parts = year + table.columns.map(column) + table.checks.map { "CHECK " + PostgresDialect.text($0) }
    let head = "\nCREATE TABLE \(table.name) (\n  " + parts.joined(separator: ",\n  ") + "\n)"
    let comment = "COMMENT ON TABLE \(table.name) IS \(PostgresDialect.literal(table.meaning));\n"
    guard table.isByYear else { return head + ";\n" + comment }
    let partitions = years.map {
      "CREATE TABLE \(table.name)_\($0) PARTITION OF \(table.name) FOR VALUES IN (\($0));\n"
    }
    return head + " PARTITION BY LIST (\"year\");\n" + partitions.joined()
      + "CREATE TABLE \(table.name)_other PARTITION OF \(table.name) DEFAULT;\n" + comment
  }

  private func column(_ column: StoredTable.Column) -> String {
    let type =
      switch column.kind {
      case .integer: "bigint"
      case .text: "text"
      case .real: "double precision"
      }
    return "\"\(column.name)\" \(type)" + (column.isRequired ? " NOT NULL" : "")
      + (column.standard.map { " DEFAULT \($0)" } ?? "")
      + (column.formula.map { " GENERATED ALWAYS AS \(PostgresDialect.text($0)) STORED" } ?? "")
  }

  /// Keys and indexes, to be made when the rows are there; the references last, for they look at keys.
  var keys: String {
    schema.tables.map(keys).joined() + schema.tables.map(references).joined()
  }

  private func keys(_ table: StoredTable) -> String {
    let keys =
      ["PRIMARY KEY (\(list(table.key, of: table)))"]
      + table.uniques.map { "UNIQUE (\(list($0, of: table)))" }
    return keys.map { "ALTER TABLE \(table.name) ADD \($0);\n" }.joined()
      + table.indexes.map { PostgresDialect.text($0) + ";\n" }.joined()
  }

  /// A key of a table by year holds the year, for PostgreSQL keeps a key within each partition.
  private func list(_ columns: [String], of table: StoredTable) -> String {
    let all = table.isByYear && !columns.contains("year") ? columns + ["year"] : columns
    return all.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  private func references(_ table: StoredTable) -> String {
    table.references.map { reference in
      let year = reference.table == "filing" ? ["year"] : []
      let (own, other) = ((reference.columns + year), (reference.key + year))
      return "ALTER TABLE \(table.name) ADD FOREIGN KEY (\(own.joined(separator: ", "))) "
        + "REFERENCES \(reference.table) (\(other.joined(separator: ", ")));\n"
    }.joined()
  }

  /// The views, and what they and their columns mean in both languages.
  var views: String {
    let made = schema.views.map { PostgresDialect.text($0.sql) + ";\n" }
    return made.joined(separator: "\n") + "\n" + ViewCatalogue.all.map(comments).joined()
  }

  private func comments(_ view: ContractView) -> String {
    let columns = view.columns.map { column in
      "COMMENT ON COLUMN \"\(view.name)\".\"\(column.name)\" IS \(literal(column.described));\n"
    }
    return "COMMENT ON VIEW \"\(view.name)\" IS \(literal(view.rows));\n" + columns.joined()
  }

  private func literal(_ wording: Wording) -> String { PostgresDialect.literal(Frictionless.both(wording)) }
}
