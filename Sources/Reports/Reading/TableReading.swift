import Documents
import Forms

/// Reads every table of a document: grids by position first, then, for tables not found there, the running text.
struct TableReading {
  let form: FormCode?
  let evidence: [String]
  private(set) var reading = Reading()

  /// Takes the document and the report's year, which tells apart the columns of an annex of two years.
  init(_ document: Document, year: Int?) {
    let grids = document.blocks.compactMap(TableReading.grid)
    let flow = Flow(document.blocks)
    let detection = FormDetection(in: [flow.key(0..<flow.count)])
    form = detection.form
    evidence = detection.evidence
    if let form = detection.form {
      readNational(Form.of(form), grids, flow)
    } else {
      readAnnex(Array(zip(grids, AnnexTitle.texts(document.blocks))), flow, year)
    }
  }

  private static func grid(_ block: Block) -> Grid? {
    if case .table(let table) = block, table.layout == .grid { return Grid(table) }
    return nil
  }

  private mutating func readNational(_ form: Form, _ grids: [Grid], _ flow: Flow) {
    let applications = GridApplications(form: form)
    let disclosure = GridDisclosure(form: form)
    let appeals = GridAppeals()
    var head: ApplicationsHead?
    var previous = -1
    for grid in grids {
      disclosure.read(grid, into: &reading)
      applications.read(grid, head: &head, previous: &previous, into: &reading)
      appeals.read(grid, into: &reading)
    }
    // The whole text is searched only for tables that are still lacking.
    let isWhole = form.tables.allSatisfy { reading.has($0.section) }
    if !isWhole { FlowTables(flow, form: form).read(into: &reading) }
  }

  private mutating func readAnnex(_ grids: [(Grid, title: String)], _ flow: Flow, _ year: Int?) {
    if !GridAnnex(year: year).read(grids, into: &reading) { FlowAnnex(flow, year: year).read(into: &reading) }
  }
}
