import ArgumentParser
import Exports
import Forms
import Foundation
import Rendering
import Store

/// Options that stand before or behind any verb.
struct CommonOptions: ParsableArguments {
  @Option(
    help: .init(
      Spoken.text(
        "The archive (default: $ARCHIVE_DB, else archive.db here).",
        "档案文件（默认 $ARCHIVE_DB，否则为当前文件夹的 archive.db）"), valueName: "file"))
  var db: String?

  @Option(
    help: .init(
      Spoken.text("Language of messages: en or zh (default: that of the locale).", "提示语言：en 或 zh（默认随系统）"),
      valueName: "en|zh"))
  var lang: String?

  @Flag(help: .init(Spoken.text("Say nothing but results and errors.", "只输出结果和错误")))
  var quiet = false

  func validate() throws {
    if db == "" {
      throw ValidationError(
        Spoken.text("'--db' names no file. Please give the archive's place.", "--db 未指明文件，请给出档案的位置。"))
    }
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(
        Spoken.text(
          "The value '\(lang)' is invalid for '--lang'. Please provide one of 'en' and 'zh'.",
          "--lang 的值“\(lang)”无效，应为 en 或 zh。"))
    }
  }
}

/// Options of every verb that prints rows.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: .init(
      Spoken.text(
        "How rows come out (default: as the file of -o ends, else table).", "输出格式（默认按 -o 的扩展名，否则为 table）"),
      valueName: "format"))
  var stated: OutputFormat?

  @Option(
    name: .shortAndLong,
    help: .init(
      Spoken.text(
        "Write to a file instead of the terminal; one that ends in .xlsx is a workbook.",
        "写入文件；文件名以 .xlsx 结尾时为工作簿"), valueName: "file"),
    completion: .file())
  var output: String?

  /// The format stated, else the one that the file's name tells; a workbook holds the rows that programs get.
  var format: OutputFormat { stated ?? (isWorkbook ? .csv : told) ?? .table }

  /// True where the rows go into a workbook.
  var isWorkbook: Bool { stated == nil && ending == "xlsx" }

  private var ending: String? { output.map { ($0 as NSString).pathExtension.lowercased() } }

  private var told: OutputFormat? {
    switch ending {
    case "md": .markdown
    case "htm": .html
    default: ending.flatMap(OutputFormat.init)
    }
  }
}

extension OutputFormat: ExpressibleByArgument {}

/// What every verb has: the common options, given before it or behind it.
protocol Verb: ParsableCommand {
  var root: Archive { get }
  var common: CommonOptions { get }
}

extension Verb {
  /// Where the archive is: as the call says, else as the environment says, else here.
  var path: String {
    common.db ?? root.common.db ?? environmentPath ?? "archive.db"
  }

  private var environmentPath: String? {
    ProcessInfo.processInfo.environment["ARCHIVE_DB"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// An issuer that is stated has a name.
  func requireName(_ issuer: String?) throws {
    guard let issuer, issuer.allSatisfy(\.isWhitespace) else { return }
    throw ValidationError(
      Spoken.text("'--issuer' names nobody. Please give the issuer's name.", "--issuer 为空，请给出机构名称。"))
  }

  var isQuiet: Bool { common.quiet || root.common.quiet }

  /// The archive, opened for reading.
  func archive() throws -> ArchiveStore { try ArchiveStore.open(path, for: .reading) }

  /// Prints a sheet as the options say.
  func print(_ sheet: Sheet, _ options: OutputOptions) throws { try print([sheet], options) }

  /// Prints sheets one below the other.
  func print(_ sheets: [Sheet], _ options: OutputOptions) throws {
    if let file = options.output { try Sink.refuse(file, ifSameAs: path) }
    if let file = options.output, options.isWorkbook { return try write(sheets, to: file) }
    if options.format == .html {
      return try Console.put(ReportPage(sheets).html(Spoken.language), to: options.output)
    }
    let isTerminal = options.output == nil && Console.isTerminal(1)
    let texts = sheets.map {
      $0.rendered(
        as: options.format, language: Spoken.language, width: isTerminal ? Console.width : nil,
        styled: isTerminal && Console.isStyled)
    }
    try Console.put(
      texts.joined(separator: "\n"), to: options.output, isStyled: options.format == .table)
  }

  /// Writes charts, and sheets behind them, as a workbook in the reader's language.
  func write(_ sheets: [Sheet], charts: [ChartTable] = [], to file: String) throws {
    try WorkbookFile.write(to: file, sparing: path, language: Spoken.language) { book in
      for chart in charts { try book.add(chart) }
      for sheet in sheets { try book.add(sheet) }
    }
  }
}
