import Documents
import Forms

extension Report {
  /// Reads a report from a document. `stated` holds what the user says of it; that outranks the text.
  /// Throws a `Refusal` where the document is no report, or does not tell its issuer or year.
  package static func read(_ document: Document, stated: Stated = Stated()) throws(Refusal) -> Report {
    guard let simplified = TraditionalText.simplified(document) else { return try plain(document, stated) }
    var report = try plain(simplified, stated)
    report.remarks.append(TraditionalText.remark)
    return report
  }

  private static func plain(_ document: Document, _ stated: Stated) throws(Refusal) -> Report {
    let texts = document.texts
    let identity = Identification(document, flowTexts: texts, stated: stated)
    let other = OtherReport(in: document, besides: identity.title)
    let document = other?.own ?? document
    let tables = TableReading(document, year: identity.year)
    if let page = identity.otherPage, page.kind != .explanation || tables.reading.cells.isEmpty {
      throw .otherPage(page.kind, title: page.title)
    }
    guard identity.title != nil || !tables.reading.cells.isEmpty else {
      throw .notAReport(found: opening(of: texts))
    }
    guard let issuer = identity.issuer else {
      throw .noIssuer(found: identity.title?.text ?? opening(of: texts))
    }
    guard let year = identity.year else { throw .noYear(found: identity.title?.text ?? opening(of: texts)) }
    let form = tables.form ?? legalForm(of: year)
    let reading = tables.reading.unmixed
    return Report(
      issuer: Issuer(issuer, aliases: identity.aliases, organCode: identity.organCode), year: year,
      form: form,
      evidence: tables.form == nil ? ["\(year)"] : tables.evidence, title: identity.title?.text,
      publishedOn: identity.publishedOn, period: identity.period, indexNumber: identity.indexNumber,
      scope: identity.scope, cells: ordered(reading, form), extras: reading.extras,
      undecided: reading.undecided,
      facts: FactReading.facts(in: document),
      remarks: reading.remarks + identity.remarks + (other.map { [$0.remark] } ?? [])
        + ScannedPages.remarks(document.pagesWithoutText)
        + Completeness.remarks(on: reading, form: form, year: year),
      sections: TextSections.split(document))
  }

  /// The form that a year's reports were due on: only for reports without a table of a national form, whose labels
  /// cannot tell (the annexes of 2008 and 2014 are local designs).
  private static func legalForm(of year: Int) -> FormCode {
    switch year {
    case ..<2014: .f2008
    case ..<2019: .f2014
    case ..<2021: .f2019
    default: .f2021
    }
  }

  /// Cells in the order of the form, then in the order in which they were met.
  private static func ordered(_ reading: Reading, _ form: FormCode) -> [Cell] {
    let form = Form.of(form)
    var known: [Int?] = Array(repeating: nil, count: form.keys.count)
    var others: [Int] = []
    for (index, cell) in reading.cells.enumerated() {
      if let place = form.order[cell.key] { known[place] = index } else { others.append(index) }
    }
    return (known.compactMap(\.self) + others).map { reading.cells[$0] }
  }

  private static func opening(of texts: [String]) -> String {
    let text = texts.first { !Fold.text($0).isEmpty }.map { Fold.text($0) } ?? ""
    return text.count > 40 ? text.prefix(40) + "…" : text
  }
}

extension Document {
  /// Every line, paragraph and cell in reading order; spanned cells once.
  var texts: [String] {
    var texts: [String] = []
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): texts.append(paragraph.text)
      case .table(let table):
        for row in table.rows { for cell in row where cell.isOrigin { texts.append(cell.text) } }
      }
    }
    return texts
  }
}
