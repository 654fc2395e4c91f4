import Documents
import Forms

/// Reads the tables of a national form from running text into a reading. What is glued or undecided is stored as
/// unreadable, with what is printed.
struct FlowTables {
  private let flow: Flow
  private let chunks: [Chunk]
  private let form: Form

  init(_ flow: Flow, form: Form) {
    self.flow = flow
    self.form = form
    chunks = Chunking.chunks(of: flow)
  }

  func read(into reading: inout Reading) {
    let applications = FlowApplications(flow, chunks, form: form)
    let tables = applications.tables()
    let rows = tables.flatMap(\.self).filter { $0.row != nil }
    let first = rows.first?.chunk ?? chunks.count
    if !reading.has(.disclosure) { readDisclosure(before: first, into: &reading) }
    if !reading.has(.applications) {
      for table in tables { read(table, labels: applications.labels, into: &reading) }
    }
    if !reading.has(.appeals) { readAppeals(from: rows.last.map { $0.chunk + 1 }, into: &reading) }
  }

  // MARK: table 三

  private func read(_ table: [FlowApplications.Found], labels: RowLabels, into reading: inout Reading) {
    for found in table {
      let chunk = chunks[found.chunk]
      guard let index = found.row else {
        readExtra(found, chunk, into: &reading)
        continue
      }
      let row = labels.table.rows[index]
      let keys = row.columns.map { CellKey(.applications, row.code, $0) }
      add(chunk.row(keys, units: keys.map { _ in "件" }, in: flow), keys, basis: found.basis, into: &reading)
      if found.isNear { reading.remarks.append(misprint(chunk, row)) }
    }
  }

  private func misprint(_ chunk: Chunk, _ row: FormRow) -> Remark {
    let words = chunk.words.suffix(row.label.count + 2)
    return .misprint(
      flow.raw(words), for: row.label, at: flow.place(of: words.lowerBound), .applications, row: row.code)
  }

  /// A row of figures that no label tells: kept beside the form, cell by cell, never pressed into a row.
  private func readExtra(_ found: FlowApplications.Found, _ chunk: Chunk, into reading: inout Reading) {
    let keys = Applications.applicants.map { CellKey(.applications, "", $0.code) }
    guard !found.words.isEmpty,
      case .cells(let cells) = chunk.row(keys, units: keys.map { _ in nil }, in: flow)
    else { return }
    let label = flow.raw(chunk.words.suffix(40))
    reading.extras += cells.map {
      ExtraCell(
        section: .applications, label: label, column: $0.key.column, state: $0.state, value: $0.value,
        raw: $0.raw, place: $0.place)
    }
  }

  // MARK: table 二

  private func readDisclosure(before end: Int, into reading: inout Reading) {
    let table = FlowDisclosure(flow, chunks, form: form)
    for (row, chunk) in table.rows(before: min(end + 1, chunks.count)) {
      let keys = table.keys(of: row)
      add(
        chunk.row(keys, units: table.units(of: row, chunk), in: flow, signed: ["change"]), keys,
        into: &reading)
    }
  }

  // MARK: table 四

  private func readAppeals(from start: Int?, into reading: inout Reading) {
    guard let start, start < chunks.count else { return }
    switch FlowAppeals(flow: flow, chunks: chunks).find(from: start) {
    case .whole(let chunk):
      let keys = Appeals.table.keys
      add(chunk.row(keys, units: keys.map { _ in "件" }, in: flow), keys, into: &reading)
    case .blocks(let blocks):
      for (route, chunk) in blocks {
        let keys = route.columns.map { CellKey(.appeals, route.code, $0) }
        add(chunk.row(keys, units: keys.map { _ in "件" }, in: flow), keys, into: &reading)
      }
    case nil: break
    }
  }

  // MARK: cells

  private func add(_ row: FlowRow, _ keys: [CellKey], basis: Basis = .printed, into reading: inout Reading) {
    switch row {
    case .cells(let cells):
      for var cell in cells {
        cell.basis = basis
        reading.add(cell)
      }
    case .glued(_, let raw, let place), .undecided(let raw, let place):
      for key in keys { reading.add(Cell(key, state: .unreadable, raw: raw, unit: nil, place: place)) }
      reading.remarks.append(.undecided(keys, raw: raw, at: place))
    }
  }
}

extension Remark {
  /// Figures that cannot be brought to their cells.
  static func undecided(_ keys: [CellKey], raw: String, at place: Place) -> Remark {
    Remark(
      "R.unreadable", section: keys.first?.section, row: keys.first?.row, actual: raw,
      message: Wording(
        en: "\(place): “\(raw)” cannot be told apart into \(keys.count) cells; nothing is stored",
        zh: "\(place)：“\(raw)”无法确定地分为 \(keys.count) 个单元格，未存入任何数"))
  }
}
