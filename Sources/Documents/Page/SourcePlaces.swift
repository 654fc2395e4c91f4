/// Counts lines and characters of a source up to a byte. Asked in rising order, it passes over the source once.
struct SourcePlaces {
  private let source: [UInt8]
  private var offset = 0
  private var line = 1
  private var character = 1

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// The line and the character of a byte.
  mutating func place(at target: Int) -> Place {
    advance(to: min(max(target, offset), source.count))
    return .line(line, character: character)
  }

  private mutating func advance(to target: Int) {
    while offset < target {
      let byte = source[offset]
      if byte == 0x0A {
        line += 1
        character = 1
      } else if byte.startsScalar {
        character += 1
      }
      offset += 1
    }
  }
}
