import Forms
import Trends

/// Several fields of one issuer: fields down, years across. Where the form changes, a narrow column between two
/// years marks the fields that do not go on (✗) or go on with a footnote (≈); the notes below say why.
enum TrendMatrix {
  static func sheet(_ series: [Series], issuer: String, hasSparkline: Bool) -> Sheet {
    let years = years(of: series)
    let joints = Set(years.filter { year in series.contains { !mark($0, year).isEmpty } })
    let columns = years.flatMap { year in
      joints.contains(year) ? [jointColumn(year), yearColumn(year)] : [yearColumn(year)]
    }
    return Sheet(
      title: title(series, issuer),
      columns: [TrendColumn.field, TrendColumn.unit] + columns
        + (hasSparkline ? [TrendColumn.sparkline] : []),
      rows: series.map {
        row($0, years, joints) + (hasSparkline ? [.text(Sparkline.of($0, over: years))] : [])
      },
      notes: notes(series, years) + TrendWords.growthNotes(series))
  }

  private static func title(_ series: [Series], _ issuer: String) -> Wording {
    guard let base = series.first?.base?.year else { return Wording(en: issuer, zh: issuer) }
    return Wording(en: "\(issuer) (index, \(base) = 100)", zh: "\(issuer)（指数，\(base)=100）")
  }

  private static func years(of series: [Series]) -> [Int] {
    Set(series.flatMap { $0.points.map(\.year) }).sorted()
  }

  private static func yearColumn(_ year: Int) -> Sheet.Column {
    Sheet.Column(String(year), Wording(en: String(year), zh: String(year)), isFigure: true)
  }

  private static func jointColumn(_ year: Int) -> Sheet.Column {
    Sheet.Column("joint_\(year)", Wording(en: "", zh: ""))
  }

  private static func row(_ series: Series, _ years: [Int], _ joints: Set<Int>) -> [Sheet.Value] {
    let name = TrendField(series.field)
    let cells = years.flatMap { year -> [Sheet.Value] in
      let value = series.point(year).map { shown($0, series) } ?? .empty(TrendWords.none)
      return joints.contains(year) ? [.text(mark(series, year)), value] : [value]
    }
    return [.coded(code: series.field, label: name.label), .text(name.shownUnit ?? "")] + cells
  }

  private static func shown(_ point: Point, _ series: Series) -> Sheet.Value {
    series.base == nil ? point.shownValue : series.shownIndex(point)
  }

  /// ✗ or ≈ where the form changes before a year and the field with it; nothing else.
  private static func mark(_ series: Series, _ year: Int) -> String {
    guard let point = series.point(year), point.isJoint else { return "" }
    return joint(point)?.mark ?? ""
  }

  private static func joint(_ point: Point) -> (mark: String, reason: Wording)? {
    switch point.change {
    case .broken(let reason): (Comparability.broken.rawValue, reason)
    case .value(_, _, let footnote?), .noBase(_, let footnote?), .points(_, let footnote?):
      (Comparability.close.rawValue, footnote)
    default: nil
    }
  }

  // MARK: notes

  /// One note for each joint and reason, naming the fields; then one for the years without a report.
  /// The notes on some series of one issuer.
  static func notes(_ series: [Series]) -> [Wording] { notes(series, years(of: series)) }

  private static func notes(_ series: [Series], _ years: [Int]) -> [Wording] {
    guard !years.isEmpty else { return [TrendWords.noReports] }
    let gaps = years.filter { year in series.allSatisfy { ($0.point(year)?.reading ?? .gap) == .gap } }
    return years.flatMap { jointNotes(series, $0) } + (gaps.isEmpty ? [] : [gapNote(gaps)])
  }

  private static func jointNotes(_ series: [Series], _ year: Int) -> [Wording] {
    var reasons: [Wording] = []
    var fields: [Wording: (mark: String, labels: [Wording])] = [:]
    for one in series {
      guard let point = one.point(year), point.isJoint, let joint = joint(point) else { continue }
      if fields[joint.reason] == nil { reasons.append(joint.reason) }
      fields[joint.reason, default: (joint.mark, [])].labels.append(TrendField(one.field).label)
    }
    return reasons.compactMap { reason in
      fields[reason].map { note(year, $0.mark, $0.labels, reason) }
    }
  }

  private static func note(_ year: Int, _ mark: String, _ labels: [Wording], _ reason: Wording) -> Wording {
    Wording(
      en: "\(mark) \(year - 1)/\(year) \(labels.map(\.en).joined(separator: "; ")): \(reason.en)",
      zh: "\(mark) \(year - 1)/\(year) \(labels.map(\.zh).joined(separator: "、"))：\(reason.zh)")
  }

  private static func gapNote(_ years: [Int]) -> Wording {
    let list = years.map { String($0) }
    return Wording(
      en: "no report in the archive: \(list.joined(separator: ", "))",
      zh: "缺年（库中没有报告）：\(list.joined(separator: "、"))")
  }
}
