import Glibc

/// What a piece of work took, in seconds: of the processor, and of the clock on the wall. The processor's time is what the
/// ratios are made of: other work on the machine hardly touches it.
struct Cost {
  var cpu: Double
  var wall: Double

  static let none = Cost(cpu: 0, wall: 0)

  /// Runs `work` once.
  static func of(_ work: () throws -> Void) rethrows -> Cost {
    let (cpu, wall) = (now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC))
    try work()
    return Cost(cpu: now(CLOCK_PROCESS_CPUTIME_ID) - cpu, wall: now(CLOCK_MONOTONIC) - wall)
  }

  static func + (a: Cost, b: Cost) -> Cost { Cost(cpu: a.cpu + b.cpu, wall: a.wall + b.wall) }
  static func / (a: Cost, count: Int) -> Cost {
    Cost(cpu: a.cpu / Double(count), wall: a.wall / Double(count))
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension [Cost] {
  /// The median of each of the two times.
  var median: Cost { Cost(cpu: map(\.cpu).median, wall: map(\.wall).median) }
}

extension [Double] {
  /// The middle value, the upper one of two; 0 for none.
  var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
