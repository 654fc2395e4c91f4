import Forms
import Testing

@testable import Reports

/// Glued rows of an annex with two columns, each by itself: nothing but the digits can tell them apart.
struct AnnexPartingTests {
  @Test(
    arguments: [
      ("07", [0, 7]), ("00", [0, 0]),
      // One figure beside an empty cell as well.
      ("301", nil), ("11", nil), ("20", nil), ("7", nil),
    ] as [(String, [Int64]?)])
  func `digits that may be one figure are not parted by themselves`(_ digits: String, _ cells: [Int64]?) {
    let parting = AnnexParting(
      [(label: "行政复议数", isChild: false, pieces: [digits])], columns: 2,
      QuotedFigures(Flow([]), [Chunk]()))
    #expect(parting.rows == [cells.map { $0.map { Number($0) } }])
  }
}
