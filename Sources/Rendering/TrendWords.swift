import Forms
import Trends

/// What stands in the cells of a trend: figures where there are figures, else a mark in words.
extension Point {
  /// The year's figure, or why there is none.
  var shownValue: Sheet.Value {
    switch reading {
    case .number(let value): .number(value)
    case .empty(let state): .empty(TrendWords.state(state))
    case .notInForm: .empty(TrendWords.notInForm)
    case .gap: .empty(TrendWords.gap)
    }
  }

  /// The difference from the year before, or a mark.
  var shownChange: Sheet.Value {
    switch change {
    case .value(let change, _, _), .noBase(let change, _): .change(change)
    case .broken where value != nil: .empty(TrendWords.broken)
    default: .empty(TrendWords.none)
    }
  }

  /// The difference in percent, or a mark.
  var shownPercent: Sheet.Value {
    switch change {
    case .value(_, let percent?, _): .percent(percent)
    case .broken where value != nil: .empty(TrendWords.broken)
    default: .empty(TrendWords.none)
    }
  }

  /// 1 where the change may be read, 0 where not, nil for a gap and a first year, which have nothing to compare.
  var comparable: Bool? {
    switch change {
    case .value, .noBase: true
    case .first: nil
    case .missing: reading == .gap ? nil : false
    case .blank, .broken: false
    }
  }

  /// True where the form changed from the year before to this one.
  var isJoint: Bool { previous.map { $0.form != form } ?? false }

  /// What has to be known about the year: a sentence for people, a code for machines. A break's code names the two
  /// forms, for which `FieldCatalogue` has the reason.
  var note: Sheet.Value {
    switch change {
    case .first where value != nil: .coded(code: "first_year", label: TrendWords.first)
    case .missing where reading != .gap: .coded(code: "no_report_before", label: TrendWords.noReportBefore)
    case .missing: .coded(code: "no_report", label: TrendWords.noReport)
    case .blank: noFigure
    case .broken(let reason): breakNote(reason)
    case .value(_, let percent, let footnote): changeNote(percent == nil ? .negative : nil, footnote)
    case .noBase(_, let footnote): changeNote(.zero, footnote)
    case .first: firstWithoutFigure
    }
  }

  private var firstWithoutFigure: Sheet.Value {
    if case .notInForm(let reason) = reading { return breakNote(reason) }
    return .coded(code: "no_figure", label: TrendWords.noFigure)
  }

  private var noFigure: Sheet.Value {
    value == nil
      ? .coded(code: "no_figure", label: TrendWords.noFigure)
      : .coded(code: "no_figure_before", label: TrendWords.noFigureBefore)
  }

  private func breakNote(_ reason: Wording) -> Sheet.Value {
    let label = value == nil ? reason : TrendWords.notComparable(reason)
    return .coded(code: isJoint ? "break \(forms)" : value == nil ? "not_in_form" : "break", label: label)
  }

  private func changeNote(_ base: TrendWords.Base?, _ footnote: Wording?) -> Sheet.Value {
    let close = footnote.map { (isJoint ? "close \(forms)" : "unit_unknown", TrendWords.close($0)) }
    let parts = [base.map { ($0.rawValue, $0.label) }, close].compactMap { $0 }
    guard !parts.isEmpty else { return .empty(TrendWords.nothing) }
    return .coded(
      code: parts.map(\.0).joined(separator: "; "),
      label: Wording(
        en: parts.map(\.1.en).joined(separator: "; "), zh: parts.map(\.1.zh).joined(separator: "；")))
  }

  private var forms: String { "\(previous?.form.rawValue ?? "")/\(form?.rawValue ?? "")" }
}

/// The words of trends, in both languages.
enum TrendWords {
  static let nothing = Wording(en: "", zh: "")
  static let none = Wording(en: "—", zh: "—")
  static let gap = Wording(en: "no report", zh: "缺年")
  static let notInForm = Wording(en: "not in form", zh: "无此项")
  static let broken = Wording(en: "break", zh: "不可比")
  static let first = Wording(en: "first report", zh: "首份报告")
  static let noReport = Wording(en: "no report of this year in the archive", zh: "库中没有本年报告")
  static let noReportBefore = Wording(en: "no report of the year before in the archive", zh: "库中没有上年报告")
  static let noReports = Wording(en: "no report in the archive", zh: "库中没有报告")
  static let noFigure = Wording(en: "no figure this year", zh: "本年没有数值")
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
    default: Wording(en: "missing", zh: "缺行")
    }
  }

  static func notComparable(_ reason: Wording) -> Wording {
    Wording(en: "✗ not comparable: \(reason.en)", zh: "✗ 不可比：\(reason.zh)")
  }

  static func close(_ footnote: Wording) -> Wording {
    Wording(en: "≈ \(footnote.en)", zh: "≈ \(footnote.zh)")
  }
}
