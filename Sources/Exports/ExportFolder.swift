import Foundation

/// A folder of files that belong together, made aside and put in place when it is whole. It is new, empty, or holds an
/// earlier export of the same kind, of which only the files that it lists are taken away.
struct ExportFolder {
  /// By what an earlier export is known, and what it may have called its files.
  struct Kind: Sendable {
    /// A file that each export of the kind has, and words that stand in it.
    let mark: (file: String, words: String)
    /// Files that stand in the folder itself.
    let names: Set<String>
    /// The ending of the files in folders below.
    let ending: String
  }

  private let path: String
  private let folder: URL
  private let kind: Kind

  init(_ path: String, _ kind: Kind) {
    self.path = path
    self.kind = kind
    folder = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Has the files written into a folder aside, adds their checksums, puts all in place and gives their number.
  func write(_ fill: (URL) throws -> [(path: String, sum: String)]) throws -> Int {
    let earlier = try earlierFiles()
    let draft = folder.deletingLastPathComponent().appendingPathComponent(
      ".\(folder.lastPathComponent).part-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: draft) }
    do {
      try? FileManager.default.removeItem(at: draft)
      try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
      let sums = try fill(draft).sorted { $0.path < $1.path }
      let lines = sums.map { "\($0.sum)  \($0.path)\n" }.joined()
      let files = sums.map(\.path) + [try ExportFile.write(lines, to: ExportFolder.sums, in: draft).path]
      try put(files, from: draft, insteadOf: earlier)
      return files.count
    } catch is CocoaError {
      throw ExportError.cannotWrite(path)
    }
  }

  private static let sums = "SHA256SUMS"

  /// Files of an earlier export in the folder; an error where the folder holds something else.
  private func earlierFiles() throws -> [String] {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.path) else { return [] }
    guard let names = try? manager.contentsOfDirectory(atPath: folder.path) else {
      throw ExportError.occupied(path)
    }
    if names.isEmpty { return [] }
    guard let mark = text(of: kind.mark.file), let sums = text(of: ExportFolder.sums),
      mark.contains(kind.mark.words)
    else { throw ExportError.occupied(path) }
    return sums.split(separator: "\n").map { String($0.dropFirst(66)) }.filter(isOwn) + [ExportFolder.sums]
  }

  private func text(of file: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  }

  /// True for the names that an export gives its files: a list that somebody changed leads nowhere else.
  private func isOwn(_ name: String) -> Bool {
    if kind.names.contains(name) { return true }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || Array("-_.=/".utf8).contains(byte)
    }
    return parts.count > 1 && isPlain && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
      && name.hasSuffix(kind.ending)
  }

  private func put(_ files: [String], from draft: URL, insteadOf earlier: [String]) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in earlier { remove(name) }
    for name in files {
      let place = folder.appendingPathComponent(name)
      try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? manager.removeItem(at: place)
      try manager.moveItem(at: draft.appendingPathComponent(name), to: place)
    }
  }

  /// A file of an earlier export, and the folders that it leaves empty.
  private func remove(_ name: String) {
    var place = folder.appendingPathComponent(name)
    try? FileManager.default.removeItem(at: place)
    for _ in name.split(separator: "/").dropFirst() {
      place.deleteLastPathComponent()
      rmdir(place.path)
    }
  }
}
