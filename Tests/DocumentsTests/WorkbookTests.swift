import Documents
import Testing

struct WorkbookTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var sheet: String
    var outline: [String]

    init(_ name: String, _ sheet: String, _ outline: [String]) {
      testDescription = name
      self.sheet = sheet
      self.outline = outline
    }
  }

  @Test(arguments: [
    Case(
      "shared, inline and formula strings",
      #"<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><r><t>20</t></r><r><t>24</t></r></is></c><c r="C1" t="str"><v>丙</v></c></row>"#,
      ["乙 | 2024 | 丙"]),
    Case(
      "numbers as they are printed",
      #"<row r="1"><c r="A1"><v>2.0</v></c><c r="B1"><v>59237.244900000001</v></c><c r="C1"><v>0</v></c><c r="D1"><v>1.5E3</v></c><c r="E1"><v>-0.50</v></c></row>"#,
      ["2 | 59237.2449 | 0 | 1500 | -0.5"]),
    Case(
      "numbers by their format",
      #"<row r="1"><c r="A1" s="1"><v>3.14159</v></c><c r="B1" s="2"><v>0.125</v></c><c r="C1" s="3"><v>1234.5</v></c><c r="D1" s="4"><v>7</v></c></row>"#,
      ["3.14 | 13% | 1234.5000 | 1900-01-07"]),
    Case(
      "a formula without a result is blank",
      #"<row r="1"><c r="A1"><f>B1+1</f><v/></c><c r="B1"><v>4</v></c></row>"#, [" | 4"]),
    Case(
      "cells stand at their addresses",
      #"<row r="1"><c r="B1"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>"#,
      [" | 1", " | ", "2 | "]),
    Case(
      "cells without addresses follow each other",
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", ["1 | 2", "3 | "]),
    Case(
      "a far address is no table", #"<row r="1"><c r="XFD1"><v></v></c><c r="A1"><v>1</v></c></row>"#, ["1"]),
  ])
  func `a sheet gives what it prints`(_ sample: Case) throws {
    #expect(try Self.read("<sheetData>\(sample.sheet)</sheetData>").outline == sample.outline)
  }

  @Test func `merged cells cover their range`() throws {
    let sheet = #"""
      <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1</v></c></row>
      <row r="2"><c r="C2"><v>2</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A9:XFD1048576"/><mergeCell ref="nonsense"/></mergeCells>
      """#
    #expect(try Self.read(sheet).outline == ["甲 | ^甲 | 1", "^甲 | ^甲 | 2"])
  }

  @Test func `a sheet is a page and a hidden one is none`() throws {
    let document = try Self.read("<sheetData><row r=\"2\"><c r=\"A2\"><v>5</v></c></row></sheetData>")
    #expect(document.tables.count == 1)
    #expect(document.tables.first?.rows.last?.first?.place.description == "page 2 table 1 row 2 col 1")
  }

  @Test func `a sheet too wide or too long is refused`() {
    #expect(
      fault(Self.file(#"<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>"#)) == .tableTooLarge
    )
    #expect(
      fault(Self.file(#"<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>"#))
        == .tableTooLarge)
  }

  private static func read(_ sheet: String) throws -> Document {
    try Document.read(file(sheet), name: "report")
  }

  /// A workbook whose first sheet is hidden and whose second is the given one.
  private static func file(_ sheet: String) -> [UInt8] {
    ZipWriter.zip([
      (
        name: "xl/workbook.xml",
        text:
          #"<workbook xmlns:r="r"><sheets><sheet name="a" state="hidden" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>"#
      ),
      (
        name: "xl/_rels/workbook.xml.rels",
        text:
          #"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#
      ),
      (
        name: "xl/sharedStrings.xml",
        text: "<sst><si><t>甲</t></si><si><r><t>乙</t></r><rPh><t>yi</t></rPh></si></sst>"
      ),
      (
        name: "xl/styles.xml",
        text:
          ##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.0000_);[Red]\(#,##0.0000\)"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"##
      ),
      (
        name: "xl/worksheets/sheet1.xml",
        text: "<worksheet><sheetData><row><c><v>99</v></c></row></sheetData></worksheet>"
      ),
      (name: "xl/worksheets/sheet2.xml", text: "<worksheet>\(sheet)</worksheet>"),
    ])
  }
}
