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

  @Test(arguments: ["zsh", "fish", "bash"]) func `Each script is one that its shell can read`(_ shell: String)
    throws
  {
    let desk = try Sample.desk()
    let script = try desk.archive("completion", shell)
    #expect(script.status == 0 && script.out.contains("__complete"))
    guard FileManager.default.isExecutableFile(atPath: Checkout.tool(shell).path) else {
      return print("\(shell) is not installed: its script is not read in this run")
    }
    try desk.write(script.out, to: "script")
    let run = try desk.call(Checkout.tool(shell), ["-n", "script"])
    #expect(run.status == 0 && run.err == "", "\(run.testDescription)")
  }

  @Test func `fish offers the archive's own values, too`() throws {
    guard FileManager.default.isExecutableFile(atPath: Checkout.tool("fish").path) else {
      return print("fish is not installed: its completion is not tried in this run")
    }
    let desk = try Sample.desk()
    try desk.write(
      "archive completion fish | source\ncomplete -C 'archive trend --issuer '\ncomplete -C 'archive show 诸'\n"
        + "complete -C 'archive trend --field disclosure.fee.a'\n", to: "ask.fish")
    let run = try desk.shell("HOME=$PWD fish ask.fish")
    #expect(run.outLines == ["示例市", "诸暨市", "诸暨市", "disclosure.fee.amount_wan"], "\(run.testDescription)")
  }
}
