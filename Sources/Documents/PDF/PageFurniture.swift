/// What stands on pages beside their text: page numbers, running heads and feet. Figures in them are no figures of the
/// report (corpus: sh_office_2025.txt, `— 4 —` between rows of a table).
struct PageFurniture {
  private var repeated: [String: Int] = [:]
  private var offsets: [Int: Int] = [:]
  private let pages: Int

  /// Takes the pages of a document and learns what comes back at their edges.
  init(_ layouts: [PDFLayout]) {
    pages = layouts.count
    for layout in layouts {
      for key in Set(Self.edges(of: layout).map { Self.key($0.text) }) { repeated[key, default: 0] += 1 }
      for number in Self.edges(of: layout).compactMap({ Self.number($0.text) }) {
        offsets[number - layout.page.number, default: 0] += 1
      }
    }
  }

  /// The pages without furniture. A running head stays where it stands first, for that may be the report's title.
  func removed(from layouts: [PDFLayout]) -> [PDFLayout] {
    var seen: Set<String> = []
    return layouts.map { layout in
      let edges = Self.edges(of: layout)
      let furniture = edges.filter { line in
        if let number = Self.number(line.text) { return isPageNumber(number, on: layout.page.number) }
        let key = Self.key(line.text)
        return runs(key) && !seen.insert(key).inserted
      }
      var layout = layout
      layout.remove { part in
        guard case .line(let line) = part else { return false }
        return furniture.contains { $0.box == line.box }
      }
      return layout
    }
  }

  private func isPageNumber(_ number: Int, on page: Int) -> Bool {
    number == page || offsets[number - page, default: 0] >= 2
  }

  private func runs(_ key: String) -> Bool {
    let count = repeated[key, default: 0]
    return count >= 2 && count * 2 >= pages
  }

  /// The first and the last line of a page, where they stand in its margins.
  private static func edges(of layout: PDFLayout) -> [TextLine] {
    let ends = [
      layout.parts.min { $0.box.top < $1.box.top }, layout.parts.max { $0.box.bottom < $1.box.bottom },
    ]
    let height = layout.page.height
    return ends.compactMap { part in
      guard case .line(let line)? = part else { return nil }
      return line.box.bottom < height * 0.1 || line.box.top > height * 0.88 ? line : nil
    }
  }

  private static func key(_ text: String) -> String {
    text.filter { !$0.isNumber && !$0.isWhitespace }
  }

  /// `4`, `— 4 —`, `第 4 页`, `4/7`, `第4页 共7页`: the number of the page, nil for anything else.
  private static func number(_ text: String) -> Int? {
    let rest = text.filter { !"0123456789 -—–－―·.\t/第页共".contains($0) }
    guard rest.isEmpty, text.count <= 20 else { return nil }
    let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    let isTotal = text.contains("/") || text.contains("共")
    return numbers.count == 1 || (numbers.count == 2 && isTotal) ? numbers.first : nil
  }
}
