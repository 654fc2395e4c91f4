import Documents
import Testing

struct DocumentErrorTests {
  @Test func `an error says what, where and what to do`() {
    let error = DocumentError(.empty, in: "a.html")
    #expect(
      error.wording.en == """
        the file is empty
          where: a.html
          try:   save or download the file again
        """)
    #expect(
      error.wording.zh == """
        文件为空
          位置：a.html
          建议：请重新保存或下载该文件
        """)
  }

  @Test(arguments: [
    (DocumentError.Fault.tooLarge(mebibytes: 64), "the file is larger than 64 MiB"),
    (.binary, "the file is not a document of a known format"),
    (.image("PNG"), "the file is a picture (PNG)"),
    (.noText, "the file has no text"),
    (.unknownEncoding, "the character encoding cannot be told"),
    (.damagedEncoding("Big5"), "the text is not valid Big5"),
    (.brokenMarkup, "the markup breaks off and cannot be read on"),
    (.nestedTooDeep, "the markup is nested too deep"),
    (.tableTooLarge, "a table has too many cells"),
    (.tooManyParts, "the file has too many lines or cells"),
    (.tooMuchText(mebibytes: 4), "the file has more than 4 MiB of text"),
    (.archive, "the file is an archive of files"),
    (.closedArchive("RAR"), "the file is an archive (RAR)"),
    (.brokenArchive, "the file is damaged and cannot be unpacked"),
    (.archiveTooLarge, "the file unpacks to too many or too large files"),
    (.encrypted, "the file is protected by a password"),
    (.fixedLayout, "the file is in the OFD format, which is not read"),
    (.scanned(pages: 3), "none of the 3 pages has text: the file is a scan"),
    (.missingTool("pdftotext", package: "poppler-utils"), "the program pdftotext is not installed"),
    (.toolFailed("soffice"), "soffice cannot read the file"),
    (.noScratch, "no temporary file can be written"),
  ])
  func `each fault has its words`(_ fault: DocumentError.Fault, _ words: String) {
    #expect(DocumentError(fault, in: "x").wording.en.split(separator: "\n").first.map(String.init) == words)
  }

  @Test func `a missing program is named with its package`() {
    let error = DocumentError(.missingTool("pdftotext", package: "poppler-utils"), in: "a.pdf")
    #expect(
      error.wording.en == """
        the program pdftotext is not installed
          where: a.pdf
          try:   install it with: apt-get install poppler-utils
        """)
    #expect(
      error.wording.zh == """
        未安装程序 pdftotext
          位置：a.pdf
          建议：请安装：apt-get install poppler-utils
        """)
  }
}
