import Glibc
import Synchronization

/// A program of the system that reads a format for us, in a process of its own: a hostile file can crash or stall it,
/// never the archive. Limits: time, output, and the memory that it may ask for.
struct Tool {
  /// The name of the program, and of the Debian package that it comes with.
  let name: String
  let package: String
  var seconds = 20
  var outputLimit = 64 << 20
  /// Address space in MiB.
  var memory = 2048

  /// What a run gave.
  struct Result {
    var output: [UInt8]
    var messages: String
    var status: Int32
  }

  /// The path of the program, nil when it is not installed.
  var path: String? {
    let folders = (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// Runs the program in a folder and gives its output; a program that exceeds a limit is killed and refused.
  func run(_ arguments: [String], in folder: String) throws(DocumentError.Fault) -> Result {
    guard let path else { throw .missingTool(name, package: package) }
    // The shell sets the limits and becomes the program; nothing of the report's own is ever part of the command.
    let limits = "cd \"$0\" && ulimit -t \(seconds) && ulimit -v \(memory << 10) && exec \"$@\""
    let command = ["sh", "-c", limits, folder, path] + arguments
    guard var process = Process(command, folder: folder) else { throw .toolFailed(name) }
    let finished = process.collect(until: .now + .seconds(seconds), limit: outputLimit)
    guard finished, let status = process.status else { throw .toolFailed(name) }
    return Result(
      output: process.output, messages: String(decoding: process.messages, as: UTF8.self), status: status)
  }
}

/// One running program: its two streams are read together, so that neither can block it.
private struct Process {
  private(set) var output: [UInt8] = []
  private(set) var messages: [UInt8] = []
  private(set) var status: Int32?
  private let pid: pid_t
  private var streams: [Int32]

  /// Starts a command in a process group of its own; nil when it cannot be started. One at a time: a program started
  /// between the making and the marking of a pipe would hold its end open.
  init?(_ command: [String], folder: String) {
    let started = Self.starting.withLock { _ -> (pid: pid_t, streams: [Int32])? in
      guard let output = Pipe() else { return nil }
      guard let messages = Pipe() else {
        output.close()
        return nil
      }
      let environment = Self.environment(folder)
      let pid = Self.spawn(command, environment: environment, output: output.end, messages: messages.end)
      Glibc.close(output.end)
      Glibc.close(messages.end)
      guard let pid else {
        Glibc.close(output.start)
        Glibc.close(messages.start)
        return nil
      }
      return (pid, [output.start, messages.start])
    }
    guard let started else { return nil }
    pid = started.pid
    streams = started.streams
  }

  private static let starting = Mutex(())

  private static func environment(_ folder: String) -> [String] {
    ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "TMPDIR=\(folder)", "LC_ALL=C.UTF-8"]
  }

  private static func spawn(
    _ command: [String], environment: [String], output: Int32, messages: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, messages, 2)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = command.map { strdup($0) }
    let settings = environment.map { strdup($0) }
    defer { (words + settings).forEach { free($0) } }
    var pid: pid_t = 0
    let fault = posix_spawn(&pid, "/bin/sh", &actions, &attributes, words + [nil], settings + [nil])
    return fault == 0 ? pid : nil
  }

  /// Reads until both streams end, then waits for the end of the program. False, and the program killed, when the time
  /// is over or the output too large.
  mutating func collect(until deadline: ContinuousClock.Instant, limit: Int) -> Bool {
    var finished = true
    while finished, !streams.allSatisfy({ $0 < 0 }) { finished = read(until: deadline, limit: limit) }
    if finished { finished = wait(until: deadline) }
    for stream in streams where stream >= 0 { close(stream) }
    guard !finished else { return true }
    kill(-pid, SIGKILL)
    var ignored: Int32 = 0
    waitpid(pid, &ignored, 0)
    return false
  }

  private mutating func read(until deadline: ContinuousClock.Instant, limit: Int) -> Bool {
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    guard left > 0 else { return false }
    var polled = streams.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), Int32(left)) >= 0 || errno == EINTR else { return false }
    for (i, entry) in polled.enumerated() where entry.revents != 0 {
      var block = [UInt8](repeating: 0, count: 64 << 10)
      let count = Glibc.read(entry.fd, &block, block.count)
      if count <= 0 {
        close(entry.fd)
        streams[i] = -1
      } else if i == 0 {
        output.append(contentsOf: block[..<count])
      } else if messages.count < 64 << 10 {
        messages.append(contentsOf: block[..<count])
      }
    }
    return output.count <= limit
  }

  private mutating func wait(until deadline: ContinuousClock.Instant) -> Bool {
    var raw: Int32 = 0
    while waitpid(pid, &raw, WNOHANG) == 0 {
      guard .now < deadline else { return false }
      usleep(2000)
    }
    status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
    return true
  }
}

/// A pipe that no program inherits by itself.
private struct Pipe {
  let start: Int32
  let end: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    start = ends[0]
    end = ends[1]
  }

  func close() {
    Glibc.close(start)
    Glibc.close(end)
  }
}
