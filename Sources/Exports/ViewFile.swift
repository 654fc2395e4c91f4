import Forms
import Rendering
import Store

/// Which part of the views is wanted.
package struct Selection: Sendable {
  package let views: [ContractView]
  /// Names or aliases; empty for all issuers.
  package let issuers: [String]
  package let years: ClosedRange<Int>?

  package init(views: [ContractView], issuers: [String] = [], years: ClosedRange<Int>? = nil) {
    self.views = views
    self.issuers = issuers
    self.years = years
  }
}

extension ArchiveStore {
  /// Gives the rows of each view selected, in their order: `begin` before the first row of a view, `row` for each,
  /// with the year that it is about. All of one moment, one row at a time.
  package func export(
    _ selection: Selection, begin: (ContractView) throws -> Void, row: ([Sheet.Value], Int?) throws -> Void
  ) throws {
    try views { views in
      let issuers = try views.issuers(selection.issuers)
      for view in selection.views {
        let kinds = view.columns.map(\.kind)
        let year = view.columns.firstIndex { $0.name == view.year }
        try begin(view)
        for issuer in issuers {
          try views.each(of: view, issuer: issuer, years: selection.years) { values in
            try row(zip(values, kinds).map { Sheet.Value($0, $1) }, year.flatMap { values[$0].year })
          }
        }
      }
    }
  }
}

extension StoredValue {
  /// The year that the value is.
  fileprivate var year: Int? { if case .integer(let year) = self { Int(exactly: year) } else { nil } }
}

/// A view as text in a format, row by row: pieces go to `put` a few hundred rows at a time.
package struct ViewText {
  private var stream: RowStream
  private var batch: [[Sheet.Value]] = []
  private let put: (String) throws -> Void

  /// Begins with what stands before the first row; `mark` puts a byte order mark before it, by which Excel knows
  /// UTF-8.
  package init(
    _ view: ContractView, format: OutputFormat, language: Language, mark: Bool = false,
    put: @escaping (String) throws -> Void
  ) throws {
    let title = Wording(en: "\(view.name): \(view.rows.en)", zh: "\(view.name)：\(view.rows.zh)")
    stream = RowStream(view.columns.map(Sheet.Column.init), title: title, format: format, language: language)
    self.put = put
    try put((mark ? "\u{FEFF}" : "") + stream.head)
  }

  /// Adds a row.
  package mutating func add(_ row: [Sheet.Value]) throws {
    batch.append(row)
    if batch.count == 500 { try flush() }
  }

  /// Ends with what stands behind the last row.
  package mutating func finish() throws {
    try flush()
    try put(stream.tail)
  }

  private mutating func flush() throws {
    try put(stream.text(of: batch))
    batch.removeAll(keepingCapacity: true)
  }
}
