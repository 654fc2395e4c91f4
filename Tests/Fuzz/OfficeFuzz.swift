// Any bytes as the main part of a Word document or a workbook: the ZIP around them is sound, or no mutation of them
// would get past its checksums.
@testable import Documents

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let start, count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
  let names =
    start.pointee % 2 == 0
    ? ["word/document.xml", "word/styles.xml", "word/numbering.xml"]
    : ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
  var members = zip(names, parts).map { (name: Array($0.utf8), bytes: $1) }
  if start.pointee % 2 == 1 { members += workbook }
  _ = try? Document.read(ZipWriter.zip(members), name: "fuzz")
  return 0
}

/// The parts that lead from a workbook to its one sheet.
private let workbook: [(name: [UInt8], bytes: [UInt8])] = [
  ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
  (
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
  ),
].map { (name: Array($0.0.utf8), bytes: Array($0.1.utf8)) }
