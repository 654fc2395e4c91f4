import Documents
import Testing

/// Each encoding by its bytes. 规章 is E8A784 E7ABA0 in UTF-8, B9E6 D5C2 in GB18030, 89C4 7AE0 in UTF-16; 規章 is B357 B3B9 in Big5;
/// 㐀 is 8139EE39 in GB18030.
struct EncodingTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var encoding: String
    var text: String

    init(_ name: String, _ bytes: [UInt8], _ encoding: String, _ text: String) {
      testDescription = name
      self.bytes = bytes
      self.encoding = encoding
      self.text = text
    }
  }

  static let rules16: [UInt8] = [0x89, 0xC4, 0x7A, 0xE0]
  static let rulesGB: [UInt8] = [0xB9, 0xE6, 0xD5, 0xC2]

  @Test(arguments: [
    Case("plain ASCII", Array("report 1".utf8), "UTF-8", "report 1"),
    Case("UTF-8", Array("规章 1".utf8), "UTF-8", "规章 1"),
    Case("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array("规章".utf8), "UTF-8", "规章"),
    Case("UTF-16LE with mark", [0xFF, 0xFE, 0xC4, 0x89, 0xE0, 0x7A], "UTF-16LE", "规章"),
    Case("UTF-16BE with mark", [0xFE, 0xFF] + rules16, "UTF-16BE", "规章"),
    Case("UTF-16LE without mark, with digits", utf16("规章 1 2 3 4", little: true), "UTF-16LE", "规章 1 2 3 4"),
    Case("UTF-16BE without mark, with digits", utf16("规章 1 2 3 4", little: false), "UTF-16BE", "规章 1 2 3 4"),
    Case(
      "UTF-16LE without mark, ideographs only", utf16("政府信息公开年度报告", little: true), "UTF-16LE", "政府信息公开年度报告"),
    Case(
      "UTF-16BE without mark, ideographs only", utf16("政府信息公开年度报告", little: false), "UTF-16BE", "政府信息公开年度报告"),
    Case("GB18030 undeclared", rulesGB + [0x20, 0x31], "GB18030", "规章 1"),
    Case("GB18030 of four bytes", [0x81, 0x39, 0xEE, 0x39] + rulesGB, "GB18030", "㐀规章"),
    Case("NUL within text", Array("规".utf8) + [0x00] + Array("章有效件数".utf8), "UTF-8", "规章有效件数"),
  ])
  func `bytes are read in their encoding`(_ sample: Case) throws {
    let document = try Document.read(sample.bytes, name: "report.txt")
    #expect(document.encoding == sample.encoding)
    #expect(document.paragraphs == [sample.text])
  }

  @Test(arguments: ["gb2312", "GBK", "gb18030"])
  func `a page that declares a Chinese encoding is read as GB18030`(declared: String) throws {
    let head = Array("<html><head><meta charset=\"\(declared)\"></head><body><p>".utf8)
    // 镕 (E946 in GBK) is not in GB2312.
    let document = try Document.read(head + Self.rulesGB + [0xE9, 0x46] + Array("</p>".utf8), name: "page")
    #expect(document.encoding == "GB18030")
    #expect(document.paragraphs == ["规章镕"])
  }

  @Test func `a page in Big5 is read when it declares it`() throws {
    let head = Array("<html><head><meta charset=big5></head><body><p>".utf8)
    let document = try Document.read(head + [0xB3, 0x57, 0xB3, 0xB9] + Array("</p>".utf8), name: "page")
    #expect(document.encoding == "Big5")
    #expect(document.paragraphs == ["規章"])
  }

  @Test func `a character cut off at the end is shown as lost`() throws {
    let document = try Document.read(Array("政府信息公开工作年度报告".utf8).dropLast(), name: "report")
    #expect(document.encoding == "UTF-8")
    #expect(document.paragraphs == ["政府信息公开工作年度报\u{FFFD}"])
  }

  @Test func `every kind of line end ends a line`() throws {
    #expect(
      try Document.read("a\r\nb\rc\nd").outline == ["line 1: a", "line 2: b", "line 3: c", "line 4: d"])
  }

  @Test func `text in no known encoding is refused`() {
    // 0xFF is no byte of UTF-8, GB18030 or Big5.
    #expect(fault(Array("count".utf8) + [0xFF, 0x20, 0xFF, 0x41, 0x42]) == .unknownEncoding)
    #expect(
      fault(Array("<meta charset=gbk>".utf8) + [0xFF, 0x20, 0xFF, 0x41]) == .damagedEncoding("GB18030"))
    #expect(fault(Array("<meta charset=big5>".utf8) + [0xFF, 0x20, 0xFF, 0x41]) == .damagedEncoding("Big5"))
  }

  private static func utf16(_ text: String, little: Bool) -> [UInt8] {
    text.utf16.flatMap { little ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }
}
