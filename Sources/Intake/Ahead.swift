import Foundation
import Synchronization

/// Work that is done on another thread while earlier work is waited for.
final class Ahead<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins `work` at once.
  init(_ work: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async { [self] in
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
