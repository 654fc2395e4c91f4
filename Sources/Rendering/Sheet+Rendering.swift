import Forms

extension Sheet {
  /// The sheet as text in a format, every line ended. `language`, `width` (columns of the terminal, nil for no
  /// limit) and `styled` (bold and dim by ANSI) concern people only: machine formats are the same for all.
  package func rendered(
    as format: OutputFormat, language: Language, width: Int? = nil, styled: Bool = false
  ) -> String {
    switch format {
    case .table: TerminalTable(self, language: language, width: width, styled: styled).text
    case .markdown: markdown(language)
    case .csv: csv
    case .tsv: tsv
    case .json: json
    case .ndjson: ndjson
    case .html: ReportPage([self]).html(language)
    }
  }

  /// The rows with one value for each column: what a short row lacks is empty, what a long one has too many is left.
  package var alignedRows: [[Value]] {
    let nothing = Value.empty(Wording(en: "", zh: ""))
    return rows.map { row in columns.indices.map { $0 < row.count ? row[$0] : nothing } }
  }
}

extension Sheet.Value {
  /// What people read.
  package func shown(in language: Language) -> String {
    switch self {
    case .text(let text): text
    case .coded(_, let label): label(language)
    case .ordinal(let value): String(value)
    case .number(let number): number.description
    case .real(let value, let decimals): Decimals.text(value, decimals: decimals)
    case .change(let number): (number.mantissa > 0 ? "+" : "") + number.description
    case .percent(let value): (value > 0 ? "+" : "") + Decimals.text(value, decimals: 1) + "%"
    case .empty(let mark): mark(language)
    }
  }

  /// What machines read: a code, or a number with every digit; nil for nothing.
  package var exact: Exact? {
    switch self {
    case .text(let text): .text(text)
    case .coded(let code, _): .text(code)
    case .ordinal(let value): .figure(String(value))
    case .number(let number), .change(let number): .figure(number.description)
    case .real(let value, _), .percent(let value): value.isFinite ? .figure(String(value)) : nil
    case .empty: nil
    }
  }

  /// A value of a machine format: text has to be quoted and guarded, a figure stands as it is.
  package enum Exact: Equatable {
    case text(String)
    case figure(String)
  }
}
