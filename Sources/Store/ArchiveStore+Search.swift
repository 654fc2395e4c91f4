import Forms
import GRDB

/// A section of a report's text that holds what was searched for.
package struct SearchHit: Sendable, Hashable {
  package let issuer: String
  package let year: Int
  package let section: String
  /// The sentence around the first place where it stands.
  package let sentence: String
  package let source: String
}

extension ArchiveStore {
  /// The sections of current reports whose text holds all of `words`, newest year first, at most `limit`. Words of any
  /// length are found, two characters and one too: the text is looked through as it is, because SQLite's tokenizers
  /// find no Chinese word shorter than three characters and say nothing of it.
  package func search(
    _ words: [String], issuer: String? = nil, year: Int? = nil, limit: Int
  ) throws -> [SearchHit] {
    try read { db in
      let who = try issuer.map { try IssuerBook(db: db).id(named: $0) ?? -1 }
      let all = words.map { _ in "instr(t.heading || char(10) || t.text, ?) > 0" }.joined(separator: " AND ")
      let bounds: [(any DatabaseValueConvertible)?] = [who, who, year, year, limit]
      return try Row.fetchAll(
        db,
        sql: """
          SELECT i.name, f.year, t.heading, t.text, s.name FROM text_section t
          JOIN filing f ON f.id = t.filing_id AND f.is_current = 1 JOIN issuer i ON i.id = f.issuer_id
          JOIN source s ON s.id = f.source_id
          WHERE \(all) AND (? IS NULL OR i.id = ?) AND (? IS NULL OR f.year = ?)
          ORDER BY f.year DESC, i.name, t.ordinal LIMIT ?
          """, arguments: StatementArguments(words) + StatementArguments(bounds)
      ).map { SearchHit($0, words: words) }
    }
  }
}

extension SearchHit {
  fileprivate init(_ row: Row, words: [String]) {
    let heading: String = row[2]
    let sentence = SearchHit.sentence(in: row[3], around: words)
    self.init(
      issuer: row[0], year: row[1], section: heading, sentence: sentence.isEmpty ? heading : sentence,
      source: row[4])
  }

  /// The sentence that holds the first of the words, cut where it is long.
  private static func sentence(in text: String, around words: [String]) -> String {
    guard let found = words.lazy.compactMap({ text.firstRange(of: $0) }).first else { return "" }
    let stops: Set<Character> = ["。", "；", "\n"]
    let before = text[..<found.lowerBound]
    let start = before.lastIndex(where: stops.contains).map { text.index(after: $0) } ?? text.startIndex
    let end = text[found.upperBound...].firstIndex(where: stops.contains) ?? text.endIndex
    return text[start..<found.lowerBound].suffix(40) + String(text[found.lowerBound..<end].prefix(80))
  }
}
