import Checks
import Documents
import Foundation
import Reports

/// The anomalies of domain.md §9, each a small file in Tests/Fixtures/anomalies with wording of its own.
enum Anomaly {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/anomalies")

  /// The report in a file of the folder.
  static func report(_ name: String) throws -> Report {
    let file = folder.appendingPathComponent(name + ".md")
    return try Report.read(try Document.read(Array(Data(contentsOf: file)), name: file.lastPathComponent))
  }

  /// A report without tables whose running text is `sentences`.
  static func text(_ sentences: String, year: Int = 2024, issuer: String = "甲乙市") throws -> Report {
    let page = "\(year)年\(issuer)政府信息公开工作年度报告\n一、总体情况\n\(sentences)\n"
    return try Report.read(try Document.read(Array(page.utf8), name: "text.txt"))
  }

  /// A report whose tables are those of `tables` and whose running text is `sentences`.
  static func report(_ tables: Report, saying sentences: String) throws -> Report {
    var report = tables
    let text = try text(sentences, year: tables.year)
    report.facts = text.facts
    report.sections = text.sections
    return report
  }
}

extension Finding {
  /// Rule and cell: `N.1 applications.new.total`; what has no cell ends with the rule.
  var line: String {
    ([rule]
      + [[section?.rawValue, row, column].compactMap(\.self).joined(separator: ".")].filter { !$0.isEmpty })
      .joined(separator: " ")
  }
}
