import Forms
import Foundation
import Rendering
import Store

/// A folder with views as CSV by year, descriptions for Frictionless and Datasette, a codebook in both languages and
/// checksums. The same archive gives the same bytes: rows are in a total order, and no time of export enters.
package struct DataPackage {
  private let folder: URL
  private let path: String

  /// A package in the folder at `path`, which is new, empty, or holds an earlier package.
  package init(_ path: String) {
    self.path = path
    folder = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Writes the views selected and gives the number of files. The package is made aside and put in place when it is
  /// whole; of an earlier one, only the files that it lists are taken away.
  package func write(_ selection: Selection, from store: ArchiveStore) throws -> Int {
    let earlier = try earlierFiles()
    let draft = folder.deletingLastPathComponent().appendingPathComponent(
      ".\(folder.lastPathComponent).part-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: draft) }
    do {
      try? FileManager.default.removeItem(at: draft)
      try FileManager.default.createDirectory(
        at: draft.appendingPathComponent("data"), withIntermediateDirectories: true)
      let files = try fill(draft, selection, store)
      try put(files, from: draft, insteadOf: earlier)
      return files.count
    } catch is CocoaError {
      throw ExportError.cannotWrite(path)
    }
  }

  private func fill(_ draft: URL, _ selection: Selection, _ store: ArchiveStore) throws -> [String] {
    let resources = try PackageData(draft, selection).write(from: store)
    let views = selection.views
    let texts = [
      ("codebook.md", Codebook.text(views)),
      ("datapackage.json", Frictionless.description(resources).document),
      ("metadata.json", Datasette.description(views).document),
    ]
    var sums = resources.map { (path: $0.path, sum: $0.sha256) }
    for (name, text) in texts {
      try Data(text.utf8).write(to: draft.appendingPathComponent(name))
      sums.append((name, sha256(Array(text.utf8))))
    }
    let lines = sums.sorted { $0.path < $1.path }.map { "\($0.sum)  \($0.path)\n" }
    try Data(lines.joined().utf8).write(to: draft.appendingPathComponent(DataPackage.sums))
    return sums.map(\.path) + [DataPackage.sums]
  }

  private static let sums = "SHA256SUMS"

  /// Files of an earlier package in the folder; an error where the folder holds something else.
  private func earlierFiles() throws -> [String] {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.path) else { return [] }
    guard let names = try? manager.contentsOfDirectory(atPath: folder.path) else {
      throw ExportError.occupied(path)
    }
    if names.isEmpty { return [] }
    let description = try? String(
      contentsOf: folder.appendingPathComponent("datapackage.json"), encoding: .utf8)
    let sums = try? String(contentsOf: folder.appendingPathComponent(DataPackage.sums), encoding: .utf8)
    guard let description, let sums, description.contains("\"name\": \"\(Frictionless.name)\"") else {
      throw ExportError.occupied(path)
    }
    return sums.split(separator: "\n").map { String($0.dropFirst(66)) }.filter(DataPackage.isOwn) + [
      DataPackage.sums
    ]
  }

  /// True for the names that a package gives its files: a list that somebody changed leads nowhere else.
  private static func isOwn(_ name: String) -> Bool {
    if ["codebook.md", "datapackage.json", "metadata.json"].contains(name) { return true }
    let isPlain = name.utf8.dropFirst(5).allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x5F, 0x2E].contains(byte)
    }
    return name.hasPrefix("data/") && name.hasSuffix(".csv") && isPlain
  }

  private func put(_ files: [String], from draft: URL, insteadOf earlier: [String]) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder.appendingPathComponent("data"), withIntermediateDirectories: true)
    for name in earlier { try? manager.removeItem(at: folder.appendingPathComponent(name)) }
    for name in files {
      let place = folder.appendingPathComponent(name)
      try? manager.removeItem(at: place)
      try manager.moveItem(at: draft.appendingPathComponent(name), to: place)
    }
  }
}
