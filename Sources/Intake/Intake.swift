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

  /// Takes in everything that `paths` lead to, and tells of each file as it is done.
  package func take(_ paths: [String], tell: (Entry) -> Void) throws -> Account {
    var account = Account()
    try walk.walk(paths) { found in
      let entry = try self.entry(found)
      account.add(entry)
      tell(entry)
    }
    return account
  }

  private func entry(_ found: FileWalk.Found) throws -> Entry {
    switch found {
    case .problem(let path, let wording): Entry(source: path, result: .refused(wording))
    case .file(let path): Entry(source: path, result: try result(of: path))
    }
  }

  private func result(of path: String) throws -> Entry.Result {
    let bytes: [UInt8]
    let document: Document
    let report: Report
    do {
      bytes = try FileBytes.read(path)
      document = try Document.read(bytes, name: path)
      report = try Report.read(document, stated: stated)
    } catch {
      return .refused(Intake.reason(error))
    }
    let file = SourceFile(
      name: path == "-" ? "stdin" : path, bytes: bytes, format: document.format, encoding: document.encoding)
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
