/// Counts lines and characters of a page up to a byte of what is parsed. Asked in rising order, it passes over the page
/// once.
struct SourcePlaces {
  private let source: PageSource
  private var offset = 0
  private var line = 1
  private var character = 1
  /// The next of the removals, and how many bytes those before it took.
  private var next = 0
  private var removed = 0

  init(_ source: PageSource) {
    self.source = source
  }

  /// The line and the character at which a byte stands in the whole page.
  mutating func place(at target: Int) -> Place {
    while next < source.removals.count, source.removals[next].lowerBound - removed <= target {
      removed += source.removals[next].count
      next += 1
    }
    advance(to: min(max(target + removed, offset), source.whole.count))
    return .line(line, character: character)
  }

  private mutating func advance(to target: Int) {
    source.whole.withUnsafeBufferPointer { bytes in
      let passed = UnsafeBufferPointer(rebasing: bytes[offset..<target])
      let lines = passed.count(0xFF, 0x0A)
      var start = 0
      if lines > 0 {
        line += lines
        character = 1
        start = (passed.lastIndex(of: 0x0A) ?? -1) + 1
      }
      // Every byte but those within a character.
      let rest = UnsafeBufferPointer(rebasing: passed[start...])
      character += rest.count - rest.count(0xC0, 0x80)
    }
    offset = target
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many bytes are `value` under a mask, without a branch, so that many are looked at in one step.
  fileprivate func count(_ mask: UInt8, _ value: UInt8) -> Int {
    var count = 0
    for byte in self { count &+= byte & mask == value ? 1 : 0 }
    return count
  }
}
