import Foundation
import GRDB

/// The order of the revisions of one report: by the moment at which each file first came, wherever that was, and where two
/// came at once by their digests. So it depends on the files and never on the order in which archives are merged.
struct RevisionOrder {
  let issuer: Int64
  let year: Int
  let db: Database

  /// A file as it came: for the first time, or, brought back by a person, again. Reading it once more is no coming.
  struct Coming {
    let filing: Int64
    let source: Int64
    let name: String
    let moment: Moment
    let isAgain: Bool
  }

  /// When a file came, and which of two came first where the clock does not tell.
  struct Moment: Comparable {
    let at: String
    let sha256: String

    static func < (a: Moment, b: Moment) -> Bool { (a.at, a.sha256) < (b.at, b.sha256) }
  }

  /// All files of the report as they came, revision by revision.
  func comings() throws -> [Coming] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT f.id, f.revision, s.id, s.name, s.sha256, f.imported_at, 0 AS further
          FROM filing f JOIN source s ON s.id = f.source_id WHERE f.issuer_id = ?1 AND f.year = ?2
          UNION ALL
          SELECT f.id, f.revision, s.id, s.name, s.sha256, x.noted_at, 1 FROM filing f
          JOIN filing_source x ON x.filing_id = f.id JOIN source s ON s.id = x.source_id
          WHERE f.issuer_id = ?1 AND f.year = ?2 ORDER BY 2, 7, 6
          """), arguments: [issuer, year])
    var comings: [Coming] = []
    var last: [Int64: (revision: Int, coming: Coming)] = [:]
    for row in rows {
      let (filing, revision, source): (Int64, Int, Int64) = (row[0], row[1], row[2])
      let known = last[source]
      let isSame = known.map { $0.revision + 1 >= revision || row[6] as Int == 1 } ?? false
      let moment = isSame ? known?.coming.moment : nil
      let coming = Coming(
        filing: filing, source: source, name: row[3], moment: moment ?? Moment(at: row[5], sha256: row[4]),
        isAgain: isSame ? known?.coming.isAgain ?? false : known != nil)
      last[source] = (revision, coming)
      comings.append(coming)
    }
    return comings
  }

  /// The moment that a text of an archive tells; nil for what no archive writes, and for one that is still to come.
  static func date(_ text: String) -> Date? {
    guard let date = try? Date(text, strategy: .iso8601), date.ISO8601Format() == text,
      date.timeIntervalSinceNow < 86_400
    else { return nil }
    return date
  }

  /// The newest file of a revision.
  struct Standing {
    let filing: Int64
    let revision: Int
    let name: String
    let moment: Moment
  }

  /// The revisions in the order of their newest files.
  func standings() throws -> [Standing] {
    let revisions = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, revision FROM filing WHERE issuer_id = ? AND year = ?"),
      arguments: [issuer, year])
    let newest = Dictionary(try comings().map { ($0.filing, $0) }) { $0.moment < $1.moment ? $1 : $0 }
    return revisions.compactMap { row in
      newest[row[0]].map {
        Standing(filing: row[0], revision: row[1], name: $0.name, moment: $0.moment)
      }
    }.sorted { ($0.moment, $0.revision) < ($1.moment, $1.revision) }
  }

  /// The moment at which a file that comes now is taken in: later than all that the report has, by a second where the
  /// clock shows the same one.
  func moment(_ date: Date) throws -> Date {
    let last = try comings().map(\.moment).max().flatMap { try? Date($0.at, strategy: .iso8601) }
    return last.map { max(date, $0.addingTimeInterval(1)) } ?? date
  }

  /// True where the file came here too: at all, or again at that very moment.
  func knows(_ file: Dossier.File) throws -> Bool {
    guard file.isAgain else { return try Draft.isSource(file.sha256, of: issuer, year: year, in: db) }
    return try comings().contains { $0.moment == Moment(at: file.at, sha256: file.sha256) }
  }

  /// Numbers the revisions in their order and makes the last one current; tells whether anything changed.
  func arrange() throws -> Bool {
    let ordered = try standings()
    guard ordered.enumerated().contains(where: { $0.offset + 1 != $0.element.revision }) else { return false }
    // A number is taken by one revision at a time, and one is current.
    try db.run(
      "UPDATE filing SET is_current = 0, revision = revision + 1000000 WHERE issuer_id = ? AND year = ?",
      [issuer, year])
    for (index, standing) in ordered.enumerated() {
      try db.run(
        "UPDATE filing SET revision = ?, is_current = ? WHERE id = ?",
        [index + 1, index + 1 == ordered.count, standing.filing])
    }
    return true
  }

  /// Notes that a known file came earlier than was known here; true where that is so.
  func note(_ sha256: String, at: String) throws -> Bool {
    let source = try Int64.fetchOne(db, sql: "SELECT id FROM source WHERE sha256 = ?", arguments: [sha256])
    try db.run(
      """
      UPDATE filing SET imported_at = ?1 WHERE imported_at > ?1 AND id = (
        SELECT id FROM filing WHERE issuer_id = ?2 AND year = ?3 AND source_id = ?4 ORDER BY imported_at, revision LIMIT 1)
      """, [at, issuer, year, source])
    if db.changesCount > 0 { return true }
    try db.run(
      """
      UPDATE filing_source SET noted_at = ?1 WHERE noted_at > ?1 AND source_id = ?4 AND filing_id IN (
        SELECT id FROM filing WHERE issuer_id = ?2 AND year = ?3)
        AND NOT EXISTS (SELECT 1 FROM filing f WHERE f.issuer_id = ?2 AND f.year = ?3 AND f.source_id = ?4)
      """, [at, issuer, year, source])
    return db.changesCount > 0
  }
}
