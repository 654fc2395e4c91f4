import Testing

@testable import Documents

struct ToolTests {
  @Test func `a program gives its output and its messages`() throws {
    let result = try Tool(name: "sh", package: "dash").run(["-c", "echo out; echo err >&2; exit 3"], in: "/")
    #expect(result.output == Array("out\n".utf8))
    #expect(result.messages == "err\n")
    #expect(result.status == 3)
  }

  @Test func `a program that is not installed is named`() {
    #expect(throws: DocumentError.Fault.missingTool("no-such-program", package: "none")) {
      try Tool(name: "no-such-program", package: "none").run([], in: "/")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a program that takes too long is stopped`() {
    #expect(throws: DocumentError.Fault.toolFailed("sleep")) {
      try Tool(name: "sleep", package: "coreutils", seconds: 1).run(["100"], in: "/")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a program that closes its output and stays is stopped`() {
    #expect(throws: DocumentError.Fault.toolFailed("sh")) {
      try Tool(name: "sh", package: "dash", seconds: 1).run(["-c", "exec >&- 2>&-; sleep 100"], in: "/")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a program that writes too much is stopped`() {
    #expect(throws: DocumentError.Fault.toolFailed("yes")) {
      try Tool(name: "yes", package: "coreutils", outputLimit: 1 << 20).run([], in: "/")
    }
  }

  @Test func `a program gets no more memory than it may have`() throws {
    let tool = Tool(name: "sh", package: "dash", memory: 100)
    #expect(try tool.run(["-c", "ulimit -v"], in: "/").output == Array("102400\n".utf8))
  }

  @Test func `the scratch folder is gone when the work is done`() throws {
    let tool = Tool(name: "ls", package: "coreutils")
    let path = try ScratchFolder.with { (folder) throws(DocumentError.Fault) in
      try folder.write([1, 2], as: "a")
      #expect(folder.read("a") == [1, 2])
      #expect(try tool.run([], in: folder.path).output == Array("a\n".utf8))
      return folder.path
    }
    #expect(try tool.run([path], in: "/").status == 2)
  }
}
