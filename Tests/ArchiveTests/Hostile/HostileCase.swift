import Foundation
import Testing

/// A file made to cost, to lie or to harm, and what must come of it.
struct HostileCase: CustomTestStringConvertible, Sendable {
  enum Outcome: Sendable {
    /// One report goes in, with so many cells that hold a number.
    case stored(Int)
    /// One line says why not; its words.
    case refused(String)
    /// Several members or files: so many new, so many refused.
    case account(new: Int, refused: Int)
  }

  let name: String
  let path: String
  let make: @Sendable (Desk) throws -> Void
  let outcome: Outcome
  /// The issuer that the call states.
  var issuer: String?
  var testDescription: String { name }

  /// A file of this text.
  init(_ name: String, _ path: String, _ outcome: Outcome, text: @escaping @Sendable () throws -> String) {
    self.init(name, path, outcome) { Array(try text().utf8) }
  }

  /// A file of these bytes.
  init(_ name: String, _ path: String, _ outcome: Outcome, bytes: @escaping @Sendable () throws -> [UInt8]) {
    self.init(name, path, outcome) { desk in _ = try desk.write(Data(try bytes()), to: path) }
  }

  /// What a shell makes on the desk.
  init(_ name: String, _ path: String, _ outcome: Outcome, shell: String) {
    self.init(name, path, outcome) { desk in _ = try desk.shell(shell) }
  }

  init(_ name: String, _ path: String, _ outcome: Outcome, make: @escaping @Sendable (Desk) throws -> Void) {
    self.name = name
    self.path = path
    self.outcome = outcome
    self.make = make
  }
}

/// What the cases are made of: an honest report as text and as a page, changed in one thing.
enum Honest {
  static func text() throws -> String {
    try Sample.text("示例市2024.txt").replacingOccurrences(of: "\u{FEFF}", with: "")
  }

  static func page() throws -> String { try Sample.text("示例市2021.html") }

  static func text(_ old: String, _ new: String) throws -> String {
    let text = try text()
    try #require(text.contains(old))
    return text.replacingOccurrences(of: old, with: new)
  }

  static func page(_ old: String, _ new: String) throws -> String {
    let page = try page()
    try #require(page.contains(old))
    return page.replacingOccurrences(of: old, with: new)
  }

  /// The text under another issuer's name.
  static func text(of issuer: String) throws -> String { try text("示例市政府", issuer + "政府") }

  /// A Word file around this body, with other parts.
  static func word(_ body: String, prolog: String = "", _ more: [PackedMember] = []) -> [UInt8] {
    let document =
      "<?xml version=\"1.0\"?>\(prolog)<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
    return zip(
      [PackedMember("[Content_Types].xml", types), PackedMember("word/document.xml", document)] + more)
  }

  /// A workbook of one sheet.
  static func workbook(_ sheet: String, prolog: String = "", _ more: [PackedMember] = []) -> [UInt8] {
    let name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let book =
      "<workbook xmlns=\"\(name)\" xmlns:r=\"\(relation)\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    let links =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    return zip(
      [
        PackedMember("[Content_Types].xml", types), PackedMember("xl/workbook.xml", book),
        PackedMember("xl/_rels/workbook.xml.rels", links),
        PackedMember(
          "xl/worksheets/sheet1.xml",
          "<?xml version=\"1.0\"?>\(prolog)<worksheet xmlns=\"\(name)\">\(sheet)</worksheet>"),
      ] + more)
  }

  private static let types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"

  /// A PDF of these objects, without a table of them: readers look for the objects themselves.
  static func pdf(_ objects: [String], trailer: String) -> String {
    "%PDF-1.7\n"
      + objects.enumerated().map { "\($0.offset + 1) 0 obj\n\($0.element)\nendobj\n" }.joined()
      + "trailer\n\(trailer)\n%%EOF\n"
  }

  static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
}
