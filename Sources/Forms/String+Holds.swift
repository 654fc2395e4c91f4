extension StringProtocol {
  /// True where `word` stands in the text, byte for byte. Many times as fast as `contains`, which compares characters.
  package func holds(_ word: String) -> Bool {
    var (text, word) = (String(self), word)
    return text.withUTF8 { text in word.withUTF8 { text.holds($0) } }
  }

  /// True where one of `words` stands in the text.
  package func holds(any words: [String]) -> Bool { words.contains { holds($0) } }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func holds(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = word.last, count >= word.count else { return false }
    // The last byte of a character differs more than the first.
    let length = word.count - 1
    for end in length..<count where self[end] == last {
      if self[(end - length)..<end].elementsEqual(word[..<length]) { return true }
    }
    return false
  }
}
