import Foundation

/// Where PostgreSQL takes SQL otherwise than SQLite: all that is changed in the views, checks and indexes of an archive on
/// their way. What is left open here is bridged by the functions below, so that the views stay the ones of SQLite.
enum PostgresDialect {
  /// A pattern of SQLite's text, and what stands in its place.
  struct Difference: Sendable {
    let pattern: String
    let text: String
  }

  static let differences = [
    // A figure of a table is exact: a whole number and its decimals.
    Difference(
      pattern:
        #"CASE WHEN (\w+)\.scale = 0 THEN \1\.(\w+) ELSE \1\.\2 / CAST\('1e' \|\| \1\.scale AS REAL\) END"#,
      text: "exact($1.$2, $1.scale)"),
    // One column has one type. A ratio, and the difference of two, is computed as SQLite does it and keeps its digits.
    Difference(
      pattern: #"CAST\(per \* ratio_over AS REAL\) / ratio_under"#,
      text: "exact(CAST(per * ratio_over AS REAL) / ratio_under)"),
    Difference(
      pattern: #"previous_scale\)\), value - previous\)"#,
      text: "previous_scale)), exact(CAST(value AS REAL) - CAST(previous AS REAL)))"),
    // The year is part of each report's key: it leads to one partition.
    Difference(
      pattern: #"\b(\w+)\.filing_id = (\w+)\.(id|report_id)\b"#,
      text: "$1.filing_id = $2.$3 AND $1.year = $2.year"),
    // A join without a condition, and columns that depend on a key only if that is named.
    Difference(pattern: #"\n(\s*)JOIN (\w+ \w+)\n(\s*)JOIN"#, text: "\n$1CROSS JOIN $2\n$3JOIN"),
    Difference(
      pattern: #"GROUP BY i\.name, fd\.code, f\.year\b"#,
      text: "GROUP BY i.name, fd.code, f.year, f.id, fd.id"),
    Difference(pattern: #"\bis_close = 0\b"#, text: "NOT is_close"),
    Difference(pattern: #"\bgroup_concat\("#, text: "string_agg("),
    Difference(pattern: #"\bIS NOT (?!NULL\b|DISTINCT\b)"#, text: "IS DISTINCT FROM "),
    Difference(pattern: #"\bAS REAL\b"#, text: "AS double precision"),
    Difference(pattern: #"\bAS INTEGER\b"#, text: "AS bigint"),
  ]

  /// A text of SQLite's as PostgreSQL takes it.
  static func text(_ sql: String) -> String {
    differences.reduce(sql) { sql, difference in
      sql.replacingOccurrences(of: difference.pattern, with: difference.text, options: .regularExpression)
    }
  }

  /// What SQLite has and PostgreSQL has not.
  static let functions = """
    CREATE FUNCTION iif(boolean, anycompatible, anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT CASE WHEN $1 THEN $2 ELSE $3 END';
    CREATE FUNCTION max(anycompatible, anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL ELSE greatest($1, $2) END';
    CREATE FUNCTION round(double precision, bigint) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT round($1::text::numeric, $2::integer)';
    CREATE FUNCTION round(numeric, bigint) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT round($1, $2::integer)';
    CREATE FUNCTION exact(double precision) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT $1::text::numeric';
    CREATE FUNCTION exact(mantissa bigint, scale bigint) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT CASE WHEN $2 = 0 THEN $1::numeric ELSE $1 * (''1e-'' || $2)::numeric END';
    CREATE FUNCTION total_step(double precision, double precision) RETURNS double precision LANGUAGE sql IMMUTABLE
      PARALLEL SAFE AS 'SELECT $1 + coalesce($2, 0)';
    CREATE FUNCTION total_step(double precision, boolean) RETURNS double precision LANGUAGE sql IMMUTABLE
      PARALLEL SAFE AS 'SELECT $1 + coalesce($2::integer, 0)';
    CREATE AGGREGATE total(double precision) (
      SFUNC = total_step, STYPE = double precision, INITCOND = '0', COMBINEFUNC = float8pl, PARALLEL = SAFE);
    CREATE AGGREGATE total(boolean) (
      SFUNC = total_step, STYPE = double precision, INITCOND = '0', COMBINEFUNC = float8pl, PARALLEL = SAFE);

    """

  /// A text as a literal.
  static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
