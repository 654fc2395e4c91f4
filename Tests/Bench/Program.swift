import Glibc

/// A program that is run and waited for.
struct Program {
  let arguments: [String]

  struct Failure: Error { let message: String }

  /// Runs it with its output thrown away, and gives what it took: of the processors, its own children's included, and on
  /// the wall.
  func run() throws -> Cost {
    var (status, usage): (Int32, rusage) = (0, rusage())
    var cost = try Cost.of { wait4(try start(), &status, 0, &usage) }
    cost.cpu = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    return cost
  }

  /// The median of several runs.
  func median(of runs: Int) throws -> Cost { try (0..<runs).map { _ in try run() }.median }

  /// The medians of several programs' processor time, run by turns.
  static func medians(_ programs: [Program], runs: Int) throws -> [Double] {
    var costs = programs.map { _ in [Cost]() }
    for _ in 0..<runs {
      for (index, program) in programs.enumerated() { costs[index].append(try program.run()) }
    }
    return costs.map(\.median.cpu)
  }

  /// The same on one processor.
  var onOneProcessor: Program { Program(arguments: ["taskset", "-c", "0"] + arguments) }

  /// Starts it without waiting.
  func start() throws -> pid_t {
    var child: pid_t = 0
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    guard posix_spawnp(&child, arguments.first ?? "", &actions, nil, &words, environ) == 0 else {
      throw Failure(message: "cannot run \(arguments.joined(separator: " ")); check that it is installed")
    }
    return child
  }

  /// `VmHWM` of `/proc/PID/status`, in bytes; 0 when it has gone. The kernel's `ru_maxrss` also counts what this process
  /// held when it split, so the child's own mark is watched.
  static func highWater(of child: pid_t) -> Int {
    guard let file = fopen("/proc/\(child)/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if text.hasPrefix("VmHWM:") { return (Int(text.filter(\.isNumber)) ?? 0) << 10 }
    }
    return 0
  }
}
