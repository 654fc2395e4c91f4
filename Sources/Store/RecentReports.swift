import Reports
import Synchronization

/// The reports that a batch has stored or looked at last, so that the one of the year before need not be read back. Only
/// while a batch is open, for then nobody else can change them.
final class RecentReports: Sendable {
  private struct Kept {
    var isOpen = false
    var reports: [StoredReport] = []
  }

  private let kept = Mutex(Kept())

  /// As many as two batches, and of none more text or cells than a report of a county has: a few megabytes in all.
  private static let most = 32
  private static let mostBytes = 64 << 10
  private static let mostCells = 1000

  /// To be called when a batch begins or ends.
  func clear(isOpen: Bool) { kept.withLock { $0 = Kept(isOpen: isOpen) } }

  func report(_ filing: Int64) -> StoredReport? {
    kept.withLock { kept in kept.reports.last { $0.filing == filing } }
  }

  func keep(_ stored: StoredReport) {
    let size = stored.report.sections.reduce(0) { $0 + $1.heading.utf8.count + $1.text.utf8.count }
    let isSmall =
      size <= RecentReports.mostBytes && stored.report.cells.count <= RecentReports.mostCells
      && stored.report.extras.count <= RecentReports.mostCells
    kept.withLock { kept in
      kept.reports.removeAll { $0.filing == stored.filing }
      guard kept.isOpen, isSmall else { return }
      if kept.reports.count >= RecentReports.most { kept.reports.removeFirst() }
      kept.reports.append(stored)
    }
  }

  /// To be called when what was stored has been taken back.
  func forgetAll() { kept.withLock { $0.reports.removeAll() } }

  func forget(_ filing: Int64) { kept.withLock { $0.reports.removeAll { $0.filing == filing } } }
}
