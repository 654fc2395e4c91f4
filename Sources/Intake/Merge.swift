import Checks
import Documents
import Forms
import Foundation
import Reports
import Store

/// Takes another archive's reports into an archive: its originals are read again by this program, as an import would, and
/// filed under the issuer, year and moment that they have there; then follows what people said of them. Figures of the
/// other archive are never copied, so a stranger's archive can bring in nothing that its originals do not print.
package struct Merge {
  private let store: ArchiveStore
  private let other: ArchiveStore
  private let name: String

  /// `name` is what the other archive is called when its files are told.
  package init(_ other: ArchiveStore, called name: String, into store: ArchiveStore) {
    self.store = store
    self.other = other
    self.name = name
  }

  /// One issuer's report for one year, as it was taken over.
  package struct Told: Sendable {
    package let entries: [(entry: Entry, standing: Arrival.Standing?)]
    package let objections: [Objection]
    package let amendments: Int
    package let verdicts: Int
  }

  /// How many reports there are to take over.
  package func count() throws -> Int { try other.dossierKeys().count }

  /// Takes over everything, one transaction for each issuer and year, and tells of each as it is done.
  package func run(tell: (Told) -> Void) throws -> Account {
    var account = Account()
    let readers = Readers()
    var ahead: [(dossier: Dossier, readings: Ahead<[Reading]>)] = []
    func finish(_ count: Int) throws {
      for (dossier, readings) in ahead.prefix(count) {
        let told = try take(dossier, readings.wait() ?? [])
        for (entry, _) in told.entries { account.add(entry) }
        tell(told)
      }
      ahead.removeFirst(count)
    }
    for key in try other.dossierKeys() {
      guard let dossier = try other.dossier(of: key) else { continue }
      if ahead.count == Readers.count { try finish(1) }
      ahead.append((dossier, Ahead(by: readers, try work(on: dossier))))
    }
    try finish(ahead.count)
    tell(Told(entries: [], objections: try takeIssuers(), amendments: 0, verdicts: 0))
    return account
  }

  private enum Reading: Sendable {
    case handed(ArchiveStore.Handed)
    case refused(Dossier.File, Wording)
  }

  /// Reads the files that are not here yet, on another thread.
  private func work(on dossier: Dossier) throws -> @Sendable () -> [Reading] {
    let files = try dossier.files.map { file in
      (file, isKnown: try file.date != nil && store.knows(file, of: dossier))
    }
    return { [other] in
      files.map { file, isKnown in
        isKnown ? .handed(.known(file)) : Merge.reading(file, of: dossier, in: other)
      }
    }
  }

  private static func reading(_ file: Dossier.File, of dossier: Dossier, in other: ArchiveStore) -> Reading {
    do {
      guard file.date != nil else { return .refused(file, undated) }
      let bytes = try other.bytes(of: file).get()
      let document = try Document.read(bytes, name: file.name)
      let report = try Report.read(document, stated: Stated(issuer: dossier.issuerName, year: dossier.year))
      let source = SourceFile(
        name: file.name, bytes: bytes, format: document.format, encoding: document.encoding,
        report: report)
      return .handed(.read(file, report, source))
    } catch let fault as OriginalFault {
      return .refused(file, fault.wording)
    } catch {
      return .refused(file, Intake.reason(error))
    }
  }

  private static let undated = Wording(
    en:
      "the other archive does not say when it was taken in, or a day that is still to come; import the file itself",
    zh: "另一档案未载明导入时间，或时间在未来；请直接导入该文件")

  private func take(_ dossier: Dossier, _ readings: [Reading]) throws -> Told {
    let handed = readings.compactMap { if case .handed(let handed) = $0 { handed } else { nil } }
    let outcome = try store.take(dossier, handed, at: Date()) { checks(of: $0, beside: $1) }
    let refused = readings.compactMap { reading -> Entry? in
      guard case .refused(let file, let wording) = reading else { return nil }
      return Entry(source: "\(name): \(file.name)", result: .refused(wording))
    }
    let reports = Dictionary(
      handed.compactMap { if case .read(let file, let report, _) = $0 { (file, report) } else { nil } },
      uniquingKeysWith: { first, _ in first })
    let filed = outcome.arrivals.map { arrival in
      let report =
        reports[arrival.file] ?? Report(issuer: Issuer(dossier.issuerName), year: dossier.year, form: .f2021)
      let result = Entry.Result.filed(arrival.outcome, report, findings: outcome.findings)
      return (
        entry: Entry(source: "\(name): \(arrival.file.name)", result: result), standing: arrival.standing
      )
    }
    return Told(
      entries: filed + refused.map { ($0, nil) }, objections: outcome.objections,
      amendments: outcome.amendments, verdicts: outcome.verdicts)
  }

  private func takeIssuers() throws -> [Objection] {
    try store.takeIssuers(other.otherIssuers(), at: Date()) { checks(of: $0, beside: $1) }
  }
}
