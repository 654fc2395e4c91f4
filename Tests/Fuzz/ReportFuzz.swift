// Any text as a report: no crash, no hang, and a cell has a figure exactly where its state says so.
import Documents
import Forms
import Reports

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard !bytes.starts(with: Array("%PDF".utf8)), let text = String(validating: bytes, as: UTF8.self),
    !text.contains("%PDF-"), !text.hasPrefix("{\\rtf"),
    let document = try? Document.read(bytes, name: "fuzz"),
    let report = try? Report.read(document, stated: Stated(issuer: "甲市", year: 2023))
  else { return 0 }
  for cell in report.cells {
    precondition((cell.value != nil) == (cell.state == .number), "\(cell.key) is \(cell.state) with a value")
    precondition(cell.value == nil || cell.raw.unicodeScalars.contains { $0.properties.numericType != nil })
  }
  return 0
}
