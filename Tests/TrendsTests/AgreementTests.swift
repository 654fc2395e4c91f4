import Documents
import Forms
import Foundation
import GRDB
import Reports
import Testing

@testable import Store
@testable import Trends

/// The program and the view `trend` must never tell two stories. Every field, over years that have all that can happen: a
/// local annex, both national forms, a gap, blanks, zeros, money in two units, decimals.
@Suite struct AgreementTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "agree-\(UUID().uuidString)")

  @Test func `every change of every field is that of the view, to the last bit`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try ArchiveStore.open(
      folder.appendingPathComponent("a.db").path, for: .writing(create: true))
    for (index, report) in reports.enumerated() { try file(report, number: index, in: archive) }
    let fields = FieldCatalogue.all.map(\.code)
    let observations = try archive.observations(fields: fields)
    let filings = try archive.filings()
    let rows = try archive.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM trend WHERE field NOT LIKE 'annex.%'")
    }
    #expect(rows.count > 1000)
    let all = Dictionary(
      uniqueKeysWithValues: fields.map { field in
        (field, series(of: field, issuer: "甲市", observations: observations, filings: filings))
      })
    for row in rows {
      let field: String = row["field"]
      let point = try #require(all[field]?.point(row["year"]))
      let story = "\(field) \(point.year) \(point.change)"
      #expect(point.reading.quantity == row["value"], "\(story)")
      #expect(point.unit == row["unit"], "\(story)")
      #expect(point.previous?.year == row["previous_year"], "\(story)")
      #expect(point.previous.flatMap { $0.ratio?.double ?? $0.value?.double } == row["previous"], "\(story)")
      #expect(point.difference == row["change"], "\(story)")
      #expect(point.percent == row["change_pct"], "\(story)")
      #expect(point.isComparable || row["change"] == nil, "\(story)")
    }
  }

  /// Figures that follow from the place of a cell and the year, so that no two rows are alike.
  private var reports: [Report] {
    [
      annex(2018), national(2019, .f2019), national(2020, .f2019), national(2021, .f2021),
      national(2022, .f2021), national(2024, .f2021), national(2025, .f2021),
    ]
  }

  private func annex(_ year: Int) -> Report {
    let labels = ["收到申请数", "申请办结数", "属于已主动公开范围数", "同意公开答复数", "同意部分公开答复数", "行政复议数量"]
    let cells = labels.enumerated().map { index, label in
      figure(CellKey(.annex, label, "year"), "\(7 + index * 3)", line: index + 1, unit: "件")
    }
    return Report(issuer: Issuer("甲市"), year: year, form: .f2014, cells: cells)
  }

  private func national(_ year: Int, _ form: FormCode) -> Report {
    let cells = Form.of(form).keys.enumerated().map { index, key in
      let count = (index * 37 + year * 11) % 97
      let isMoney = key.column.hasPrefix("amount")
      let text = count % 23 == 0 ? "" : isMoney ? "\(count).\(year % 10)\(index % 10)7" : "\(count)"
      let unit = key.column == "amount_yuan" ? (year == 2019 ? "元" : "万元") : nil
      return figure(key, text, line: index + 1, unit: unit)
    }
    return Report(issuer: Issuer("甲市"), year: year, form: form, evidence: ["x"], cells: cells)
  }

  private func figure(_ key: CellKey, _ text: String, line: Int, unit: String?) -> Cell {
    Cell(
      key, state: text.isEmpty ? .blank : .number, value: Number(text), raw: text, unit: unit,
      place: .line(line))
  }

  private func file(_ report: Report, number: Int, in archive: ArchiveStore) throws {
    let source = SourceFile(
      name: "\(number).txt", bytes: Array("\(report.cells)".utf8), format: .text, encoding: "UTF-8")
    _ = try archive.file(
      report, from: source, importedAt: Date(timeIntervalSince1970: 0), check: { _, _ in [] })
  }
}

extension Point {
  fileprivate var difference: Double? {
    switch change {
    case .value(let change, _, _), .noBase(let change, _): change.double
    case .points(let change, _): change
    default: nil
    }
  }

  fileprivate var percent: Double? {
    if case .value(_, let percent, _) = change { percent } else { nil }
  }
}
