import Foundation
import Testing

@Suite(
  .enabled(
    if: PostgresServer.isInstalled, "PostgreSQL is not installed: nothing is loaded into it in this run"))
struct PostgresTests {
  /// Loads an export into a fresh database.
  private func load(_ folder: URL, into database: String, of server: PostgresServer) throws -> Run {
    try server.make(database)
    return try server.psql(database, "-f", folder.appendingPathComponent("load.sql").path)
  }

  @Test func `PostgreSQL counts, sums and shows what the archive does, row by row`() throws {
    let (desk, out, server) = (try Province.desk(), try Desk(), try PostgresServer())
    let export = try out.call(
      Checkout.program, ["--db", desk.place("archive.db").path, "export", "--to-postgres", "pg"])
    #expect(export.status == 0, "\(export.testDescription)")
    let loaded = try load(out.place("pg"), into: "reports", of: server)
    #expect(loaded.status == 0, "\(loaded.testDescription)")
    #expect(loaded.err.contains("counts and sums are those of the archive"), "\(loaded.testDescription)")
    let compared = try WayOut.compare(
      out, desk.place("archive.db"), "postgres", server.folder.path, "reports")
    #expect(compared.status == 0, "\(compared.testDescription)")
    #expect(compared.outLines.count { $0.contains(" the same") } == 13)
    if Province.isWhole { print(compared.out) }
  }

  /// A cell of a stored report raised by one, a row gone, and a text of which a byte is missing.
  @Test(
    arguments: [
      (
        "UPDATE application_count SET value = value + 1 WHERE year = 2019 AND outcome_id = 1 AND applicant_id = 1",
        ["application_count | 2019 | value", "cell              | 2019 | value"]
      ),
      ("DELETE FROM text_section WHERE year = 2020 AND ordinal = 0", ["text_section | 2020 | rows"]),
      ("UPDATE source SET name = left(name, -1) WHERE id = 1", ["source | 0 | name"]),
    ])
  func `The checks find what differs and say where`(_ change: String, _ lines: [String]) throws {
    let (desk, server) = (try Sample.desk(), try PostgresServer())
    _ = try desk.archive("export", "--to-postgres", "pg")
    _ = try load(desk.place("pg"), into: "reports", of: server)
    #expect(try server.psql("reports", "-c", change).status == 0)
    let checked = try server.psql("reports", "-v", "ON_ERROR_STOP=1", "-f", desk.place("pg/checks.sql").path)
    #expect(checked.status == 3)
    let squeezed = checked.out.replacing(#/ +/#, with: " ")
    for line in lines {
      #expect(squeezed.contains(line.replacing(#/ +/#, with: " ")), "\(checked.testDescription)")
    }
    #expect(checked.err.contains("counts or sums differ from the archive"))
  }

  /// Whatever stands in a report arrives as it is: what COPY, SQL and psql would take for theirs too.
  @Test func `Texts of every kind arrive byte for byte`() throws {
    let (desk, server) = (try Sample.desk(), try PostgresServer())
    let name = "'; DROP TABLE filing; --\\.\n\\.\n\\N\t$$:x`touch pwned`\r\n\\"
    let quoted = "'" + name.replacing("'", with: "''") + "'"
    _ = try desk.sqlite(
      "archive.db",
      """
      UPDATE issuer SET name = \(quoted) WHERE name = '示例市';
      UPDATE application_row SET raw = '\\N' WHERE filing_id = 1 AND outcome_id = 1;
      UPDATE application_row SET raw = '\\.' WHERE filing_id = 1 AND outcome_id = 2;
      UPDATE filing SET title = '', index_number = '\\' WHERE id = 1;
      """)
    _ = try desk.archive("export", "--to-postgres", "pg")
    let loaded = try load(desk.place("pg"), into: "reports", of: server)
    #expect(loaded.status == 0, "\(loaded.testDescription)")
    let compared = try WayOut.compare(
      desk, desk.place("archive.db"), "postgres", server.folder.path, "reports")
    #expect(compared.status == 0, "\(compared.testDescription)")
    #expect(!desk.exists("pwned"))
  }

  @Test func `Tables have a partition for each year, keys and meanings`() throws {
    let (desk, server) = (try Sample.desk(), try PostgresServer())
    _ = try desk.archive("export", "--to-postgres", "pg")
    _ = try load(desk.place("pg"), into: "reports", of: server)
    func ask(_ sql: String) throws -> [String] { try server.psql("reports", "-At", "-c", sql).outLines }
    #expect(
      try ask(
        "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'appeal_count'::regclass ORDER BY 1::text"
      )
        == [2019, 2020, 2021, 2022, 2024, 2025].map { "appeal_count_\($0)" } + ["appeal_count_other"])
    #expect(
      try ask("SELECT count(*) FROM filing WHERE filing.tableoid::regclass::text = 'filing_2024'") == ["2"])
    #expect(
      try ask(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'appeal_count'::regclass AND contype = 'p'"
      )
        == ["PRIMARY KEY (filing_id, route_id, result_id, year)"])
    #expect(try ask("SELECT obj_description('趋势'::regclass)")[0].hasSuffix("每个指标、机构、年份一行，并列上年"))
    // A figure without a state, and a report of nobody, are refused there too.
    for row in ["(1, 1, 1, NULL, 1, 1, 1, 2019)", "(999, 1, 1, 0, 1, 1, 1, 2019)"] {
      let run = try server.psql(
        "reports", "-c",
        "INSERT INTO appeal_count (filing_id, route_id, result_id, value, state_id, basis_id, at_row, year) VALUES \(row)"
      )
      #expect(run.status == 1 && run.err.contains("violates"))
    }
  }

  @Test func `A view of one year reads that year's partitions only`() throws {
    let (desk, server) = (try Sample.desk(), try PostgresServer())
    _ = try desk.archive("export", "--to-postgres", "pg")
    _ = try load(desk.place("pg"), into: "reports", of: server)
    let plan = try server.psql(
      "reports", "-At", "-c", "EXPLAIN SELECT sum(value) FROM cell WHERE year = 2021"
    ).out
    #expect(plan.contains("_2021") && !plan.contains("_2019") && !plan.contains("_other"))
  }
}

