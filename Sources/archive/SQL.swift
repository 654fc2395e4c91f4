import ArgumentParser
import Forms
import Foundation
import Intake
import Rendering
import Store

/// `archive sql "SELECT …"`
struct SQL: DatedVerb {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: Spoken.text("Ask the archive in SQL; nothing can be changed.", "用 SQL 查询档案，只读"),
    discussion: Spoken.text(
      """
      One statement that reads. Limits of time and rows are said when they bite, and the exit status is then 1.
      `archive schema` lists views and columns.

      Examples:
        archive sql "SELECT issuer, year, form FROM report ORDER BY year"
        archive sql --format csv - < question.sql
      """,
      """
      一条只读语句。达到时间或行数上限时会说明，退出状态为 1。视图和列见 archive schema。

      示例：
        archive sql "SELECT 年份, 总计 FROM 依申请公开 WHERE 事项 = '予以公开'"
        archive sql --format csv - < question.sql
      """))

  @ParentCommand var root: Archive
  @OptionGroup var common: CommonOptions
  @OptionGroup var dated: DatedOptions
  @OptionGroup var output: OutputOptions

  @Argument(
    help: .init(Spoken.text("The statement; - for standard input.", "SQL 语句；- 为标准输入"), valueName: "sql"))
  var sql: String

  @Option(help: .init(Spoken.text("Longest time in seconds.", "最长运行秒数"), valueName: "seconds"))
  var timeout = 30

  @Option(help: .init(Spoken.text("At most so many rows.", "最多输出行数"), valueName: "n"))
  var limit = 100_000

  func validate() throws {
    if !(1...86_400).contains(timeout) || limit < 1 {
      throw ValidationError(
        Spoken.text(
          "Please give 1 to 86400 seconds for '--timeout' and 1 or more rows for '--limit'.",
          "--timeout 应为 1 至 86400 秒，--limit 应至少为 1。"))
    }
  }

  func run() throws {
    let store = try archive()
    if let file = output.file { try Sink.refuse(file, ifSameAs: path) }
    do {
      let end =
        try output.format.isForMachines && !output.chosen.isWorkbook ? stream(from: store) : show(from: store)
      if end != .whole { throw cut(end) }
    } catch let error as QueryError {
      throw Failure(error.wording, status: 64)
    }
  }

  /// The rows as they come, a few hundred at a time.
  private func stream(from store: ArchiveStore) throws -> QueryEnd {
    let text = try text()
    var answer: Answer?
    let end = try store.query(text, limits: limits) { names in
      answer = try Answer(names, output, sparing: path)
    } row: { values in
      try answer?.add(values)
    }
    try answer?.finish()
    return end
  }

  /// All rows, since a table's widths depend on every one of them.
  private func show(from store: ArchiveStore) throws -> QueryEnd {
    var sheet = Sheet(title: Wording(en: "", zh: ""), columns: [], rows: [])
    var names: [String] = []
    let end = try store.query(try text(), limits: limits) {
      names = $0
    } row: { values in
      sheet.rows.append(zip(values, names).map { Sheet.Value($0, ViewCatalogue.kind(of: $1)) })
    }
    sheet.columns = names.indices.map { index in
      let isFigure = sheet.rows.allSatisfy { index < $0.count && $0[index].isFigureOrEmpty }
      return Sheet.Column(names[index], Wording(en: names[index], zh: names[index]), isFigure: isFigure)
    }
    try print(sheet, output)
    return end
  }

  private var limits: QueryLimits { QueryLimits(seconds: timeout, rows: limit) }

  private func text() throws -> String {
    guard sql == "-" else { return sql }
    do {
      let bytes = try FileBytes.read("-")
      let text = String(decoding: bytes, as: UTF8.self)
      return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    } catch {
      throw Failure(error.wording)
    }
  }

  private func cut(_ end: QueryEnd) -> Failure {
    end == .cutAtRows
      ? Failure(
        Wording(
          en: "stopped after \(limit) rows, there are more; --limit allows more",
          zh: "已输出 \(limit) 行后停止，还有更多行；可用 --limit 放宽"), status: Console.partly.rawValue)
      : Failure(
        Wording(
          en: "stopped after \(timeout) seconds, rows are missing; --timeout allows more",
          zh: "已运行 \(timeout) 秒后停止，结果不全；可用 --timeout 放宽"), status: Console.partly.rawValue)
  }
}

/// The rows of an answer on their way out.
private final class Answer {
  private let kinds: [ViewColumn.Kind?]
  private let sink: Sink
  private var stream: RowStream
  private var batch: [[Sheet.Value]] = []

  init(_ names: [String], _ output: OutputOptions, sparing archive: String) throws {
    kinds = names.map(ViewCatalogue.kind)
    let heads = output.format == .json || output.format == .ndjson ? Answer.told(names) : names
    stream = RowStream(
      heads.map { Sheet.Column($0, Wording(en: $0, zh: $0)) }, title: Wording(en: "", zh: ""),
      format: output.format, language: Spoken.language)
    sink = try Sink(output.file, sparing: archive)
    try sink.put(stream.head)
  }

  func add(_ values: [StoredValue]) throws {
    batch.append(zip(values, kinds).map { Sheet.Value($0, $1) })
    if batch.count == 500 { try flush() }
  }

  func finish() throws {
    try flush()
    try sink.put(stream.tail)
    try sink.finish()
  }

  private func flush() throws {
    try sink.put(stream.text(of: batch))
    batch.removeAll(keepingCapacity: true)
  }

  /// Names of which an object can have each only once: a second `a` becomes `a:1`, as in the stock shell.
  private static func told(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { name in
      var (told, count) = (name, 0)
      while !seen.insert(told).inserted {
        count += 1
        told = "\(name):\(count)"
      }
      return told
    }
  }
}

extension Sheet.Value {
  fileprivate var isFigureOrEmpty: Bool {
    switch self {
    case .text, .coded: false
    case .ordinal, .number, .real, .change, .percent, .empty: true
    }
  }
}
