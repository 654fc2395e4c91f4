import Foundation
import Testing

/// A disk that fills up: root alone can mount one.
@Suite(.serialized) struct SmallDiskTests {
  @Test(arguments: [
    (["backup", "disk/b.db"], "disk/b.db"),
    (["backup", "--force", "disk/old.db"], "disk/old.db"),
    (["export", "cell", "-o", "disk/c.csv"], "disk/c.csv"),
    (["export", "-o", "disk/all.xlsx"], "disk/all.xlsx"),
    (["export", "--format", "ndjson", "-o", "disk/views"], "disk/views"),
    (["export", "--package", "disk/package"], "disk/package"),
    (["list", "-o", "disk/list.txt"], "disk/list.txt"),
    (
      ["trend", "--field", "applications.new.total", "--issuer", "示例市", "--chart", "disk/t.svg"], "disk/t.svg"
    ),
    (
      ["trend", "--field", "applications.new.total", "--issuer", "示例市", "--chart", "disk/t.png"], "disk/t.png"
    ),
    (
      ["trend", "--field", "applications.new.total", "--issuer", "示例市", "--chart", "disk/t.html"],
      "disk/t.html"
    ),
  ])
  func `what does not fit on the disk is told, and no half file stays`(words: [String], file: String) throws {
    let desk = try Sample.desk()
    guard let disk = try SmallDisk(kibibytes: 64, on: desk) else { return }
    defer { disk.end() }
    // Room for one page: a file can be begun and not finished.
    _ = try desk.shell(
      "echo precious > disk/old.db; head -c 60K /dev/urandom > disk/filling; head -c 100K /dev/zero > disk/rest"
    )
    _ = try desk.shell("truncate -s -2K disk/rest")
    let before = try desk.shell("cd disk && find . -type f | sort | xargs sha256sum").out
    let run = try desk.archive(words)
    #expect(run.status == 2, "\(run.testDescription)")
    // libxlsxwriter adds words of its own before ours.
    #expect(run.errLines.count == 1 || file.hasSuffix("xlsx"), "\(run.testDescription)")
    #expect(run.errLines.last?.hasPrefix("error: ") == true)
    #expect(run.err.contains(file) || run.err.contains("disk/"), "\(run.testDescription)")
    #expect(run.err.contains("space"), "\(run.testDescription)")
    let after = try desk.shell("cd disk && find . -type f | sort | xargs sha256sum").out
    #expect(after == before)
    #expect(try desk.sqlite("archive.db", "PRAGMA integrity_check") == ["ok"])
  }

  /// At every size, so that the disk is full at every step once.
  @Test(arguments: [16, 120, 300, 420, 480, 560, 700, 900])
  func `an import onto a disk that fills up stores whole reports, and goes on when there is room`(size: Int)
    throws
  {
    let desk = try Desk()
    try GeneratedReports.write(20, to: desk)
    guard let disk = try SmallDisk(kibibytes: size, on: desk) else { return }
    defer { disk.end() }
    let run = try desk.archive("import", "--db", "disk/a.db", "in")
    #expect(run.status == 2, "\(run.testDescription)")
    #expect(
      run.errLines.last
        == "error: no space left for disk/a.db; nothing of this step was stored, free some space and try again"
    )
    let reported = run.errLines.filter { $0.hasPrefix("new  ") }.count
    let held = try Holdings(of: "disk/a.db", on: desk)
    #expect(held.isWhole && held.parts.count == reported, "\(held.verdict), \(held.parts.keys.sorted())")
    _ = try desk.shell("mount -o remount,size=20m disk")
    let next = try desk.archive("--quiet", "--db", "disk/a.db", "import", "in")
    #expect(next.status == 0, "\(next.testDescription)")
    let count = "PRAGMA integrity_check; SELECT count(*) FROM report; SELECT count(*) FROM cell"
    #expect(try desk.sqlite("disk/a.db", count) == ["ok", "20", "4000"])
  }
}

/// A disk in memory, mounted as `disk` on a desk; nil, and said so, where none may be mounted.
private final class SmallDisk {
  private let desk: Desk

  init?(kibibytes: Int, on desk: Desk) throws {
    self.desk = desk
    let made = try desk.shell("mkdir disk && mount -t tmpfs -o size=\(kibibytes)k none disk")
    guard Checkout.isRoot, made.status == 0 else {
      print("a disk that fills up: not tested, only root can mount one")
      return nil
    }
  }

  func end() { _ = try? desk.shell("umount disk || umount -l disk") }
}
