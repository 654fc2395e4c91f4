import Foundation

/// What an archive holds, as the stock shell reads it from a copy: report by report all that was read from it, so that
/// two states can be compared and half a report is seen.
struct Holdings: Equatable {
  /// Under `issuer year` everything of that report; under `version` the whole of an archive of an earlier version.
  var parts: [String: String] = [:]
  /// What the checks of SQLite say: `ok`, and nothing on foreign keys.
  var verdict = ""

  static let none = Holdings(parts: [:], verdict: "ok")
  var isWhole: Bool { verdict == "ok" }

  /// Takes a copy of the file with its companions first, so that looking changes nothing.
  init(of file: String, on desk: Desk) throws {
    guard desk.exists(file) else {
      self = Holdings.none
      return
    }
    _ = try desk.shell(
      "rm -rf look && mkdir look && for f in \(file) \(file)-wal; do test -e $f && cp $f look/; done")
    let copy = "look/" + (file as NSString).lastPathComponent
    let answer = try desk.sqlite(
      copy,
      """
      PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA user_version;
      SELECT count(*) FROM sqlite_master WHERE type = 'view' AND name = 'finding';
      """)
    verdict = answer.dropLast(2).joined(separator: " ")
    let isOurs = answer.last == "1"
    let version = answer.dropLast().last ?? ""
    if version == "0" { return }
    guard isOurs else {
      parts = ["version": try desk.sqlite(copy, ".dump").joined(separator: "\n")]
      return
    }
    for line in try desk.sqlite(copy, Holdings.everything) {
      let fields = line.split(separator: "\u{1}", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      parts[fields[0], default: ""] += (fields.last ?? "") + "\n"
    }
  }

  private init(parts: [String: String], verdict: String) {
    self.parts = parts
    self.verdict = verdict
  }

  /// Times and row numbers are left out: they differ between two runs.
  private static let everything = """
    SELECT issuer || ' ' || year || char(1) || text FROM (
    SELECT issuer, year, json_array(1, form, title, published_on, scope, source, sha256, revision) AS text FROM report
    UNION ALL SELECT issuer, year, json_array(2, section, row, col, value, unit, state, basis, raw, place) FROM cell
    UNION ALL SELECT issuer, year, json_array(3, rule, severity, section, row, col, expected, actual, message)
      FROM finding
    UNION ALL SELECT r.issuer, r.year, json_array(4, s.size, a.sz, length(a.data), hex(substr(a.data, 1, 40)))
      FROM report r JOIN source s ON s.sha256 = r.sha256 JOIN sqlar a ON a.name = s.sqlar_name
    UNION ALL SELECT i.name, f.year, json_array(5, f.revision, f.is_current, a.section, a.row, a.col, a.value, a.reason)
      FROM filing f JOIN issuer i ON i.id = f.issuer_id LEFT JOIN amendment a ON a.filing_id = f.id
    UNION ALL SELECT r.issuer, r.year, json_array(6, t.size, hex(t.data))
      FROM report r JOIN report_text t ON t.filing_id = r.report_id
    ) ORDER BY 1
    """
}
