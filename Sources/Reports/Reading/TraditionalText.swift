import Documents
import Forms
import Foundation

/// Reports in traditional characters (繁體 mirrors of sites, wikis: domain.md §6.1) are read as simplified ones, character
/// for character, so that every place stays where it is. The libraries of Unicode know the characters; the words by
/// which wikis translate the form are data here.
enum TraditionalText {
  /// Words of the form as they are printed overseas, when their characters have been made simplified; each as long as its
  /// counterpart.
  private static let words = [
    ("政府资讯", "政府信息"), ("资讯公开", "信息公开"), ("资讯内容", "信息内容"), ("资讯处理", "信息处理"), ("资讯公布", "信息公布"),
    ("规范性档案", "规范性文件"), ("专案数量", "项目数量"), ("答覆", "答复"), ("回覆", "回复"), ("覆议", "复议"),
  ]

  /// Characters that are also simplified ones and mean another thing there: 乾 of 乾县, 著 of 著作.
  private static let own: Set<Unicode.Scalar> = ["乾", "著", "於"]

  /// The document in simplified characters, nil where it is in them already.
  static func simplified(_ document: Document) -> Document? {
    guard isTraditional(document) else { return nil }
    let map = map(of: document)
    func simple(_ text: String) -> String {
      var scalars = String.UnicodeScalarView()
      for scalar in text.unicodeScalars { scalars.append(map[scalar] ?? scalar) }
      return words.reduce(String(scalars)) { $0.holds($1.0) ? $0.replacing($1.0, with: $1.1) : $0 }
    }
    var document = document
    document.title = document.title.map(simple)
    document.blocks = document.blocks.map { $0.withTexts(simple) }
    return document
  }

  /// What is told of such a report.
  static let remark = Remark(
    "R.script",
    message: Wording(
      en: "printed in traditional characters and read as simplified ones; the original keeps what is printed",
      zh: "原文为繁体字，按简体字读取；原件保留繁体"))

  /// True where 公开 is printed 公開 anywhere; a site's own head may be simplified all the same.
  private static func isTraditional(_ document: Document) -> Bool {
    document.title?.holds("公開") == true
      || document.blocks.contains {
        switch $0 {
        case .paragraph(let paragraph): paragraph.text.holds("公開")
        case .table(let table): table.rows.contains { $0.contains { $0.isOrigin && $0.text.holds("公開") } }
        }
      }
  }

  /// Each character of the document that has a simplified one of its own.
  private static func map(of document: Document) -> [Unicode.Scalar: Unicode.Scalar] {
    var met: Set<Unicode.Scalar> = []
    for text in [document.title ?? ""] + document.texts {
      for scalar in text.unicodeScalars where scalar.properties.isIdeographic { met.insert(scalar) }
    }
    let printed = Array(met.subtracting(own))
    // A line feed between keeps the library from reading two characters as one word.
    let joined = printed.map { String($0) }.joined(separator: "\n")
    let simple = joined.applyingTransform(StringTransform("Hant-Hans"), reverse: false)?
      .split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    guard let simple, simple.count == printed.count else { return [:] }
    let pairs = zip(printed, simple).filter { $1.count == 1 && $1[0] != $0 }
    return Dictionary(pairs.map { ($0, $1[0]) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Block {
  fileprivate func withTexts(_ change: (String) -> String) -> Block {
    switch self {
    case .paragraph(var paragraph):
      paragraph.text = change(paragraph.text)
      return .paragraph(paragraph)
    case .table(var table):
      for row in table.rows.indices {
        for column in table.rows[row].indices {
          table.rows[row][column].text = change(table.rows[row][column].text)
        }
      }
      return .table(table)
    }
  }
}
