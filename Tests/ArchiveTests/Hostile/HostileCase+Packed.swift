import Foundation

extension HostileCase {
  /// ZIP and TAR.
  static let packed: [HostileCase] = [
    HostileCase("a ZIP bomb", "a.zip", .refused("too many or too large")) { desk in
      _ = try desk.write(Data(zip([try .zeros("a.txt", "300M", on: desk)])), to: "a.zip")
    },
    HostileCase("a ZIP bomb of many parts", "a.zip", .refused("too many or too large")) { desk in
      let part = try PackedMember.zeros("a.txt", "30M", on: desk)
      _ = try desk.write(
        Data(
          zip(
            (0..<20).map {
              var own = part
              own.name = Array("\($0).txt".utf8)
              return own
            })), to: "a.zip")
    },
    HostileCase(
      "a TAR bomb", "a.tgz", .refused("too many or too large"),
      shell: "truncate -s 300M z; tar czf a.tgz z; rm z"),
    HostileCase(
      "a bomb packed twice", "a.tgz", .account(new: 0, refused: 1),
      shell: "truncate -s 300M z; tar czf b.tgz z; tar czf a.tgz b.tgz; rm z"),
    HostileCase("60,000 empty files", "a.zip", .refused("too many or too large")) {
      zip((0..<60_000).map { PackedMember("\($0).txt", "") })
    },
    HostileCase("a ZIP within a ZIP within a ZIP", "a.zip", .account(new: 0, refused: 1)) {
      let inner = zip([PackedMember("a.txt", try Honest.text())])
      return zip([PackedMember("c.zip", zip([PackedMember("b.zip", inner)]))])
    },
    HostileCase("paths that climb", "a.zip", .stored(200)) {
      zip([PackedMember("../../../../../../tmp/archive-canary.txt", try Honest.text())])
    },
    HostileCase("a path from the root", "a.zip", .stored(200)) {
      zip([PackedMember("/etc/cron.d/canary", try Honest.text())])
    },
    HostileCase("a path of Windows", "a.zip", .stored(200)) {
      zip([PackedMember("C:\\Windows\\..\\canary.txt", try Honest.text())])
    },
    HostileCase("a link in a ZIP", "a.zip", .refused("no files in it")) {
      var link = PackedMember("a.txt", "secret")
      link.mode = 0o120777
      return zip([link])
    },
    HostileCase(
      "a link in a TAR", "a.tar", .refused("no files in it"),
      shell: "ln -s secret b.txt; tar cf a.tar b.txt; rm b.txt"),
    HostileCase(
      "a TAR that writes through its own link", "a.tar", .stored(200),
      make: { desk in
        try desk.write(try Honest.text(), to: "d/x.txt")
        _ = try desk.shell("ln -s /tmp e; tar cf a.tar e; rm e; mv d e; tar rf a.tar e/x.txt; rm -r e")
      }),
    HostileCase(
      "a pipe in a TAR", "a.tar", .refused("no files in it"), shell: "mkfifo p; tar cf a.tar p; rm p"),
    HostileCase("a ZIP cut in two", "a.zip", .refused("damaged")) {
      Array(zip([PackedMember("a.txt", try Honest.text())]).prefix(3000))
    },
    HostileCase("a ZIP that lies about sizes", "a.zip", .refused("damaged")) {
      var member = PackedMember("a.txt", try Honest.text())
      member.size = 4_000_000_000
      member.method = 8
      return zip([member])
    },
    HostileCase("a ZIP whose sum does not fit", "a.zip", .refused("damaged")) {
      var member = PackedMember("a.txt", try Honest.text())
      member.sum = 1
      return zip([member])
    },
    HostileCase("a ZIP behind a password", "a.zip", .refused("password")) {
      var member = PackedMember("a.txt", try Honest.text())
      member.flags = 1
      return zip([member])
    },
    HostileCase("a name of controls", "a.zip", .stored(200)) {
      zip([PackedMember("\u{1B}[2J\n\r\u{202E}$(touch canary);'\"`.txt", try Honest.text())])
    },
    HostileCase("a name of 60,000 characters", "a.zip", .stored(200)) {
      zip([PackedMember(Honest.times(60_000, "n") + ".txt", try Honest.text())])
    },
    HostileCase("two files of one name", "a.zip", .account(new: 2, refused: 0)) {
      zip([PackedMember("a.txt", try Honest.text()), PackedMember("a.txt", try Honest.text(of: "甲市"))])
    },
    HostileCase("a report packed by gzip alone", "a.gz", .stored(200)) { desk in
      try desk.write(try Honest.text(), to: "a")
      _ = try desk.shell("gzip a")
    },
    HostileCase("gzip of nothing but a head", "a.gz", .refused("damaged")) {
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    },
    HostileCase("a RAR", "a.rar", .refused("archive (RAR)")) {
      Array("Rar!\u{1A}\u{7}\u{1}".utf8) + [0, 1, 2]
    },
    HostileCase(
      "a program", "a.txt", .refused("not a document of a known format"),
      shell: "head -c 100000 /bin/ls > a.txt"),
    HostileCase(
      "a database", "a.txt", .refused("not a document of a known format"),
      shell: "sqlite3 a.txt 'CREATE TABLE t(a)'"),
  ]
}
