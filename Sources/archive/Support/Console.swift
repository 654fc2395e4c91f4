import ArgumentParser
import Forms
import Foundation
import Glibc
import Rendering
import Store

/// The two streams of the call. Results go to stdout, everything about the run to stderr; a reader that has gone away
/// is no error.
enum Console {
  /// Exit statuses of design.md.
  static let partly = ExitCode(1)
  static let noArchive = ExitCode(2)

  static func begin() { signal(SIGPIPE, SIG_IGN) }

  /// The moment under which what is done is kept. `SOURCE_DATE_EPOCH` (seconds since 1970) takes the clock's place, as
  /// for other programs whose results are to be the same again.
  static var now: Date {
    let stated = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) }
    return stated.map { Date(timeIntervalSince1970: TimeInterval($0)) } ?? Date()
  }

  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// Columns of the terminal; 80 where it does not say.
  static var width: Int {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  static var isStyled: Bool {
    let environment = ProcessInfo.processInfo.environment
    return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Writes a result to a file, where it appears whole, or to stdout. `isStyled` is a text made for a terminal, with
  /// colours of our own and nothing in it that could steer one.
  static func put(_ text: String, to file: String? = nil, isStyled: Bool = false) throws {
    guard let file, file != "-" else { return output(isStyled ? text : forStdout(text)) }
    let sink = try Sink(file)
    try sink.put(text)
    try sink.finish()
  }

  /// What goes to stdout: to a program as it is, to a terminal without what would steer it.
  static func forStdout(_ text: String) -> String { isTerminal(1) ? Printable.lines(text) : text }

  /// A line about the run. What comes from a file name, an argument or a report never steers the terminal and never
  /// begins a line of its own. Where the line cannot be shown the run goes on: an import is not half done for it.
  static func say(_ line: String) { _ = write(shown(line) + "\n", to: 2) }

  /// A text on one line, without control characters.
  static func shown(_ text: String) -> String { Printable.line(text) }

  /// Ends the call with the status that the error stands for; a fault of the archive is one line.
  static func end(_ error: any Error, as command: any ParsableCommand.Type) -> Never {
    switch error {
    case let error as StoreError:
      say(Spoken.text("error: ", "错误：") + error.wording(Spoken.language))
      Glibc.exit(noArchive.rawValue)
    case let error as Failure:
      say(error)
      Glibc.exit(error.status)
    default: endCall(command.fullMessage(for: error), command.exitCode(for: error))
    }
  }

  /// Help and version are results; everything else that the parser says is about the call.
  private static func endCall(_ message: String, _ code: ExitCode) -> Never {
    if message.isEmpty { Glibc.exit(code.rawValue) }
    guard code.isSuccess else {
      sayLines(message)
      Glibc.exit(code.rawValue)
    }
    output(message + "\n")
    Glibc.exit(code.rawValue)
  }

  /// Says why a call, or one file of it, fails.
  static func say(_ failure: Failure) {
    sayLines(Spoken.text("error: ", "错误：") + failure.wording(Spoken.language))
  }

  private static func sayLines(_ text: String) {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).forEach(say)
  }

  /// Writes to stdout; a reader that has gone away ends the call quietly, a full disk does not.
  private static func output(_ text: String) {
    switch write(text, to: 1) {
    case 0: return
    case EPIPE: Glibc.exit(0)
    default:
      say(
        Spoken.text(
          "error: the result cannot be written to stdout; check the disk and try again",
          "错误：结果无法写到标准输出；请检查磁盘后重试"))
      Glibc.exit(noArchive.rawValue)
    }
  }

  /// Writes all of a text; gives 0, or the `errno` that stopped it.
  private static func write(_ text: String, to stream: Int32) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(stream, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      bytes = bytes.dropFirst(count)
    }
    return 0
  }
}

/// Why a call cannot be carried out, in the user's words, with the exit status it ends in.
struct Failure: Error {
  let wording: Wording
  let status: Int32

  init(_ wording: Wording, status: Int32 = Console.noArchive.rawValue) {
    self.wording = wording
    self.status = status
  }

  /// The call itself was wrong.
  static func usage(_ en: String, _ zh: String) -> Failure { Failure(Wording(en: en, zh: zh), status: 64) }
}
