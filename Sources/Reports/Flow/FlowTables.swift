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
    if !reading.has(.disclosure) { readDisclosure(into: &reading) }
    if !reading.has(.applications), !readTorn(applications, besides: tables, into: &reading) {
      for table in tables {
        read(table, applications, into: &reading)
      }
    }
    if !reading.has(.appeals) { readAppeals(behind: rows.last?.chunk, into: &reading) }
  }

  // MARK: table 三

  /// Reads a table whose labels and figures are torn apart, where its labels do not tell all rows. False where it is
  /// not certain, or contradicts a row that its label tells.
  private func readTorn(
    _ applications: FlowApplications, besides tables: [[FlowApplications.Found]], into reading: inout Reading
  ) -> Bool {
    let told = tables.joined().filter { $0.row != nil && $0.basis == .printed }
    guard tables.count <= 1, told.count < applications.labels.table.rows.count,
      !tables.contains(where: { applications.isDisordered($0) || applications.isTotalFirst($0) }),
      let torn = TornApplications(applications), let rows = torn.rows
    else { return false }
    let agrees = told.allSatisfy { found in
      let row = found.row.flatMap { rows[$0] }
      return row.map { $0.figures.map(\.text).sorted() == chunks[found.chunk].figures.map(\.text).sorted() }
        ?? false
    }
    guard agrees, told.count < rows.count(where: { $0 != nil }) else { return false }
    let place = flow.place(of: torn.start)
    for (row, told) in zip(applications.labels.table.rows, rows) {
      let keys = row.columns.map { CellKey(.applications, row.code, $0) }
      guard let told else {
        GluedRow(row.code, keys, .undecided(raw: "", place: place)).add(nil, to: &reading)
        continue
      }
      let cells = Chunk(telling: told.figures).row(keys, units: keys.map { _ in "件" }, in: flow)
      GluedRow(row.code, keys, cells, basis: told.isLabelled ? .printed : .ordered).add(nil, to: &reading)
    }
    return true
  }

  /// Reads the rows, then parts those that are glued by the sums of the whole table.
  private func read(
    _ table: [FlowApplications.Found], _ applications: FlowApplications, into reading: inout Reading
  ) {
    var rows: [GluedRow] = []
    let isDisordered = applications.isDisordered(table)
    let totalFirst = applications.isTotalFirst(table)
    for found in table {
      let chunk = chunks[found.chunk]
      guard let index = found.row else {
        readExtra(found, chunk, into: &reading)
        continue
      }
      let row = applications.labels.table.rows[index]
      let keys = row.columns.map { CellKey(.applications, row.code, $0) }
      if isDisordered {
        leave(chunk, keys, into: &reading)
        continue
      }
      let printed = totalFirst ? keys.suffix(1) + keys.dropLast() : keys
      let cells = chunk.row(printed, units: keys.map { _ in "件" }, in: flow)
      rows.append(GluedRow(row.code, keys, totalFirst ? cells.totalLast : cells, basis: found.basis))
      if found.isNear { reading.remarks.append(misprint(chunk, row)) }
    }
    if totalFirst { addReordered(rows, to: &reading) } else { add(rows, to: &reading) }
  }

  /// Rows whose head has another order than the form: kept only where every row that can be added up bears it out.
  private func addReordered(_ rows: [GluedRow], to reading: inout Reading) {
    let figures = rows.reduce(into: [CellKey: Number]()) { $0.merge($1.figures(nil)) { first, _ in first } }
    let sums = Confirmation(figures, form: form)
    let isSound = rows.allSatisfy { sums.isSound($0.code) } && figures.values.contains { $0.mantissa != 0 }
    for row in rows {
      if isSound { row.add(nil, to: &reading) } else { row.leave(in: &reading) }
    }
  }

  /// Rows told by order are kept only where the sums confirm it.
  private func add(_ rows: [GluedRow], to reading: inout Reading) {
    let isGlued = rows.contains(where: \.isGlued)
    let parting = isGlued ? Parting.of(applications: GluedRow.runs(of: rows), form: form).rows : [:]
    let unconfirmed = unconfirmed(rows, parting)
    for row in rows {
      if row.isOrdered, unconfirmed.contains(row.code) {
        row.leave(in: &reading)
      } else {
        row.add(parting[row.code], to: &reading)
      }
    }
  }

  /// The rows told by order that the sums do not bear out.
  private func unconfirmed(_ rows: [GluedRow], _ parting: [String: RowParting]) -> Set<String> {
    let ordered = rows.filter(\.isOrdered)
    guard !ordered.isEmpty else { return [] }
    let figures = rows.map { $0.figures(parting[$0.code]) }
    let sums = Confirmation(figures.reduce(into: [:]) { $0.merge($1) { first, _ in first } }, form: form)
    let isConfirmed = sums.areColumnsSound
    return Set(ordered.map(\.code).filter { !isConfirmed || !sums.isSound($0) })
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
    let label = flow.raw(flow.lastCell(of: chunk.words).suffix(60))
    reading.extras += cells.map {
      ExtraCell(
        section: .applications, label: label, column: $0.key.column, state: $0.state, value: $0.value,
        raw: $0.raw, place: $0.place)
    }
  }

  // MARK: table 二

  private func readDisclosure(into reading: inout Reading) {
    let table = FlowDisclosure(flow, chunks, form: form)
    for found in table.tables {
      let rows = found.map { row, chunk, order in
        let keys = order.map { CellKey(.disclosure, row.code, $0) }
        let cells = chunk.row(keys, units: table.units(of: order, chunk), in: flow, signed: ["change"])
        return GluedRow(row.code, keys, order == row.columns ? cells : cells.untilGlued)
      }
      let isGlued = rows.contains(where: \.isGlued)
      let parting = isGlued ? Parting.of(disclosure: GluedRow.runs(of: rows), form: form).rows : [:]
      for row in rows { row.add(parting[row.code], to: &reading) }
    }
    reading.extras += table.extras
    reading.remarks += table.misprints
  }

  // MARK: table 四

  private func readAppeals(behind last: Int?, into reading: inout Reading) {
    let appeals = FlowAppeals(flow: flow, chunks: chunks)
    for found in appeals.find(behind: last) {
      switch found {
      case .whole(let chunk) where appeals.isInOrder(chunk): readWhole(chunk, into: &reading)
      case .whole(let chunk): leave(chunk, Appeals.table.keys, into: &reading)
      case .blocks(let blocks):
        for (route, chunk) in blocks {
          if appeals.isInOrder(chunk) {
            readBlock(route, chunk, into: &reading)
          } else {
            leave(chunk, route.columns.map { CellKey(.appeals, route.code, $0) }, into: &reading)
          }
        }
      }
    }
  }

  /// Keeps what is printed under heads that do not stand in the form's order, without telling it.
  private func leave(_ chunk: Chunk, _ keys: [CellKey], into reading: inout Reading) {
    let place = flow.place(of: chunk.figures.first?.range.lowerBound ?? chunk.words.upperBound)
    GluedRow("", keys, .undecided(raw: chunk.raw(in: flow), place: place)).add(nil, to: &reading)
  }

  private func readWhole(_ chunk: Chunk, into reading: inout Reading) {
    let keys = Appeals.table.keys
    let row = chunk.row(keys, units: keys.map { _ in "件" }, in: flow)
    guard case .glued(let pieces, let raw, let place) = row else {
      return GluedRow("", keys, row).add(nil, to: &reading)
    }
    let parting = Parting.of(appeals: Run(pieces))
    for route in Appeals.routes {
      let own = keys.filter { $0.row == route.code }
      GluedRow(route.code, own, .glued(pieces: pieces, raw: raw, place: place)).add(
        parting.rows[route.code], to: &reading)
    }
  }

  private func readBlock(_ route: FormRow, _ chunk: Chunk, into reading: inout Reading) {
    let keys = route.columns.map { CellKey(.appeals, route.code, $0) }
    GluedRow(route.code, keys, chunk.row(keys, units: keys.map { _ in "件" }, in: flow)).add(nil, to: &reading)
  }
}
