import Foundation
import Forms
import Testing

@testable import Intake

@Suite struct FileWalkTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")

  private func make(_ names: [String]) throws {
    for name in names {
      let place = folder.appendingPathComponent(name)
      let isFolder = name.hasSuffix("/")
      try FileManager.default.createDirectory(
        at: isFolder ? place : place.deletingLastPathComponent(), withIntermediateDirectories: true)
      if !isFolder { try Data("x".utf8).write(to: place) }
    }
  }

  /// What the paths lead to, without the folder.
  private func walked(_ paths: [String]) -> [FileWalk.Found] {
    var found: [FileWalk.Found] = []
    FileWalk().walk(paths.map { $0 == "-" ? $0 : folder.path + "/" + $0 }) { found.append($0) }
    return found.map { entry in
      switch entry {
      case .file(let path): .file(path.replacingOccurrences(of: folder.path + "/", with: ""))
      case .problem(let path, let wording):
        .problem(path: path.replacingOccurrences(of: folder.path + "/", with: ""), wording)
      }
    }
  }

  @Test func `folders are walked in order of name, hidden files and README passed over`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try make(["b/2.txt", "b/1.txt", "b/c/3.txt", "b/.git/x", "b/.x", "b/README", "b/readme.md", "a.txt"])
    #expect(
      walked(["b", "a.txt", "-"]) == [
        .file("b/1.txt"), .file("b/2.txt"), .file("b/c/3.txt"), .file("a.txt"), .file("-"),
      ])
    #expect(walked(["b/README", "b/.x"]) == [.file("b/README"), .file("b/.x")])  // named by the call
  }

  @Test func `links in folders are not followed, links that are named are`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try make(["a/1.txt", "b/2.txt"])
    let manager = FileManager.default
    for (link, target) in [("a/to-b", "b"), ("a/to-2", "b/2.txt"), ("a/up", "."), ("dead", "nowhere")] {
      try manager.createSymbolicLink(
        at: folder.appendingPathComponent(link), withDestinationURL: folder.appendingPathComponent(target))
    }
    #expect(walked(["a"]) == [.file("a/1.txt")])
    #expect(walked(["a/to-2"]) == [.file("a/to-2")])
    #expect(walked(["a/to-b"]) == [.file("a/to-b/2.txt")])
    #expect(walked(["dead"]) == [.problem(path: "dead", Problems.missing)])
  }

  @Test func `paths that lead to no file are told`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try make(["empty/", "shy/.x", "outer/empty/", "outer/1.txt"])
    mkfifo(folder.appendingPathComponent("pipe").path, 0o600)
    #expect(
      walked(["none", "empty", "shy", "outer", "pipe"]) == [
        .problem(path: "none", Problems.missing), .problem(path: "empty", Problems.empty),
        .problem(path: "shy", Problems.empty), .file("outer/1.txt"),
        .problem(path: "pipe", Problems.special),
      ])
    #expect(FileWalk().count([folder.path + "/outer", folder.path + "/none"]) == 2)
  }

  @Test func `bytes come whole, or with the reason why not`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try make(["a.txt", "sub/"])
    let root = folder.path
    #expect(try FileBytes.read(root + "/a.txt") == [0x78])
    #expect(throws: FileBytes.Unreadable(wording: Problems.missing)) { try FileBytes.read(root + "/none") }
    #expect(throws: FileBytes.Unreadable(wording: Problems.folder)) { try FileBytes.read(root + "/sub") }
    mkfifo(root + "/pipe", 0o600)
    #expect(throws: FileBytes.Unreadable(wording: Problems.special)) { try FileBytes.read(root + "/pipe") }
    // A sparse file takes no room on the disk.
    #expect(truncate(root + "/a.txt", FileBytes.limit + 1) == 0)
    let large = Wording(
      en: "larger than 64 MiB, so not read; give the report alone", zh: "文件超过 64 MiB，未读取；请只给出报告本身")
    #expect(throws: FileBytes.Unreadable(wording: large)) { try FileBytes.read(root + "/a.txt") }
  }
}
