import Forms
import Reports
import Trends

/// What is said below a comparison, and the marks in it.
enum CompareWords {
  static let none = Sheet.Value.empty(Wording(en: "—", zh: "—"))
  static let unranked = Wording(en: "—", zh: "—")
  static let small = Wording(en: "small base", zh: "基数小")

  static func notes(_ comparison: Comparison) -> [Wording] {
    let exact = comparison.standings.first?.point.reading
    return [spread(comparison.spread, like: exact), smallBases(comparison)].compactMap(\.self)
      + sum(comparison.sum, of: comparison.standings.map(\.issuer) + comparison.lacking.map(\.issuer))
      + lacking(comparison.lacking)
  }

  /// The quartiles with the way in which they are computed.
  static func spread(_ spread: Distribution?, like reading: Reading?) -> Wording? {
    guard let spread, let reading,
      let lower = quantity(spread.lower, like: reading), let median = quantity(spread.median, like: reading),
      let upper = quantity(spread.upper, like: reading)
    else { return nil }
    return Wording(
      en:
        "lower quartile \(lower), median \(median), upper quartile \(upper) of \(spread.count) ranked (interpolated)",
      zh: "下四分位\(lower)，中位数\(median)，上四分位\(upper)，参与排位\(spread.count)个（线性插值）")
  }

  private static func smallBases(_ comparison: Comparison) -> Wording? {
    guard comparison.standings.contains(where: { $0.isSmall && $0.rank == nil }) else { return nil }
    return Wording(
      en: "small bases are not ranked and not in median and quartiles; `--rank-small` ranks them",
      zh: "基数小的不排位，也不计入中位数和四分位数；--rank-small 可一并排位")
  }

  /// The sum with what is behind it, and who is left out of it and why.
  static func sum(_ sum: ScopedSum?, of named: [String]) -> [Wording] {
    guard let sum else { return [] }
    let behind = Wording(
      en: "sum \(sum.value) over \(sum.added.count) of \(named.count) issuers named, \(scope(sum.scope).en)",
      zh: "合计\(sum.value)：所列\(named.count)个机构中的\(sum.added.count)个，\(scope(sum.scope).zh)")
    return [behind] + leftOut(sum) + overlap(sum)
  }

  private static func leftOut(_ sum: ScopedSum) -> [Wording] {
    guard !sum.leftOut.isEmpty else { return [] }
    let names = sum.leftOut.joined(separator: "、")
    return [
      Wording(
        en:
          "left out of the sum: \(names); a government's report counts for its organs too and is never added to theirs",
        zh: "未计入合计：\(names)；政府的汇总报告已含所属机关，不与机关自己的报告相加")
    ]
  }

  /// No archive knows which government contains which: a county counts in its city's report.
  private static func overlap(_ sum: ScopedSum) -> [Wording] {
    guard sum.scope != .own, sum.added.count > 1 else { return [] }
    return [
      Wording(
        en: "the sum counts twice where one of these governments contains another: see to it that none does",
        zh: "所列政府之间如有上下级关系，合计会重复计算，请自行核对")
    ]
  }

  private static func scope(_ scope: Scope?) -> Wording {
    switch scope {
    case .own: Wording(en: "organs' own reports", zh: "机关自己的报告")
    case .aggregate: Wording(en: "governments' reports with all their organs", zh: "政府汇总报告")
    case nil: Wording(en: "reports that do not say whether organs are included", zh: "报告未说明是否含所属机关")
    }
  }

  /// Those without a figure, together where the reason is the same.
  private static func lacking(_ lacking: [Comparison.Lacking]) -> [Wording] {
    var reasons: [Wording] = []
    var names: [Wording: [String]] = [:]
    for one in lacking {
      let reason = reason(one)
      if names[reason] == nil { reasons.append(reason) }
      names[reason, default: []].append(one.issuer)
    }
    return reasons.map { reason in
      let list = (names[reason] ?? []).joined(separator: "、")
      return Wording(en: "\(reason.en): \(list)", zh: "\(reason.zh)：\(list)")
    }
  }

  private static func reason(_ lacking: Comparison.Lacking) -> Wording {
    if let reason = lacking.reason { return TrendWords.notComparable(reason) }
    switch lacking.point.reading {
    case .gap: return Wording(en: "no report in the archive", zh: "库中没有报告")
    case .notInForm(let reason):
      return Wording(en: "not in the form (\(reason.en))", zh: "所用格式无此项（\(reason.zh)）")
    case .empty(let state):
      let word = TrendWords.state(state)
      return Wording(en: "no figure, \(word.en)", zh: "没有数值，\(word.zh)")
    case .number, .ratio: return Wording(en: "not comparable", zh: "不可比")
    }
  }

  /// Why there is no figure, for machines.
  static func code(_ lacking: Comparison.Lacking) -> String {
    if lacking.reason != nil { return "break" }
    switch lacking.point.reading {
    case .gap: return "no_report"
    case .notInForm: return "not_in_form"
    case .empty("zero_base"): return "zero_denominator"
    case .empty(let state): return state
    case .number, .ratio: return "break"
    }
  }

  /// A computed quantity as people read figures of its kind: shares in percent, whole numbers without decimals.
  static func quantity(_ value: Double, like reading: Reading) -> Number? {
    switch reading {
    case .ratio(let ratio):
      return Number(Decimals.text(value * ratio.shownFactor, decimals: ratio.shownDecimals))
    case .number(let number):
      let decimals = value == value.rounded() && number.scale == 0 ? 0 : max(1, number.scale)
      return Number(Decimals.text(value, decimals: decimals))
    default: return nil
    }
  }
}
