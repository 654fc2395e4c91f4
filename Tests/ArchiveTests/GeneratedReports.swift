import Foundation

/// Reports made of the sample text by giving them other issuers: 示例零零一市 and on. The organ
/// code changes with the name, for it is evidence that two names are one body.
enum GeneratedReports {
  private static let digits = Array("零一二三四五六七八九")

  static func issuer(_ index: Int) -> String {
    "示例" + String([100, 10, 1].map { digits[index / $0 % 10] }) + "市"
  }

  static func name(_ index: Int) -> String { "in/\(1000 + index).txt" }

  /// Writes `count` reports into the folder `in` of a desk.
  static func write(_ count: Int, to desk: Desk) throws {
    let text = try Sample.text("示例市2024.txt")
    for index in 0..<count {
      let own = text.replacingOccurrences(of: "示例市", with: issuer(index))
        .replacingOccurrences(of: "X00000001/", with: "X\(10_000_000 + index)/")
      try desk.write(own, to: name(index))
    }
  }

  /// Every issuer with the number of its cells.
  static let census =
    "SELECT issuer, count(cell.value) FROM report LEFT JOIN cell USING (issuer) GROUP BY issuer"
}
