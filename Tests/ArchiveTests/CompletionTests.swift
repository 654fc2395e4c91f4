import Foundation
import Testing

@Suite struct CompletionTests {
  /// What bash offers after the words, the last of them unfinished.
  private func offered(_ desk: Desk, _ words: [String]) throws -> [String] {
    let quoted = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    let script = """
      source <(archive completion bash)
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      COMP_TYPE=9
      handler=$(complete -p archive); handler=${handler##*-F }; handler=${handler%% *}
      $handler archive "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try desk.shell(script).outLines.map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      !$0.isEmpty
    }
  }

  @Test func `Verbs and options are offered`() throws {
    let desk = try Sample.desk()
    #expect(try offered(desk, ["archive", "tre"]) == ["trend"])
    #expect(try offered(desk, ["archive", "export", "--pack"]) == ["--package"])
    #expect(try !offered(desk, ["archive", ""]).contains("__complete"))
  }

  @Test func `Fields and issuers are those of the archive`() throws {
    let desk = try Sample.desk()
    #expect(
      try offered(desk, ["archive", "trend", "--field", "disclosure.fee.a"]) == ["disclosure.fee.amount_wan"])
    #expect(try offered(desk, ["archive", "trend", "--issuer", ""]) == ["示例市", "诸暨市"])
    #expect(try offered(desk, ["archive", "show", "诸"]) == ["诸暨市"])
    for verb in ["brief", "trace", "history", "compare", "amend", "reread"] {
      #expect(try offered(desk, ["archive", verb, "示"]) == ["示例市"], "\(verb)")
    }
    #expect(try offered(desk, ["archive", "issuer", "alias", ""]) == ["示例市", "诸暨市"])
    #expect(
      try offered(desk, ["archive", "trace", "示例市", "2024", "disclosure.fee.a"]) == [
        "disclosure.fee.amount_wan"
      ])
    #expect(try offered(desk, ["archive", "--db", "none.db", "trend", "--issuer", ""]) == [])
  }

  @Test(arguments: ["$(touch pwned)`touch pwned`", "a b;touch pwned", "'\"\\"])
  func `A name is quoted for the shell and never carried out`(_ name: String) throws {
    let desk = try Hostile.desk(name)
    let found = try offered(
      desk, ["archive", "trend", "--issuer", String(name.prefix(1)) == "'" ? "" : String(name.prefix(1))])
    let offer = try #require(found.first)
    #expect(try desk.shell("printf %s \(offer)").out == name)
    #expect(!desk.exists("pwned"))
  }

  @Test func `A name with a line end is left to the user to type`() throws {
    #expect(try Hostile.desk("甲\n乙").archive("__complete", "issuers", "--", "").outLines == ["诸暨市"])
  }

  private static func isInstalled(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: Checkout.tool(shell).path)
  }

  @Test(arguments: ["zsh", "fish", "bash"].filter(isInstalled))
  func `Each script is one that its shell can read`(_ shell: String) throws {
    let desk = try Sample.desk()
    let script = try desk.archive("completion", shell)
    #expect(script.status == 0 && script.out.contains("__complete"))
    try desk.write(script.out, to: "script")
    let run = try desk.call(Checkout.tool(shell), ["-n", "script"])
    #expect(run.status == 0 && run.err == "", "\(run.testDescription)")
  }

  @Test(.enabled(if: isInstalled("fish"), "fish is not installed"))
  func `fish offers the archive's own values, too`() throws {
    let desk = try Sample.desk()
    try desk.write(
      "archive completion fish | source\ncomplete -C 'archive trend --issuer '\ncomplete -C 'archive show 诸'\n"
        + "complete -C 'archive trend --field disclosure.fee.a'\ncomplete -C 'archive compare 示'\n"
        + "complete -C 'archive issuer merge 诸'\ncomplete -C 'archive trace 示例市 2024 disclosure.fee.a'\n",
      to: "ask.fish")
    let run = try desk.shell("HOME=$PWD fish ask.fish")
    let fee = "disclosure.fee.amount_wan"
    #expect(run.outLines == ["示例市", "诸暨市", "诸暨市", fee, "示例市", "诸暨市", fee], "\(run.testDescription)")
  }

  /// What zsh hands to its completion, told by functions in the place of its own.
  @Test(
    .enabled(if: isInstalled("zsh"), "zsh is not installed"),
    arguments: [
      (["show", "诸"], ["诸暨市"]), (["compare", "示"], ["示例市"]), (["issuer", "merge", ""], ["示例市", "诸暨市"]),
      (["trend", "--field", "disclosure.fee.a"], ["disclosure.fee.amount_wan"]),
      (["trace", "示例市", "2024", "disclosure.fee.a"], ["disclosure.fee.amount_wan"]),
    ]) func `zsh offers the archive's own values, too`(words: [String], offered: [String]) throws
  {
    let desk = try Sample.desk()
    try desk.write(
      """
      compdef() { :; }
      compadd() { shift; print -l -- "$@"; }
      source <(archive completion zsh)
      words=(archive \(words.map { "'\($0)'" }.joined(separator: " "))); CURRENT=$#words; PREFIX=$words[-1]
      _archive_values
      """, to: "ask.zsh")
    let run = try desk.shell("zsh -f ask.zsh")
    #expect(run.outLines == offered, "\(run.testDescription)")
  }
}
