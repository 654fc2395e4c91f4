import Exports
import Forms
import Foundation
import Glibc
import Rendering

/// Where the archive is, and whether the call wants to hear of more than results.
struct Place: Equatable {
  let path: String
  let isQuiet: Bool

  /// As the call says, else as the environment says, else here.
  init(_ stated: String?, isQuiet: Bool) {
    path = stated ?? Place.ofEnvironment ?? "archive.db"
    self.isQuiet = isQuiet
  }

  private static var ofEnvironment: String? {
    getenv("ARCHIVE_DB").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// How and where rows come out.
struct Output: Equatable {
  let stated: OutputFormat?
  let file: String?

  /// The format stated, else the one that the file's name tells; a workbook holds the rows that programs get.
  var format: OutputFormat { stated ?? (isWorkbook ? .csv : told) ?? .table }

  /// True where the rows go into a workbook.
  var isWorkbook: Bool { stated == nil && ending == "xlsx" }

  private var ending: String? { file.map { ($0 as NSString).pathExtension.lowercased() } }

  private var told: OutputFormat? {
    switch ending {
    case "md": .markdown
    case "htm": .html
    default: ending.flatMap(OutputFormat.init)
    }
  }
}

extension Place {
  /// Prints sheets one below the other.
  func print(_ sheets: [Sheet], _ output: Output) throws {
    if let file = output.file { try Sink.refuse(file, ifSameAs: path) }
    if let file = output.file, output.isWorkbook { return try write(sheets, to: file) }
    if output.format == .html {
      return try Console.put(ReportPage(sheets).html(Spoken.language), to: output.file)
    }
    let isTerminal = output.file == nil && Console.isTerminal(1)
    let texts = sheets.map {
      $0.rendered(
        as: output.format, language: Spoken.language, width: isTerminal ? Console.width : nil,
        styled: isTerminal && Console.isStyled)
    }
    try Console.put(
      texts.joined(separator: "\n"), to: output.file, isStyled: output.format == .table)
  }

  /// Writes charts, and sheets behind them, as a workbook in the reader's language.
  func write(_ sheets: [Sheet], charts: [ChartTable] = [], to file: String) throws {
    try WorkbookFile.write(to: file, sparing: path, language: Spoken.language) { book in
      for chart in charts { try book.add(chart) }
      for sheet in sheets { try book.add(sheet) }
    }
  }
}
