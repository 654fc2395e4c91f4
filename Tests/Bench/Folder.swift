import Foundation

/// A temporary folder for archives, removed at the end.
final class Folder {
  let path: String
  private var count = 0

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "archive-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path where nothing is yet.
  func fresh(_ name: String) -> String {
    count += 1
    return "\(path)/\(count)-\(name)"
  }

  /// The size of a file in bytes; 0 where there is none.
  static func size(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
  }
}
