import Checks
import Forms

/// What every sum of the form says of a draft, and every figure of its text that can be compared: it holds, is broken,
/// cannot be told without the cells named, or does not apply.
package func verdictSheet(_ verdicts: [(issuer: String, year: Int, verdict: SumVerdict)]) -> Sheet {
  let held = verdicts.count { $0.verdict.answer == .holds }
  return Sheet(
    title: Wording(
      en: "checks: \(verdicts.count), of these hold: \(held)", zh: "核对项：\(verdicts.count) 项，其中相符 \(held) 项"),
    columns: [
      .issuer, .year, .rule, Sheet.Column("answer", Wording(en: "answer", zh: "结论")),
      Sheet.Column("left", Wording(en: "one side", zh: "一方")),
      Sheet.Column("right", Wording(en: "other side", zh: "另一方")),
      Sheet.Column("cells", Wording(en: "cell", zh: "单元格")),
      Sheet.Column("missing", Wording(en: "missing", zh: "缺少")),
    ], rows: verdicts.map { row($0.issuer, $0.year, $0.verdict) })
}

private func row(_ issuer: String, _ year: Int, _ verdict: SumVerdict) -> [Sheet.Value] {
  let cell = verdict.cells.last?.code ?? ""
  return [
    .text(issuer), .ordinal(year), .text(verdict.rule),
    .coded(code: verdict.answer.code, label: verdict.answer.label),
    .text(verdict.left), .text(verdict.right), .text(cell),
    .text(verdict.answer.missing.map(\.code).joined(separator: " ")),
  ]
}

extension SumVerdict.Answer {
  /// The word that machines read.
  package var code: String {
    switch self {
    case .holds: "holds"
    case .broken: "broken"
    case .notApplicable: "not_applicable"
    case .unknown: "unknown"
    case .doubtful: "doubtful"
    }
  }

  /// The word that people read.
  package var label: Wording {
    switch self {
    case .holds: Wording(en: "holds", zh: "相符")
    case .broken: Wording(en: "broken", zh: "不符")
    case .notApplicable: Wording(en: "not applicable", zh: "不适用")
    case .unknown: Wording(en: "cannot be told", zh: "无法判断")
    case .doubtful: Wording(en: "cannot be told, not with blanks as 0", zh: "无法判断，空白按0计则不符")
    }
  }

  /// The cells without a figure that would be needed.
  package var missing: [CellKey] {
    switch self {
    case .unknown(let cells), .doubtful(let cells): cells
    case .holds, .broken, .notApplicable: []
    }
  }
}
