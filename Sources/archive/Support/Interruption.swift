import Glibc
import Synchronization

/// Ctrl-C and the polite request to end. The first one lets the step in hand be finished; the second ends the program
/// as it does any other.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// From here on the first of either signal is only noted.
  static func watch() {
    _ = signal  // made now, for in a handler nothing may be made
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM] {
      watch(signal)
      sigaddset(&signals, signal)
    }
    // Whoever started this program may have held them back.
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func watch(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { Interruption.received.store($0, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_RESTART)
    sigaction(signal, &action, nil)
  }

  /// The signal that was received, or nil.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// The exit status by which shells know that a signal ended a program; nil where none was received.
  static var status: Int32? { signal.map { 128 + $0 } }
}
