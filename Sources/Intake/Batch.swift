import Foundation
import Store

/// Entries that are stored and not yet told: they are told once their transaction is durable, never before.
final class Batch {
  private let destination: Destination
  private let tell: (Entry) -> Void
  private var entries: [Entry] = []
  private var store: ArchiveStore?
  private var begun = Date.distantPast

  /// `tell` is given each entry, in order, when it is certain.
  init(_ destination: Destination, tell: @escaping (Entry) -> Void) {
    self.destination = destination
    self.tell = tell
  }

  /// Reports that are made durable together, and for how long a batch may keep other writers waiting.
  private static let most = 16
  private static let seconds = 0.2

  /// The archive, with a batch begun in it.
  func archive() throws -> ArchiveStore {
    if let store { return store }
    let opened = try destination.store()
    try opened.begin()
    begun = Date()
    store = opened
    return opened
  }

  /// Takes the entry of a file that is done.
  func add(_ entry: Entry) throws {
    entries.append(entry)
    if store == nil || entries.count >= Batch.most || Date().timeIntervalSince(begun) > Batch.seconds {
      try commit()
    }
  }

  /// Makes durable what is stored, and tells it.
  func commit() throws {
    if let open = store {
      store = nil
      do { try open.commit() } catch {
        open.rollBack()
        entries.removeAll()
        throw error
      }
      // A moment for another program that waits for its turn: it asks every hundredth of a second.
      usleep(1000)
    }
    entries.forEach(tell)
    entries.removeAll()
  }

  /// Gives up what is not durable yet; it was told to nobody.
  func rollBack() {
    store?.rollBack()
    store = nil
    entries.removeAll()
  }
}
