import Forms

/// What every verb hands to a renderer: a title, columns, rows and notes. The one thing that is printed.
package struct Sheet: Sendable {
  /// A column: `code` heads it in machine formats, `label` for people.
  package struct Column: Sendable {
    package let code: String
    package let label: Wording
    package let isFigure: Bool

    package init(_ code: String, _ label: Wording, isFigure: Bool = false) {
      self.code = code
      self.label = label
      self.isFigure = isFigure
    }
  }

  /// One value. People and machines may be shown different texts of the same thing; an empty value is empty in both,
  /// unless people are told why.
  package enum Value: Sendable, Hashable {
    /// Text that is the same for all readers.
    case text(String)
    /// Text for people only where `code` is what machines read.
    case coded(code: String, label: Wording)
    /// A whole number that is no quantity, never grouped: a year, an identifier.
    case ordinal(Int)
    /// A quantity, exact.
    case number(Number)
    /// A quantity that was computed, with the decimals to show.
    case real(Double, decimals: Int)
    /// A difference, exact; people are shown its sign, `+` too.
    case change(Number)
    /// A percentage; people are shown it with its sign and one decimal, rounded half away from zero (四舍五入).
    case percent(Double)
    /// Nothing, with the mark shown to people (`gap`, `—`).
    case empty(Wording)
  }

  package var title: Wording
  package var columns: [Column]
  package var rows: [[Value]]
  package var notes: [Wording]

  package init(title: Wording, columns: [Column], rows: [[Value]], notes: [Wording] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

/// The formats in which rows come out. Machine formats are the same in every language.
package enum OutputFormat: String, Sendable, CaseIterable {
  case table, csv, tsv, json, ndjson, markdown, html

  /// True for what programs read: codes and exact numbers, no title and no notes.
  package var isForMachines: Bool { ![.table, .markdown, .html].contains(self) }
}
