import Forms
import Reports

/// Settles rows that one report alone cannot tell by what the form says of two years running (domain.md §1.4): of the
/// readings that remain, the one that meets last year's figures, or next year's. Two that meet them, or none, settle
/// nothing; nothing is settled against a figure.
package struct Settlement {
  private let report: Report
  private let own: Figures
  private let previous: Figures?
  private let next: Figures?

  package init(_ report: Report, beside neighbours: Neighbours) {
    self.report = report
    own = Figures(report)
    // Figures that are themselves settled by a neighbour settle nothing: two years must not prove each other.
    previous = neighbours.previous.map { Figures($0.unsettled) }
    next = neighbours.next.map { Figures($0.unsettled) }
  }

  /// For each undecided row, in order, the candidate that the neighbours leave; nil where they leave none or several.
  package var chosen: [[Number]?] { report.undecided.map(choice) }

  private func choice(_ row: UndecidedRow) -> [Number]? {
    let verdicts = row.candidates.map { candidate in verdict(on: candidate, row) }
    let met = zip(row.candidates, verdicts).filter { $0.1 == .met }
    return met.count == 1 && !verdicts.contains(.silent) ? met.first?.0 : nil
  }

  private enum Verdict { case met, broken, silent }

  /// What the sums over two years say of a candidate: met if one holds and none breaks.
  private func verdict(on candidate: [Number], _ row: UndecidedRow) -> Verdict {
    let values = Dictionary(zip(row.keys, candidate), uniquingKeysWith: { first, _ in first })
    let told = sums(row).compactMap { sum in sum.holds { values[$0] ?? own.value($0) } }
    if told.contains(false) { return .broken }
    return told.isEmpty ? .silent : .met
  }

  /// A sum that must be zero: own cells, and figures of another year, with their signs.
  private struct Sum {
    var own: [(CellKey, Int64)]
    var other: [(Number?, Int64)]

    /// nil where a figure is lacking.
    func holds(_ value: (CellKey) -> Number?) -> Bool? {
      var total = Number(0)
      for (number, sign) in own.map({ (value($0.0), $0.1) }) + other {
        guard let number, let next = sign > 0 ? total.plus(number) : total.minus(number) else { return nil }
        total = next
      }
      return total.mantissa == 0
    }
  }

  private func sums(_ row: UndecidedRow) -> [Sum] {
    guard let first = row.keys.first else { return [] }
    switch (first.section, first.row) {
    case (.disclosure, "regulation"), (.disclosure, "normative"): return stock(first.row)
    case (.applications, "carried_in"): return row.keys.map { carried($0, from: previous, "carried_out") }
    case (.applications, "carried_out"): return row.keys.map { carried($0, from: next, "carried_in") }
    case (.annex, let label): return cumulative(label)
    default: return []
    }
  }

  /// X.2, with last year's stock and with next year's.
  private func stock(_ row: String) -> [Sum] {
    func key(_ column: String) -> CellKey { CellKey(.disclosure, row, column) }
    let isNew = { (figures: Figures?) in figures?.form.code == .f2021 }
    let before = Sum(
      own: [(key("issued"), 1), (key("repealed"), -1), (key("effective"), -1)],
      other: [(isNew(previous) ? previous?.value(key("effective")) : nil, 1)])
    let after = Sum(
      own: [(key("effective"), 1)],
      other: [
        (isNew(next) ? next?.value(key("issued")) : nil, 1), (next?.value(key("repealed")), -1),
        (next?.value(key("effective")), -1),
      ])
    return [before, after]
  }

  private func carried(_ key: CellKey, from year: Figures?, _ row: String) -> Sum {
    Sum(own: [(key, 1)], other: [(year?.value(CellKey(key.section, row, key.column)), -1)])
  }

  /// A cumulative column grows by the year's figure (corpus pt_county_2012 and pt_county_2013).
  private func cumulative(_ label: String) -> [Sum] {
    let (year, all) = (CellKey(.annex, label, "year"), CellKey(.annex, label, "cumulative"))
    return [
      Sum(own: [(all, 1), (year, -1)], other: [(previous?.value(all), -1)]),
      Sum(own: [(all, 1)], other: [(next?.value(year), 1), (next?.value(all), -1)]),
    ]
  }
}

extension Finding {
  /// What is said of an undecided row: which readings remain, or that another year settled it.
  init(_ row: UndecidedRow, settled: [Number]?) {
    let told = settled.map { Finding.list([$0]) }
    let listed = row.candidates.isEmpty ? "" : Finding.list(row.candidates.prefix(5))
    let message =
      told.map {
        Wording(
          en:
            "\(row.place): “\(row.raw)” is read as \($0), the only reading that meets the neighbouring year",
          zh: "\(row.place)：“\(row.raw)”按与相邻年份相符的唯一读法识别为\($0)")
      }
      ?? Wording(
        en: "\(row.place): “\(row.raw)” cannot be told apart into \(row.keys.count) cells; nothing is stored"
          + (listed.isEmpty ? "" : "; possible: \(listed)"),
        zh: "\(row.place)：“\(row.raw)”无法确定地分为 \(row.keys.count) 个单元格，未存入任何数"
          + (listed.isEmpty ? "" : "；可能为：\(listed)"))
    self.init(
      rule: settled == nil ? "R.unreadable" : "R.neighbour", severity: settled == nil ? .warning : .info,
      section: row.keys.first?.section, row: row.keys.first?.row, actual: row.raw, message: message)
  }

  private static func list(_ candidates: some Sequence<[Number]>) -> String {
    candidates.map { $0.map(\.description).joined(separator: ", ") }.joined(separator: " / ")
  }
}
