import Forms
import Foundation

/// Finds the files that a call names: files as they are, folders with all that is in them, in order of name. Links
/// inside folders are not followed; hidden files, a folder's own README and the archive itself are passed over.
package struct FileWalk {
  /// A file to read, or a path that leads to none.
  package enum Found: Sendable, Hashable {
    case file(String)
    case problem(path: String, Wording)
  }

  private let manager = FileManager.default
  /// The archive that is written and what SQLite keeps beside it.
  private let own: Set<String>
  private let ownNames: Set<String>

  /// A walk on behalf of the archive at `archive`.
  package init(for archive: String? = nil) {
    own = Set(["", "-wal", "-shm", "-journal"].compactMap { end in archive.map { FileWalk.real($0 + end) } })
    ownNames = Set(own.compactMap { $0.split(separator: "/").last.map(String.init) })
  }

  /// Everything that `paths` lead to, one after the other; `-` stands for standard input and is given back as it is.
  package func walk(_ paths: [String], _ visit: (Found) throws -> Void) rethrows {
    for path in paths {
      if path == "-" {
        try visit(.file(path))
      } else {
        try walk(path, isNamed: true, visit)
      }
    }
  }

  private func walk(_ path: String, isNamed: Bool, _ visit: (Found) throws -> Void) rethrows {
    switch PathKind(of: path, followsLink: isNamed) {
    case .file: try visit(.file(path))
    case .folder: try walk(folder: path, isNamed: isNamed, visit)
    case .link: return
    case .special: try visit(.problem(path: path, Problems.special))
    case nil: try visit(.problem(path: path, path.contains("\u{FFFD}") ? Problems.noName : Problems.missing))
    }
  }

  private func walk(folder: String, isNamed: Bool, _ visit: (Found) throws -> Void) rethrows {
    guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
      return try visit(.problem(path: folder, Problems.closed))
    }
    let shown = names.filter { !FileWalk.isPassedOver($0) }.sorted()
    let paths = shown.map { folder + (folder.hasSuffix("/") ? "" : "/") + $0 }
      .filter { !isOwn($0) }
    if paths.isEmpty && isNamed { try visit(.problem(path: folder, Problems.empty)) }
    for path in paths { try walk(path, isNamed: false, visit) }
  }

  /// Only a file of the same last name can be the archive: the links of the others need not be followed.
  private func isOwn(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last, ownNames.contains(String(name)) else { return false }
    return own.contains(FileWalk.real(path))
  }

  /// True for what is no report by its name: hidden files and a folder's own README.
  static func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix(".") || name.uppercased().hasPrefix("README")
  }

  /// The path without links. The folder is resolved, not the name, for the file may not be there yet.
  private static func real(_ path: String) -> String {
    let file = URL(fileURLWithPath: path).standardizedFileURL
    return file.deletingLastPathComponent().resolvingSymlinksInPath().appendingPathComponent(
      file.lastPathComponent
    ).path
  }
}

/// What is said of paths that lead to no file.
enum Problems {
  static let missing = Wording(en: "no such file or folder; check the path", zh: "没有这个文件或文件夹，请检查路径")
  /// Foundation gives a name that is not UTF-8 with U+FFFD in it, and finds no file of that name.
  static let noName = Wording(
    en: "no such file, or its name is not UTF-8; rename it, as by convmv -f gbk -t utf8 --notest",
    zh: "没有这个文件，或文件名不是 UTF-8 编码；请改名，例如用 convmv -f gbk -t utf8 --notest")
  static let special = Wording(
    en: "neither a file nor a folder (a device, pipe or socket); give a file",
    zh: "既不是文件也不是文件夹（设备、管道或套接字），请给出文件")
  static let closed = Wording(
    en: "the folder cannot be opened; check its permissions", zh: "文件夹无法打开，请检查权限")
  static let folder = Wording(en: "this is a folder; give a file", zh: "这是文件夹，请给出文件")
  static let empty = Wording(en: "the folder has no files in it", zh: "文件夹中没有文件")
  static let emptyArchive = Wording(
    en: "the archive has no files in it; check that it was saved whole", zh: "压缩包中没有文件，请检查是否保存完整")
}

extension FileWalk {
  /// How many files and problems `paths` lead to.
  package func count(_ paths: [String]) -> Int {
    var count = 0
    walk(paths) { _ in count += 1 }
    return count
  }
}
