import Forms
import Foundation

@testable import Reports

/// A report whose figures are known, with the name of its files.
struct KnownReport {
  let name: String
  let report: RandomReport

  /// True where every cell is printed: what is printed empty leaves no trace in running text.
  var isFull: Bool { !report.cells.values.contains("") }

  /// Random reports of both forms, `count` of each and each density.
  static func random(_ count: Int) -> [KnownReport] {
    FormCode.national.flatMap { form in
      [RandomReport.Density.typical, .dense].flatMap { density in
        (0..<count).map { index in
          var dice = SeededDice(UInt64(index) &* 104_729 &+ (form == .f2019 ? 5 : 11))
          return KnownReport(
            name: "\(density)\(form.rawValue)_\(index)", report: RandomReport(form, density, dice: &dice))
        }
      }
    }
  }

  /// The figures of real reports, read by hand, where the corpus stands beside the checkout or `ARCHIVE_CORPUS` says.
  static func corpus() -> [KnownReport] {
    guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      return []
    }
    return names.filter { $0.hasSuffix(".expected.json") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
        let truth = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      else { return nil }
      return KnownReport(name: String(name.dropLast(14)), truth: truth)
    }
  }

  private static let folder: URL? = {
    let stated = ProcessInfo.processInfo.environment["ARCHIVE_CORPUS"].map { URL(fileURLWithPath: $0) }
    let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let beside = root.deletingLastPathComponent().appendingPathComponent("shared/corpus")
    return [stated, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  private init(name: String, report: RandomReport) {
    self.name = name
    self.report = report
  }

  /// Nil for the forms before 2019. What is null was not printed as a figure: such a cell is printed empty, and a row
  /// of such cells not at all.
  private init?(name: String, truth: [String: Any]) {
    guard let code = truth["form"] as? String, let form = FormCode(rawValue: code),
      FormCode.national.contains(form)
    else { return nil }
    var cells: [CellKey: String] = [:]
    for key in Form.of(form).keys { cells[key] = KnownReport.printed(key, in: truth) }
    let rows = Set(cells.keys.map(\.row))
    let dropped = rows.filter { row in cells.allSatisfy { $0.key.row != row || $0.value.isEmpty } }
    self.init(
      name: name,
      report: RandomReport(
        form, cells: cells.filter { !dropped.contains($0.key.row) }, dropped: dropped))
  }

  private static func printed(_ key: CellKey, in truth: [String: Any]) -> String {
    let section = truth[key.section.rawValue] as? [String: Any]
    let cell =
      key.section == .applications
      ? (section?[key.row] as? [String: Any])?[key.column] : section?["\(key.row)_\(key.column)"]
    return (cell as? NSNumber)?.description ?? ""
  }

  /// The report as blocks of text and tables, a line of JSON.
  func line() throws -> Data {
    try JSONSerialization.data(withJSONObject: ["name": name, "blocks": blocks])
  }

  private var blocks: [[String: Any]] {
    let text = { (text: String) -> [String: Any] in ["text": text] }
    return [
      text("丙丁县教育局2023年政府信息公开工作年度报告"), text("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"),
      text("一、总体情况"), text("全年举办培训3次，发布信息120条。"), text("二、主动公开政府信息情况"),
      table(report.disclosureTable), text("三、收到和处理政府信息公开申请情况"), table(report.applicationsTable),
      text("四、政府信息公开行政复议、行政诉讼情况"), table(report.appealsTable),
      text("五、存在的主要问题及改进情况"), text("队伍建设有待加强。"), text("六、其他需要报告的事项"), text("本年度未收取信息处理费。"),
    ]
  }

  private func table(_ rows: PrintedTable) -> [String: Any] {
    [
      "table": rows.map { row in
        row.map { ["text": $0.text, "columns": $0.columns, "rows": $0.rows] as [String: Any] }
      }
    ]
  }
}
