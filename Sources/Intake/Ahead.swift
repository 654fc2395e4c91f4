import Foundation
import Synchronization

/// Work that is done on another thread while earlier work is waited for.
final class Ahead<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Has `work` done by one of `readers`.
  init(by readers: Readers, _ work: @escaping @Sendable () -> Value) {
    readers.take { [self] in
      let made = work()
      value.withLock { $0 = made }
      isDone.signal()
    }
  }

  /// True where it is done, or is so within a few milliseconds.
  func isDoneSoon() -> Bool {
    guard isDone.wait(timeout: .now() + .milliseconds(20)) == .success else { return false }
    isDone.signal()
    return true
  }

  /// What came of it; nil when asked again.
  func wait() -> Value? {
    isDone.wait()
    return value.withLock { $0.take() }
  }
}

/// The threads that read ahead of the one that writes: no more than keep all processors busy, whatever waits for them,
/// for each may hold a large file or run a program.
struct Readers {
  private let queue = OperationQueue()

  init() { queue.maxConcurrentOperationCount = Readers.count }

  /// How many there are.
  static let count = ProcessInfo.processInfo.activeProcessorCount + 1

  fileprivate func take(_ work: @escaping @Sendable () -> Void) { queue.addOperation(work) }

  /// Gives up what is not begun.
  func stop() { queue.cancelAllOperations() }
}
