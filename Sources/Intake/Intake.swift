import Checks
import Documents
import Forms
import Foundation
import Reports
import Store

/// Takes files into an archive, one transaction each: bytes, document, report, findings, store. A file that cannot be
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
    func finish(_ count: Int) throws {
      for (source, reading) in ahead.prefix(count) {
        let entry = Entry(source: source, result: try result(of: reading.wait()))
        account.add(entry)
        tell(entry)
      }
      ahead.removeFirst(count)
    }
    try walk.walk(paths) { found in
      if ahead.count == Intake.mostAhead { try finish(1) }
      ahead.append(begun(found))
    }
    try finish(ahead.count)
    return account
  }

  /// As many as keep all processors busy; more would only take memory.
  private static let mostAhead = ProcessInfo.processInfo.activeProcessorCount + 1

  /// A file as it was read, or why it was not.
  private enum Reading: Sendable {
    case report(Report, SourceFile)
    case refused(Wording)
  }

  /// The bytes are read in turn, for standard input can be read but once; the rest goes on elsewhere.
  private func begun(_ found: FileWalk.Found) -> (source: String, reading: Ahead<Reading>) {
    switch found {
    case .problem(let path, let wording): return (path, Ahead { .refused(wording) })
    case .file(let path):
      let bytes = Result { try FileBytes.read(path) }
      return (path, Ahead { [stated] in Intake.reading(path, bytes, stated) })
    }
  }

  private static func reading(_ path: String, _ bytes: Result<[UInt8], any Error>, _ stated: Stated)
    -> Reading
  {
    do {
      let bytes = try bytes.get()
      let document = try Document.read(bytes, name: path)
      let report = try Report.read(document, stated: stated)
      return .report(
        report,
        SourceFile(
          name: path == "-" ? "stdin" : path, bytes: bytes, format: document.format,
          encoding: document.encoding))
    } catch {
      return .refused(reason(error))
    }
  }

  private func result(of reading: Reading?) throws -> Entry.Result {
    switch reading {
    case .report(let report, let file): return try result(of: report, from: file)
    case .refused(let wording): return .refused(wording)
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
