import Foundation

extension HostileCase {
  private static let special = Outcome.refused("neither a file nor a folder")

  /// What a path can lead to.
  static let paths: [HostileCase] = [
    HostileCase("a pipe that nobody writes to", "p", special, shell: "mkfifo p"),
    HostileCase("a pipe behind a link", "l.txt", special, shell: "mkfifo p; ln -s p l.txt"),
    HostileCase("zeros without end", "/dev/zero", special, shell: ":"),
    HostileCase("chance without end", "/dev/urandom", special, shell: ":"),
    HostileCase("a terminal", "/dev/tty", special, shell: ":"),
    HostileCase("zeros behind a link", "l.txt", special, shell: "ln -s /dev/zero l.txt"),
    HostileCase("standard input that is empty", "-", .refused("the file is empty"), shell: ":"),
    HostileCase(
      "links in a ring", "a.txt", .refused("no such file"), shell: "ln -s b.txt a.txt; ln -s a.txt b.txt"),
    HostileCase("a link to itself", "a.txt", .refused("no such file"), shell: "ln -s a.txt a.txt"),
    HostileCase("a link to nothing", "a.txt", .refused("no such file"), shell: "ln -s /nowhere/x a.txt"),
    HostileCase("a folder that holds a link to itself", "d", .account(new: 1, refused: 0)) { desk in
      try desk.write(try Honest.text(), to: "d/a.txt")
      _ = try desk.shell("ln -s ../d d/d; ln -s / d/root")
    },
    HostileCase("a folder named like a file", "x.txt", .refused("no files in it"), shell: "mkdir x.txt"),
    HostileCase("a folder with a pipe, a link and a report", "d", .account(new: 1, refused: 1)) { desk in
      try desk.write(try Honest.text(), to: "d/b.txt")
      _ = try desk.shell("mkfifo d/a.txt; ln -s /dev/zero d/c.txt")
    },
    HostileCase("300 folders one in the other", "d", .account(new: 1, refused: 0)) { desk in
      let path = "d/" + Honest.times(300, "d/")
      try desk.write(try Honest.text(), to: path + "a.txt")
    },
    HostileCase("the system's own memory", "/proc/self/mem", .refused("reading failed"), shell: ":"),
    HostileCase(
      "a file of the kernel that says it is empty", "/proc/version", .refused("no annual report"), shell: ":"),
  ]

  /// What a file or an issuer can be named.
  static let names: [HostileCase] =
    [
      "two\nlines.txt", "forged\nnew  x.txt: 1 files.txt", "\u{1B}[31mred\u{1B}]0;title\u{7}.txt", "-rf.txt",
      "--help", "$(touch canary).txt", "`touch canary`.txt", ";touch canary;.txt", "'\"\\.txt",
      "turn\u{202E}txt.exe",
      "%s%n%n.txt", "=cmd|' /C calc'!A0.txt", Honest.times(251, "n") + ".txt", "CON.txt", "a\tb.txt",
      "\u{9B}31m.txt",
    ].map { name in
      HostileCase("a file named \(name.debugDescription.prefix(40))", name, .stored(200)) {
        try Honest.text()
      }
    } + [
      HostileCase("a file whose name is no UTF-8", "d", .refused("its name is not UTF-8")) { desk in
        try desk.write(try Honest.text(), to: "d/a.txt")
        _ = try desk.shell("cd d; mv a.txt $'\\xff\\xfe\\xb8.txt'")
      }
    ]
    + [
      "'; DROP TABLE source; --", "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "@SUM(A1)",
      "\u{1B}[31m红\u{1B}[0m",
      "\u{202E}市例示", "\u{2066}示例\u{2069}市", Honest.times(300, "示例"), "示\0例", "../../etc/passwd",
      "$(touch canary)",
      "示例\u{9B}2J市", "%00%n", "示例\u{200F}市", "NULL",
    ].map { name in
      var sample = HostileCase(
        "an issuer named \(name.debugDescription.prefix(40))", "a.txt", .stored(200)
      ) { try Honest.text(of: name) }
      sample.issuer = name.replacingOccurrences(of: "\0", with: "")
      return sample
    }
}
