/// Collects the text of one line of a page and collapses white space as a browser does: runs become one space, none
/// at the ends. A line end of the source between two ideographs is none in print and leaves nothing.
struct InlineText {
  private(set) var bytes: [UInt8] = []
  private var gap = Gap.none

  private enum Gap { case none, space, lineEnd }

  var isEmpty: Bool { bytes.isEmpty }

  /// Takes a piece of UTF-8 that holds whole characters.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    // White space between two elements, line end or not, is printed as a space.
    if piece.allSatisfy(\.isSpace) { return gap = .space }
    var start = 0
    while start < piece.count {
      if piece[start].isSpace {
        if gap != .lineEnd { gap = piece[start] == 0x0A ? .lineEnd : .space }
        start += 1
        continue
      }
      var end = start + 1
      while end < piece.count, !piece[end].isSpace { end += 1 }
      close(before: piece[start], piece[min(start + 1, piece.count - 1)])
      bytes.append(contentsOf: piece[start..<end])
      start = end
    }
  }

  /// Gives the text so far and begins anew.
  mutating func take() -> String {
    defer {
      bytes.removeAll(keepingCapacity: true)
      gap = .none
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func close(before first: UInt8, _ second: UInt8) {
    defer { gap = .none }
    guard gap != .none, !bytes.isEmpty else { return }
    if gap == .lineEnd, Self.isIdeographic(first, second), endsIdeographic { return }
    bytes.append(0x20)
  }

  private var endsIdeographic: Bool {
    guard let start = bytes.lastIndex(where: \.startsScalar), start + 1 < bytes.count else { return false }
    return Self.isIdeographic(bytes[start], bytes[start + 1])
  }

  /// Ideographs, their punctuation and full-width forms (U+2E80 to U+9FFF, U+FF00 to U+FFEF, planes 2 and 3), by the
  /// first two bytes of the character.
  private static func isIdeographic(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE3...0xE9: true
    case 0xE2: second >= 0xBA
    case 0xEF: second == 0xBC || second == 0xBD
    case 0xF0: second >= 0xA0
    default: false
    }
  }
}
