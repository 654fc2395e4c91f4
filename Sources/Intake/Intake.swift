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

  /// Takes in everything that `paths` lead to, and tells of each file as it is done.
  package func take(_ paths: [String], tell: (Entry) -> Void) throws -> Account {
    var account = Account()
    try walk.walk(paths) { found in
      try entries(found) { entry in
        account.add(entry)
        tell(entry)
      }
    }
    return account
  }

  /// One entry for a file, one for each member of an archive.
  private func entries(_ found: FileWalk.Found, _ each: (Entry) -> Void) throws {
    switch found {
    case .problem(let path, let wording): each(Entry(source: path, result: .refused(wording)))
    case .file(let path):
      let contents: FileContents
      do {
        contents = try FileContents(of: path)
      } catch {
        return each(Entry(source: path, result: .refused(Intake.reason(error))))
      }
      for item in contents.items { each(Entry(source: item.name, result: try result(of: item))) }
    }
  }

  private func result(of item: FileContents.Item) throws -> Entry.Result {
    let document: Document
    let report: Report
    do {
      document = try Document.read(item.bytes, name: item.name)
      report = try Report.read(document, stated: stated)
    } catch {
      return .refused(Intake.reason(error))
    }
    let file = SourceFile(
      name: Intake.storedName(item.name), bytes: item.bytes, format: document.format,
      encoding: document.encoding)
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
