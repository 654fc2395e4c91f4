/// What an element of HTML does to the text in it. Elements that are not named here run on in the line.
enum PageElement {
  case inline
  case block
  case heading
  case preformatted
  case lineBreak
  case table
  case rows
  case row
  case cell
  /// What one types in; it has no end of its own and shows its value.
  case field
  case title
  case script
  case ignored
  case struck
  case raised
  case lowered
  /// A row or a cell that takes no room, with all in it.
  case absent

  /// Takes the name in small letters, closed by zero.
  init(named name: UnsafePointer<UInt8>) {
    var (packed, count): (UInt64, Int) = (0, 0)
    while name[count] != 0, count < 9 {
      packed = packed << 8 | UInt64(name[count])
      count += 1
    }
    self = (count < 9 ? Self.packed[packed] : Self.named[String(cString: name)]) ?? .inline
  }

  /// Names of up to eight bytes, in one number: nearly all there are.
  private static let packed = Dictionary(
    uniqueKeysWithValues: named.filter { $0.key.utf8.count < 9 }.map { name, element in
      (name.utf8.reduce(0) { $0 << 8 | UInt64($1) }, element)
    })

  private static let named: [String: PageElement] = {
    var named: [String: PageElement] = [
      "pre": .preformatted, "listing": .preformatted, "br": .lineBreak, "table": .table, "tr": .row,
      "td": .cell, "th": .cell, "title": .title, "script": .script, "sup": .raised, "sub": .lowered,
      "input": .field,
      "h1": .heading, "h2": .heading, "h3": .heading,
    ]
    for name in ["thead", "tbody", "tfoot"] { named[name] = .rows }
    for name in ["del", "s", "strike"] { named[name] = .struck }
    for name in ["style", "template", "xml", "svg", "noembed", "noframes"] { named[name] = .ignored }
    for name in blocks { named[name] = .block }
    return named
  }()

  private static let blocks = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h4", "h5", "h6", "head",
    "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "optgroup", "option",
    "p",
    "search", "section", "select", "summary", "textarea", "ul", "v:textbox",
  ]
}
