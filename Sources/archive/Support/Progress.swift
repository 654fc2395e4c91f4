import Foundation

/// A bar on stderr, shown only on a terminal and only once a run has taken more than a second.
final class Progress {
  private let total: Int
  private let start = Date()
  private var done = 0
  private var isShown = false

  /// A bar over `total` steps; none for 0.
  init(total: Int) { self.total = Console.isTerminal(2) ? total : 0 }

  func step() {
    done += 1
    guard total > 1, Date().timeIntervalSince(start) > 1 else { return }
    let width = 30
    let filled = min(width, done * width / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    FileHandle.standardError.write(Data("\r\(bar) \(done)/\(max(total, done))".utf8))
    isShown = true
  }

  /// Takes the bar off the screen, so that a line can be written.
  func clear() {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    isShown = false
  }
}
