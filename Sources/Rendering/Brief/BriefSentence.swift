import Forms
import Trends

/// What is said of one figure: the figure as printed, and how it stands to the year before where that may be read.
/// Every number is the point's own or computed from both; what may not be compared is not.
struct BriefSentence {
  let clause: BriefClause
  let point: Point

  /// Nil where the report has no figure.
  var wording: Wording? {
    guard let figure else { return nil }
    let change = change
    return Wording(
      en: "\(clause.name.en): \(figure.en)\(change.en)\(point.footnote == nil ? "" : " (≈, see below)")",
      zh: "\(clause.name.zh)\(figure.zh)\(change.zh)\(point.footnote == nil ? "" : "（口径略有不同，见注）")")
  }

  private var figure: Wording? {
    switch point.reading {
    case .number(let value):
      let unit = point.unit ?? ""
      return Wording(en: "\(value)\(unit.isEmpty || unit == "件" ? "" : " \(unit)")", zh: "\(value)\(unit)")
    case .ratio(let ratio):
      let percent = Decimals.text(ratio.double * ratio.shownFactor, decimals: ratio.shownDecimals)
      return Wording(
        en: "\(percent)% (\(ratio.over)/\(ratio.under))", zh: "\(percent)%（\(ratio.over)÷\(ratio.under)）")
    default: return nil
    }
  }

  private var change: Wording {
    switch point.change {
    case .value(let change, let percent?, _): changed(by: change, percent)
    case .value(let change, nil, _), .noBase(let change, _): changedFromNothing(by: change)
    case .points(let difference, _): moved(by: difference)
    case .blank: Wording(en: " (no figure the year before)", zh: "（上年没有数值，不作比较）")
    case .broken: Wording(en: " (not comparable, see below)", zh: "（与上年口径不同，不作比较）")
    case .first, .missing: Wording(en: "", zh: "")
    }
  }

  private func changed(by change: Number, _ percent: Double) -> Wording {
    if change.mantissa == 0 { return Wording(en: ", as the year before", zh: "，与上年持平") }
    let (size, share) = (BriefSentence.size(change), BriefSentence.percent(percent))
    let unit = point.unit ?? ""
    return change.mantissa > 0
      ? Wording(en: ", up \(share.en) (+\(size))", zh: "，同比增长\(share.zh)（增加\(size)\(unit)）")
      : Wording(en: ", down \(share.en) (-\(size))", zh: "，同比下降\(share.zh)（减少\(size)\(unit)）")
  }

  private func changedFromNothing(by change: Number) -> Wording {
    if change.mantissa == 0 { return Wording(en: ", as the year before", zh: "，与上年持平") }
    let (size, unit) = (BriefSentence.size(change), point.unit ?? "")
    let base =
      point.previous?.value?.mantissa == 0 ? TrendWords.Base.zero.label : TrendWords.Base.negative.label
    return Wording(
      en: ", \(change.mantissa > 0 ? "+" : "-")\(size) (\(base.en))",
      zh: "，比上年\(change.mantissa > 0 ? "增加" : "减少")\(size)\(unit)（\(base.zh)）")
  }

  private func moved(by difference: Double) -> Wording {
    let text = Decimals.text(abs(difference) * 100, decimals: 1)
    if Number(text)?.mantissa == 0 {
      return difference == 0
        ? Wording(en: ", as the year before", zh: "，与上年持平")
        : Wording(en: ", changed by less than 0.05 points", zh: "，同比变化不足0.05个百分点")
    }
    return difference > 0
      ? Wording(en: ", up \(text) points", zh: "，同比提高\(text)个百分点")
      : Wording(en: ", down \(text) points", zh: "，同比降低\(text)个百分点")
  }

  /// A difference without its sign.
  private static func size(_ change: Number) -> String {
    let text = change.description
    return text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  /// One decimal; what would be rounded to 0.0 although it is not 0 is said so.
  private static func percent(_ percent: Double) -> Wording {
    let text = Decimals.text(abs(percent), decimals: 1)
    guard Number(text)?.mantissa == 0 else { return Wording(en: "\(text)%", zh: "\(text)%") }
    return Wording(en: "less than 0.05%", zh: "不足0.05%")
  }
}
