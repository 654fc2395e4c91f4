// Any bytes as a file: text, pages, web archives, ZIP and TAR. What other programs read (PDF, RTF, DOC) is left to them.
@testable import Documents

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch FileKind(of: bytes) {
  case .pdf, .rtf, .compound: return 0
  case .zip where (try? ZipKind(bytes)) == .openText: return 0
  default: break
  }
  _ = try? Document.members(of: bytes, name: "fuzz")
  _ = try? Document.read(bytes, name: "fuzz")
  return 0
}
