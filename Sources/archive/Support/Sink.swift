import Forms
import Foundation
import Glibc
import Store

/// Where a long result goes piece by piece: stdout, or a file that appears whole when it is finished.
final class Sink {
  private let file: String?
  private let draft: String
  private let handle: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false
  private lazy var isTerminal = Console.isTerminal(1)

  /// Begins a result in `file`, or on stdout for nil and `-`; `spared` is a file that must not be written over.
  init(_ file: String?, sparing spared: String? = nil) throws {
    self.file = file == "-" ? nil : file
    guard let file = self.file else {
      (draft, handle) = ("", 1)
      return
    }
    if let spared { try Sink.refuse(file, ifSameAs: spared) }
    if Sink.isDevice(file) {
      (draft, handle) = ("", open(file, O_WRONLY | O_CLOEXEC))
      guard handle >= 0 else { throw Sink.cannotWrite(file, errno) }
      return
    }
    draft = DraftFile.name(for: file)
    handle = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard handle >= 0 else { throw Sink.cannotWrite(file, errno) }
    if let mode = Sink.mode(of: file) { fchmod(handle, mode) }
  }

  deinit {
    guard file != nil, !isFinished else { return }
    close(handle)
    unlink(draft)
  }

  /// Adds a piece.
  func put(_ text: String) throws { try put(Data((file == nil ? Console.forStdout(text) : text).utf8)) }

  /// Adds a piece of text that is UTF-8 already.
  func put(_ text: [UInt8]) throws {
    if file == nil, isTerminal { return try put(String(decoding: text, as: UTF8.self)) }
    buffer += text
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Adds a piece of any bytes.
  func put(_ bytes: Data) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Ends the result: only now a file bears its name.
  func finish() throws {
    try flush()
    isFinished = true
    guard let file else { return }
    guard close(handle) == 0, draft.isEmpty || rename(draft, file) == 0 else {
      let error = errno
      unlink(draft)
      throw Sink.cannotWrite(file, error)
    }
  }

  /// A device or pipe is written to; putting a file in its place would take it away.
  private static func isDevice(_ file: String) -> Bool {
    var status = stat()
    return stat(file, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// The permissions of a file that is written over.
  private static func mode(of file: String) -> mode_t? {
    var status = stat()
    return stat(file, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private func flush() throws {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(handle, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EPIPE { Glibc.exit(0) }
      guard count > 0 else { throw Sink.cannotWrite(file ?? "stdout", count < 0 ? errno : EIO) }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// A result never takes the place of the archive that it comes from.
  static func refuse(_ file: String, ifSameAs archive: String) throws {
    var (a, b) = (stat(), stat())
    guard stat(file, &a) == 0, stat(archive, &b) == 0, a.st_dev == b.st_dev, a.st_ino == b.st_ino else {
      return
    }
    throw Failure.usage(
      "\(file) is the archive itself; give another file with -o", "\(file) 就是档案本身；请用 -o 另给文件")
  }

  /// Why a file cannot be written, by the system's own number where it tells the user something.
  static func cannotWrite(_ file: String, _ error: Int32 = 0) -> Failure {
    let name = Console.shown(file)
    return switch error {
    case ENOSPC, EDQUOT:
      Failure(
        Wording(
          en: "\(name) cannot be written: no space left; free some and try again",
          zh: "\(name) 无法写入：磁盘已满；请腾出空间后重试"))
    case EIO:
      Failure(
        Wording(en: "\(name) cannot be written: the disk fails; check it", zh: "\(name) 无法写入：磁盘出错；请检查磁盘"))
    default:
      Failure(
        Wording(
          en: "\(name) cannot be written; check the folder, its permissions and the space left",
          zh: "\(name) 无法写入，请检查文件夹、权限和剩余空间"))
    }
  }
}

extension Sink {
  /// Writes a file to stdout as it is.
  static func copy(_ file: String) throws {
    guard let handle = FileHandle(forReadingAtPath: file) else { throw cannotWrite(file) }
    defer { try? handle.close() }
    let sink = try Sink(nil, sparing: "")
    while let part = try? handle.read(upToCount: 1 << 20), !part.isEmpty { try sink.put(part) }
    try sink.finish()
  }
}
