import Checks
import Documents
import Forms
import Foundation
import Reports
import Store

/// Takes files into an archive, a few in one transaction, each whole: bytes, document, report, findings, store. The members of a ZIP or
/// TAR are files of their own. A file that cannot be
/// taken is refused with its reason and stops nothing; only an archive that cannot be written does.
package struct Intake {
  private let destination: Destination
  private let stated: Stated
  private let walk: FileWalk
  private let now: () -> Date

  /// Takes what the user states of the files, the walk, and the clock by which reports are dated.
  package init(
    into store: ArchiveStore, stated: Stated = Stated(), walk: FileWalk = FileWalk(),
    now: @escaping () -> Date = { Date() }
  ) {
    self.init(into: store, stated: stated, walk: walk, now: now) { store }
  }

  /// `open` makes the archive once there is something to put in it, where `store` is nil.
  package init(
    into store: ArchiveStore?, stated: Stated, walk: FileWalk, now: @escaping () -> Date = { Date() },
    open: @escaping () throws -> ArchiveStore
  ) {
    destination = Destination(store, open: open)
    self.stated = stated
    self.walk = walk
    self.now = now
  }

  /// Takes in everything that `paths` lead to, and tells of each file as it is done, in their order. A few files are read
  /// ahead on the other processors; one after the other is written. Once `isStopped` says so, the report in hand is
  /// finished and no more is begun. Files of older revisions that `paths` name themselves come last: they are taken
  /// again, unless the call holds the file of the newer revision too.
  package func take(
    _ paths: [String], isStopped: () -> Bool = { false }, tell: (Entry) -> Void
  ) throws -> Account {
    var account = Account()
    try withoutActuallyEscaping(tell) { tell in
      let batch = Batch(destination) {
        account.add($0)
        tell($0)
      }
      do { try take(paths, isStopped, batch) } catch is Stop {} catch {
        // The report in hand is gone, those before it are whole.
        try? batch.commit()
        batch.rollBack()
        throw error
      }
      try batch.commit()
    }
    return account
  }

  /// Unwinds the walk.
  private struct Stop: Error {}

  private func take(_ paths: [String], _ isStopped: () -> Bool, _ batch: Batch) throws {
    let readers = Readers()
    defer { readers.stop() }
    var ahead: [(source: String, size: Int, reading: Ahead<Reading>)] = []
    var held = 0
    var met: Set<String> = []
    var older: [(entry: Entry, report: Report, file: SourceFile)] = []
    var refused: [RefusedFile] = []
    func finish(_ count: Int) throws {
      for (source, size, reading) in ahead.prefix(count) {
        held -= size
        // Nobody is kept waiting by a batch that itself waits for a slow reader.
        if !reading.isDoneSoon() { try batch.commit() }
        let read = reading.wait()
        // A program that reads for us may have been stopped with us: what it did not read is not refused.
        if isStopped() { throw Stop() }
        let entry = Entry(source: source, result: try result(of: read, batch))
        if let file = refusal(of: read, source) { refused.append(file) }
        if let digest = read?.sha256 { met.insert(digest) }
        if case .report(let report, let file, _) = read, case .filed(.older, _, _) = entry.result,
          paths.contains(source)
        {
          older.append((entry, report, file))
        } else {
          try batch.add(entry)
        }
      }
      ahead.removeFirst(count)
    }
    try walk.walk(paths) { found in
      if Intake.isLarge(found) { try finish(ahead.count) }
      for (source, size, work) in try works(on: found) {
        while ahead.count == Intake.mostAhead || (!ahead.isEmpty && held + size > Intake.mostBytes) {
          try finish(1)
        }
        held += size
        ahead.append((source, size, Ahead(by: readers, work)))
      }
    }
    try finish(ahead.count)
    try batch.commit()
    for (entry, report, file) in older {
      let isNewerHere = try !destination.store().currentFiles(of: report, from: file).isDisjoint(with: met)
      try batch.add(isNewerHere ? entry : try comingBack(entry, report, file, batch))
    }
    // Where nothing was stored there may be no archive to remember them in, and none is made for them.
    try destination.opened?.remember(refused, at: now())
  }

  private func refusal(of reading: Reading?, _ source: String) -> RefusedFile? {
    guard case .refused(let reason, let sha256) = reading else { return nil }
    return RefusedFile(
      name: Intake.storedName(source), sha256: sha256, issuer: stated.issuer, year: stated.year,
      reason: reason)
  }

  /// A large file is read when nothing else is held: memory for one is all that is needed.
  private static func isLarge(_ found: FileWalk.Found) -> Bool {
    guard case .file(let path) = found else { return false }
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 8 << 20
  }

  /// As many files as one batch, so that the next is read while one is made durable, and no more bytes than a large file.
  private static let mostAhead = 16
  private static let mostBytes = 8 << 20

  /// A file as it was read, or why it was not.
  private enum Reading: Sendable {
    case report(Report, SourceFile, OwnChecks)
    case refused(Wording, sha256: String?)
    case known(KnownReport)

    /// The digest of the file, where it is a report's.
    var sha256: String? {
      switch self {
      case .report(_, let file, _): file.sha256
      case .known(let report): report.sha256
      case .refused: nil
      }
    }
  }

  /// What is to be done for a file, or for each member of an archive. The bytes are read in turn, for standard input can
  /// be read but once; the rest can go on elsewhere.
  private func works(on found: FileWalk.Found) throws
    -> [(source: String, size: Int, work: @Sendable () -> Reading)]
  {
    switch found {
    case .problem(let path, let wording): return [(path, 0, { .refused(wording, sha256: nil) })]
    case .file(let path):
      switch Result(catching: { try FileContents(of: path) }) {
      case .success(let contents):
        return try contents.items.map { ($0.name, $0.bytes.count, try work(on: $0)) }
      case .failure(let error):
        let reason = Intake.reason(error)
        return [(path, 0, { .refused(reason, sha256: nil) })]
      }
    }
  }

  /// A file that was taken in before is not read again; one for which something is stated is, for it may now belong to
  /// another issuer or year.
  private func work(on item: FileContents.Item) throws -> @Sendable () -> Reading {
    if stated.issuer == nil, stated.year == nil, let known = try destination.report(of: item.bytes) {
      return { .known(known) }
    }
    return { [stated] in Intake.reading(item, stated) }
  }

  private static func reading(_ item: FileContents.Item, _ stated: Stated) -> Reading {
    do {
      let document = try Document.read(item.bytes, name: item.name)
      let report = try Report.read(document, stated: stated)
      let file = SourceFile(
        name: storedName(item.name), bytes: item.bytes, format: document.format, encoding: document.encoding,
        report: report)
      return .report(report, file, OwnChecks(report))
    } catch {
      return .refused(reason(error), sha256: sha256(item.bytes))
    }
  }

  private func result(of reading: Reading?, _ batch: Batch) throws -> Entry.Result {
    switch reading {
    case .report(let report, let file, let own): return try result(of: report, from: file, own, batch)
    case .refused(let wording, _): return .refused(wording)
    case .known(let report): return .known(report)
    case nil: return .refused(Problems.missing)
    }
  }

  /// A file of an older revision that is the newest again.
  private func comingBack(
    _ entry: Entry, _ report: Report, _ file: SourceFile, _ batch: Batch
  ) throws -> Entry {
    let result = try result(of: report, from: file, OwnChecks(report), batch, again: true)
    guard case .filed(.older(let revision, _), _, _) = entry.result, case .filed(.revised, _, _) = result
    else {
      return Entry(source: entry.source, result: result)
    }
    return Entry(source: entry.source, result: result, again: revision)
  }

  private func result(
    of report: Report, from file: SourceFile, _ own: OwnChecks, _ batch: Batch, again: Bool = false
  ) throws -> Entry.Result {
    var count = 0
    let outcome = try batch.archive().file(report, from: file, importedAt: now(), again: again) {
      checked, neighbours in
      // A neighbour, or the report as a person has corrected it, is checked anew.
      let found =
        own.hold(for: checked) ? own.findings(beside: neighbours) : checks(of: checked, beside: neighbours)
      if checked.year == report.year { count = found.count }
      return found
    }
    return .filed(outcome, report, findings: count + report.remarks.count)
  }

  /// `-` is no name for a source.
  private static func storedName(_ name: String) -> String {
    name == "-" || name.hasPrefix("-/") ? "stdin" + name.dropFirst() : name
  }

  /// The reason for a refusal in the user's words.
  package static func reason(_ error: any Error) -> Wording {
    switch error {
    case let error as FileBytes.Unreadable: error.wording
    case let error as DocumentError:
      Wording(
        en: "\(error.fault.what.en); \(error.fault.remedy.en)",
        zh: "\(error.fault.what.zh)；\(error.fault.remedy.zh)")
    case let error as Refusal: error.wording
    default: Wording(en: "\(error)", zh: "\(error)")
    }
  }
}
