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
  case title
  case script
  case ignored
  case struck
  case raised
  case lowered

  /// Takes the name in small letters.
  init(named name: String) {
    self = Self.named[name] ?? .inline
  }

  private static let named: [String: PageElement] = {
    var named: [String: PageElement] = [
      "pre": .preformatted, "listing": .preformatted, "br": .lineBreak, "table": .table, "tr": .row,
      "td": .cell, "th": .cell, "title": .title, "script": .script, "sup": .raised, "sub": .lowered,
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
