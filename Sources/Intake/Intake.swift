import Checks
import Documents
import Forms
import Foundation
import Reports
import Store

/// Takes files into an archive, one transaction each: bytes, document, report, findings, store. The members of a ZIP or
/// TAR are files of their own. A file that cannot be
/// taken is refused with its reason and stops nothing; only an archive that cannot be written does.
package struct Intake {
  private let store: ArchiveStore
  private let stated: Stated
  private let walk: FileWalk

  package init(into store: ArchiveStore, stated: Stated = Stated(), walk: FileWalk = FileWalk()) {
    self.store = store
    self.stated = stated
    self.walk = walk
  }

  /// Takes in everything that `paths` lead to, and tells of each file as it is done, in their order. A few files are read
  /// ahead on the other processors; one after the other is written.
  package func take(_ paths: [String], tell: (Entry) -> Void) throws -> Account {
    var account = Account()
    var ahead: [(source: String, reading: Ahead<Reading>)] = []
    var refused: [RefusedFile] = []
    func finish(_ count: Int) throws {
      for (source, reading) in ahead.prefix(count) {
        let reading = reading.wait()
        let entry = Entry(source: source, result: try result(of: reading))
        if let file = refusal(of: reading, source) { refused.append(file) }
        account.add(entry)
        tell(entry)
      }
      ahead.removeFirst(count)
    }
    try walk.walk(paths) { found in
      for (source, work) in works(on: found) {
        if ahead.count == Intake.mostAhead { try finish(1) }
        ahead.append((source, Ahead(work)))
      }
    }
    try finish(ahead.count)
    try store.remember(refused, at: Date())
    return account
  }

  private func refusal(of reading: Reading?, _ source: String) -> RefusedFile? {
    guard case .refused(let reason, let sha256) = reading else { return nil }
    return RefusedFile(
      name: Intake.storedName(source), sha256: sha256, issuer: stated.issuer, year: stated.year,
      reason: reason)
  }

  /// As many as keep all processors busy; more would only take memory.
  private static let mostAhead = ProcessInfo.processInfo.activeProcessorCount + 1

  /// A file as it was read, or why it was not.
  private enum Reading: Sendable {
    case report(Report, SourceFile)
    case refused(Wording, sha256: String?)
  }

  /// What is to be done for a file, or for each member of an archive. The bytes are read in turn, for standard input can
  /// be read but once; the rest can go on elsewhere.
  private func works(on found: FileWalk.Found) -> [(source: String, work: @Sendable () -> Reading)] {
    switch found {
    case .problem(let path, let wording): return [(path, { .refused(wording, sha256: nil) })]
    case .file(let path):
      do {
        return try FileContents(of: path).items.map { item in
          (item.name, { [stated] in Intake.reading(item, stated) })
        }
      } catch {
        let reason = Intake.reason(error)
        return [(path, { .refused(reason, sha256: nil) })]
      }
    }
  }

  private static func reading(_ item: FileContents.Item, _ stated: Stated) -> Reading {
    do {
      let document = try Document.read(item.bytes, name: item.name)
      let report = try Report.read(document, stated: stated)
      let file = SourceFile(
        name: storedName(item.name), bytes: item.bytes, format: document.format, encoding: document.encoding)
      return .report(report, file)
    } catch {
      return .refused(reason(error), sha256: sha256(item.bytes))
    }
  }

  private func result(of reading: Reading?) throws -> Entry.Result {
    switch reading {
    case .report(let report, let file): return try result(of: report, from: file)
    case .refused(let wording, _): return .refused(wording)
    case nil: return .refused(Problems.missing)
    }
  }

  private func result(of report: Report, from file: SourceFile) throws -> Entry.Result {
    var count = 0
    let outcome = try store.file(report, from: file, importedAt: Date()) { checked, neighbours in
      let found = checks(of: checked, beside: neighbours)
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
