import Foundation

/// A folder of our own for the files that a program reads and writes, gone when the work is done.
struct ScratchFolder {
  let path: String

  /// Makes the folder, runs the work with it, and removes it with all that is in it.
  static func with<Value>(
    _ work: (ScratchFolder) throws(DocumentError.Fault) -> Value
  ) throws(DocumentError.Fault) -> Value {
    // Where TMPDIR says; mkdtemp makes it for this user alone, under a name that nobody could have taken before.
    let pattern = FileManager.default.temporaryDirectory.appendingPathComponent("archive-XXXXXX").path
    var template = Array(pattern.utf8CString)
    guard mkdtemp(&template) != nil else { throw .noScratch }
    let folder = ScratchFolder(
      path: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    return try work(folder)
  }

  /// Writes a file into the folder under a name of ours.
  func write(_ bytes: [UInt8], as name: String) throws(DocumentError.Fault) {
    guard FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(bytes)) else {
      throw .noScratch
    }
  }

  /// Reads a file of the folder, nil when there is none or it is larger than any file that is read.
  func read(_ name: String) -> [UInt8]? {
    guard let size = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.size] as? Int,
      size <= Document.sizeLimit
    else { return nil }
    return FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) }
  }
}
