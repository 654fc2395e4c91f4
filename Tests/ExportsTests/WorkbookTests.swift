import Forms
import Foundation
import Rendering
import Testing

@testable import Exports

struct WorkbookTests {
  @Test(arguments: [
    ("cell", "cell"), ("依申请公开", "依申请公开"), ("a[b]:c*d?e/f\\g", "abcdefg"), ("'quoted'", "quoted"),
    ("", "sheet"), ("???", "sheet"), ("History", "History (2)"),
    ("a very long name of a sheet that goes on", "a very long name of a sheet tha"),
  ])
  func `Names of sheets are made legal`(_ title: String, _ name: String) {
    #expect(SheetNames().legal(title) == name)
  }

  @Test func `A name that is taken gets a number, without regard to case`() {
    let names = SheetNames()
    #expect(names.legal("cell") == "cell")
    #expect(names.legal("Cell") == "Cell (2)")
    #expect(names.legal("cell") == "cell (3)")
    let long = String(repeating: "长", count: 40)
    #expect(names.legal(long) == String(repeating: "长", count: 31))
    #expect(names.legal(long) == String(repeating: "长", count: 27) + " (2)")
  }

  @Test(arguments: [
    ("abc", "abc"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\u{1B}[31m", "a␛[31m"), ("a\0b", "a␀b"),
    ("\u{FFFE}\u{85}", "\u{FFFD}\u{FFFD}"), ("007", "007"),
  ])
  func `Texts lose what XML cannot carry and nothing else`(_ text: String, _ cell: String) {
    #expect(CellText.fitting(text).0 == cell)
    #expect(CellText.fitting(text).isShortened == false)
  }

  @Test func `A text too long for a cell ends in an ellipsis, and no character is halved`() {
    let whole = String(repeating: "字", count: 32_767)
    #expect(CellText.fitting(whole) == (whole, false))
    let (cell, isShortened) = CellText.fitting("a" + String(repeating: "𠀀", count: 20_000))
    #expect(isShortened)
    #expect(cell.utf16.count == 32_766)  // 1 + 2 × 16,382 + the ellipsis
    #expect(cell.hasSuffix("𠀀…"))
  }
}

struct ContinuedSheetTests {
  /// Excel's bound is a million rows; a smaller one shows the same.
  @Test func `A full sheet is continued on another with a head of its own`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: place) }
    let book = try Workbook(path: place.path, rowsPerSheet: 3)
    try book.begin("cell", [Sheet.Column("n", Wording(en: "n", zh: "n"))])
    for number in 1...5 { try book.add([.ordinal(number)]) }
    try book.close()
    #expect(book.continued == 2)
    #expect(try Data(contentsOf: place).starts(with: Data("PK".utf8)))
  }

  @Test func `A place that cannot be written is told before anything is done`() {
    #expect(throws: ExportError.cannotWrite("/nowhere/a.xlsx")) { try Workbook(path: "/nowhere/a.xlsx") }
  }
}