@Suite struct PostgresExportTests {
  @Test func `The same archive gives the same bytes, and sums that check`() throws {
    let desk = try Sample.desk()
    let run = try desk.archive("export", "--to-postgres", "a")
    #expect(run.status == 0 && run.out == "" && run.err.hasSuffix(" files written to a\n"))
    _ = try desk.archive("export", "--to-postgres", "b", "--lang", "zh")
    #expect(try desk.shell("diff -r a b").out == "")
    #expect(try desk.shell("cd a && sha256sum --quiet -c SHA256SUMS").status == 0)
    #expect(try desk.archive("export", "--to-postgres", "b").status == 0)
  }

  @Test func `Nothing of SQLite's own stays in the statements`() throws {
    let desk = try Sample.desk()
    _ = try desk.archive("export", "--to-postgres", "pg")
    let sql = String(decoding: try desk.read("pg/views.sql") + desk.read("pg/schema.sql"), as: UTF8.self)
    for word in ["AS REAL", "AS INTEGER", "STRICT", "WITHOUT ROWID", "IS NOT previous_unit"] {
      #expect(!sql.contains(word), "\(word)")
    }
  }

  @Test(
    arguments: [
      (
        ["--to-postgres", "a", "--package", "b"],
        "Please give one of '--package', '--to-postgres' and '--partitioned'."
      ),
      (
        ["--to-postgres", "a", "cell"],
        "'--to-postgres' writes the whole archive; a part of it goes by '--partitioned'."
      ),
      (["--partitioned", "a", "-o", "b"], "'--partitioned' names the folder and has its own formats."),
    ])
  func `A call that asks for two things at once is told so`(_ arguments: [String], _ message: String) throws {
    let run = try Sample.desk().archive(["export"] + arguments)
    #expect(run.status == 64 && run.err.contains(message), "\(run.testDescription)")
  }

  @Test func `A folder with something else in it is left alone`() throws {
    let desk = try Sample.desk()
    try desk.write("mine", to: "out/load.sql")
    for option in ["--to-postgres", "--partitioned"] {
      let run = try desk.archive("export", option, "out")
      #expect(run.status == 2)
      #expect(run.err == "error: out is not empty and no earlier package; give a new folder\n")
    }
    #expect(try String(decoding: desk.read("out/load.sql"), as: UTF8.self) == "mine")
  }
}
