import Documents
import Foundation
import Testing

/// Files of the older office formats, read through LibreOffice where it is installed.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")), .timeLimit(.minutes(3)))
struct ConversionTests {
  @Test func `an RTF gives its paragraphs and tables`() throws {
    // 规章 is 35268 and 31456 in the decimal of RTF, which counts beyond 32767 from below zero.
    let rtf = #"""
      {\rtf1\ansi\uc0 Title\par
      \trowd\cellx1000\cellx2000\cellx3000\intbl \u-30268\u31456\cell 1\cell\cell\row
      \trowd\cellx2000\cellx3000\intbl Sum\cell 2\cell\row\pard End\par}
      """#
    let document = try Document.read(rtf)
    #expect(document.format == .rtf)
    #expect(document.paragraphs == ["Title", "End"])
    #expect(document.outline.contains("规章 | 1 | "))
    #expect(document.outline.contains("Sum | ^Sum | 2"))
  }

  @Test func `a container without a document is refused`() {
    let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(fault(mark + [UInt8](repeating: 0, count: 2000)) == .toolFailed("soffice"))
  }
}

struct CompoundFileTests {
  @Test func `a file of Office with a password is told from its streams`() {
    let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(fault(mark + [UInt8](repeating: 0, count: 500) + name) == .encrypted)
  }
}
