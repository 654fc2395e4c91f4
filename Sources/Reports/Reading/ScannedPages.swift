import Forms

/// Says which pages of a document are pictures: figures printed there are not read, and nobody would see it from the
/// cells alone.
enum ScannedPages {
  /// The most runs of pages that are named one by one.
  private static let namedLimit = 20

  /// Takes page numbers in rising order and gives one remark that names them, or none.
  static func remarks(_ pages: [Int]) -> [Remark] {
    guard !pages.isEmpty else { return [] }
    let named = names(pages)
    return [
      Remark(
        "R.scan", actual: named,
        message: Wording(
          en:
            "pages without text (pictures): \(named); nothing printed there is read: recognise the characters with OCR software first",
          zh: "没有文字的页（图片）：\(named)；其中内容未读取，请先用 OCR 软件识别文字"))
    ]
  }

  /// `2-4, 7`
  private static func names(_ pages: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for page in pages {
      if let last = runs.last, last.upperBound + 1 == page {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    let names = runs.prefix(namedLimit).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return names.joined(separator: ", ") + (runs.count > namedLimit ? ", …" : "")
  }
}
