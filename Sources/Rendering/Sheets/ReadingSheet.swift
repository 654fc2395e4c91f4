import Forms
import Reports

/// How a document was read, for people: each printed row beside what was taken from it. `excerpt` gives the words of the
/// source at a place; facts and rows of no form follow the cells.
package func readingSheet(_ report: Report, excerpt: (Cell) -> String?) -> Sheet {
  let facts = report.facts.map { fact -> [Sheet.Value] in
    [
      .text(fact.code), .text("\(fact.value?.description ?? "—") \(fact.unit ?? "")"), .text(""),
      .text(fact.place.description), .text(fact.sentence),
    ]
  }
  let extras = report.extras.map { extra -> [Sheet.Value] in
    [.text("extra \(extra.label)"), .text(extra.raw), .text(""), .text(extra.place.description), .text("")]
  }
  return Sheet(
    title: Wording(en: "\(report.issuer.name) \(report.year)", zh: "\(report.issuer.name) \(report.year)年"),
    columns: [
      Sheet.Column("row", Wording(en: "row", zh: "事项")), Sheet.Column("read", Wording(en: "read", zh: "读作")),
      Sheet.Column("basis", Wording(en: "basis", zh: "依据")),
      Sheet.Column("place", Wording(en: "place", zh: "位置")),
      Sheet.Column("source", Wording(en: "source", zh: "原文")),
    ],
    rows: rows(of: report.cells).map { row($0, excerpt) } + extras + facts)
}

/// Cells that stand in one row, in order.
private func rows(of cells: [Cell]) -> [[Cell]] {
  cells.reduce(into: []) { rows, cell in
    if let last = rows.last?.last, last.key.section == cell.key.section, last.key.row == cell.key.row {
      rows[rows.count - 1].append(cell)
    } else {
      rows.append([cell])
    }
  }
}

private func row(_ cells: [Cell], _ excerpt: (Cell) -> String?) -> [Sheet.Value] {
  guard let first = cells.first else { return [] }
  let read = cells.map {
    $0.value?.description ?? ($0.state == .blank ? "␣" : $0.state == .na ? $0.raw : "?")
  }
  let bases = Set(cells.map(\.basis.rawValue)).sorted().joined(separator: " ")
  return [
    .text("\(first.key.section.rawValue).\(first.key.row)"), .text(read.joined(separator: " ")), .text(bases),
    .text(first.place.description), .text(excerpt(first) ?? first.raw),
  ]
}
