import Checks
import Forms
import Reports
import Store

/// A number's passport: what it is, where it is printed, in which file, and which sums it takes part in.
package func passportSheet(
  _ cell: Cell, of report: Report, original: Original, excerpt: String?, verdicts: [SumVerdict],
  findings: [StoredFinding], revisions: [Revision], amendments: [Amendment] = [],
  corrections: [ReportAmendment] = []
) -> Sheet {
  let facts: [(Wording, String)] = [
    (Wording(en: "value", zh: "数值"), cell.value?.description ?? "(\(cell.state.rawValue))"),
    (Wording(en: "unit", zh: "单位"), cell.unit ?? ""),
    (Wording(en: "printed", zh: "原文"), cell.raw),
    (Wording(en: "place", zh: "位置"), cell.place.description),
    (Wording(en: "words around", zh: "上下文"), excerpt ?? ""),
    (Wording(en: "basis", zh: "依据"), cell.basis.rawValue),
    (Wording(en: "form", zh: "格式"), report.form.rawValue),
    (Wording(en: "file", zh: "文件"), original.name),
    (Wording(en: "sha256", zh: "sha256"), original.sha256),
    (Wording(en: "imported", zh: "导入时间"), original.importedAt),
  ]
  let revised = revisions.map {
    (Wording(en: "revision \($0.number)", zh: "第\($0.number)版"), "\($0.source) \($0.importedAt)")
  }
  return Sheet(
    title: Wording(
      en: "\(report.issuer.name) \(report.year) \(cell.key)",
      zh: "\(report.issuer.name) \(report.year)年 \(cell.key)"),
    columns: [
      Sheet.Column("what", Wording(en: "what", zh: "项")), Sheet.Column("text", Wording(en: "text", zh: "内容")),
    ],
    rows: (facts + amendments.map(row) + corrections.map(row) + verdicts.map(row)
      + (revised.count > 1 ? revised : [])).map {
        label, text in
        [.coded(code: label.en, label: label), .text(text)]
      },
    notes: findings.map { finding in
      finding.explanation.map { note in
        Wording(en: "\(finding.message.en) (explained: \(note))", zh: "\(finding.message.zh)（已说明：\(note)）")
      } ?? finding.message
    })
}

/// Who put what in the place of what.
private func row(_ amendment: Amendment) -> (Wording, String) {
  func text(_ reading: CellReading) -> String { reading.value?.description ?? "(\(reading.state.rawValue))" }
  let source = amendment.source.map { " (\($0))" } ?? ""
  let told =
    "\(text(amendment.printed)) → \(text(amendment.amended)), \(amendment.reason)\(source), \(amendment.by) \(amendment.at)"
  return amendment.undoneAt.map { (Wording(en: "amended, undone \($0)", zh: "曾更正，\($0) 撤销"), told) }
    ?? (Wording(en: "amended", zh: "更正"), told)
}

private func row(_ amendment: ReportAmendment) -> (Wording, String) {
  let source = amendment.source.map { " (\($0))" } ?? ""
  let told =
    "\(amendment.printed) → \(amendment.value), \(amendment.reason)\(source), \(amendment.by) \(amendment.at)"
  let what = amendment.what.label
  return amendment.undoneAt.map {
    (Wording(en: "\(what.en) amended, undone \($0)", zh: "\(what.zh)曾更正，\($0) 撤销"), told)
  } ?? (Wording(en: "\(what.en) amended", zh: "\(what.zh)更正"), told)
}

private func row(_ verdict: SumVerdict) -> (Wording, String) {
  let sides = "\(verdict.left) | \(verdict.right)"
  let told =
    switch verdict.answer {
    case .holds: Wording(en: "holds", zh: "相符")
    case .broken: Wording(en: "broken", zh: "不符")
    case .notApplicable: Wording(en: "not applicable", zh: "不适用")
    case .unknown(let cells):
      Wording(en: "cannot be told without \(list(cells))", zh: "缺少 \(list(cells))，无法判断")
    case .doubtful(let cells): Wording(en: "doubtful without \(list(cells))", zh: "缺少 \(list(cells))，存疑")
    }
  return (Wording(en: "\(verdict.rule) \(told.en)", zh: "\(verdict.rule) \(told.zh)"), sides)
}

private func list(_ cells: [CellKey]) -> String {
  cells.prefix(3).map(\.code).joined(separator: ", ") + (cells.count > 3 ? ", …" : "")
}
