import Documents
import Testing

@testable import Reports

/// What the flow gives back of its source: the printed text of a range of units and its place, at the borders of cells
/// and rows, which stand in no text.
struct FlowPlaceTests {
  /// Two rows: a label and a figure in one cell, a cell left blank at the end; then a row of a locality.
  private static let flow = Flow([
    .table(
      Table(
        layout: .ordered,
        rows: [
          [
            TableCell("新收 608", at: .line(3, character: 1)), TableCell("05", at: .line(3, character: 10)),
            TableCell("", at: .line(3, character: 13)),
          ],
          [TableCell("地方 一行", at: .line(4, character: 1)), TableCell("7", at: .line(4, character: 9))],
        ]))
  ])

  @Test func `the units are words, figures and marks`() {
    // The last unit ends the table: what follows belongs to no row of it.
    #expect(Self.flow.count == 18)
    #expect(Self.flow.units[0] == Flow.rowStart)
    #expect(Self.flow.units[10] == Flow.rowStart)
  }

  @Test(arguments: [
    (1..<3, "新收"), (3..<6, "608"),
    // A range over several cells gives what stands in the first.
    (3..<9, "608"), (2..<17, "收 608"),
    // One that begins with the mark of a row or of a blank cell gives what follows.
    (0..<3, "新收"), (9..<15, "地方 一行"), (10..<15, "地方 一行"), (10..<17, "地方 一行"),
    // Marks alone print nothing.
    (9..<11, ""), (9..<9, ""),
  ])
  func `a range gives the text printed in its first cell`(range: Range<Int>, text: String) {
    #expect(Self.flow.raw(range) == text)
  }

  @Test(arguments: [(0, 3, 1), (4, 3, 1), (7, 3, 10), (9, 3, 10), (10, 4, 1), (16, 4, 9)])
  func
    `a unit stands where its cell stands, a border with the cell before it, the start of a row with its first cell`(
      unit: Int, line: Int, character: Int
    )
  {
    #expect(Self.flow.place(of: unit) == .line(line, character: character))
  }
}
