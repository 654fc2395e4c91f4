import Documents
import Forms
import Reports

/// Holds received, handled and carried over as the text tells them against each other (N.4): 受理11, 办结8, 结转1
/// (domain.md §9, row 5). Only where each is told once.
struct BalanceInWords {
  private let text: TextAgainstTable
  private let figures: Figures

  init(_ text: TextAgainstTable, _ figures: Figures) {
    self.text = text
    self.figures = figures
  }

  var findings: [Finding] {
    guard let (fact, received) = text.figure("applications_received"),
      let (_, handled) = text.figure("applications_handled"),
      let (_, out) = text.figure("applications_carried_out"), let done = handled.plus(out)
    else { return [] }
    let carried =
      text.figure("applications_carried_in")?.value
      ?? figures.value(CellKey(.applications, "carried_in", "total"))
    let both = carried.flatMap(received.plus)
    guard done != received, done != both else { return [] }
    let start = carried.map { "\(received) (+ \($0))" } ?? "\(received)"
    return [
      Finding(
        rule: "N.4", severity: .info, section: .applications, row: "total_handled", column: "total",
        expected: start, actual: "\(handled) + \(out) = \(done)",
        message: Wording(
          en:
            "\(fact.place): the text received \(start), handled \(handled) and carried \(out) over, \(done) in all",
          zh: "\(fact.place)：正文收到\(start)，办结\(handled)、结转下年\(out)，合计\(done)，两者不等"),
        place: fact.place)
    ]
  }
}

/// Holds a growth in words (同比增长1.05%) against last year's cells (N.2), with both readings of 收到 for both years.
struct GrowthInWords {
  private let text: TextAgainstTable
  private let now: Figures
  private let before: Figures

  init(_ text: TextAgainstTable, _ now: Figures, _ before: Figures) {
    self.text = text
    self.now = now
    self.before = before
  }

  private static let markers = ["同比", "较上年", "比上年", "较去年", "比去年", "较上一年", "比上一年"]
  private static let ups = ["增长", "增加", "上升", "提高"]
  private static let downs = ["下降", "减少", "降低", "回落"]

  var findings: [Finding] { told.flatMap { [$0] } ?? [] }

  private var told: Finding? {
    guard let (fact, value) = text.figure("applications_received"),
      let told = GrowthInWords.percentage(in: fact.sentence)
    else { return nil }
    let bases = [
      before.value(new), before.value(new).flatMap { base in before.value(carried).flatMap(base.plus) },
    ]
    .compactMap(\.self).filter { $0.mantissa > 0 }
    let grown = bases.compactMap { base in value.minus(base)?.percent(of: base).map { (base, $0) } }
    guard !grown.isEmpty, !grown.contains(where: { GrowthInWords.isTold(told, of: $0.1) }) else { return nil }
    let list = grown.map { base, percent in
      "(\(value) - \(base)) / \(base) = \(GrowthInWords.shown(percent))%"
    }
    .joined(separator: "; ")
    return Finding(
      rule: "N.2", severity: .info, section: .applications, row: "new", column: "total", expected: list,
      actual: "\(told)%",
      message: Wording(
        en: "\(fact.place): the text says \(told)% against \(before.year), its figures give \(list)",
        zh: "\(fact.place)：正文称同比\(told)%，按\(before.year)年数据为\(list)"),
      place: fact.place)
  }

  private let new = CellKey(.applications, "new", "total")
  private let carried = CellKey(.applications, "carried_in", "total")

  /// True for a percentage rounded or cut off to the digits told: 19.08 is told as 19, 19.1 or 19.0.
  private static func isTold(_ told: Number, of percent: Double) -> Bool {
    let step = Number(1, scale: told.scale).double
    let over = (percent - told.double) * (percent < 0 ? -1 : 1)
    return over > -0.501 * step && over < step
  }

  private static func shown(_ percent: Double) -> Number {
    Number(Int64((max(-1e9, min(1e9, percent)) * 100).rounded()), scale: 2)
  }

  /// The percentage of a growth, with its sign; nil where the sentence tells none or several.
  private static func percentage(in sentence: String) -> Number? {
    guard sentence.count(where: { $0 == "%" }) == 1,
      let marker = markers.compactMap({ sentence.place(of: $0)?.upperBound }).min()
    else { return nil }
    let rest = sentence[marker...]
    for (words, sign) in [(ups, Int64(1)), (downs, -1)] {
      for word in words {
        guard let at = rest.place(of: word),
          rest.distance(from: rest.startIndex, to: at.lowerBound) <= 4
        else { continue }
        let digits = rest[at.upperBound...].drop { "了约为".contains($0) }.prefix {
          $0.isWholeNumber || $0 == "."
        }
        guard rest[digits.endIndex...].hasPrefix("%"), let number = Number(digits) else { continue }
        return Number(sign * number.mantissa, scale: number.scale)
      }
    }
    return nil
  }
}
