import Forms
import Foundation
import GRDB
import Reports

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
      let texts = try Row.fetchCursor(
        db,
        sql: """
          SELECT i.name, f.year, s.name, t.data, t.size, t.dictionary, f.id FROM filing f
          JOIN report_text t ON t.filing_id = f.id JOIN issuer i ON i.id = f.issuer_id
          JOIN source s ON s.id = f.source_id
          WHERE f.is_current = 1 AND (?1 IS NULL OR i.id = ?1) AND (?2 IS NULL OR f.year = ?2)
          ORDER BY f.year DESC, i.name
          """, arguments: [who, year])
      let (inflater, wanted) = (Inflater(), words.map { Array($0.utf8) })
      var hits: [SearchHit] = []
      while hits.count < limit, let row = try texts.next() {
        guard let text = PackedText.text(row[3], size: row[4], dictionary: row[5], with: inflater) else {
          throw UnreadableText(filing: row[6])
        }
        guard wanted.allSatisfy(text.holds) else { continue }
        guard let sections = PackedText.sections(of: text) else { throw UnreadableText(filing: row[6]) }
        let found = sections.filter { section in
          let whole = Array((section.heading + "\n" + section.text).utf8)
          return wanted.allSatisfy(whole.holds)
        }
        hits += found.prefix(limit - hits.count).map {
          SearchHit($0, words: words, issuer: row[0], year: row[1], source: row[2])
        }
      }
      return hits
    }
  }
}

extension [UInt8] {
  /// True where the bytes stand somewhere among these.
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard let last = word.last else { return true }
    return withUnsafeBytes { text in
      guard let start = text.baseAddress, text.count >= word.count else { return false }
      // By the last byte: the first one of a Chinese character is that of a thousand others.
      var at = word.count - 1
      while at < text.count, let found = memchr(start + at, Int32(last), text.count - at) {
        at = UnsafeRawPointer(found) - start + 1
        if memcmp(start + at - word.count, word, word.count) == 0 { return true }
      }
      return false
    }
  }
}

extension SearchHit {
  fileprivate init(_ section: TextSection, words: [String], issuer: String, year: Int, source: String) {
    let sentence = SearchHit.sentence(in: section.text, around: words)
    self.init(
      issuer: issuer, year: year, section: section.heading,
      sentence: sentence.isEmpty ? section.heading : sentence, source: source)
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
