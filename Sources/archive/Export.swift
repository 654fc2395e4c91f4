import ArgumentParser
import Exports
import Forms
import Foundation
import Rendering
import Store

/// The formats in which views come out.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, tsv, json, ndjson, markdown, xlsx

  /// The format of text; nil for a workbook.
  var text: OutputFormat? { OutputFormat(rawValue: rawValue) }

  /// The ending of a file's name.
  var ending: String { self == .markdown ? "md" : rawValue }

  /// The format that a file's name tells.
  static func told(by file: String?) -> ExportFormat? {
    let ending = file.map { ($0 as NSString).pathExtension.lowercased() }
    return allCases.first { $0.ending == ending }
  }
}

/// `archive export [VIEW…]`
struct Export: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Spoken.text("Take views out of the archive as files.", "将视图导出为文件"),
    discussion: Spoken.text(
      """
      Without a view, all of them: a sheet a view for xlsx, a file a view in the folder -o for other formats. --package
      writes CSV by year with a description that programs read, a codebook in both languages and checksums. Text that a
      spreadsheet would take for a formula gets an apostrophe before it in CSV, TSV and XLSX.

      Where one file is no longer enough: --to-postgres writes the whole archive but its originals for PostgreSQL, with
      views and checks, for `psql -f DIR/load.sql`; --partitioned writes views as VIEW/year=YYYY/VIEW.csv, with LOAD.md that
      turns them into Parquet by DuckDB and loads ClickHouse. BENCHMARKS.md tells when.

      Examples:
        archive export cell --year 2024 -o cells.csv
        archive export --issuer 示例市 -o 示例市.xlsx
        archive export --to-postgres pg
        archive export --partitioned lake cell trend
      """,
      """
      不给视图时导出全部：xlsx 每个视图一张工作表，其他格式在 -o 文件夹中每个视图一个文件。--package 按年份写出 CSV，
      附机器可读的说明、中英文代码本和校验和。可能被表格软件当作公式的文本，在 CSV、TSV、XLSX 中前加撇号。

      单个文件不够用时：--to-postgres 为 PostgreSQL 写出整个档案（不含原件），含视图和核对，用 psql -f DIR/load.sql 装入；
      --partitioned 按 VIEW/year=YYYY/VIEW.csv 写出视图，附 LOAD.md，供 DuckDB 转为 Parquet、供 ClickHouse 装入。
      何时需要见 BENCHMARKS.md。

      示例：
        archive export 依申请公开 --excel -o 依申请公开.csv
        archive export --package data
        archive export --to-postgres pg
        archive export --partitioned lake cell trend
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions

  @Argument(
    help: .init(Spoken.text("Views; `archive schema` lists them.", "视图，见 archive schema"), valueName: "view"),
    completion: .list(ViewCatalogue.all.map(\.name)))
  var views: [String] = []

  @Option(
    help: .init(
      Spoken.text(
        "csv, tsv, json, ndjson, markdown or xlsx (default: as -o ends, else csv).",
        "csv、tsv、json、ndjson、markdown 或 xlsx（默认按 -o 的扩展名，否则为 csv）"), valueName: "format"))
  var format: ExportFormat?

  @Option(
    name: .shortAndLong,
    help: .init(
      Spoken.text("File to write; for several views a folder.", "写入的文件；多个视图时为文件夹"), valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: .init(Spoken.text("Write a data package into this folder.", "在此文件夹写出数据包"), valueName: "dir"),
    completion: .directory)
  var package: String?

  @Option(
    help: .init(
      Spoken.text(
        "Write everything but originals for PostgreSQL into this folder.", "在此文件夹为 PostgreSQL 写出除原件外的全部内容"),
      valueName: "dir"), completion: .directory)
  var toPostgres: String?

  @Option(
    help: .init(
      Spoken.text(
        "Write CSV by view and year, with the lines that load it, into this folder.",
        "在此文件夹按视图和年份写出 CSV 及装入语句"),
      valueName: "dir"), completion: .directory)
  var partitioned: String?

  @Flag(help: .init(Spoken.text("Begin CSV so that Excel knows its characters.", "CSV 加字节序标记，供 Excel 识别")))
  var excel = false

  @Option(help: .init(Spoken.text("Only this issuer; may be repeated.", "只导出此机构；可重复"), valueName: "name"))
  var issuer: [String] = []

  @Option(help: .init(Spoken.text("Only this year.", "只导出此年份"), valueName: "yyyy"))
  var year: Int?

  @Option(help: .init(Spoken.text("First year.", "起始年份"), valueName: "yyyy"))
  var from: Int?

  @Option(help: .init(Spoken.text("Last year.", "截止年份"), valueName: "yyyy"))
  var to: Int?

  func validate() throws {
    if year != nil, from != nil || to != nil {
      throw ValidationError(
        Spoken.text(
          "Please give '--year', or '--from' and '--to', not both.", "请用 --year，或用 --from 和 --to，不要同时使用。"))
    }
    if let from, let to, from > to {
      throw ValidationError(
        Spoken.text("'--from' (\(from)) is later than '--to' (\(to)).", "--from（\(from)）晚于 --to（\(to)）。"))
    }
    try validateFolders()
    if excel, chosen != .csv || folder != nil {
      throw ValidationError(
        Spoken.text(
          "'--excel' concerns CSV only; for a workbook use '--format xlsx'.",
          "--excel 只用于 CSV；工作簿请用 --format xlsx。"))
    }
  }

  /// The folder that the call names besides -o, and by which option.
  private var folder: (option: String, path: String)? {
    [("--package", package), ("--to-postgres", toPostgres), ("--partitioned", partitioned)].lazy
      .compactMap { option, path in path.map { (option, $0) } }.first
  }

  private func validateFolders() throws {
    guard let folder else { return }
    if [package, toPostgres, partitioned].compactMap(\.self).count > 1 {
      throw ValidationError(
        Spoken.text(
          "Please give one of '--package', '--to-postgres' and '--partitioned'.",
          "--package、--to-postgres、--partitioned 只能用一个。"))
    }
    if format != nil || output != nil {
      throw ValidationError(
        Spoken.text(
          "'\(folder.option)' names the folder and has its own formats.", "\(folder.option) 已指定文件夹，且格式固定。"))
    }
    if toPostgres != nil, !views.isEmpty || !issuer.isEmpty || years != nil {
      throw ValidationError(
        Spoken.text(
          "'--to-postgres' writes the whole archive; a part of it goes by '--partitioned'.",
          "--to-postgres 写出整个档案；只要一部分请用 --partitioned。"))
    }
  }

  func run() throws {
    do {
      let store = try archive()
      if let folder { return try write(folder.path, from: store) }
      try write(from: store)
    } catch let error as ExportError {
      throw Failure(error.wording)
    }
  }

  private var chosen: ExportFormat { format ?? ExportFormat.told(by: output) ?? .csv }

  private func selection() throws -> Selection {
    let asked = try views.map(ViewCatalogue.asked)
    let wanted =
      asked.isEmpty
      ? ViewCatalogue.all : ViewCatalogue.all.filter { view in asked.contains { $0.name == view.name } }
    return Selection(views: wanted, issuers: issuer, years: years)
  }

  private var years: ClosedRange<Int>? {
    if let year { return year...year }
    guard from != nil || to != nil else { return nil }
    return (from ?? Int.min)...(to ?? Int.max)
  }

  private func write(from store: ArchiveStore) throws {
    let selection = try selection()
    guard let text = chosen.text else { return try workbook(selection, from: store) }
    if selection.views.count == 1 {
      return try write(selection, to: { _ in output }, as: text, from: store)
    }
    guard let folder = output, folder != "-" else {
      throw Failure.usage(
        "\(selection.views.count) views do not go into one \(chosen.rawValue); give a folder with -o, or one view",
        "\(selection.views.count) 个视图不能写入同一个 \(chosen.rawValue)；请用 -o 给出文件夹，或只选一个视图")
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ExportError.cannotWrite(folder)
    }
    try write(selection, to: { "\(folder)/\($0.name).\(chosen.ending)" }, as: text, from: store)
  }

  /// Each view into the file that `place` names for it.
  private func write(
    _ selection: Selection, to place: (ContractView) -> String?, as text: OutputFormat,
    from store: ArchiveStore
  ) throws {
    var open: (text: ViewText, sink: Sink)?
    func finish() throws {
      try open?.text.finish()
      try open?.sink.finish()
      open = nil
    }
    try store.export(selection) { view in
      try finish()
      let sink = try Sink(place(view), sparing: path)
      let file = try ViewText(view, format: text, language: Spoken.language, mark: excel) { try sink.put($0) }
      open = (file, sink)
    } row: { row, _ in
      try open?.text.add(row)
    }
    try finish()
  }

  /// All views into one workbook.
  private func workbook(_ selection: Selection, from store: ArchiveStore) throws {
    let toFile = output != nil && output != "-"
    if !toFile, Console.isTerminal(1) {
      throw Failure.usage(
        "a workbook does not go to a terminal; give a file with -o", "工作簿不能输出到终端；请用 -o 给出文件")
    }
    try WorkbookFile.write(to: toFile ? output : nil, sparing: path) { book in
      try store.export(selection) { view in
        try book.begin(view.name, view.columns.map(Sheet.Column.init))
      } row: { row, _ in
        try book.add(row)
      }
    }
  }

  private func write(_ folder: String, from store: ArchiveStore) throws {
    let count =
      if toPostgres != nil {
        try PostgresExport(folder).write(from: store)
      } else if partitioned != nil {
        try PartitionedExport(folder).write(try selection(), from: store)
      } else {
        try DataPackage(folder).write(try selection(), from: store)
      }
    if !isQuiet {
      Console.say(Spoken.text("\(count) files written to \(folder)", "已向 \(folder) 写出 \(count) 个文件"))
    }
  }
}
