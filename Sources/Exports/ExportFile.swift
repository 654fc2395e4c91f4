import Foundation
import Store

/// A file of an export that is open only while a batch is added to it: an export may have more files than a process may
/// have open. Its size and digest are known when it is finished.
final class ExportFile {
  let path: String
  private(set) var bytes = 0
  private let place: URL
  private var digest = DigestStream()
  private var buffer: [UInt8] = []

  private static let batch = 256 << 10

  /// An empty file at `path` within a folder.
  init(_ path: String, in folder: URL) throws {
    self.path = path
    place = folder.appendingPathComponent(path)
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw ExportError.cannotWrite(place.path)
    }
    guard FileManager.default.createFile(atPath: place.path, contents: nil) else {
      throw ExportError.cannotWrite(place.path)
    }
  }

  /// Adds a piece.
  func put(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > ExportFile.batch { try flush() }
  }

  /// Adds a piece of bytes.
  func put(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count > ExportFile.batch { try flush() }
  }

  /// Ends the file and tells its path and digest.
  func finish() throws -> (path: String, sum: String) {
    try flush()
    return (path, digest.text)
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    do {
      let handle = try FileHandle(forWritingTo: place)
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(buffer))
    } catch {
      throw ExportError.cannotWrite(place.path)
    }
    digest.add(buffer)
    bytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}

extension ExportFile {
  /// A file that holds a text; gives its path and digest.
  static func write(_ text: String, to path: String, in folder: URL) throws -> (path: String, sum: String) {
    let file = try ExportFile(path, in: folder)
    try file.put(text)
    return try file.finish()
  }
}
