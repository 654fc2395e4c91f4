import Foundation
import Glibc

/// A call of the program with what it cost: seconds, and the most memory that it held at once. `ru_maxrss` would not
/// do: a program that is started begins with that of the one that starts it.
struct Measured {
  let run: Run
  let seconds: Double
  /// MiB of resident memory, of the program itself.
  let peak: Int

  /// Calls the program on a desk and kills it after `limit` seconds (status 137 then).
  init(_ desk: Desk, _ arguments: [String], stdin: String = "/dev/null", limit: Double) throws {
    let folder = desk.folder.path
    let streams = try Desk()
    let (out, err) = (streams.place("out").path, streams.place("err").path)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let begin = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder, Checkout.program.path]
    let words = (begin + arguments).map { strdup($0) }
    let environment = ["PATH=\(Checkout.path)", "LC_ALL=C.UTF-8", "HOME=\(folder)"]
    let settings = environment.map { strdup($0) }
    defer { (words + settings).forEach { free($0) } }
    var process: pid_t = 0
    let start = Date()
    guard posix_spawn(&process, "/bin/sh", &actions, nil, words + [nil], settings + [nil]) == 0
    else {
      throw CocoaError(.executableNotLoadable)
    }
    let (status, peak) = Measured.end(of: process, start: start, limit: limit)
    seconds = Date().timeIntervalSince(start)
    self.peak = peak / 1024
    run = Run(
      arguments: arguments, status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      stdout: try Data(contentsOf: URL(fileURLWithPath: out)),
      stderr: try Data(contentsOf: URL(fileURLWithPath: err)))
  }

  private static func end(of process: pid_t, start: Date, limit: Double) -> (status: Int32, peak: Int) {
    var (status, peak) = (Int32(0), 0)
    while waitpid(process, &status, WNOHANG) == 0 {
      peak = max(peak, highWater(of: process))
      if Date().timeIntervalSince(start) > limit { kill(process, SIGKILL) }
      usleep(2000)
    }
    return (status, peak)
  }

  /// KiB; the kernel keeps the highest, so that looking now and then misses little.
  private static func highWater(of process: pid_t) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
