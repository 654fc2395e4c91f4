import Forms
import Reports

/// What became of a report that was handed in.
package enum FilingOutcome: Sendable, Hashable {
  /// The first report of this issuer for this year.
  case new
  /// The archive has it: the same file, or another one with the same cells, which is noted as a further source.
  case unchanged
  /// The file is that of an older revision, and a newer one is current.
  case older(revision: Int, current: Int)
  /// A new revision, now current. The list is empty where only the form or rows outside the form differ.
  case revised(differences: [CellDifference])
}

/// One cell that two revisions give differently; nil where a revision lacks the cell.
package struct CellDifference: Sendable, Hashable {
  package let key: CellKey
  package let old: CellReading?
  package let new: CellReading?

  package init(key: CellKey, old: CellReading?, new: CellReading?) {
    self.key = key
    self.old = old
    self.new = new
  }
}

/// What a cell says, without where and how it was read.
package struct CellReading: Sendable, Hashable {
  package let state: CellState
  package let value: Number?
  package let unit: String?

  package init(state: CellState, value: Number?, unit: String?) {
    self.state = state
    self.value = value
    self.unit = unit
  }
}

extension Report {
  /// The readings by cell. Two different readings of one cell are an error, because neither may be stored.
  func readings(_ codes: Codes) throws -> [CellKey: CellReading] {
    var readings: [CellKey: CellReading] = Dictionary(minimumCapacity: cells.count)
    for cell in cells {
      let reading = CellReading(state: cell.state, value: cell.value, unit: codes.unit(of: cell))
      if let known = readings.updateValue(reading, forKey: cell.key), known != reading {
        throw StoreError.twoReadings(cell.key)
      }
    }
    return readings
  }

  /// The cells that `newer` gives differently, in the order of `newer`, then those that it lacks.
  func differences(to newer: Report, _ codes: Codes) throws -> [CellDifference] {
    let (before, after) = (try readings(codes), try newer.readings(codes))
    let keys = newer.cells.map(\.key) + cells.map(\.key).filter { after[$0] == nil }
    var seen: Set<CellKey> = []
    return keys.filter { seen.insert($0).inserted && before[$0] != after[$0] }
      .map { CellDifference(key: $0, old: before[$0], new: after[$0]) }
  }

  /// Same form and same rows outside the form; places and files may differ.
  func hasSameFrame(as other: Report) -> Bool {
    form == other.form && extras.map(Report.unplaced) == other.extras.map(Report.unplaced)
  }

  private static func unplaced(_ extra: ExtraCell) -> ExtraCell {
    var extra = extra
    extra.place = .line(1)
    extra.raw = ""
    return extra
  }
}

extension Codes {
  /// The unit that a cell's figure is in: its own, else the one that the form fixes for the column.
  func unit(of cell: Cell) -> String? { cell.unit ?? unit(of: cell.key) }

  func unit(of key: CellKey) -> String? {
    switch key.section {
    case .applications, .appeals: "件"
    case .disclosure: units[key.column]
    case .annex: nil
    }
  }
}
