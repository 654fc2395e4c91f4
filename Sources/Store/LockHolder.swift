import Forms
import Foundation
import Glibc

/// The program that keeps others from an archive, as the system tells it. SQLite locks by bytes of the file and of its
/// companion (sqlite.org/fileformat2.html#wal_locks), and the kernel knows whose lock is on a byte.
package struct LockHolder: Sendable, Hashable {
  package let process: Int
  /// The program's name; nil where the system does not say.
  package let program: String?
  /// When it was started, as ISO 8601.
  package let since: String?

  package init(process: Int, program: String?, since: String?) {
    self.process = process
    self.program = program
    self.since = since
  }

  /// Whoever holds the archive at `path`; nil where nobody else does, or where it cannot be told.
  init?(of path: String) {
    let places: [(file: String, start: Int, length: Int, kind: Int32)] = [
      (path + "-shm", 120, 3, F_WRLCK),  // writing, folding the log in, recovering
      (path, 0x4000_0000, 512, F_RDLCK),  // the file for itself
      (path, 0x4000_0000, 512, F_WRLCK),  // merely open, which hinders who wants it for itself
    ]
    for place in places {
      guard let process = LockHolder.process(at: place.file, place.start, place.length, place.kind) else {
        continue
      }
      self.init(
        process: process, program: LockHolder.program(of: process), since: LockHolder.start(of: process))
      return
    }
    return nil
  }

  /// Whose lock stands in the way of one on these bytes. The file is not closed again: the system would take all locks
  /// that this program itself has on it.
  private static func process(at path: String, _ start: Int, _ length: Int, _ kind: Int32) -> Int? {
    let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard handle >= 0 else { return nil }
    var lock = flock()
    lock.l_type = Int16(kind)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = start
    lock.l_len = length
    guard fcntl(handle, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0 else {
      return nil
    }
    return Int(lock.l_pid)
  }

  private static func program(of process: Int) -> String? {
    let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
    return name?.trimmingCharacters(in: .newlines)
  }

  /// Field 22 of `stat` counts from the start of the machine; the name before it may hold spaces (proc(5)).
  private static func start(of process: Int) -> String? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let fields = status.split(separator: ")").last?.split(separator: " "), fields.count > 19,
      let ticks = Double(fields[19]), let booted
    else { return nil }
    let seconds = booted + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    return Date(timeIntervalSince1970: seconds).ISO8601Format()
  }

  private static var booted: Double? {
    let lines = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.first { $0.hasPrefix("btime ") }?.split(separator: " ").last.flatMap { Double($0) }
  }
}

extension LockHolder {
  /// Who it is, as part of a sentence.
  package var wording: Wording {
    let start = since.map { Wording(en: ", since \($0)", zh: "，自 \($0) 起运行") } ?? Wording(en: "", zh: "")
    return Wording(
      en: "\(program ?? "another program") (process \(process)\(start.en))",
      zh: "\(program.map { " " + $0 } ?? "其他程序")（进程 \(process)\(start.zh)）")
  }
}
