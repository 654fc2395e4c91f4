import Foundation
import Glibc

/// The name under which a file is made before it gets its own: beside it, with the number of the program that makes it.
package enum DraftFile {
  /// A free name for the draft of `file`. Drafts of programs that are no more were broken off and are taken away.
  package static func name(for file: String) -> String {
    removeOrphans(of: file)
    let name = "\(file).part-\(getpid())"
    remove(name)
    return name
  }

  /// Takes a draft away, with what SQLite may have put beside it.
  static func remove(_ draft: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
  }

  private static func removeOrphans(of file: String) {
    let place = URL(fileURLWithPath: file)
    let folder = place.deletingLastPathComponent().path
    let start = place.lastPathComponent + ".part-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(start) {
      guard let process = pid_t(name.dropFirst(start.count).prefix { $0.isASCII && $0.isNumber }) else {
        continue
      }
      if kill(process, 0) != 0, errno == ESRCH { unlink(folder + "/" + name) }
    }
  }
}
