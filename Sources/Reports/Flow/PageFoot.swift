import Forms

/// Tells the number of a page, which may stand between the rows of a table and is no figure of it: `— 4 —`, `- 4 -`,
/// `第4页`, `第 4 页 共 7 页` (domain.md §7, P8). A bare number is none: it may be a cell on a line of its own.
enum PageFoot {
  static func isFoot(_ text: String) -> Bool {
    guard text.utf16.count <= 24 else { return false }
    let line = Fold.compact(text)
    if line.hasPrefix("第"), line.hasSuffix("页") { return isPaging(line) }
    let inside = line.trimming("-—–―─")
    return inside.utf16.count <= 3 && !inside.isEmpty && inside.allSatisfy(\.isNumber)
      && line.first.map { !$0.isNumber } == true && line.last.map { !$0.isNumber } == true
  }

  private static func isPaging(_ line: String) -> Bool {
    line.allSatisfy { $0.isNumber || "第页共,/".contains($0) }
  }
}
