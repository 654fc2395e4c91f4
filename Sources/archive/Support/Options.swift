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
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      Spoken.text(
        "Write to a file instead of the terminal; one that ends in .xlsx is a workbook.",
        "写入文件；文件名以 .xlsx 结尾时为工作簿"), valueName: "file"),
    completion: .file())
  var file: String?

  /// The same apart from how it was written.
  var chosen: Output { Output(stated: stated, file: file) }

  var format: OutputFormat { chosen.format }
}

extension OutputFormat: ExpressibleByArgument {}

/// What every verb has: the common options, given before it or behind it.
protocol Verb: ParsableCommand {
  var root: Archive { get }
  var common: CommonOptions { get }
}

extension Verb {
  /// What a call says of the archive and of what it wants to hear.
  var place: Place { Place(common.db ?? root.common.db, isQuiet: common.quiet || root.common.quiet) }

  var path: String { place.path }

  var isQuiet: Bool { place.isQuiet }

  /// An issuer that is stated has a name.
  func requireName(_ issuer: String?) throws {
    guard let issuer, issuer.allSatisfy(\.isWhitespace) else { return }
    throw ValidationError(
      Spoken.text("'--issuer' names nobody. Please give the issuer's name.", "--issuer 为空，请给出机构名称。"))
  }

  /// The archive, opened for reading.
  func archive() throws -> ArchiveStore { try ArchiveStore.open(path, for: .reading) }

  /// Prints a sheet as the options say.
  func print(_ sheet: Sheet, _ options: OutputOptions) throws { try place.print([sheet], options.chosen) }

  /// Prints sheets one below the other.
  func print(_ sheets: [Sheet], _ options: OutputOptions) throws {
    try place.print(sheets, options.chosen)
  }
}
