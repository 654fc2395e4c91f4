/// What the readers ask of bytes. Searching goes by hand: the generic search of the standard library is a hundred times
/// slower on bytes.
extension Collection<UInt8> where Index == Int {
  /// The first place of a pattern at or behind an index.
  func firstIndex(of pattern: StaticString, from start: Int? = nil, within limit: Int = .max) -> Int? {
    let from = start ?? startIndex
    guard from >= startIndex, from <= endIndex, pattern.utf8CodeUnitCount > 0 else { return nil }
    let end = limit < endIndex - from ? from + limit : endIndex
    let found = self[from..<end].withContiguousStorageIfAvailable { bytes in
      pattern.withUTF8Buffer { bytes.firstIndex(of: $0) }
    }
    return (found ?? nil).map { $0 + from }
  }

  /// The first place of a pattern.
  func firstIndex(of pattern: [UInt8]) -> Int? {
    guard !pattern.isEmpty else { return nil }
    let found = withContiguousStorageIfAvailable { bytes in
      pattern.withUnsafeBufferPointer { bytes.firstIndex(of: $0) }
    }
    return (found ?? nil).map { $0 + startIndex }
  }

  /// True when the bytes at an index read as the pattern, capitals of the bytes taken for small letters.
  func matches(_ pattern: StaticString, at index: Int) -> Bool {
    let count = pattern.utf8CodeUnitCount
    guard index >= startIndex, index <= endIndex - count else { return false }
    return pattern.withUTF8Buffer { wanted in
      (0..<count).allSatisfy { self[index + $0].lowered == wanted[$0] }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a pattern that is not empty.
  fileprivate func firstIndex(of pattern: UnsafeBufferPointer<UInt8>) -> Int? {
    guard count >= pattern.count else { return nil }
    var i = 0
    while i <= count - pattern.count {
      guard let next = self[i...(count - pattern.count)].firstIndex(of: pattern[0]) else { return nil }
      if (1..<pattern.count).allSatisfy({ self[next + $0] == pattern[$0] }) { return next }
      i = next + 1
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Without ASCII white space at either end.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isSpace }), let last = lastIndex(where: { !$0.isSpace }) else {
      return self[endIndex..<endIndex]
    }
    return self[first...last]
  }
}

extension UInt8 {
  /// True for the white space of ASCII.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  /// True for an ASCII letter.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// True for an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// The small letter for an ASCII capital, any other byte as it is.
  var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// True for the first byte of a UTF-8 character.
  var startsScalar: Bool { self & 0xC0 != 0x80 }
}

extension StringProtocol {
  /// True when nothing is printed: empty, or white space of any kind.
  var isBlank: Bool {
    utf16.allSatisfy { unit in
      switch unit {
      case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
      default: false
      }
    }
  }
}
