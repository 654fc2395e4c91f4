import Forms
import Foundation

/// The bytes of one file, whole, or the reason why they cannot be had.
package enum FileBytes {
  /// No report is larger; what is comes from elsewhere.
  package static let limit = 64 << 20

  package struct Unreadable: Error, Sendable, Hashable {
    package let wording: Wording
  }

  /// Reads the file at `path`, or standard input for `-`.
  package static func read(_ path: String) throws(Unreadable) -> [UInt8] {
    if path != "-" { try requireFile(path) }
    guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
      throw Unreadable(
        wording: Wording(en: "the file cannot be opened; check its permissions", zh: "文件无法打开，请检查权限"))
    }
    defer { if path != "-" { try? handle.close() } }
    let bytes = try bytes(of: handle)
    guard bytes.count <= limit else {
      throw Unreadable(
        wording: Wording(
          en: "larger than \(limit >> 20) MiB, so not read; give the report alone",
          zh: "文件超过 \(limit >> 20) MiB，未读取；请只给出报告本身"))
    }
    return bytes
  }

  /// A pipe would be waited for, a folder cannot be read: both are told before anything is opened.
  private static func requireFile(_ path: String) throws(Unreadable) {
    switch PathKind(of: path, followsLink: true) {
    case .file: return
    case .folder: throw Unreadable(wording: Problems.folder)
    case .link, .special: throw Unreadable(wording: Problems.special)
    case nil: throw Unreadable(wording: Problems.missing)
    }
  }

  private static func bytes(of handle: FileHandle) throws(Unreadable) -> [UInt8] {
    do {
      var bytes: [UInt8] = []
      while bytes.count <= limit, let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
        bytes += part
      }
      return bytes
    } catch {
      throw Unreadable(wording: Wording(en: "reading failed; check the disk", zh: "读取失败，请检查磁盘"))
    }
  }
}
