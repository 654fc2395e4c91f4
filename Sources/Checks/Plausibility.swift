import Forms
import Reports

/// Looks for figures that are no broken sum and yet unlikely: 规章 at bodies that make none (W.rules), counts of items
/// in the wrong column (W.items), an amount whose unit nobody knows (R.unit).
struct Plausibility {
  private let report: Report
  private let figures: Figures

  init(_ report: Report, _ figures: Figures) {
    self.report = report
    self.figures = figures
  }

  var findings: [Finding] { rules + items + unit }

  /// The form of 2019 fixes no unit for 采购总金额: 808 may be 元 or 万元 (domain.md §2.1, FS20b). 0 is 0 in both.
  private var unit: [Finding] {
    guard let amount = figures.cell(CellKey(.disclosure, "procurement", "amount_yuan")), amount.unit == nil,
      let value = amount.value, value.mantissa != 0
    else { return [] }
    return [
      at(
        amount, "R.unit", .warning,
        Wording(
          en: "\(value) has no unit, neither in the cell nor in the head", zh: "\(value)没有单位，单元格和表头都未注明"))
    ]
  }

  /// Bodies without power to make rules, by the end of their name; 市 and 区 may have it (domain.md §1.1).
  private static let without = [
    "县", "县人民政府", "镇", "镇人民政府", "乡", "乡人民政府", "街道", "街道办事处", "局", "管理局", "委员会", "大队",
  ]

  private var rules: [Finding] {
    let name = report.issuer.name
    guard Plausibility.without.contains(where: name.hasSuffix), !name.hasPrefix("国家"), !name.hasSuffix("总局")
    else {
      return []
    }
    return report.cells.filter { $0.key.section == .disclosure && $0.key.row == "regulation" }.compactMap {
      cell in
      guard let value = cell.value, value.mantissa != 0 else { return nil }
      return at(
        cell, "W.rules", .warning,
        Wording(
          en: "规章 is \(value) at \(name): rules are made by governments of cities with districts and above",
          zh: "\(name)的规章数为\(value)：规章由设区的市及以上政府制定"))
    }
  }

  private var items: [Finding] {
    guard figures.form.code == .f2019 else { return [] }
    return ["licence", "other_services", "penalty", "coercion", "fee"].compactMap(item)
  }

  private func item(_ row: String) -> Finding? {
    func cell(_ column: String) -> Cell? { figures.cell(CellKey(.disclosure, row, column)) }
    guard let before = cell("prev_items") else { return nil }
    if let sign = before.raw.first(where: { $0 != " " }), "+＋".contains(sign) {
      return at(
        before, "W.items", .info,
        Wording(en: "a count of items has no sign: “\(before.raw)”", zh: "上一年项目数量不应带符号：“\(before.raw)”"))
    }
    guard let change = cell("change") else { return nil }
    if change.raw.holds(any: ["--", "++", "+-", "-+", "－－"]) {
      return at(
        change, "W.items", .info, Wording(en: "two signs: “\(change.raw)”", zh: "有两个符号：“\(change.raw)”"))
    }
    return sum(before, change, cell("decisions"))
  }

  /// Decisions that are items plus change, or items and change the same beside no decisions.
  private func sum(_ before: Cell, _ change: Cell, _ decisions: Cell?) -> Finding? {
    guard let items = before.value, let change = change.value, change.mantissa != 0, items.mantissa != 0,
      let decisions
    else { return nil }
    if let value = decisions.value, value == items.plus(change) {
      return at(
        decisions, "W.items", .info,
        Wording(
          en:
            "\(value) decisions are \(items) items and a change of \(change): items may stand in the column of decisions",
          zh: "处理决定数量\(value)恰为上一年项目数量\(items)与本年增/减\(change)之和，疑似把项目数填成决定数"))
    }
    guard items == change, decisions.value == nil else { return nil }
    return at(
      before, "W.items", .info,
      Wording(
        en: "items and change are both \(items), without decisions", zh: "上一年项目数量与本年增/减同为\(items)，且没有处理决定数量"))
  }

  private func at(_ cell: Cell, _ rule: String, _ severity: Severity, _ message: Wording) -> Finding {
    let label = figures.form.table(.disclosure)?.row(cell.key.row)?.label ?? cell.key.row
    return Finding(
      rule: rule, severity: severity, section: cell.key.section, row: cell.key.row, column: cell.key.column,
      actual: cell.raw, message: Wording(en: "\(label): \(message.en)", zh: "\(label)：\(message.zh)"),
      place: cell.place)
  }
}

/// Holds figures against the issuer's other years (W.range): ten times more or less than ever before. Needs three of
/// them, and figures large enough that a factor of ten is no accident.
struct OwnRange {
  private let report: Report
  private let others: [Figures]

  init(_ report: Report, _ others: [Report]) {
    self.report = report
    self.others = others.filter { $0.year != report.year }.map(Figures.init)
  }

  private static let years = 3
  private static let factor = 10.0
  private static let least = 50.0

  var findings: [Finding] {
    guard others.count >= OwnRange.years else { return [] }
    return report.cells.filter {
      $0.key.section != .annex && ["total", "decisions", "effective", "amount_wan"].contains($0.key.column)
    }
    .compactMap(finding)
  }

  private func finding(_ cell: Cell) -> Finding? {
    guard let value = cell.value?.double else { return nil }
    let range = others.compactMap { $0.value(cell.key) }.sorted { $0.double < $1.double }
    guard range.count >= OwnRange.years, let low = range.first, let high = range.last else { return nil }
    let isHigh = value >= OwnRange.least && high.double > 0 && value >= high.double * OwnRange.factor
    let isLow = low.double >= OwnRange.least && value * OwnRange.factor <= low.double
    guard isHigh || isLow else { return nil }
    let label = Form.of(report.form).table(cell.key.section)?.row(cell.key.row)?.printed ?? cell.key.row
    return Finding(
      rule: "W.range", severity: .info, section: cell.key.section, row: cell.key.row, column: cell.key.column,
      expected: "\(low) … \(high)", actual: cell.raw,
      message: Wording(
        en: "\(label): \(cell.raw); the other \(range.count) years have \(low) to \(high)",
        zh: "\(label)：\(cell.raw)；其他\(range.count)年为\(low)至\(high)"),
      place: cell.place)
  }
}
