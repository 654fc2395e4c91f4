import Foundation

/// How much of the torture is run: a sample with the tests, all of it by `make torture`.
enum Torture {
  /// Kills over all jobs together.
  static let kills = number("KILLS") ?? 24
  /// True to fail every call that writes, one after the other; else a sample of them.
  static let isWhole = number("KILLS") != nil

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// A line of figures for whoever looks on; the tests themselves are silent.
  static func tell(_ line: String) {
    if isWhole { FileHandle.standardError.write(Data((line + "\n").utf8)) }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same moments in every run of the tests.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
