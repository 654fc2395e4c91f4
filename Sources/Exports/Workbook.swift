import CXLSXWriter
import Forms
import Foundation
import Rendering

/// An XLSX workbook, written row by row by libxlsxwriter and never held whole: figures are numbers, text is text,
/// leading zeros and all. The same rows give the same bytes.
package final class Workbook {
  /// Rows of a sheet, its head included, as Excel bounds them.
  static let rowsPerSheet: UInt32 = 1_048_576
  /// UTF-16 units of a cell, as Excel bounds them.
  static let longestText = 32_767

  private let path: String
  let book: UnsafeMutablePointer<lxw_workbook>
  private let formats: WorkbookFormats
  private let names: SheetNames
  private let rowsPerSheet: UInt32
  /// The language of heads and codes; nil for the codes themselves, the same for all readers.
  private let language: Language?
  private var page: Page?
  private var isClosed = false

  /// Texts that were longer than a cell can hold, and sheets that had to be continued.
  package private(set) var shortened = 0
  package private(set) var continued = 0

  /// The sheet that is being written.
  private struct Page {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let title: String
    let columns: [Sheet.Column]
    var row: UInt32
    var widths: [Int]
    /// Columns that a column may be wide; longer heads are wrapped.
    let widest: Int
  }

  /// Begins a workbook at `path`, for readers of a language or, without one, for programs.
  package convenience init(path: String, language: Language? = nil) throws {
    try self.init(path: path, rowsPerSheet: Workbook.rowsPerSheet, language: language)
  }

  init(path: String, rowsPerSheet: UInt32, language: Language? = nil) throws {
    // libxlsxwriter opens its file at the end only, and complains on stderr where it cannot.
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw ExportError.cannotWrite(path)
    }
    var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 1)
    guard let book = workbook_new_opt(path, &options) else { throw ExportError.cannotWrite(path) }
    self.path = path
    self.book = book
    self.rowsPerSheet = rowsPerSheet
    self.language = language
    formats = WorkbookFormats(book)
    names = SheetNames()
    var properties = lxw_doc_properties()
    properties.created = 1  // a fixed moment: no time of export enters the file
    workbook_set_properties(book, &properties)
  }

  deinit {
    // Closing is the only way to give libxlsxwriter's memory back; the caller takes the unfinished file away.
    if !isClosed { workbook_close(book) }
  }

  /// Begins a sheet: a bold head of the columns' codes or labels that stays in sight. Gives the sheet's own name.
  @discardableResult package func begin(
    _ title: String, _ columns: [Sheet.Column], widest: Int = 60
  ) throws -> String {
    finishPage()
    let name = names.legal(title)
    guard let sheet = workbook_add_worksheet(book, name) else { throw ExportError.cannotWrite(path) }
    var page = Page(
      sheet: sheet, title: title, columns: columns, row: 1, widths: columns.map { _ in 0 }, widest: widest)
    let heads = columns.map { column in language.map { column.label($0) } ?? column.code }
    let lines = heads.map { (ColumnWidth.of($0) + widest - 3) / max(1, widest - 2) }.max() ?? 1
    if lines > 1 { worksheet_set_row(sheet, 0, 15 * Double(lines + 1), nil) }
    for (index, head) in heads.enumerated() {
      write(Guarded.text(head), to: &page, row: 0, UInt16(index), formats.head)
    }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)  // A4
    worksheet_fit_to_pages(sheet, 1, 0)
    self.page = page
    return name
  }

  /// Adds a whole sheet of rows under a name.
  package func add(_ sheet: Sheet) throws {
    try begin(sheet.title(language ?? .english), sheet.columns)
    for row in sheet.rows { try add(row) }
  }

  /// Puts a chart on the sheet that is being written, below a row.
  func insert(_ chart: UnsafeMutablePointer<lxw_chart>, below row: UInt32) {
    guard let page else { return }
    var options = lxw_chart_options()
    (options.x_scale, options.y_scale) = (ChartSize.wide, ChartSize.high)
    worksheet_insert_chart_opt(page.sheet, row, 0, chart, &options)
  }

  /// Adds a computed figure to the row that was added last.
  func put(_ figure: Double, decimals: Int, at column: UInt16) {
    guard let page, figure.isFinite else { return }
    worksheet_write_number(page.sheet, page.row - 1, column, figure, formats.grouped(decimals))
  }

  /// Writes a text that may run on over the columns to its right.
  func put(_ text: String, at row: UInt32) {
    guard let page else { return }
    worksheet_write_string(page.sheet, row, 0, CellText.fitting(Guarded.text(text)).0, nil)
  }

  /// Adds a row to the sheet; a full sheet is continued on another of the same name with a number.
  package func add(_ values: [Sheet.Value]) throws {
    guard let full = page else { return }
    if full.row >= rowsPerSheet {
      continued += 1
      try begin(full.title, full.columns, widest: full.widest)
    }
    guard var page else { return }
    for (index, value) in values.prefix(page.columns.count).enumerated() {
      write(value, to: &page, UInt16(index))
    }
    page.row += 1
    self.page = page
  }

  /// Writes the file; what comes after is lost.
  package func close() throws {
    finishPage()
    isClosed = true
    guard workbook_close(book) == LXW_NO_ERROR else { throw ExportError.cannotWrite(path) }
  }

  private func write(_ value: Sheet.Value, to page: inout Page, _ column: UInt16) {
    if let language, case .coded(_, let label) = value {
      return write(Guarded.text(label(language)), to: &page, row: page.row, column, nil)
    }
    switch value.exact {
    case .text(let text): write(Guarded.text(text), to: &page, row: page.row, column, nil)
    case .figure(let digits):
      guard let figure = WorkbookFigure(value, digits: digits) else {
        return write(digits, to: &page, row: page.row, column, nil)
      }
      worksheet_write_number(page.sheet, page.row, column, figure.number, formats.of(figure))
      page.widths[Int(column)] = max(page.widths[Int(column)], figure.width)
    case nil: break
    }
  }

  private func write(
    _ text: String, to page: inout Page, row: UInt32, _ column: UInt16,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    let (cell, isShortened) = CellText.fitting(text)
    if isShortened { shortened += 1 }
    worksheet_write_string(page.sheet, row, column, cell, format)
    page.widths[Int(column)] = max(page.widths[Int(column)], CellText.width(cell))
  }

  private func finishPage() {
    guard let page else { return }
    for (index, width) in page.widths.enumerated() {
      let column = UInt16(index)
      worksheet_set_column(page.sheet, column, column, Double(min(page.widest, max(8, width + 2))), nil)
    }
    self.page = nil
  }
}

