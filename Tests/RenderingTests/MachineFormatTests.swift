import Forms
import Testing

@testable import Rendering

@Suite struct MachineFormatTests {
  private static let header = "issuer,state,year,amount_wan,ratio,change,change_pct,note"
  private static let record = "甲市,number,2024,20152.50,0.1234567,12,4.878048780487805,"
  private static let object =
    #"{"issuer":"甲市","state":"number","year":2024,"amount_wan":20152.50,"ratio":0.1234567,"change":12,"#
    + #""change_pct":4.878048780487805,"note":null}"#

  @Test(
    arguments: [
      (.csv, "\(header)\n\(record)\n"),
      (.tsv, "\(header)\n\(record)\n".replacing(",", with: "\t")),
      (.json, "[\n\(object)\n]\n"),
      (.ndjson, "\(object)\n"),
    ] as [(OutputFormat, String)])
  func `machines get codes, exact numbers and nothing else, in every language`(
    format: OutputFormat, text: String
  ) {
    #expect(format.isForMachines)
    for language in Language.allCases {
      #expect(everyKind.rendered(as: format, language: language, width: 10, styled: true) == text)
    }
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\r\nb\""),
    ("\"\u{301}", "\"\"\"\u{301}\""), (" a ", " a "), ("", "\"\""), ("甲，乙", "甲，乙"),
    // formulas
    ("=1+2", "'=1+2"), ("+SUM(A1)", "'+SUM(A1)"), ("-cmd", "'-cmd"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("=A1,B1", "\"'=A1,B1\""), ("=\u{301}1", "'=\u{301}1"), ("＝1", "'＝1"), ("-", "'-"),
    ("——", "——"), ("a=1", "a=1"),
    // a text that is a plain number is no formula
    ("-15", "-15"), ("+3", "+3"), ("0012", "0012"), ("-1-1", "'-1-1"),
  ])
  func `a text is quoted and guarded in CSV`(text: String, field: String) {
    #expect(texts(text).rendered(as: .csv, language: .chinese) == "a\n\(field)\n")
  }

  @Test func `a negative figure stays a figure in CSV`() {
    let sheet = Sheet(
      title: same(""), columns: [Sheet.Column("a", same("A")), Sheet.Column("b", same("B"))],
      rows: [[.number(Number(-15)), .change(Number(-5, scale: 2))], [.percent(-0.5), .ordinal(-1)]])
    #expect(sheet.rendered(as: .csv, language: .english) == "a,b\n-15,-0.05\n-0.5,-1\n")
  }

  @Test(arguments: [
    ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\u{2028}b\u{0B}c\u{85}d", "a b c d"),
    ("a,\"b\"", "a,\"b\""),
    ("=1\t2", "'=1 2"), ("-15", "-15"), ("", ""),
  ])
  func `a text stays on its line and in its field in TSV`(text: String, field: String) {
    #expect(texts(text).rendered(as: .tsv, language: .chinese) == "a\n\(field)\n")
  }

  @Test(arguments: [
    ("甲\"乙\\丙/", #""甲\"乙\\丙/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1B}[2J\u{1F}", #""\u0000\u001b[2J\u001f""#),
    ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\r\n", #""\r\n""#),
    ("=1", #""=1""#), ("😀", "\"😀\""), ("", "\"\""), ("\"\u{301}", "\"\\\"\u{301}\""),
  ])
  func `a text is escaped in JSON`(text: String, literal: String) {
    #expect(texts(text).rendered(as: .ndjson, language: .chinese) == "{\"a\":\(literal)}\n")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number is nothing`(value: Double) {
    let sheet = Sheet(
      title: same(""), columns: [Sheet.Column("a", same("A")), Sheet.Column("b", same("B"))],
      rows: [[.real(value, decimals: 1), .percent(value)]])
    #expect(sheet.rendered(as: .csv, language: .english) == "a,b\n,\n")
    #expect(sheet.rendered(as: .ndjson, language: .english) == "{\"a\":null,\"b\":null}\n")
  }

  @Test(
    arguments: [
      (.csv, "a,b\n"), (.tsv, "a\tb\n"), (.json, "[]\n"), (.ndjson, ""),
    ] as [(OutputFormat, String)])
  func `a sheet without rows is still well formed`(format: OutputFormat, text: String) {
    let sheet = Sheet(
      title: same("T"), columns: [Sheet.Column("a", same("A")), Sheet.Column("b", same("B"))], rows: [])
    #expect(sheet.rendered(as: format, language: .english) == text)
  }

  @Test(
    arguments: [
      (.csv, "a,b\n1,\n2,3\n"), (.ndjson, "{\"a\":1,\"b\":null}\n{\"a\":2,\"b\":3}\n"),
      (.table, "A  B\n-  -\n1\n2  3\n"), (.markdown, "| A | B |\n| --- | --- |\n| 1 |  |\n| 2 | 3 |\n"),
    ] as [(OutputFormat, String)])
  func `a row of the wrong length never shifts another`(format: OutputFormat, text: String) {
    let sheet = Sheet(
      title: same(""), columns: [Sheet.Column("a", same("A")), Sheet.Column("b", same("B"))],
      rows: [[.ordinal(1)], [.ordinal(2), .ordinal(3), .ordinal(4)]])
    #expect(sheet.rendered(as: format, language: .english) == text)
  }
}
