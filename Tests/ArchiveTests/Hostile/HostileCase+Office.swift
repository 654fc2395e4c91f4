import Foundation

extension HostileCase {
  private static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
  private static let laughs =
    "<!DOCTYPE x [<!ENTITY a \"haha\">"
    + (1...30).map { "<!ENTITY \(letter($0)) \"" + Honest.times(10, "&\(letter($0 - 1));") + "\">" }.joined()
    + "]>"

  private static func letter(_ number: Int) -> String { number == 0 ? "a" : "b\(number)" }

  /// Word, Excel, and what LibreOffice reads for us.
  static let office: [HostileCase] = [
    HostileCase("Word: an entity of the host", "a.docx", .refused("the markup breaks off")) {
      Honest.word(paragraph("&s;"), prolog: "<!DOCTYPE x [<!ENTITY s SYSTEM \"secret\">]>")
    },
    HostileCase("Word: an entity out of the net", "a.docx", .refused("the markup breaks off")) {
      Honest.word(
        paragraph("&s;"),
        prolog:
          "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY s SYSTEM \"http://127.0.0.1:9/\">]>")
    },
    HostileCase("Word: a billion laughs", "a.docx", .refused("the markup breaks off")) {
      Honest.word(paragraph("&b30;"), prolog: laughs)
    },
    HostileCase("Word: relations to other places", "a.docx", .refused("no annual report")) {
      Honest.word(
        paragraph("买卖合同"),
        [
          PackedMember(
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"r1\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/><Relationship Id=\"r2\" Target=\"../../../secret\"/></Relationships>"
          )
        ])
    },
    HostileCase("Word: 100,000 nested tables", "a.docx", .refused("nested too deep")) {
      Honest.word(Honest.times(100_000, "<w:tbl><w:tr><w:tc>"))
    },
    HostileCase("Word: a cell over a billion columns", "a.docx", .refused("no annual report")) {
      Honest.word(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000000\"/></w:tcPr>\(paragraph("x"))</w:tc></w:tr></w:tbl>"
      )
    },
    HostileCase("Word: no document in it", "a.docx", .account(new: 0, refused: 2)) {
      zip([PackedMember("[Content_Types].xml", "<Types/>"), PackedMember("word/other.xml", "<x/>")])
    },
    HostileCase("Word: a document of 300 MB", "a.docx", .refused("too many or too large")) { desk in
      let bomb = try PackedMember.zeros("word/document.xml", "300M", on: desk)
      _ = try desk.write(Data(zip([PackedMember("[Content_Types].xml", "<Types/>"), bomb])), to: "a.docx")
    },
    HostileCase("Word: broken off", "a.docx", .refused("damaged")) {
      Array(Honest.word(paragraph("x")).prefix(300))
    },
    HostileCase("Excel: a billion rows declared", "a.xlsx", .refused("a.xlsx: ")) {
      Honest.workbook(
        "<dimension ref=\"A1:XFD1000000000\"/><sheetData><row r=\"1000000000\"><c r=\"A1000000000\"><v>1</v></c></row></sheetData>"
      )
    },
    HostileCase("Excel: addresses beyond all bounds", "a.xlsx", .refused("a.xlsx: ")) {
      Honest.workbook(
        "<sheetData><row r=\"99999999999999999999\"><c r=\"ZZZZZZZZZZZZ99999999999999999999\"><v>1</v></c></row></sheetData>"
      )
    },
    HostileCase("Excel: all cells merged", "a.xlsx", .refused("a.xlsx: ")) {
      Honest.workbook(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
      )
    },
    HostileCase("Excel: a text that there is not", "a.xlsx", .refused("a.xlsx: ")) {
      Honest.workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999999999</v></c></row></sheetData>")
    },
    HostileCase("Excel: an entity of the host", "a.xlsx", .refused("a.xlsx: ")) {
      Honest.workbook(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&s;</t></is></c></row></sheetData>",
        prolog: "<!DOCTYPE x [<!ENTITY s SYSTEM \"secret\">]>")
    },
    HostileCase("Excel: a million rows", "a.xlsx", .refused("too many")) {
      Honest.workbook("<sheetData>" + Honest.times(1_000_000, "<row><c><v>1</v></c></row>") + "</sheetData>")
    },
    HostileCase("DOC: nothing but its mark", "a.doc", unread("no annual report")) {
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0xFF, count: 5000)
    },
    HostileCase("DOC: its mark and noise", "a.doc", unread("no annual report")) {
      var random = Seeded(state: 7)
      return [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        + (0..<50_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    },
    HostileCase("RTF: 200,000 braces", "a.rtf", unread("soffice cannot read the file")) {
      "{\\rtf1 " + Honest.times(200_000, "{")
    },
    HostileCase("RTF: an object that runs a program", "a.rtf", unread("no annual report")) {
      "{\\rtf1 {\\field{\\*\\fldinst{DDEAUTO sh \"-c touch canary\"}}{\\fldrslt x}}{\\object\\objupdate{\\*\\objdata 0105}}}"
    },
  ]

  /// What is told of a file that goes by way of LibreOffice: `words`, or that it is not installed.
  private static func unread(_ words: String) -> Outcome {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")
      ? .refused(words) : .refused("the program soffice is not installed; install it with: apt-get install")
  }
}
