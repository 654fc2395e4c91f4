import Foundation

/// The limit of a trend over all reports: the best SQL that was found by hand for the very rows and columns that
/// `archive trend --format csv` prints, straight from the tables and printed by the stock shell. It knows what the program
/// has to find out: that this field goes on unchanged, has one cell a report, and no report of these archives is lacking.
struct TrendLimit {
  static let field = "applications.new.total"

  let program: Program

  init(archive path: String) {
    program = Program(arguments: ["sqlite3", "-header", "-list", "-separator", ",", path, TrendLimit.sql])
  }

  // The year before by its key: to look it up takes less than a window (44 ms against 50 for 10,000 reports).
  private static let sql = """
    SELECT issuer, '\(field)' AS field, '本年新收政府信息公开申请数量' AS label, '件' AS unit, year, value, before AS previous_year,
      previous, value - previous AS change, iif(previous > 0, 100.0 * (value - previous) / previous, NULL) AS change_pct,
      iif(before IS NULL, NULL, 1) AS comparable,
      CASE WHEN before IS NULL THEN 'first_year' WHEN previous = 0 THEN 'zero_base' ELSE '' END AS note
    FROM (
      SELECT i.name AS issuer, f.year, c.total AS value, p.year AS before, d.total AS previous
      FROM issuer i CROSS JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
      CROSS JOIN application_row c ON c.id = f.id * 100 + (SELECT id FROM outcome WHERE code = 'new')
      LEFT JOIN filing p ON p.issuer_id = i.id AND p.year = f.year - 1 AND p.is_current = 1
      LEFT JOIN application_row d ON d.id = p.id * 100 + (SELECT id FROM outcome WHERE code = 'new'))
    ORDER BY issuer, year
    """

  /// True where another program prints the same rows, to the 14th digit of a percentage (the shell prints 15).
  func isSame(as other: Program, in folder: Folder) throws -> Bool {
    let (ours, theirs) = (try program.lines(in: folder), try other.lines(in: folder))
    return ours.count > 1 && ours.count == theirs.count && zip(ours, theirs).allSatisfy(TrendLimit.isSame)
  }

  private static func isSame(_ a: Substring, _ b: Substring) -> Bool {
    let (a, b) = (
      a.split(separator: ",", omittingEmptySubsequences: false),
      b.split(separator: ",", omittingEmptySubsequences: false)
    )
    return a.count == b.count
      && zip(a, b).allSatisfy { one, other in
        if one == other { return true }
        guard let one = Double(one), let other = Double(other) else { return false }
        return abs(one - other) <= 1e-14 * abs(other)
      }
  }
}

extension Program {
  /// The lines that it prints.
  fileprivate func lines(in folder: Folder) throws -> [Substring] {
    let file = folder.fresh("lines")
    _ = try Program(arguments: ["sh", "-c", "\"$@\" >\"$0\"", file] + arguments).run()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
