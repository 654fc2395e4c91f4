import Forms
import Trends

/// What stands in the cells of a trend: figures where there are figures, else a mark in words.
extension Point {
  /// The year's figure as people read it, a share in percent, or why there is none.
  var shownValue: Sheet.Value {
    switch reading {
    case .number(let value): .number(value)
    case .ratio(let ratio): ratio.shown
    case .empty(let state): .empty(TrendWords.state(state))
    case .notInForm: .empty(TrendWords.notInForm)
    case .gap: .empty(TrendWords.gap)
    }
  }

  /// The year's figure for machines: of a ratio the quotient itself.
  var exactValue: Sheet.Value {
    if case .ratio(let ratio) = reading { .real(ratio.double, decimals: 4) } else { shownValue }
  }

  /// The difference from the year before, of shares in percentage points, or a mark.
  var shownChange: Sheet.Value {
    switch change {
    case .value(let change, _, _), .noBase(let change, _): .change(change)
    case .points(let difference, _): points(difference)
    case .broken where hasFigure: .empty(TrendWords.broken)
    default: .empty(TrendWords.none)
    }
  }

  /// The difference for machines: of ratios that of the quotients.
  var exactChange: Sheet.Value {
    if case .points(let difference, _) = change { .real(difference, decimals: 4) } else { shownChange }
  }

  private func points(_ difference: Double) -> Sheet.Value {
    guard case .ratio(let ratio) = reading else { return .empty(TrendWords.none) }
    let text = Decimals.text(difference * ratio.shownFactor, decimals: ratio.shownDecimals)
    return Number(text).map { .change($0) } ?? .empty(TrendWords.none)
  }

  /// The difference in percent, or a mark.
  var shownPercent: Sheet.Value {
    switch change {
    case .value(_, let percent?, _): .percent(percent)
    case .broken where hasFigure: .empty(TrendWords.broken)
    default: .empty(TrendWords.none)
    }
  }

  /// 1 where the change may be read, 0 where not, nil for a gap and a first year, which have nothing to compare.
  var comparable: Bool? {
    switch change {
    case .value, .noBase, .points: true
    case .first: nil
    case .missing: reading == .gap ? nil : false
    // The two years count the same thing, although there are not two figures: as the view `trend` says.
    case .blank: true
    case .broken: false
    }
  }

  /// True where the form changed from the year before to this one.
  var isJoint: Bool { previous.map { $0.form != form } ?? false }

  /// What has to be known about the year: a sentence for people, a code for machines. A break's code names the two
  /// forms, for which `FieldCatalogue` has the reason.
  var note: Sheet.Value {
    switch change {
    case .first where hasFigure: .coded(code: "first_year", label: TrendWords.first)
    case .missing where reading != .gap: .coded(code: "no_report_before", label: TrendWords.noReportBefore)
    case .missing: .coded(code: "no_report", label: TrendWords.noReport)
    case .blank: noFigure
    case .broken(let reason): breakNote(reason)
    case .value(_, let percent, let footnote): changeNote(percent == nil ? .negative : nil, footnote)
    case .noBase(_, let footnote): changeNote(.zero, footnote)
    case .points(_, let footnote): changeNote(nil, footnote)
    case .first: firstWithoutFigure
    }
  }

  private var firstWithoutFigure: Sheet.Value {
    if case .notInForm(let reason) = reading { return breakNote(reason) }
    return noFigureNow
  }

  private var noFigureNow: Sheet.Value {
    if case .empty("zero_base") = reading {
      return .coded(code: "zero_denominator", label: TrendWords.zeroDenominator)
    }
    return .coded(code: "no_figure", label: TrendWords.noFigure)
  }

  private var noFigure: Sheet.Value {
    !hasFigure
      ? noFigureNow
      : .coded(code: "no_figure_before", label: TrendWords.noFigureBefore)
  }

  private func breakNote(_ reason: Wording) -> Sheet.Value {
    let label = !hasFigure ? reason : TrendWords.notComparable(reason)
    return .coded(code: isJoint ? "break \(forms)" : !hasFigure ? "not_in_form" : "break", label: label)
  }

  private func changeNote(_ base: TrendWords.Base?, _ footnote: Wording?) -> Sheet.Value {
    if base == nil, footnote == nil { return .empty(TrendWords.nothing) }
    let close = footnote.map { (isJoint ? "close \(forms)" : "unit_unknown", TrendWords.close($0)) }
    let parts = [base.map { ($0.rawValue, $0.label) }, close].compactMap { $0 }
    return .coded(
      code: parts.map(\.0).joined(separator: "; "),
      label: Wording(
        en: parts.map(\.1.en).joined(separator: "; "), zh: parts.map(\.1.zh).joined(separator: "；")))
  }

