import Store

/// The archive that files go into: opened when something is to be stored, for a run that stores nothing makes no file.
final class Destination {
  private let open: () throws -> ArchiveStore
  /// The archive, where there is one.
  private(set) var opened: ArchiveStore?

  /// `archive` is there already, or nil; `open` makes it.
  init(_ archive: ArchiveStore?, open: @escaping () throws -> ArchiveStore) {
    opened = archive
    self.open = open
  }

  /// The archive, made if need be.
  func store() throws -> ArchiveStore {
    if let opened { return opened }
    let store = try open()
    opened = store
    return store
  }

  /// The report that a file with these bytes has already given; nil where there was no archive before this run.
  func report(of bytes: [UInt8]) throws -> KnownReport? {
    guard holdsReports, let opened else { return nil }
    return try opened.report(of: sha256(bytes))
  }

  /// As it was at the start: what this very run stores is not asked for, and a new archive costs no digests.
  private lazy var holdsReports = (try? opened?.holdsReports()) ?? false
}
