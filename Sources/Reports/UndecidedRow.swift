import Documents
import Forms

/// A row whose digits can be read in several ways. Its cells are stored as unreadable; another year of the same issuer
/// may settle which reading is right (domain.md §1.4: last year's documents in force, last year's carried over).
package struct UndecidedRow: Sendable, Hashable {
  package var keys: [CellKey]
  /// Every reading that nothing in the report rules out, a figure for each key; empty where they are too many to list.
  package var candidates: [[Number]]
  package var raw: String
  package var place: Place

  package init(keys: [CellKey], candidates: [[Number]], raw: String, place: Place) {
    self.keys = keys
    self.candidates = candidates
    self.raw = raw
    self.place = place
  }

  /// The cells as stored while nothing settles them.
  package var unreadable: [Cell] { keys.map { Cell($0, state: .unreadable, raw: raw, place: place) } }

  /// The cells of one of the candidates, told by a neighbouring year.
  package func cells(of candidate: [Number]) -> [Cell] {
    zip(keys, candidate).map { key, value in
      Cell(
        key, state: .number, value: value, basis: .neighbour, raw: raw, unit: Form.unit(of: key), place: place
      )
    }
  }
}

extension Report {
  /// The report without what other years told of it: its cells as its own source leaves them, or as a person amended
  /// them.
  package var unsettled: Report {
    if undecided.isEmpty { return self }
    var report = self
    let undecided = Dictionary(
      self.undecided.flatMap { $0.unreadable.map { ($0.key, $0) } }, uniquingKeysWith: { first, _ in first })
    report.cells = cells.map { $0.basis == .amended ? $0 : undecided[$0.key] ?? $0 }
    return report
  }
}