  private var forms: String { "\(previous?.form.rawValue ?? "")/\(form?.rawValue ?? "")" }
}

extension Series {
  /// The index of a year, with one decimal for people, or a mark.
  func shownIndex(_ point: Point) -> Sheet.Value {
    switch index(point) {
    case .value(let index, _): .real(index, decimals: 1)
    case .broken: .empty(TrendWords.broken)
    case .noBase: .empty(TrendWords.noBase)
    case .noFigure: point.hasFigure ? .empty(TrendWords.none) : point.shownValue
    }
  }
}

extension Ratio {
  /// Shares are read in percent, figures per hundred as they are.
  var shownFactor: Double { per == 1 ? 100 : 1 }
  var shownDecimals: Int { per == 1 ? 1 : 2 }
  var shown: Sheet.Value { .real(double * shownFactor, decimals: shownDecimals) }
}

/// The words of trends, in both languages.
enum TrendWords {
  static let nothing = Wording(en: "", zh: "")
  static let none = Wording(en: "—", zh: "—")
  static let gap = Wording(en: "no report", zh: "缺年")
  static let notInForm = Wording(en: "not in form", zh: "无此项")
  static let broken = Wording(en: "break", zh: "不可比")
  static let breakMark = Wording(en: "✗", zh: "✗")
  static let noBase = Wording(en: "no base", zh: "无基数")
  static let first = Wording(en: "first report", zh: "首份报告")
  static let noReport = Wording(en: "no report of this year in the archive", zh: "库中没有本年报告")
  static let noReportBefore = Wording(en: "no report of the year before in the archive", zh: "库中没有上年报告")
  static let sharesInPoints = Wording(
    en: "shares change in percentage points", zh: "比例的增减为百分点")
  static let noReports = Wording(en: "no report in the archive", zh: "库中没有报告")
  static let noFigure = Wording(en: "no figure this year", zh: "本年没有数值")
  static let zeroDenominator = Wording(en: "the denominator is 0: no ratio", zh: "分母为0，不计算")
  static let noFigureBefore = Wording(en: "no figure the year before", zh: "上年没有数值")

  /// A base on which no percentage stands.
  enum Base: String {
    case zero = "zero_base"
    case negative = "negative_base"

    var label: Wording {
      self == .zero
        ? Wording(en: "the year before was 0: no percentage", zh: "上年为0，不计增幅")
        : Wording(en: "the year before was negative: no percentage", zh: "上年为负数，不计增幅")
    }
  }

  /// The mark of a cell without a figure.
  static func state(_ state: String) -> Wording {
    switch state {
    case "blank": Wording(en: "blank", zh: "空白")
    case "na": Wording(en: "n/a", zh: "不适用")
    case "unreadable": Wording(en: "unreadable", zh: "无法辨认")
    case "zero_base": Wording(en: "base 0", zh: "分母为0")
    default: Wording(en: "missing", zh: "缺行")
    }
  }

  /// The mean annual growth of each run of comparable years, its years named: one note for all fields of a run.
  static func growthNotes(_ series: [Series]) -> [Wording] {
    var runs: [(run: GrowthRun, means: [(label: Wording, percent: String)])] = []
    for one in series {
      for growth in one.growths {
        let run = GrowthRun(growth)
        let place = runs.firstIndex { $0.run == run } ?? runs.count
        if place == runs.count { runs.append((run, [])) }
        let percent = Sheet.Value.percent(growth.percent).shown(in: .english)
        runs[place].means.append((TrendField(one.field).label, percent))
      }
    }
    return runs.map { $0.run.note($0.means, named: series.count > 1) }
  }

  static func notComparable(_ reason: Wording) -> Wording {
    Wording(en: "✗ not comparable: \(reason.en)", zh: "✗ 不可比：\(reason.zh)")
  }

  static func close(_ footnote: Wording) -> Wording {
    Wording(en: "≈ \(footnote.en)", zh: "≈ \(footnote.zh)")
  }
}

/// The years over which fields grew.
private struct GrowthRun: Equatable {
  private let from: Int
  private let to: Int
  private let isClose: Bool

  init(_ growth: Growth) {
    from = growth.from
    to = growth.to
    isClose = growth.isClose
  }

  func note(_ means: [(label: Wording, percent: String)], named: Bool) -> Wording {
    let mark = isClose ? "≈ " : ""
    let en = means.map { named ? "\($0.label.en) \($0.percent)" : $0.percent }.joined(separator: "; ")
    let zh = means.map { named ? "\($0.label.zh) \($0.percent)" : $0.percent }.joined(separator: "、")
    return Wording(
      en: "\(mark)mean annual growth \(from)–\(to): \(en)", zh: "\(mark)\(from)—\(to)年年均增长：\(zh)")
  }
}
