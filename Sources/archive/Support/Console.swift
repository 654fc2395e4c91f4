import ArgumentParser
import Forms
import Foundation
import Glibc
import Store

/// The two streams of the call. Results go to stdout, everything about the run to stderr; a reader that has gone away
/// is no error.
enum Console {
  /// Exit statuses of design.md.
  static let partly = ExitCode(1)
  static let noArchive = ExitCode(2)

  static func begin() { signal(SIGPIPE, SIG_IGN) }

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

  /// Writes a result to a file or to stdout, all of it.
  static func put(_ text: String, to file: String? = nil) throws {
    guard let file, file != "-" else { return write(text, to: 1) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure(
        Wording(
          en: "\(file) cannot be written; check the folder and its permissions", zh: "\(file) 无法写入，请检查文件夹及其权限"
        ))
    }
  }

  /// A word about the run.
  static func say(_ text: String) { write(printable(text) + "\n", to: 2) }

  /// Ends the call with the status that the error stands for; a fault of the archive is one line.
  static func end(_ error: any Error, as command: any ParsableCommand.Type) -> Never {
    switch error {
    case let error as StoreError:
      say(Spoken.text("error: ", "错误：") + error.wording(Spoken.language))
      Glibc.exit(noArchive.rawValue)
    case let error as Failure:
      say(Spoken.text("error: ", "错误：") + error.wording(Spoken.language))
      Glibc.exit(error.status)
    default: command.exit(withError: error)
    }
  }

  private static func write(_ text: String, to stream: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(stream, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EPIPE { Glibc.exit(0) }
      guard count > 0 else { Glibc.exit(noArchive.rawValue) }
      bytes = bytes.dropFirst(count)
    }
  }

  /// A text without control characters: what comes from a file name or a report never steers a terminal.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value == 0x0A || !($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) ? $0 : "␛"
        }))
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