/// The formats of a workbook's cells, made once.
private final class WorkbookFormats {
  let head: UnsafeMutablePointer<lxw_format>?
  private let plain: UnsafeMutablePointer<lxw_format>?
  private let grouped: [UnsafeMutablePointer<lxw_format>?]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    head = workbook_add_format(book)
    format_set_bold(head)
    format_set_text_wrap(head)
    format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    plain = workbook_add_format(book)
    format_set_num_format(plain, "0")
    grouped = (0...15).map { decimals in
      let format = workbook_add_format(book)
      format_set_num_format(
        format, "#,##0" + (decimals == 0 ? "" : "." + String(repeating: "0", count: decimals)))
      return format
    }
  }

  /// Years and keys are not grouped; figures show the decimals that they have.
  func of(_ figure: WorkbookFigure) -> UnsafeMutablePointer<lxw_format>? {
    switch figure.shape {
    case .plain: plain
    case .grouped(let decimals): grouped(decimals)
    case .general: nil
    }
  }

  func grouped(_ decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
    grouped.indices.contains(decimals) ? grouped[decimals] : nil
  }
}

/// A value as a number of a spreadsheet, where such a number holds it exactly.
private struct WorkbookFigure {
  enum Shape { case plain, general, grouped(Int) }

  let number: Double
  let shape: Shape
  let width: Int

  /// nil for a whole number beyond 15 digits: a spreadsheet would round it, so it is written as text.
  init?(_ value: Sheet.Value, digits: String) {
    guard let number = Double(digits) else { return nil }
    self.number = number
    switch value {
    case .ordinal(let ordinal):
      guard ordinal.magnitude < 1_000_000_000_000_000 else { return nil }
      shape = .plain
      width = digits.utf8.count
    case .number(let figure), .change(let figure):
      guard figure.mantissa.magnitude < 1_000_000_000_000_000 else { return nil }
      shape = .grouped(figure.scale)
      width = digits.utf8.count * 4 / 3
    default:
      shape = .general
      width = min(digits.utf8.count, 16)
    }
  }
}

/// Texts as cells hold them.
enum CellText {
  /// The text without what XML cannot carry, and whether it had to be shortened.
  static func fitting(_ text: String) -> (String, isShortened: Bool) {
    let clean = String(
      String.UnicodeScalarView(text.replacing("\r\n", with: "\n").unicodeScalars.map(printable)))
    guard clean.utf16.count > Workbook.longestText else { return (clean, false) }
    var room = Workbook.longestText - 1
    var kept = String.UnicodeScalarView()
    for scalar in clean.unicodeScalars {
      room -= UTF16.width(scalar)
      if room < 0 { break }
      kept.append(scalar)
    }
    return (String(kept) + "…", true)
  }

  /// Columns that the widest line takes, a full-width character counted as two.
  static func width(_ text: String) -> Int {
    text.utf8.count > 200 ? 60 : text.split(separator: "\n").map { ColumnWidth.of($0) }.max() ?? 0
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A: scalar
    case 0x0D: "\n"
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }
}

/// Names of the sheets of a workbook, each legal and used once.
final class SheetNames {
  private var used: Set<String> = ["history"]  // kept by Excel for itself

  /// The title without what Excel forbids, at most 31 UTF-16 units, with a number where it is taken.
  func legal(_ title: String) -> String {
    let allowed = title.unicodeScalars.filter { !"[]:*?/\\".unicodeScalars.contains($0) && $0.value >= 0x20 }
    let plain = SheetNames.cut(String(String.UnicodeScalarView(allowed)), to: 31)
    let base = plain.drop { $0 == "'" || $0 == " " }
    let name = base.isEmpty ? "sheet" : String(base)
    var (candidate, count) = (SheetNames.trimmed(name), 1)
    while !used.insert(candidate.lowercased()).inserted {
      count += 1
      let suffix = " (\(count))"
      candidate = SheetNames.cut(SheetNames.trimmed(name), to: 31 - suffix.utf16.count) + suffix
    }
    return candidate
  }

  private static func trimmed(_ name: String) -> String {
    var name = name
    while let last = name.last, last == "'" || last == " " { name.removeLast() }
    return name.isEmpty ? "sheet" : name
  }

  private static func cut(_ text: String, to units: Int) -> String {
    var text = text
    while text.utf16.count > units { text.removeLast() }
    return text
  }
}
