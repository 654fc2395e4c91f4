import Documents
import Testing

/// Files made to cost time or memory: each is read or refused within a second or so, and none traps.
@Suite(.timeLimit(.minutes(1)))
struct HostileInputTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var fault: DocumentError.Fault?

    init(_ name: String, _ text: String, _ fault: DocumentError.Fault?) {
      testDescription = name
      bytes = Array(text.utf8)
      self.fault = fault
    }
  }

  @Test(arguments: [
    Case("nothing", "", .empty),
    Case("white space only", " \n\u{3000}\n", .noText),
    Case("tags only", "<html><body><p>&nbsp;</p></body></html>", .noText),
    Case("100,000 nested divisions", String(repeating: "<div>", count: 100_000) + "x", .nestedTooDeep),
    Case("100,000 nested tables", String(repeating: "<table><tr><td>x", count: 100_000), .nestedTooDeep),
    Case("300 nested tables", String(repeating: "<table><tr><td>x", count: 300), nil),
    Case("1000 unclosed spans", "<p>" + String(repeating: "<span>x", count: 1000), nil),
    Case("unclosed comments", "<p>x</p>" + String(repeating: "<!--", count: 100_000), nil),
    Case("unclosed tags", "<p>x</p>" + String(repeating: "<b", count: 100_000), nil),
    Case("brackets", "<p>x" + String(repeating: "<", count: 100_000), nil),
    Case("bars", String(repeating: "|", count: 1_000_000), nil),
    Case("quotes", "<script>" + String(repeating: "\"", count: 100_001) + "'`</script><p>x", nil),
    Case(
      "wide spans one behind the other",
      "<table>" + String(repeating: "<tr>" + String(repeating: "<td colspan=1000>x", count: 50), count: 50)
        + "</table>",
      .tableTooLarge),
    Case(
      "wide and high spans",
      "<table>" + String(repeating: "<tr><td colspan=900 rowspan=60000>x<td>y", count: 200),
      .tableTooLarge),
    Case("many rows", "<table>" + String(repeating: "<tr><td>x<td>y", count: 60_000), .tableTooLarge),
    Case("many lines", String(repeating: "x\n", count: 600_000), .tooManyParts),
    Case("many paragraphs", String(repeating: "<p>x", count: 600_000), .tooManyParts),
    Case(
      "many attributes", "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</p>",
      .tooManyParts),
  ])
  func `a hostile file is read or refused`(_ sample: Case) {
    #expect(fault(sample.bytes) == sample.fault)
  }

  @Test func `bytes that are no text are refused`() {
    #expect(fault([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) == .image("PNG"))
    #expect(fault([0xFF, 0xD8, 0xFF, 0xE0, 0x00]) == .image("JPEG"))
    #expect(fault([0x7F, 0x45, 0x4C, 0x46, 0x02]) == .binary)
    #expect(fault((0..<4096).map { UInt8($0 % 32) }) == .binary)
    #expect(fault([UInt8](repeating: 0, count: 4096)) == .binary)
  }

  @Test func `a file beyond the limit is refused unread`() {
    #expect(fault([UInt8](repeating: 0x41, count: 64 << 20 | 1)) == .tooLarge(mebibytes: 64))
  }

  @Test func `every cut of a page is read or refused`() {
    let page = Array(
      "<!DOCTYPE html><html><head><title>题</title></head><body><table><tr><td colspan=\"2\">甲&nbsp;</td>".utf8
    )
    for count in 0...page.count { _ = fault(Array(page.prefix(count))) }
  }
}
